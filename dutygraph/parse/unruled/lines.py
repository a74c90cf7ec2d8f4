"""Find the rows in a text that has lost its cells: bare lines, give a ruled table.

What is left of a PDF's pages are lines: a duty begins where its number counts up, ends
where the next begins, and page headers, titles and sections stand between. Blank lines
say little, since they stand inside cells too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dutygraph.model import Issue, ListKind, Row, Table
from dutygraph.parse.arranging.orders import is_told_in_cells
from dutygraph.parse.unruled.categories import (
    part_numbered_sections,
    part_sections,
    put_sections_first,
)
from dutygraph.parse.unruled.dotted import number_plainly
from dutygraph.parse.unruled.itemnumbers import number_items
from dutygraph.parse.unruled.latenumbers import put_late_numbers_first
from dutygraph.parse.unruled.linenumbers import (
    issues_to_source,
    number_lines,
    rows_to_source,
)
from dutygraph.parse.unruled.numberblocks import read_number_blocks
from dutygraph.parse.unruled.pages import (
    find_page_numbers,
    find_pages,
    find_running_lines,
    join_punctuation,
)
from dutygraph.parse.unruled.printmargins import find_print_margins
from dutygraph.parse.unruled.quotedlines import join_quoted_lines
from dutygraph.parse.unruled.readpages import (
    read_fitting,
    read_paged,
    read_weighed,
)
from dutygraph.parse.unruled.starts import title_length
from dutygraph.parse.unruled.walk import Walk, close_duty, whole_rows
from dutygraph.parse.unruled.wrappedsections import join_sections
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.cues import names_in_lines
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.pageheads import (
    FIRST_WORDS,
    is_headings,
    join_grouped_headings,
    join_spaced_headings,
)
from dutygraph.spellings import fold

_HEADING_REACH = 8
_NOTE = 8
"""Lines at the end of a text among which a closing note begins."""


def lines_to_table(table: Table) -> tuple[Table, list[Issue]]:
    """Give the rows that the lines of a text without cells were once set in, and which
    lines may stand in a wrong one."""
    printed = [_row_to_line(row) for row in table.rows]
    kept = _without_furniture(_without_margins(printed))
    lines, places = number_lines(join_quoted_lines(kept))
    # The margins, which are blank by now, say nothing of the cells.
    told_in_cells = is_told_in_cells([printed[: len(kept)]])
    told = _without_note(lines)
    # Elsewhere the line above may be that of another column.
    joined = join_punctuation(told) if told_in_cells else told
    lines = join_spaced_headings(_join_number_headings(joined))
    lines = join_grouped_headings(lines)
    if told_in_cells:
        lines = join_sections(lines)
    lines = part_numbered_sections(part_sections(lines))
    lines = _put_titles_first(lines)
    if told_in_cells:
        lines = [line for line in lines if line.text.strip()]
    known = names_in_lines(lines)
    lines = put_sections_first(lines, known)
    lines = number_plainly(lines, known)
    walk = Walk()
    pages = find_pages(lines)
    for at in find_page_numbers(lines, pages) | find_running_lines(lines, pages):
        lines[at] = replace(lines[at], text="")
    lines = number_items(put_late_numbers_first(lines, pages), pages)
    read = read_weighed if told_in_cells else read_paged
    for spans in _part_at_lists(lines, pages):
        blocks = read_number_blocks(walk, lines, spans, known)
        walk = blocks or read_fitting(walk, lines, spans, known, read)
    close_duty(walk, known)
    rows = rows_to_source((*whole_rows(walk.rows), *walk.left), places)
    return replace(table, rows=rows, ruled=True), issues_to_source(walk.doubts, places)


def _without_furniture(lines: Sequence[Line]) -> Sequence[Line]:
    """Leave out what a web page prints below its article: 上一篇：, 打印本页."""
    end = len(lines)
    while end and _is_blank_or_furniture(lines[end - 1].text):
        end -= 1
    return lines[:end]


def _without_margins(lines: Sequence[Line]) -> list[Line]:
    """Leave the lines blank that a browser has printed around the pages."""
    margins = find_print_margins(lines)
    return [
        replace(line, text="") if at in margins else line
        for at, line in enumerate(lines)
    ]


def _without_note(lines: Sequence[Line]) -> Sequence[Line]:
    """Leave out 注：…, which explains the lists, and what follows it."""
    filled = [
        at
        for at, line in enumerate(lines)
        if line.text.strip() and not titles.is_page_mark(line.text)
    ]
    for above, at in pairwise(filled[-_NOTE - 1 :]):
        ended = lines[above].text.rstrip().endswith(("。", "；"))
        if titles.is_note(lines[at].text) and ended:
            return lines[:at]
    return lines


def _is_blank_or_furniture(text: str) -> bool:
    return not text.strip() or titles.is_furniture(text)


def _row_to_line(row: Row) -> Line:
    text = row.cells[0].text if row.cells else ""
    return Line(text, row.place)


def _join_number_headings(lines: Sequence[Line]) -> list[Line]:
    """Put 序 and 号 together, between which the headings beside them may stand."""
    joined = list(lines)
    bare = [fold(line.text) for line in lines]
    for at, text in enumerate(bare):
        near = bare[at + 1 : at + _HEADING_REACH]
        if text == "序" and "号" in near:
            last = at + 1 + near.index("号")
            joined[at] = replace(lines[at], text="序号")
            joined[last] = replace(lines[last], text="")
    return joined


def _put_titles_first(lines: Sequence[Line]) -> list[Line]:
    """Put a title before the headings of its columns, where the page prints a column
    first; one at the foot of a page belongs to the next."""
    ordered = list(lines)
    for start, end in find_pages(lines) if lines and lines[0].place.pages else ():
        page = ordered[start:end]
        titled = [at for at in range(len(page)) if title_length(page, at)]
        heads = [at for at, line in enumerate(page) if _begins_headings(line.text)]
        if titled and heads and heads[-1] < titled[0]:
            at, length = titled[0], title_length(page, titled[0])
            if not any(map(_says_more, page[at + length :])):
                continue
            title = page[at : at + length]
            ordered[start:end] = [*title, *page[:at], *page[at + length :]]
    return ordered


def _says_more(line: Line) -> bool:
    """Tell text from page numbers and from what runs through all pages."""
    text = line.text
    title = titles.text_to_title(text)
    runs = titles.is_page_mark(text) or (title is not None and title.kind is None)
    return bool(text.strip()) and not runs


def _begins_headings(text: str) -> bool:
    return fold(text)[:2] in FIRST_WORDS or (
        text.strip().startswith(FIRST_WORDS) and is_headings(text)
    )


def _part_at_titles(
    lines: Sequence[Line], pages: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Part the pages on which one list ends and the next begins."""
    for start, end in pages:
        first = start
        body = start + title_length(lines, start)
        for at in range(start + 1, end):
            length = title_length(lines, at)
            if length and any(line.text.strip() for line in lines[body:at]):
                yield first, at
                first, body = at, at + length
        yield first, end


def _part_at_lists(
    lines: Sequence[Line], pages: Sequence[tuple[int, int]]
) -> Iterator[list[tuple[int, int]]]:
    """Give the pages of each list, the first with its title."""
    spans: list[tuple[int, int]] = []
    last: ListKind | None = None
    for start, end in _part_at_titles(lines, pages):
        kind = _title_kind(lines, start, end)
        if spans and kind not in (None, last):
            yield spans
            spans = []
        last = kind or last
        spans.append((start, end))
    yield spans


def _title_kind(lines: Sequence[Line], start: int, end: int) -> ListKind | None:
    """Tell whose list the title names with which a page begins, if any does."""
    filled = (at for at in range(start, end) if lines[at].text.strip())
    first = next(filled, start)
    length = title_length(lines, first) if end > start else 0
    text = "".join(line.text.strip() for line in lines[first : first + length])
    title = titles.text_to_title(text)
    return title.kind if title is not None else None
