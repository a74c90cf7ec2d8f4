"""Takes the pages of a list that holds nothing but titles, gives the walk that has read
them where the numbers stand in blocks of their own, or amid the lines of their titles.

A program may print a column of numbers before the titles beside them, and the sections
below. Then the order of both is all that tells which belong together. A number in the
middle of its cell stands beside the second line of three.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from dutygraph.model import ListKind
from dutygraph.parse.arranging.placing import SECTION
from dutygraph.parse.unruled.starts import take_titles
from dutygraph.parse.unruled.titlelines import TitleLine, find_starts
from dutygraph.parse.unruled.walk import (
    DUTY,
    Walk,
    close_duty,
    copy_walk,
    take_section,
)
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.columns import heading_to_role
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.pageheads import is_headings
from dutygraph.spellings import fold

_OWN_HEADINGS = ("number", "title")
_LONGEST_SECTION = 30
_BARE = re.compile(r"[1-9]\d{0,2}")


@dataclass(slots=True)
class _Found:
    """What the pages of a list hold: its numbers, its sections, the lines of titles.

    `above` says of each section how many of these stand above it, `pages` says so of
    each page, and how many numbers do; `apart` are the lines below a blank one, `bare`
    the numbers that stand alone, `last` the line of the one read last. `begun` says of
    a line which number stands beside or just above the one before it.
    """

    bare: frozenset[int] = frozenset()
    numbers: dict[int, Line] = field(default_factory=dict)
    last: int = 0
    sections: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    pages: list[tuple[int, int]] = field(default_factory=list)
    apart: set[int] = field(default_factory=set)
    begun: dict[int, int] = field(default_factory=dict)
    in_block: bool = False
    beside: bool = False


def read_number_blocks(
    before: Walk,
    lines: Sequence[Line],
    spans: Sequence[tuple[int, int]],
    known: frozenset[str],
) -> Walk | None:
    """Read the pages of a list at once, None where its numbers stand beside titles, or
    some in a block do, whose titles then come first."""
    walk, found = _take_pages(before, lines, spans, known)
    if found is None or not (found.in_block or _have_sunk(found)) or found.beside:
        return None
    return _with_duties(walk, found, _title_lines(found), known)


def read_amid_lines(
    before: Walk,
    lines: Sequence[Line],
    spans: Sequence[tuple[int, int]],
    known: frozenset[str],
) -> Walk | None:
    """Read the pages of a list at once, of which each number stands beside a line of
    its title or just above one; None where numbers are missing."""
    walk, found = _take_pages(before, lines, spans, known)
    if found is None:
        return None
    told = [
        replace(line, due=found.begun[at], sure=True) if at in found.begun else line
        for at, line in enumerate(_title_lines(found))
    ]
    return _with_duties(walk, found, told, known)


def _take_pages(
    before: Walk,
    lines: Sequence[Line],
    spans: Sequence[tuple[int, int]],
    known: frozenset[str],
) -> tuple[Walk, _Found | None]:
    """Take the titles on the pages of a list; give what else they hold, None where such
    a list cannot hold it."""
    walk, found = copy_walk(before), _Found(_bare_numbers(lines, spans))
    texts = (fold(line.text) for start, end in spans for line in lines[start:end])
    if any(heading_to_role(text) == SECTION for text in texts):
        return walk, None
    for span in spans:
        found.pages.append((len(found.lines), len(found.numbers)))
        for line in take_titles(walk, lines, span, known):
            if not _take(found, line) or walk.kind is not ListKind.BASIC:
                return walk, None
    return walk, found


def _with_duties(
    walk: Walk, found: _Found, told: Sequence[TitleLine], known: frozenset[str]
) -> Walk | None:
    """Take the duties, where their numbers are whole and the lines can be parted so."""
    whole = sorted(found.numbers) == list(range(1, len(found.numbers) + 1))
    starts = find_starts(told, len(found.numbers)) if whole else []
    if not starts:
        return None
    _take_duties(walk, found, starts, known)
    return walk


def _bare_numbers(
    lines: Sequence[Line], spans: Sequence[tuple[int, int]]
) -> frozenset[int]:
    """Give the numbers that stand alone, which a page may tell in any order."""
    texts = (line.text.strip() for span in spans for line in lines[slice(*span)])
    return frozenset(int(text) for text in texts if _BARE.fullmatch(text))


def _take(found: _Found, line: Line) -> bool:
    """Take a line of a page; tell whether such a list may hold it."""
    text = line.text.strip()
    met = DUTY.match(text)
    if not text:
        found.apart.add(len(found.lines))
    elif is_headings(text):
        return all(heading_to_role(fold(t)) in _OWN_HEADINGS for t in text.split())
    elif met is not None and _is_number(found, int(met[1]), met[2]):
        _take_number(found, int(met[1]), line, met[2])
    elif _is_section(found, text):
        found.sections.append(line)
        found.above.append(len(found.lines))
    elif not (titles.is_page_mark(text) or titles.is_note(text)):
        found.lines.append(line)
    return True


def _is_number(found: _Found, number: int, title: str | None) -> bool:
    """Tell the number of a duty: where a title stands beside it, none stands alone, and
    those before it are known."""
    if title is None:
        return number not in found.numbers
    known = {0, *found.bare, *found.numbers}
    return number not in known and number - 1 in known


def _take_number(found: _Found, number: int, line: Line, title: str | None) -> None:
    above = found.lines[-1].place.lines if found.lines else None
    if found.last > (above or (0, 0))[0]:
        found.in_block = found.in_block or title is None
        found.beside = found.beside or title is not None
        found.begun.pop(len(found.lines) + 1, None)
    else:
        found.begun[len(found.lines) + 1] = number
    found.last = (line.place.lines or (0, 0))[0]
    found.numbers[number] = line
    if title is not None:
        found.lines.append(Line(title, line.place))


def _is_section(found: _Found, text: str) -> bool:
    section = titles.text_to_section(text) if len(text) <= _LONGEST_SECTION else None
    if section is None:
        return False
    due = len(found.sections) + 1
    return section.count is not None or titles.section_numeral(text) == due


def _title_lines(found: _Found) -> list[TitleLine]:
    due = dict(found.pages)
    counts = _section_counts(found)
    if counts:
        above = accumulate(counts, initial=0)
        due |= dict(zip(found.above, above, strict=False))
    sections = {*found.above}
    return [
        TitleLine(line.text.strip(), at in sections, at in found.apart, due.get(at))
        for at, line in enumerate(found.lines)
    ]


def _section_counts(found: _Found) -> list[int]:
    """Give how many duties each section says it has, none where they contradict the
    numbers."""
    told = [titles.text_to_section(line.text.strip()) for line in found.sections]
    counts = [section.count or 0 for section in told if section is not None]
    return counts if sum(counts) == len(found.numbers) and all(counts) else []


def _have_sunk(found: _Found) -> bool:
    """Tell sections that stand below the titles of their own duties."""
    above = [*found.above, len(found.lines)]
    return bool(_section_counts(found)) and any(a == b for a, b in pairwise(above))


def _section_starts(found: _Found, starts: Sequence[int]) -> list[int]:
    """Give the number with which each section begins: by the counts, else by the line
    below it."""
    counts = _section_counts(found)
    if counts:
        return [1 + above for above in accumulate(counts[:-1], initial=0)]
    return [
        next((number for number, at in enumerate(starts, 1) if at >= above), 0)
        for above in found.above
    ]


def _take_duties(
    walk: Walk, found: _Found, starts: Sequence[int], known: frozenset[str]
) -> None:
    begun = _section_starts(found, starts)
    borders = pairwise((*starts, len(found.lines)))
    for number, (start, end) in enumerate(borders, 1):
        for line in _begun_with(number, begun, found.sections):
            take_section(walk, line)
        walk.number = number
        place = found.numbers[number].place
        own = (Line(line.text, line.place, "title") for line in found.lines[start:end])
        walk.parts = [[Line("", place, "number"), *own]]
        walk.open = walk.parts[0]
        close_duty(walk, known)


def _begun_with(
    number: int, begun: Sequence[int], sections: Sequence[Line]
) -> Iterator[Line]:
    for first, line in zip(begun, sections, strict=True):
        if first == number:
            yield line
