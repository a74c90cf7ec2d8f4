"""Takes a page of which the columns are known, gives the walk that has read it so."""

import re
from collections.abc import Iterator, Sequence

from dutygraph.model import ListKind, Row
from dutygraph.parse.arranging.orders import is_told_in_cells, measure
from dutygraph.parse.arranging.pagecolumns import (
    Headings,
    find_columns,
    find_headings,
    put_late_headings,
)
from dutygraph.parse.arranging.pagetokens import page_to_tokens
from dutygraph.parse.arranging.placing import NAMES, SECTION_HEADING, TITLE, Order
from dutygraph.parse.arranging.rearranged import rearrange
from dutygraph.parse.arranging.shortfirst import tells_short_first
from dutygraph.parse.arranging.shortpages import rearrange_short
from dutygraph.parse.arranging.wholelists import rearrange_list
from dutygraph.parse.unruled.doubts import (
    Cells,
    count_row_doubts,
    ends_at_mark,
    rows_to_duties,
)
from dutygraph.parse.unruled.pages import find_pages
from dutygraph.parse.unruled.starts import take_titles, title_length
from dutygraph.parse.unruled.walk import (
    Walk,
    break_page,
    close_duty,
    copy_walk,
    doubt_line,
    hold_line,
    leave_line,
    take_field,
    take_section,
    take_title,
    whole_rows,
)
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.columns import USUAL_HEADINGS
from dutygraph.parse.wording.heads import Line

_LEADERS = re.compile(r"\.{3,}|…{2,}|·{3,}")
"""What leads from a title to its page number in a table of contents."""
_MEASURED = 3
"""Pages of a list from which the widths of its columns are known well enough."""
_APART = {"guarantees", "section", "remark"}
"""Columns that only some lists have: where the order of the lines alone is read, what
stands in them goes into the column beside."""


_DOUBTFUL = 2.0
"""What a line of a title or of names may cost before it is doubtful there."""


def has_columns_apart(walk: Walk, page: Sequence[Line]) -> bool:
    """Tell whether the list that a page has been read to has columns of its own, or
    the usual ones in another order."""
    if walk.kind is None:
        return False
    texts = [line.text for line in page]
    headings = walk.columns or find_headings(walk.kind, texts)
    usual = [role for role in USUAL_HEADINGS[walk.kind] if role in headings.roles]
    own = [role for role in headings.roles if role in usual]
    if headings.merged:
        return True
    return not _APART.isdisjoint(headings.roles) or own != usual


def comes_line_by_line(walk: Walk) -> bool:
    """Tell a list whose program is known to have put the lines of a page from top to
    bottom, so that those of cells beside each other have run together."""
    costs = walk.columns.costs if walk.columns else walk.costs
    return walk.kind not in (None, ListKind.BASIC) and [*costs] == [Order.SHEET]


def arrange_page(
    before: Walk, lines: Sequence[Line], start: int, end: int, known: frozenset[str]
) -> Iterator[Walk]:
    """Read a page by the columns that its lines belong to, once for each order in which
    they may have been put, the likeliest first."""
    walk = copy_walk(before)
    body = index = start
    while index < end:
        length = title_length(lines, index)
        if length:
            close_duty(walk, known)
            take_title(walk, lines[index : index + length])
            body = index + length
        index += length or 1
    page = [line for line in lines[body:end] if not _is_outside(line.text)]
    empty = not any(line.text.strip() for line in page)
    if walk.kind is None or empty or any(_LEADERS.search(li.text) for li in page):
        return
    if walk.columns is None:
        rest = lines[body : _list_end(lines, end)]
        found = find_columns(walk.kind, rest, known)
        cells = [line for line in rest if not _is_outside(line.text)]
        pages = [cells[at:to] for at, to in find_pages(cells)]
        walk.columns = measure(found, pages[:_MEASURED], known, walk.costs)
    open_duty = _open_duty(walk, known)
    break_page(walk)
    for order in walk.columns.orders:
        placed = copy_walk(walk)
        for line in rearrange(
            page,
            walk.columns,
            open_duty,
            walk.number,
            walk.section,
            known,
            order,
            walk.told,
            likely=order is walk.columns.orders[0],
        ):
            _take_placed(placed, line, known)
        yield placed


def read_list(
    before: Walk,
    lines: Sequence[Line],
    spans: Sequence[tuple[int, int]],
    known: frozenset[str],
) -> Walk | None:
    """Read the pages of a list at once, None where it was not told cell by cell."""
    walk, pages = _take_titles(before, lines, spans, known)
    if walk.kind in (None, ListKind.BASIC) or not is_told_in_cells(pages):
        return None
    found = find_columns(walk.kind, _joined(pages), known)
    walk.columns = measure(found, pages[:_MEASURED], known, walk.costs)
    number = 0
    for row in rearrange_list(pages, walk.columns, known, Order.CELLS):
        numbers = [int(line.text) for line in row if line.role == "number"]
        if numbers and numbers[0] == number:
            break_page(walk)
        number = numbers[0] if numbers else number
        for line in row:
            _take_placed(walk, line, known)
    return walk


def read_short_first(
    before: Walk,
    lines: Sequence[Line],
    spans: Sequence[tuple[int, int]],
    known: frozenset[str],
) -> Walk | None:
    """Read the pages of a list whose short cells come first, None where they do not."""
    walk, pages = _take_titles(before, lines, spans, known)
    if walk.kind is None or not is_told_in_cells(pages):
        return None
    found = find_columns(walk.kind, _joined(pages), known)
    if not _comes_short_first(pages, found, known):
        return None
    walk.columns = put_late_headings(found, walk.kind, _joined(pages))
    for row in rearrange_short(pages, walk.columns, known):
        for line in row:
            _take_placed(walk, line, known)
    return walk


def _take_titles(
    before: Walk,
    lines: Sequence[Line],
    spans: Sequence[tuple[int, int]],
    known: frozenset[str],
) -> tuple[Walk, list[list[Line]]]:
    """Take the titles on the pages of a list; give the other lines of its table."""
    walk = copy_walk(before)
    pages = [[*take_titles(walk, lines, span, known)] for span in spans]
    return walk, [
        [line for line in page if not _is_outside(line.text)] for page in pages
    ]


def _joined(pages: Sequence[Sequence[Line]]) -> list[Line]:
    return [line for page in pages for line in page]


def _comes_short_first(
    pages: Sequence[Sequence[Line]], headings: Headings, known: frozenset[str]
) -> bool:
    each = [page_to_tokens(page, headings, 0, known, Order.CELLS)[0] for page in pages]
    return tells_short_first(each)


def _is_outside(text: str) -> bool:
    """Tell what stands below a table: the number of the page, a note."""
    numbers = titles.is_page_mark(text) and not text.strip().isdigit()
    return numbers or titles.is_note(text)


def _list_end(lines: Sequence[Line], start: int) -> int:
    following = (i for i in range(start, len(lines)) if title_length(lines, i))
    return next(following, len(lines))


def _open_duty(walk: Walk, known: frozenset[str]) -> Cells | None:
    """Give the cells of the duty that may go on, None where none is open."""
    if not walk.parts or walk.kind is None:
        return None
    probe = copy_walk(walk)
    break_page(probe)
    close_duty(probe, known)
    duties = rows_to_duties(walk.kind, probe.rows[len(walk.rows) :])
    return duties[-1][1] if duties else None


def _take_placed(walk: Walk, line: Line, known: frozenset[str]) -> None:
    """Take a line of which the column is known."""
    if line.role in (TITLE, SECTION_HEADING, *NAMES) and line.penalty >= _DOUBTFUL:
        doubt_line(walk, line)
    if line.role == SECTION_HEADING:
        close_duty(walk, known)
        take_section(walk, line)
    elif line.role == "section":
        take_field(walk, line)
    elif line.role == "remark":
        leave_line(walk, line)
    elif line.role != "number":
        text = any(above.role == "responsibilities" for above in walk.open)
        if line.role in NAMES and text:
            break_page(walk)
        hold_line(walk, line)
    elif int(line.text) == walk.number and walk.parts:
        walk.again.add(len(walk.parts) - 1)
    else:
        close_duty(walk, known)
        walk.number = int(line.text)
        walk.parts = [[Line("", line.place, "number")]]
        walk.open = walk.parts[0]


def page_doubts(walk: Walk, before: Walk, known: frozenset[str]) -> float:
    """Count the doubts about the rows that a page has added to a walk.

    Where the page cuts a duty behind a heading, its text is on the next page.
    """
    if walk.kind is None:
        return 0.0
    number = before.number if before.kind == walk.kind else 0
    whole = _closed_rows(copy_walk(walk), before, known)
    doubts = count_row_doubts(walk.kind, whole, number, known)
    if doubts > 1:
        return doubts
    probe = copy_walk(walk)
    break_page(probe)
    cut = _closed_rows(probe, before, known)
    if not ends_at_mark(walk.kind, cut):
        return doubts
    return count_row_doubts(walk.kind, cut, number, known)


def _closed_rows(walk: Walk, before: Walk, known: frozenset[str]) -> list[Row]:
    """Close the open duty; give the rows that a walk has more than the one before."""
    close_duty(walk, known)
    return list(whole_rows(walk.rows[len(before.rows) :]))
