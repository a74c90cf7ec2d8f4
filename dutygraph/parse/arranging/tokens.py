"""Takes the lines of a page of which the cells are lost, gives the tokens to arrange.

A token is a line, or one side of a line into which two columns have run. Page numbers
and the headings of the columns are no tokens.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from unicodedata import east_asian_width

from dutygraph.model import Place
from dutygraph.parse.arranging.sides import (
    find_quantities,
    part_short,
    text_to_sides,
)
from dutygraph.parse.wording import names
from dutygraph.parse.wording.cues import (
    head_mark,
    is_broken_heading,
    is_guarantee_mark,
    is_heading_line,
)
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.numerals import (
    CHINESE_NUMBER,
    STYLES,
    is_no_decimal,
    numeral_to_int,
)
from dutygraph.spellings import pattern

_LONGEST_RUN = 10
_LONGEST_PLATE = 4
_NOT_IN_NAMES = re.compile(r"[。；;！？“”《》\d]|[：:].")
_COMPLETE = ("。", "；", ";", "！", "？", "：", ":")


class Cue(Enum):
    """What a token looks like, whatever column it stands in."""

    NUMBER = auto()
    NAME = auto()
    HEADING = auto()
    GUARANTEE = auto()
    MARK = auto()
    LABEL = auto()
    ITEM = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One line, or one side of a line, and what it looks like.

    `number` is that of the duty or of the item, `apart` tells that a blank line stands
    before it, `beside` that it shares its line with the token before it; `width` counts
    a Chinese character as 1, `complete` tells that a sentence ends with it, `under` is
    the role of the heading just above it.
    """

    text: str
    place: Place
    cue: Cue
    number: int = 0
    style: str = ""
    apart: bool = False
    beside: bool = False
    width: float = 0.0
    complete: bool = False
    below: bool = False
    leads: bool = False
    under: str = ""


def lines_to_tokens(lines: Sequence[Line], known: frozenset[str]) -> list[Token]:
    """Give the tokens of the lines in their order."""
    pieces = list(_lines_to_pieces(lines))
    texts = [text for text, _, _, _ in pieces]
    named = _find_names(texts, known, [apart for _, _, apart, _ in pieces])
    return [
        _piece_to_token(piece, at in named, texts[at + 1 : at + 2], known)
        for at, piece in enumerate(pieces)
    ]


def text_width(text: str) -> float:
    """Say how many Chinese characters wide a text is.

    >>> text_width("第2页")
    2.5
    """
    return sum(1.0 if east_asian_width(sign) in "WFA" else 0.5 for sign in text)


_Piece = tuple[str, Place, bool, bool]


def _lines_to_pieces(lines: Sequence[Line]) -> Iterator[_Piece]:
    apart = True
    numbers = {sides[0] for line in lines if (sides := text_to_sides(line.text))}
    quantities = find_quantities([line.text for line in lines])
    for index, line in enumerate(lines):
        text = line.text.strip()
        if not text:
            apart = True
            continue
        sides = part_short(text, numbers) or text_to_sides(text, index in quantities)
        for at, side in enumerate(sides):
            yield side, line.place, apart and not at, at > 0
        apart = False


def _piece_to_token(
    piece: _Piece, named: bool, following: Sequence[str], known: frozenset[str]
) -> Token:
    text, place, apart, beside = piece
    cue = _text_to_cue(text, named, following, known)
    style, number = ("", int(text)) if cue is Cue.NUMBER else item_number(text)
    return Token(
        text,
        place,
        cue,
        number,
        style,
        apart,
        beside,
        text_width(text),
        text.endswith(_COMPLETE),
    )


def _text_to_cue(
    text: str, named: bool, following: Sequence[str], known: frozenset[str]
) -> Cue:
    if re.fullmatch(r"\d{1,3}", text):
        return Cue.NUMBER
    if is_guarantee_mark(CHINESE_NUMBER.sub("", text)):
        return Cue.GUARANTEE
    if head_mark().match(text):
        return Cue.LABEL if named or _says_receiver(text) else Cue.MARK
    if is_heading_line(text, known) or is_broken_heading(text, following, known):
        return Cue.HEADING
    if named:
        ends_heading = text.endswith("：") and "）" not in text
        return Cue.HEADING if ends_heading else Cue.NAME
    return Cue.ITEM if item_number(text)[1] else Cue.WORDS


def _says_receiver(text: str) -> bool:
    """Tell 承接部门： with what follows it, though that be no department's name."""
    met = pattern("marks", "receiving").match(text)
    return met is not None and not text.endswith(("：", ":"))


def item_number(text: str) -> tuple[str, int]:
    """Give style and value of the number that a text begins with, or "" and 0."""
    for name in ("arabic", "bracketed", "half-bracketed", "circled"):
        met = STYLES[name].match(text)
        if met is not None and is_no_decimal(met):
            return name, numeral_to_int(met[1])
    return "", 0


def _find_names(
    texts: Sequence[str], known: frozenset[str], apart: Sequence[bool]
) -> set[int]:
    """Find the tokens that hold nothing but names of departments, also cut ones."""
    named: set[int] = set()
    bare = names.without_level(known)
    texts = [_with_commas(text) for text in texts]
    at = 0
    while at < len(texts):
        end = _names_end(texts, at, known, apart)
        if end == at and at - 1 in named and names.tidy(texts[at]) in bare:
            end = at + 1
        named.update(range(at, end))
        at = max(end, at + 1)
    return named


def _with_commas(text: str) -> str:
    """Part names by 、 that are parted by ；: 县财政局；县审计局；县水利."""
    parts = [part for part in text.split("；") if part]
    if "；" not in text or _NOT_IN_NAMES.search("".join(parts)):
        return text
    whole = [part for part in parts if names.is_department(names.tidy(part))]
    return "、".join(text.split("；")) if len(whole) >= len(parts) / 2 else text


def _names_end(
    texts: Sequence[str], start: int, known: frozenset[str], apart: Sequence[bool]
) -> int:
    """Say where the names end that begin with this token; `start` where none do."""
    joined, found = "", start
    for end in range(start, min(len(texts), start + _LONGEST_RUN)):
        text = texts[end]
        if re.fullmatch(r"\d+", text) or _NOT_IN_NAMES.search(_unlabelled(text)):
            return end if _is_begun(joined, known) else found
        if (
            joined
            and _is_border(joined, texts[end : end + 4], apart[end], known)
            and _names_end(texts, end, known, apart) > end
        ):
            break
        joined += text
        if _holds_names(joined, known):
            found = end + 1
            if end + 1 < len(texts) and not joined.endswith(("、", "（")):
                following = texts[end + 1 : end + 1 + _LONGEST_PLATE]
                if not (
                    _is_rest(joined, following[0], known)
                    or _is_plate(joined, following, known)
                    or _goes_on_listing(joined, following, known)
                ):
                    break
    return found


def _is_begun(joined: str, known: frozenset[str]) -> bool:
    """Tell names of which the end of the page has cut the last."""
    *whole, last = names.heading_to_parts(_unlabelled(joined)) or [""]
    long = len(last) >= (2 if whole else _LONGEST_PLATE)
    cut = any(name.startswith(last) and name != last for name in known)
    return long and cut and (not whole or _holds_names("、".join(whole), known))


def _is_border(
    joined: str, following: Sequence[str], apart: bool, known: frozenset[str]
) -> bool:
    """Tell whether what was read so far is no part of the name that follows."""
    begun = names.tidy(_unlabelled(joined).strip("、"))
    last = begun.rpartition("、")[2]
    whole = last + names.tidy(following[0])
    if any(_begins(name, begun) or name.startswith(whole) for name in known):
        return False
    spelled = [names.tidy("".join(following[:n])) for n in range(1, len(following) + 1)]
    first, listed, _ = "".join(following).partition("、")
    if any(name in known for name in (*spelled, names.tidy(first if listed else ""))):
        return True
    level = names.is_level(following[0][:1])
    placed = following[0].startswith(names.places(known))
    if not names.has_level(begun):
        return apart or level or placed
    parted = (level or placed) and not names.is_department(begun)
    own = next(filter(names.is_department, spelled), "")
    return parted and bool(own) and not names.is_branch_part(own)


def _begins(name: str, begun: str) -> bool:
    return name.startswith(begun) and (len(begun) > 2 or names.has_level(name))


def _is_rest(joined: str, following: str, known: frozenset[str]) -> bool:
    """Tell the rest of a name that a narrow column has cut: 某县人民检 察院."""
    if _NOT_IN_NAMES.search(following) or following.startswith(("、",)):
        return following.startswith("、")
    bare = names.tidy(following)
    if names.has_level(bare) or bare in known:
        return False
    return _holds_names(joined + following, known) and (
        bare.startswith("（") or names.is_branch_part(bare) or len(bare) <= 4
    )


def _is_plate(joined: str, following: Sequence[str], known: frozenset[str]) -> bool:
    """Tell the second name of a department in brackets that take up several lines."""
    if not following[0].startswith(("（", "(")):
        return False
    text = names.tidy("".join(following))
    plate, closed, _ = text.partition("）")
    return closed == "）" and _holds_names(joined + plate + closed, known)


def _goes_on_listing(
    joined: str, following: Sequence[str], known: frozenset[str]
) -> bool:
    """Tell names parted by 、 of which the next line ends one and begins another."""
    if "、" not in following[0] or _NOT_IN_NAMES.search("".join(following[:2])):
        return False
    return any(
        _holds_names(joined + "".join(following[:count]), known)
        for count in range(1, len(following) + 1)
    )


def _unlabelled(text: str) -> str:
    return pattern("marks", "label").sub("、", text)


def _holds_names(text: str, known: frozenset[str]) -> bool:
    parts = [names.tidy(part) for part in names.heading_to_parts(_unlabelled(text))]
    return bool(parts) and all(
        part in known or (names.is_department(part) and names.has_level(part))
        for part in filter(None, parts)
    )
