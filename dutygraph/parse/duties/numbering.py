"""Split text at its numbering: paragraphs of one block, give its steps.

A step is one numbered item, or a whole text without numbers. Which style of number is
the top one, the text itself says: the first that it begins with. Numbers count up from
1, which tells them from 80周岁 and 5倍; other styles below stay inside their step.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dutygraph.model import Paragraph, Passage, Place
from dutygraph.parse.duties.bullets import bullets_to_items
from dutygraph.parse.duties.semicolons import part_at_semicolons
from dutygraph.parse.duties.subitems import BELOW_STEPS, join_subitems, outer_numbers
from dutygraph.parse.wording.numerals import (
    CHINESE,
    STYLES,
    counts_in_words,
    is_no_decimal,
    is_numbered,
    numeral_to_int,
    opening_numbers,
)
from dutygraph.parse.wording.subheadings import LEAD_IN, is_lead_in, without_subheadings
from dutygraph.spellings import pattern

_SENTENCE_END = "。；;！!？?：:"
_ENDS = tuple(_SENTENCE_END + "”》）)")
_SOFT_BORDER = re.compile(r"(?<=[。；;])\s+(?=\S)")
_INNER_BORDER = re.compile(r"[。；;](?=\s*\S)")
_TITLED_TAIL = re.compile(
    rf"(?<=[。；;])\s*[{CHINESE}]{{1,3}}、[^。；;，,：:]{{2,30}}$"
)
_UNMISTAKABLE = frozenset(("circled", "enclosed"))
"""Styles that are nothing but numbers of items, though no sentence ends before one."""
_TITLED = 60
"""Characters at the end of a text among which such a tail begins."""


class _Piece(NamedTuple):
    """A stretch of text with the number that stands before it, if one does."""

    text: str
    place: Place
    number: int | None
    opens: bool
    item: bool


def paragraphs_to_steps(paragraphs: Sequence[Paragraph]) -> tuple[Passage, ...]:
    """Give the steps of one block of text, in order.

    Sub-headings above a numbering of their own (一、提案办理工作, 联动监督：) are left
    out; the numbering may start again below each.

    >>> text = Paragraph("1.受理申请。2.对80周岁以上老人入户。", Place())
    >>> [step.text for step in paragraphs_to_steps([text])]
    ['受理申请', '对80周岁以上老人入户']
    """
    joined = join_subitems(bullets_to_items(paragraphs))
    kept = part_at_semicolons(without_subheadings(joined))
    style = _top_style(kept)
    pieces = list(_numbered(kept, style)) if style else []
    if not any(piece.number for piece in pieces):
        pieces = list(_unnumbered(kept))
    return tuple(_pieces_to_passages(pieces))


def clean(text: str) -> str:
    """Give a step as it is compared: without white space and closing marks."""
    return "".join(text.split()).rstrip("。；;，,、 ")


def _top_style(paragraphs: Sequence[Paragraph]) -> str | None:
    """Find the style of the first number that stands at a border of the text.

    A number that begins a paragraph counts whatever it is, one in running text only
    where it is a 1: a text that a page has cut may go on at 3. Inside an item of a list
    it numbers what is below, as （1） does inside one of several whole sentences.
    """
    apart = _are_apart(paragraphs)
    for paragraph in paragraphs:
        for name, _ in opening_numbers(paragraph.text.lstrip()):
            return name
        below = apart or counts_in_words(paragraph.text)
        met = [
            (m.start(), name)
            for name, style in STYLES.items()
            for m in style.finditer("" if paragraph.item else paragraph.text)
            if numeral_to_int(m[1]) == 1
            and not (below and name in BELOW_STEPS)
            and _is_border(paragraph.text, m.start(), name)
        ]
        if met:
            return min(met)[1]
    return None


def _are_apart(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell items that are set apart without numbers: each ends a sentence."""
    ends = tuple("。；;")
    return len(paragraphs) > 1 and not any(
        is_numbered(p.text) or not p.text.rstrip().endswith(ends) for p in paragraphs
    )


def _is_border(text: str, at: int, style: str) -> bool:
    """Tell whether a number can stand here in running text."""
    if style in BELOW_STEPS and is_lead_in(text[max(at - 2 * LEAD_IN, 0) : at]):
        return False
    before = text[max(at - 1, 0) : at]
    if before.isspace() or (before and before in _SENTENCE_END):
        return True
    return style == "arabic" and not re.match(r"[\w（(《“第、]", before, re.ASCII)


def _numbered(paragraphs: Sequence[Paragraph], style: str) -> Iterator[_Piece]:
    """Cut the paragraphs at the numbers of the style, join what goes on."""
    pieces: list[_Piece] = []
    counted = _has_second(paragraphs, style)
    heads = [STYLES[style].match(p.text.lstrip()) for p in paragraphs]
    for at, paragraph in enumerate(paragraphs):
        number = next((p.number for p in reversed(pieces) if p.number), 0)
        below = heads[at + 1] if at + 1 < len(heads) else None
        following = numeral_to_int(below[1]) if below else 0
        cut = list(_cut(paragraph, style, number, counted and not pieces, following))
        if paragraph.item and not any(piece.number for piece in cut):
            cut = list(_unnumbered([paragraph]))
        pieces.extend(cut)
    last = max((i for i, p in enumerate(pieces) if p.number), default=-1)
    spaced = _is_spaced(pieces)
    step: _Piece | None = None
    for index, piece in enumerate(pieces):
        if piece.number or _stands_alone(piece, step, index > last):
            if step is not None:
                yield from _tail_apart(step, spaced and index > last)
            step = piece
        elif step is not None:
            step = _join(step, piece)
    if step is not None:
        yield from _tail_apart(step, spaced)


def _is_spaced(pieces: Sequence[_Piece]) -> bool:
    """Tell whether in running text a sentence end and a blank part the items."""
    inner = [p for p in pieces[:-1] if p.number]
    return bool(inner) and all(re.search(r"[。；;]\s+$", p.text) for p in inner)


def _tail_apart(step: _Piece, last: bool) -> Iterator[_Piece]:
    """Set apart what follows the last numbered item after a sentence end and blank."""
    borders = list(_SOFT_BORDER.finditer(step.text)) if last else []
    below = any(is_numbered(step.text[border.end() :]) for border in borders)
    if not step.number or len(borders) != 1 or below:
        yield step
        return
    yield step._replace(text=step.text[: borders[0].start()])
    yield step._replace(text=step.text[borders[0].end() :], number=None)


def _stands_alone(piece: _Piece, step: _Piece | None, after_all: bool) -> bool:
    """Tell whether text without number is a step of its own in a numbered text."""
    if step is None:
        ended = piece.text.rstrip().endswith(("。", "；", ";"))
        return ended or (len(piece.text) > LEAD_IN and not piece.text.endswith("："))
    ended = step.text.rstrip().endswith(("。", "；", ";"))
    return piece.opens and ended and (after_all or piece.item)


def _has_second(paragraphs: Iterable[Paragraph], style: str) -> bool:
    """Tell whether a 2 begins a paragraph or follows a sentence: the 1 at the head of
    all is no part of 1.5倍 then."""
    return any(
        numeral_to_int(met[1]) == 2
        and paragraph.text[max(met.start() - 2, 0) : met.start()].rstrip()[-1:]
        in _SENTENCE_END
        for paragraph in paragraphs
        for met in STYLES[style].finditer(paragraph.text)
    )


def _cut(
    paragraph: Paragraph, style: str, number: int, counted: bool, following: int
) -> Iterator[_Piece]:
    """Cut one paragraph where the next number of the style stands.

    `counted` says that what the text begins with is a number whatever follows it,
    `following` which number the next paragraph begins with.
    """
    text, start, current = paragraph.text, 0, None
    for met in outer_numbers(text, style, following):
        value = numeral_to_int(met[1])
        opens = not text[: met.start()].strip()
        heads = counted and opens and value == 1
        if not heads and not _counts(value, number, opens, text, met, style):
            continue
        before = text[start : met.start()]
        if value == 1 and number:
            before = _without_tail(before)
        if before.strip():
            yield _Piece(before, paragraph.place, current, start == 0, paragraph.item)
        start, current, number = met.end(), value, value
    if current or text[start:].strip():
        yield _Piece(text[start:], paragraph.place, current, start == 0, paragraph.item)


def _counts(
    value: int, number: int, opens: bool, text: str, met: re.Match[str], style: str
) -> bool:
    """Tell whether a number goes on counting, or starts again, at this place."""
    before = text[: met.start()].rstrip()
    ended = before.endswith(_ENDS)
    if text[met.end() : met.end() + 1].isdigit():
        counts = value == number + 1 and number > 0
        first = value == 1 and is_no_decimal(met)
        return (counts or first) and (opens or ended)
    if opens:
        return True
    if value == number + 1:
        spaced = text[met.start() - 1].isspace()
        if number and style in _UNMISTAKABLE:
            return not before.endswith(("、", "和", "第"))
        return ended or spaced or _is_border(text, met.start(), style) or _is_weak(met)
    if value == 1:
        return ended or _TITLED_TAIL.search(before[-_TITLED:]) is not None
    return number > 0 and ended and number <= value <= number + 2


def _is_weak(met: re.Match[str]) -> bool:
    """Tell a number that goes on counting though the sentence before has no end."""
    return met[0].rstrip()[-1] in ".．" and met.string[met.start() - 1] > "\x7f"


def _without_tail(text: str) -> str:
    """Cut a sub-heading that stands between the end of one numbering and the next."""
    met = re.search(r"(?<=[。；;])\s*[^。；;，,]{2,30}[：:]?\s*$", text)
    return text[: met.start()] if met else text


def _unnumbered(paragraphs: Iterable[Paragraph]) -> Iterator[_Piece]:
    """Give each paragraph as a step; a list that lost its numbers splits further."""
    step: _Piece | None = None
    for paragraph in paragraphs:
        for text in _lost_items(paragraph):
            piece = _Piece(text, paragraph.place, None, True, paragraph.item)
            if step is not None and _goes_on(step, piece):
                step = _join(step, piece)
                continue
            if step is not None:
                yield step
            step = piece
    if step is not None:
        yield step


def _goes_on(step: _Piece, piece: _Piece) -> bool:
    """Tell whether a paragraph goes on in the next: no end of sentence, no list."""
    if piece.item:
        return False
    return not step.text.rstrip().endswith(tuple("。；;！!？?"))


def _lost_items(paragraph: Paragraph) -> list[str]:
    """Split where a sentence end and a blank are all that is left of the items."""
    text = paragraph.text.strip()
    parts = _SOFT_BORDER.split(text)
    if paragraph.item or len(parts) == len(_INNER_BORDER.findall(text)) + 1:
        return parts
    return [text]


def _join(step: _Piece, piece: _Piece) -> _Piece:
    place = step.place.through(piece.place)
    return step._replace(text=step.text + piece.text, place=place)


def _pieces_to_passages(pieces: Iterable[_Piece]) -> Iterator[Passage]:
    for piece in pieces:
        text = clean(piece.text)
        if not pattern("marks", "nothing").match(text):
            quote = " ".join(piece.text.split())
            yield Passage(text, piece.place, quote, piece.number)
