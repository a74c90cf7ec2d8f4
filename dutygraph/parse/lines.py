"""Find the rows in a text that has lost its cells: bare lines, give a ruled table.

What is left of a PDF's pages are lines: a duty begins where its number counts up, ends
where the next begins, and page headers, titles and sections stand between. Blank lines
say little, since they stand inside cells too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from dutygraph.model import Cell, ListKind, Paragraph, Row, Table
from dutygraph.parse import titles
from dutygraph.parse.cells import headings_row, lines_to_row
from dutygraph.parse.cues import has_name, names_in_lines
from dutygraph.parse.deferred import fill_deferred
from dutygraph.parse.doubts import Cells, count_row_doubts, rows_to_duties
from dutygraph.parse.heads import Line
from dutygraph.parse.pageheads import (
    FIRST_WORDS,
    header_length,
    is_headings,
    next_filled,
)
from dutygraph.parse.pages import find_page_numbers, find_pages, join_punctuation
from dutygraph.parse.rearranged import (
    Headings,
    find_columns,
    is_bare_section,
    rearrange,
)
from dutygraph.parse.spellings import fold

_DUTY = re.compile(r"^\s*(\d{1,3})(?:\s+(\S.*))?$")
_LEADERS = re.compile(r"\.{3,}|…{2,}|·{3,}")
"""What leads from a title to its page number in a table of contents."""
_RECLAIMED = 4
"""Cells of a row of the third list, which no other row has."""
_SENTENCE_END = ("。", "；", ";", "！", "）", ")", "”")


@dataclass(slots=True)
class _Walk:
    """Where a walk through the lines stands."""

    kind: ListKind | None = None
    number: int = 0
    section: int = 0
    open: list[Line] = field(default_factory=list)
    parts: list[list[Line]] = field(default_factory=list)
    again: set[int] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)
    columns: Headings | None = None


def lines_to_table(table: Table) -> Table:
    """Give the rows that the lines of a text without cells were once set in."""
    lines = join_punctuation([_row_to_line(row) for row in table.rows])
    known = names_in_lines(lines)
    walk = _Walk()
    pages = find_pages(lines)
    for at in find_page_numbers(lines, pages):
        lines[at] = replace(lines[at], text="")
    for start, end in _part_at_titles(lines, pages):
        walk = _read_page(walk, lines, start, end, known)
    _close(walk, known)
    return replace(table, rows=tuple(_whole_rows(walk.rows)), ruled=True)


def _part_at_titles(
    lines: Sequence[Line], pages: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Part the pages on which one list ends and the next begins."""
    for start, end in pages:
        first = start
        body = start + _title_length(lines, start)
        for at in range(start + 1, end):
            length = _title_length(lines, at)
            if length and any(line.text.strip() for line in lines[body:at]):
                yield first, at
                first, body = at, at + length
        yield first, end


def _read_page(
    walk: _Walk, lines: Sequence[Line], start: int, end: int, known: frozenset[str]
) -> _Walk:
    """Read a page as it is printed, or, where that does not fit, as rows may lie."""
    printed = _copy(walk)
    index = start
    while index < end:
        index += _take(printed, lines, index, known)
    doubts = _page_doubts(printed, walk, known)
    apart = walk.columns is not None and "guarantees" in walk.columns.roles
    if not doubts and not apart:
        return printed
    arranged = _arrange_page(walk, lines, start, end, known)
    if arranged is None or doubts <= _page_doubts(arranged, walk, known):
        return printed
    return arranged


def _copy(walk: _Walk) -> _Walk:
    parts = [list(part) for part in walk.parts]
    last = parts[-1] if parts else []
    again, rows = set(walk.again), list(walk.rows)
    return replace(walk, open=last, parts=parts, again=again, rows=rows)


def _arrange_page(
    before: _Walk, lines: Sequence[Line], start: int, end: int, known: frozenset[str]
) -> _Walk | None:
    """Read a page by the columns that its lines belong to; None where it has none."""
    walk = _copy(before)
    body = index = start
    while index < end:
        length = _title_length(lines, index)
        if length:
            _close(walk, known)
            _take_title(walk, lines[index : index + length])
            body = index + length
        index += length or 1
    page = [line for line in lines[body:end] if not _numbers_page(line.text)]
    if walk.kind is None or any(_LEADERS.search(line.text) for line in page):
        return None
    if walk.columns is None:
        rest = lines[body : _list_end(lines, end)]
        walk.columns = find_columns(walk.kind, rest, known)
    open_duty = _open_duty(walk, known)
    _break_page(walk)
    for line in rearrange(
        page, walk.columns, open_duty, walk.number, walk.section, known
    ):
        _take_placed(walk, line, known)
    return walk


def _numbers_page(text: str) -> bool:
    return titles.is_page_mark(text) and not text.strip().isdigit()


def _list_end(lines: Sequence[Line], start: int) -> int:
    following = (i for i in range(start, len(lines)) if _title_length(lines, i))
    return next(following, len(lines))


def _open_duty(walk: _Walk, known: frozenset[str]) -> Cells | None:
    """Give the cells of the duty that may go on, None where none is open."""
    if not walk.parts or walk.kind is None:
        return None
    probe = _copy(walk)
    _break_page(probe)
    _close(probe, known)
    duties = rows_to_duties(walk.kind, probe.rows[len(walk.rows) :])
    return duties[-1][1] if duties else None


def _page_doubts(walk: _Walk, before: _Walk, known: frozenset[str]) -> float:
    """Count the doubts about the rows that a page has added to a walk.

    Where the page cuts a duty behind a heading, its text is on the next page.
    """
    if walk.kind is None:
        return 0.0
    whole, cut = _copy(walk), _copy(walk)
    _break_page(cut)
    found: list[tuple[float, bool]] = []
    for probe in (whole, cut):
        _close(probe, known)
        rows = list(_whole_rows(probe.rows[len(before.rows) :]))
        number = before.number if before.kind == walk.kind else 0
        found.append(count_row_doubts(walk.kind, rows, number, known))
    (as_whole, _), (as_cut, is_cut) = found
    return as_cut if is_cut and as_whole <= 1 else as_whole


def _take_placed(walk: _Walk, line: Line, known: frozenset[str]) -> None:
    """Take a line of which the column is known."""
    if line.role == "section":
        _close(walk, known)
        _take_section(walk, line)
    elif line.role != "number":
        _hold(walk, line)
    elif int(line.text) == walk.number and walk.parts:
        walk.again.add(len(walk.parts) - 1)
    else:
        _close(walk, known)
        walk.number = int(line.text)
        walk.parts = [[Line("", line.place, "number")]]
        walk.open = walk.parts[0]


def _whole_rows(rows: Sequence[Row]) -> Iterator[Row]:
    """Give back to the duties of the third list what their page prints late."""
    for length, group in groupby(rows, key=lambda row: len(row.cells)):
        listed = list(group)
        yield from fill_deferred(listed) if length == _RECLAIMED else listed


def _row_to_line(row: Row) -> Line:
    text = row.cells[0].text if row.cells else ""
    return Line(text, row.place)


def _take(walk: _Walk, lines: Sequence[Line], index: int, known: frozenset[str]) -> int:
    """Take the line at the index; give how many lines were used."""
    line = lines[index]
    title_length = _title_length(lines, index)
    if not line.text.strip():
        _hold(walk, line)
    elif title_length:
        _close(walk, known)
        _take_title(walk, lines[index : index + title_length])
        return title_length
    elif titles.is_contents_line(line.text) and walk.kind is None:
        pass
    elif length := header_length(lines, index):
        _break_page(walk)
        return length
    elif _comes_again(walk, line.text):
        _begin_again(walk, line)
    elif _is_page_number(walk, lines, index):
        pass
    elif _begins_section(walk, lines, index):
        _close(walk, known)
        _take_section(walk, line)
    elif _begins_duty(walk, lines, index, known):
        _close(walk, known)
        _begin(walk, line)
    else:
        _hold(walk, line)
    return 1


def _is_page_number(walk: _Walk, lines: Sequence[Line], index: int) -> bool:
    """Tell a line that only numbers the page, also a bare number above its headings."""
    text = lines[index].text
    if not titles.is_page_mark(text):
        return False
    below = lines[next_filled(lines, index)].text
    above_header = fold(below)[:2] in FIRST_WORDS
    return above_header or not _is_next_number(walk, text)


def _title_length(lines: Sequence[Line], index: int) -> int:
    """Say how many lines a title takes up that begins at this index; 0 where none does.

    The township may stand on a line of its own above the name of the list.
    """
    text = lines[index].text
    if _is_title(text):
        return 1
    if re.search(r"[。；;，,、：:\d]", text) or len(fold(text)) > 40:
        return 0
    if titles.text_to_township(text) is None or titles.is_contents_line(text):
        return 0
    below = (at for at in range(index + 1, len(lines)) if lines[at].text.strip())
    following = next(below, index)
    return following - index + 1 if _is_title(lines[following].text) else 0


def _is_title(text: str) -> bool:
    title = titles.text_to_title(text)
    return (
        title is not None and re.search(r"清单|目录|事项$|[)]$", title.text) is not None
    )


def _take_title(walk: _Walk, lines: Sequence[Line]) -> None:
    text = "".join(line.text.strip() for line in lines)
    title = titles.text_to_title(text)
    place = lines[0].place.through(lines[-1].place)
    if title is not None and title.kind is not None:
        walk.columns = None
        walk.kind, walk.number, walk.section = title.kind, 0, 0
    walk.rows.append(Row((Cell((Paragraph(text, place),)),), place))
    if walk.kind is not None:
        walk.rows.append(headings_row(walk.kind, place))


def _take_section(walk: _Walk, line: Line) -> None:
    walk.section += 1
    cell = Cell((Paragraph(line.text.strip(), line.place),))
    walk.rows.append(Row((cell, Cell()), line.place))


def _break_page(walk: _Walk) -> None:
    """Remember that a page ends here: a duty that goes on is a part of its own."""
    if walk.parts and any(line.text.strip() for line in walk.open):
        walk.parts.append([])
        walk.open = walk.parts[-1]


def _hold(walk: _Walk, line: Line) -> None:
    if not walk.parts:
        if line.text.strip():
            cell = Cell((Paragraph(line.text.strip(), line.place),))
            walk.rows.append(Row((cell,), line.place))
        return
    walk.open.append(line)


def _begin(walk: _Walk, line: Line) -> None:
    met = _DUTY.match(line.text)
    if met is None:
        return
    walk.number = int(met[1])
    walk.parts = [[Line(met[2] or "", line.place)]]
    walk.open = walk.parts[0]


def _comes_again(walk: _Walk, text: str) -> bool:
    """Tell the number of a duty that the new page prints again."""
    met = _DUTY.match(text)
    if met is None or len(walk.parts) < 2 or int(met[1]) != walk.number:
        return False
    return not any(line.text.strip() for line in walk.open)


def _begin_again(walk: _Walk, line: Line) -> None:
    met = _DUTY.match(line.text)
    walk.open.append(Line((met and met[2]) or "", line.place))
    walk.again.add(len(walk.parts) - 1)


def _close(walk: _Walk, known: frozenset[str]) -> None:
    """Turn the lines of the open duty into its row, one for each page it stands on."""
    if walk.parts and walk.kind is not None:
        walk.rows.extend(_parts_to_rows(walk, known))
    walk.parts, walk.open, walk.again = [], [], set()


def _parts_to_rows(walk: _Walk, known: frozenset[str]) -> Iterator[Row]:
    kind, before = walk.kind, None
    for index, part in enumerate(walk.parts):
        if kind is None or not any(line.text.strip() for line in part):
            continue
        headed = before is None or index in walk.again
        number = walk.number if headed else None
        goes_on = index + 1 < len(walk.parts)
        before = lines_to_row(kind, number, part, known, before, goes_on)
        yield before


def _is_next_number(walk: _Walk, text: str) -> bool:
    met = _DUTY.match(text)
    return met is not None and walk.kind is not None and int(met[1]) == walk.number + 1


def _begins_duty(
    walk: _Walk, lines: Sequence[Line], index: int, known: frozenset[str]
) -> bool:
    """Tell whether a line is the number of the next duty, alone or before its title."""
    met = _DUTY.match(lines[index].text)
    if met is None or walk.kind is None:
        return False
    number = int(met[1])
    if number == walk.number + 1:
        return (
            _is_free(walk, lines, index)
            or met[2] is None
            or has_name(lines[index : index + 1], known)
        )
    if not walk.number < number <= walk.number + 3 or not _is_free(walk, lines, index):
        return False
    if met[2] is None:
        return _has_more(lines, index)
    return walk.kind is not ListKind.BASIC and has_name(lines[index : index + 8], known)


def _is_free(walk: _Walk, lines: Sequence[Line], index: int) -> bool:
    """Tell whether the text before this line has come to an end."""
    if not walk.parts or not any(line.text.strip() for line in walk.open):
        return True
    before = next(
        (li.text.strip() for li in lines[index - 1 :: -1] if li.text.strip()), ""
    )
    return before.endswith(_SENTENCE_END) or is_headings(before)


def _has_more(lines: Sequence[Line], index: int) -> bool:
    return any(line.text.strip() for line in lines[index + 1 : index + 4])


def _begins_section(walk: _Walk, lines: Sequence[Line], index: int) -> bool:
    """Tell a section's heading from 一、 inside a cell: its numeral counts up over the
    list, and the next duty follows it."""
    text = lines[index].text.strip()
    if walk.kind is not None and is_bare_section(lines, index):
        return True
    section = titles.text_to_section(text)
    if section is None or walk.kind is None or len(text) > 30:
        return False
    if section.count is None and titles.section_numeral(text) != walk.section + 1:
        return False
    for line in lines[index + 1 : index + 12]:
        if _is_next_number(walk, line.text):
            return True
        filled = line.text.strip() and not titles.is_page_mark(line.text)
        if filled and not is_headings(line.text):
            return False
    return False
