"""Takes the pages of a list that holds nothing but titles, gives the walk that has read
them where the numbers stand in blocks of their own.

A program may print a column of numbers before the titles beside them. Then the order of
both is all that tells which belong together; the sections may stand anywhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from dutygraph.model import ListKind
from dutygraph.parse.unruled.starts import title_length
from dutygraph.parse.unruled.titlelines import TitleLine, find_starts
from dutygraph.parse.unruled.walk import (
    DUTY,
    Walk,
    close_duty,
    copy_walk,
    take_section,
    take_title,
)
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.columns import heading_to_role
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.pageheads import is_headings
from dutygraph.spellings import fold

_OWN_HEADINGS = ("number", "title")
_LONGEST_SECTION = 30


@dataclass(slots=True)
class _Found:
    """What the pages of a list hold: its numbers, its sections, the lines of titles.

    `above` says of each section how many of these stand above it, `pages` says so of
    each page, and how many numbers do; `apart` are the lines below a blank one.
    """

    numbers: list[Line] = field(default_factory=list)
    sections: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    pages: list[tuple[int, int]] = field(default_factory=list)
    apart: set[int] = field(default_factory=set)
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
    walk, found = copy_walk(before), _Found()
    for start, end in spans:
        found.pages.append((len(found.lines), len(found.numbers)))
        index = start
        while index < end:
            length = title_length(lines, index)
            if length:
                close_duty(walk, known)
                take_title(walk, lines[index : index + length])
            elif not _take(found, lines[index]) or walk.kind is not ListKind.BASIC:
                return None
            index += length or 1
    starts = find_starts(_title_lines(found), len(found.numbers))
    if not (found.in_block and starts) or found.beside:
        return None
    _take_duties(walk, found, starts, known)
    return walk


def _take(found: _Found, line: Line) -> bool:
    """Take a line of a page; tell whether such a list may hold it."""
    text = line.text.strip()
    met = DUTY.match(text)
    if not text:
        found.apart.add(len(found.lines))
    elif is_headings(text):
        return all(heading_to_role(fold(t)) in _OWN_HEADINGS for t in text.split())
    elif met is not None and int(met[1]) == len(found.numbers) + 1:
        _take_number(found, line, met[2])
    elif _is_section(found, text):
        found.sections.append(line)
        found.above.append(len(found.lines))
    elif not (titles.is_page_mark(text) or titles.is_note(text)):
        found.lines.append(line)
    return True


def _take_number(found: _Found, line: Line, title: str | None) -> None:
    above = (*found.lines[-1:], *found.numbers[-1:])
    at = [(one.place.lines or (0, 0))[0] for one in above]
    if found.numbers and max(at) == at[-1] > min(at[:-1], default=0):
        found.in_block = found.in_block or title is None
        found.beside = found.beside or title is not None
    found.numbers.append(line)
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
        place = found.numbers[number - 1].place
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
