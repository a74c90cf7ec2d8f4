"""Tell what begins with a line of a text without cells: a list, a section, a duty.

All of them look like what also stands inside cells; what came before and what follows
tell them apart.
"""

import re
from collections.abc import Iterator, Sequence

from dutygraph.model import ListKind
from dutygraph.parse.arranging.pagetokens import is_bare_section
from dutygraph.parse.arranging.placing import SECTION_HEADING
from dutygraph.parse.unruled.walk import DUTY, Walk, close_duty, take_title
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.cues import has_name, heads_text, is_guarantee_mark
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.pageheads import (
    FIRST_WORDS,
    header_length,
    is_headings,
    next_filled,
)
from dutygraph.spellings import fold

_REACH = 40
"""Lines within which the number of the next duty stands."""
_NO_NAME = re.compile(r"[。；;，,、：:\d]")
"""What the name of a township has not."""
_CLAUSE = re.compile(r"(?:清单|目录)[,、]|履职保障:")
"""What tells a line of a cell from a title: 制定职责清单，避免…"""
_SENTENCE_END = ("。", "；", ";", "！", "）", ")", "”")


def title_length(lines: Sequence[Line], index: int) -> int:
    """Say how many lines a title takes up that begins at this index; 0 where none does.

    The township may stand on a line of its own above the name of the list.
    """
    text = lines[index].text
    if _is_title(text):
        return 1
    if _NO_NAME.search(text) or len(fold(text)) > 40:
        return 0
    if titles.text_to_township(text) is None or titles.is_contents_line(text):
        return 0
    below = (at for at in range(index + 1, len(lines)) if lines[at].text.strip())
    following = next(below, index)
    return following - index + 1 if _is_title(lines[following].text) else 0


def take_titles(
    walk: Walk, lines: Sequence[Line], span: tuple[int, int], known: frozenset[str]
) -> Iterator[Line]:
    """Take the titles among the lines of a page; give the others."""
    index, end = span
    while index < end:
        length = title_length(lines, index)
        if length:
            close_duty(walk, known)
            take_title(walk, lines[index : index + length])
        else:
            yield lines[index]
        index += length or 1


def _is_title(text: str) -> bool:
    title = None if is_guarantee_mark(text) else titles.text_to_title(text)
    if title is None or _CLAUSE.search(title.text):
        return False
    return re.search(r"清单|目录|事项$|[)]$", title.text) is not None


def begins_section(walk: Walk, lines: Sequence[Line], index: int) -> bool:
    """Tell a section's heading from 一、 inside a cell: its numeral counts up over the
    list, and the next duty follows it."""
    text = lines[index].text.strip()
    if walk.kind is None:
        return False
    if lines[index].role == SECTION_HEADING:
        return True
    if is_bare_section(lines, index) and not _has_numeral(walk):
        return True
    section = titles.text_to_section(text) if len(text) <= 30 else None
    if section is None or heads_text(section.name, text):
        return False
    if section.count is None and titles.section_numeral(text) != walk.section + 1:
        return False
    at, end = index + 1, min(index + 12, len(lines))
    while at < end:
        text = lines[at].text
        if _is_next_number(walk, text) or _is_skipped_to(walk, lines, at):
            return True
        length = header_length(lines, at)
        if text.strip() and not length and not titles.is_page_mark(text):
            return False
        at += length or 1
    return False


def _has_numeral(walk: Walk) -> bool:
    """Tell whether the section before begins with a numeral, as then all do."""
    words = (row.cells[0].text for row in reversed(walk.rows) if len(row.cells) == 2)
    sections = (text for text in words if titles.text_to_section(text) is not None)
    return walk.section > 0 and titles.section_numeral(next(sections, "")) > 0


def begins_duty(
    walk: Walk, lines: Sequence[Line], index: int, known: frozenset[str]
) -> bool:
    """Tell whether a line is the number of the next duty, alone or before its title."""
    met = DUTY.match(lines[index].text)
    if met is None or walk.kind is None:
        return False
    number = int(met[1])
    if number == walk.number + 1:
        if met[2] is not None and _is_bare_before(lines, index, walk.number):
            return _counts_on(lines, index, number)
        return (
            _is_free(walk, lines, index)
            or met[2] is None
            or has_name(lines[index : index + 1], known)
            or (walk.kind is ListKind.BASIC and _counts_on(lines, index, number))
        )
    if _is_skipped_to(walk, lines, index):
        return True
    if not walk.number < number <= walk.number + 3 or not _is_free(walk, lines, index):
        return False
    if met[2] is None:
        return _has_more(lines, index)
    return walk.kind is not ListKind.BASIC and has_name(lines[index : index + 8], known)


def comes_again(walk: Walk, text: str) -> bool:
    """Tell the number of a duty that the new page prints again."""
    met = DUTY.match(text)
    if met is None or len(walk.parts) < 2 or int(met[1]) != walk.number:
        return False
    return not any(line.text.strip() for line in walk.open)


def is_page_number(walk: Walk, lines: Sequence[Line], index: int) -> bool:
    """Tell a line that only numbers the page, also a bare number above its headings."""
    text = lines[index].text
    if not titles.is_page_mark(text):
        return False
    below = lines[next_filled(lines, index)].text
    above_header = fold(below)[:2] in FIRST_WORDS
    if above_header or _is_next_number(walk, text):
        return above_header
    return not _is_skipped_to(walk, lines, index)


def _is_next_number(walk: Walk, text: str) -> bool:
    met = DUTY.match(text)
    return met is not None and walk.kind is not None and int(met[1]) == walk.number + 1


def _is_bare_before(lines: Sequence[Line], index: int, number: int) -> bool:
    """Tell whether this number stands alone just above, so that a title is due."""
    above = (li.text.strip() for li in lines[index - 1 :: -1] if li.text.strip())
    return index > 0 and next(above, "") == str(number)


def _is_free(walk: Walk, lines: Sequence[Line], index: int) -> bool:
    """Tell whether the text before this line has come to an end."""
    if not walk.parts or not any(line.text.strip() for line in walk.open):
        return True
    before = next(
        (li.text.strip() for li in lines[index - 1 :: -1] if li.text.strip()), ""
    )
    return before.endswith(_SENTENCE_END) or is_headings(before)


def _counts_on(lines: Sequence[Line], index: int, number: int) -> bool:
    """Tell whether no line below has this number before the next: then it is not a
    quantity with which a line of a title begins."""
    below = (DUTY.match(line.text) for line in lines[index + 1 : index + _REACH])
    numbers = (int(met[1]) for met in below if met)
    return next((n for n in numbers if n <= number + 1), number + 1) != number


def _is_skipped_to(walk: Walk, lines: Sequence[Line], index: int) -> bool:
    """Tell a number in a block of its own, behind one that print has left out: from it
    the lines count on before one has the number left out."""
    met = DUTY.match(lines[index].text)
    number = int(met[1]) if met and met[2] is None else 0
    if walk.kind is None or not walk.number + 1 < number <= walk.number + 3:
        return False
    around = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
    if any(line.text.strip() for line in around):
        return False
    below = (DUTY.match(line.text) for line in lines[index + 1 : index + _REACH])
    numbers = (int(met[1]) for met in below if met and met[2] is None)
    told = (walk.number + 1, *range(number + 1, number + 4))
    return next((n for n in numbers if n in told), 0) > number


def _has_more(lines: Sequence[Line], index: int) -> bool:
    return any(line.text.strip() for line in lines[index + 1 : index + 4])
