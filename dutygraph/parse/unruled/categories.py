"""Set the sections that a column of their own names above their duties: lines of cells
copied one below another, give lines in which each section heads its duties.

The cell of a section is merged over its duties, so that it comes once, between the
number of the first and its title.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dutygraph.model import ListKind
from dutygraph.parse.wording import names, titles
from dutygraph.parse.wording.columns import heading_to_role
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.numerals import CHINESE
from dutygraph.parse.wording.pageheads import next_filled
from dutygraph.spellings import fold

_MOST = 99
"""Sections of a list that a numeral is read of."""
_DIGITS = 3
"""Those of the number of a duty."""
_PIECES = 3
"""Lines below a number among which the name of its section ends."""


def put_sections_first(lines: Sequence[Line], known: frozenset[str]) -> list[Line]:
    """Put each section, with a numeral that counts up, before the number below it.

    Only where its heading stands between those of the number and of the title.
    """
    filled = [at for at, line in enumerate(lines) if line.text.strip()]
    texts = [fold(lines[at].text) for at in filled]
    roles = [heading_to_role(text) for text in texts]
    ordered = list(lines)
    count, under = 0, False
    for index in range(len(filled) - 2):
        if roles[index : index + 3] == ["number", "section", "title"]:
            count, under = 0, True
            heading = filled[index + 1]
            ordered[heading] = replace(lines[heading], text="")
        elif under and titles.text_to_title(texts[index]) is not None:
            under = False
        elif under and count < _MOST and _is_section(texts[index : index + 3], known):
            number, name = filled[index : index + 2]
            count += 1
            text = f"{_int_to_chinese(count)}、{texts[index + 1]}"
            ordered[number] = replace(lines[number], text=text)
            ordered[name] = lines[number]
    return ordered


def part_sections(lines: Sequence[Line]) -> list[Line]:
    """Part a section from the number behind it: 党的建设 1 学习理论.

    Only below headings that begin with those of the section and of the number, and
    where the first line below them does: a name in the middle of its cell stands apart.
    """
    parted: list[Line] = []
    kind: ListKind | None = None
    count = -1
    for at, line in enumerate(lines):
        title = titles.text_to_title(line.text)
        words = line.text.split(maxsplit=2)
        roles = [heading_to_role(fold(word)) for word in words[:2]]
        headed = roles == ["section", "number"]
        if headed and (count >= 0 or _is_begun(lines, at)):
            count = max(count, 0)
            line = replace(line, text=" ".join(words[1:]))
        elif title is not None and title.kind not in (None, kind):
            kind, count = title.kind, -1
        elif 0 <= count < _MOST and _begins_with_section(words):
            count += 1
            name = f"{_int_to_chinese(count)}、{words[0]}"
            parted.append(replace(line, text=name))
            line = replace(line, text=" ".join(words[1:]))
        parted.append(line)
    return parted


def part_numbered_sections(lines: Sequence[Line]) -> list[Line]:
    """Part the section from the title behind it: 3 党的建设 发展党员.

    Only below headings of the number, the section and the title in one line, and where
    the names are usual ones or come again; a name in a cell over several duties, which
    comes with the first alone, is a usual one.
    """
    parted: list[Line] = []
    left = list(lines)
    repeated = _find_repeated(lines)
    count, number, section = -1, 0, ""
    for at in range(len(left)):
        line, words = left[at], left[at].text.split(maxsplit=2)
        if _heads_numbered(line.text):
            count = max(count, 0)
            line = replace(line, text=f"{words[0]} {words[2]}")
        elif count >= 0 and _names_list(line.text):
            count, number, section = -1, 0, ""
        elif 0 <= count < _MOST:
            name = _due_section(words, number + 1, repeated)
            if not name and (pieces := _find_merged(left, at, number)):
                name = "".join(pieces)
                for below in range(at + 1, at + len(pieces) + (len(words) == 1)):
                    left[below] = replace(left[below], text="")
            if name and name != section:
                count, section = count + 1, name
                text = f"{_int_to_chinese(count)}、{name}"
                parted.append(replace(line, text=text))
            if name:
                line = replace(line, text=" ".join([words[0], *words[2:]]))
                number = int(words[0])
        parted.append(line)
    return parted


def _due_section(words: Sequence[str], number: int, repeated: frozenset[str]) -> str:
    """Give the name of a section behind the number that is due, if there is one."""
    if len(words) < 2 or words[0] != str(number) or not titles.is_short_name(words[1]):
        return ""
    usual = words[1] in repeated or titles.is_usual_section(words[1])
    return words[1] if usual else ""


def _find_merged(lines: Sequence[Line], at: int, number: int) -> list[str]:
    """Give the pieces of a usual name behind a later number than `number`: beside it,
    and in the lines below, which hold nothing else."""
    words = lines[at].text.split(maxsplit=2)
    if not words or not (words[0].isdigit() and len(words[0]) <= _DIGITS):
        return []
    if int(words[0]) <= number:
        return []
    if len(words) == 3:
        return words[1:2] if titles.is_usual_section(words[1]) else []
    pieces = words[1:]
    for line in lines[at + 1 : at + 1 + _PIECES]:
        if pieces and titles.is_usual_section("".join(pieces)):
            break
        pieces = [*pieces, line.text.strip()]
    return pieces if titles.is_usual_section("".join(pieces)) else []


def _names_list(text: str) -> bool:
    title = titles.text_to_title(text)
    return title is not None and title.kind is not None


def _heads_numbered(text: str) -> bool:
    roles = [heading_to_role(fold(word)) for word in text.split()]
    return roles[:3] == ["number", "section", "title"] and all(roles)


def _find_repeated(lines: Sequence[Line]) -> frozenset[str]:
    words = [line.text.split(maxsplit=2) for line in lines]
    counts = Counter(w[1] for w in words if len(w) > 1 and w[0].isdigit())
    return frozenset(name for name, count in counts.items() if count > 1)


def _is_begun(lines: Sequence[Line], headings: int) -> bool:
    below = lines[next_filled(lines, headings)].text
    return _begins_with_section(below.split(maxsplit=2))


def _begins_with_section(words: Sequence[str]) -> bool:
    return len(words) == 3 and titles.is_short_name(words[0]) and words[1].isdigit()


def _is_section(texts: Sequence[str], known: frozenset[str]) -> bool:
    """Tell a number, a section and a title from a number, a title and a department."""
    number, name, title = texts
    if not number.isdigit() or not titles.is_short_name(name) or title.isdigit():
        return False
    words = [names.tidy(word) for word in title.split("、")]
    named = [w in known or names.has_level(w) for w in words if names.is_department(w)]
    return not any(named)


def _int_to_chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    before = CHINESE[tens - 1] if tens > 1 else ""
    return before + ("十" if tens else "") + (CHINESE[ones - 1] if ones else "")
