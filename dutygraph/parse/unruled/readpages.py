"""Takes the pages of one list, gives the walk that has read them.

A page is read as it is printed, or, where that does not fit, as its rows may lie; a
list that was told cell by cell also over all its pages at once. The fewest doubts
about the rows decide.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from dutygraph.model import ListKind, Row
from dutygraph.parse.unruled.numberblocks import read_amid_lines
from dutygraph.parse.unruled.placedpages import (
    arrange_page,
    comes_line_by_line,
    has_columns_apart,
    page_doubts,
    read_list,
    read_short_first,
)
from dutygraph.parse.unruled.starts import (
    begins_duty,
    begins_section,
    comes_again,
    is_page_number,
    title_length,
)
from dutygraph.parse.unruled.walk import (
    Walk,
    begin_again,
    begin_duty,
    break_page,
    close_duty,
    copy_walk,
    hold_line,
    take_section,
    take_title,
)
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.pageheads import header_length


def read_weighed(
    walk: Walk,
    lines: Sequence[Line],
    spans: Sequence[tuple[int, int]],
    known: frozenset[str],
) -> Walk:
    """Read a list page by page, or, where the order of its lines alone does not tell
    its cells and that fits no worse, all its pages at once."""
    short = read_short_first(walk, lines, spans, known)
    if short is not None and not page_doubts(short, walk, known):
        return short
    paged = read_paged(walk, lines, spans, known)
    doubts = page_doubts(paged, walk, known)
    arranged = doubts or paged.columns is not walk.columns
    whole = short or (read_list(walk, lines, spans, known) if arranged else None)
    if whole is None:
        return paged
    more = page_doubts(whole, walk, known) - doubts
    return paged if more > 0 or (not more and _come_again(paged.rows)) else whole


def read_fitting(
    walk: Walk,
    lines: Sequence[Line],
    spans: Sequence[tuple[int, int]],
    known: frozenset[str],
    read: Callable[..., Walk],
) -> Walk:
    """Read a list in this way; one of titles by their numbers alone where that fits
    better, as these may stand amid the lines of each."""
    found = read(walk, lines, spans, known)
    if found.kind is not ListKind.BASIC:
        return found
    doubts = page_doubts(found, walk, known)
    amid = read_amid_lines(walk, lines, spans, known) if doubts else None
    if amid is not None and page_doubts(amid, walk, known) < doubts:
        return amid
    return found


def _come_again(rows: Sequence[Row]) -> bool:
    """Tell whether a page prints the number of a row again, mostly with its title."""
    numbers = (row.cells[0].text for row in rows if row.cells)
    return any(a == b != "" for a, b in pairwise(numbers))


def read_paged(
    walk: Walk,
    lines: Sequence[Line],
    spans: Sequence[tuple[int, int]],
    known: frozenset[str],
) -> Walk:
    """Read a list page by page."""
    for start, end in spans:
        walk = _read_page(walk, lines, start, end, known)
    return walk


def _read_page(
    walk: Walk, lines: Sequence[Line], start: int, end: int, known: frozenset[str]
) -> Walk:
    """Read a page as it is printed, or, where that does not fit, as rows may lie."""
    printed = copy_walk(walk)
    if any(line.role for line in printed.open):
        break_page(printed)
    index = start
    while index < end:
        index += take_line(printed, lines, index, known)
    doubts = page_doubts(printed, walk, known)
    apart = comes_line_by_line(printed) or has_columns_apart(printed, lines[start:end])
    if not doubts and not apart:
        return printed
    best = printed
    for arranged in arrange_page(walk, lines, start, end, known):
        printed.columns = arranged.columns
        own = page_doubts(arranged, walk, known)
        if apart or own < doubts:
            best, doubts, apart = arranged, own, False
        if not doubts:
            break
    return best


def _is_note_below(walk: Walk, line: Line) -> bool:
    """Tell 注：…, which explains the list and ends its last duty."""
    return walk.kind is ListKind.BASIC and titles.is_note(line.text)


def take_line(
    walk: Walk, lines: Sequence[Line], index: int, known: frozenset[str]
) -> int:
    """Take the line at the index; give how many lines were used."""
    line = lines[index]
    length = title_length(lines, index)
    if not line.text.strip():
        hold_line(walk, line)
    elif length:
        close_duty(walk, known)
        take_title(walk, lines[index : index + length])
        return length
    elif titles.is_contents_line(line.text) and walk.kind is None:
        pass
    elif length := header_length(lines, index):
        break_page(walk)
        return length
    elif comes_again(walk, line.text):
        begin_again(walk, line)
    elif is_page_number(walk, lines, index) or _is_note_below(walk, line):
        pass
    elif begins_section(walk, lines, index):
        close_duty(walk, known)
        take_section(walk, line)
    elif begins_duty(walk, lines, index, known):
        close_duty(walk, known)
        begin_duty(walk, line)
    else:
        hold_line(walk, line)
    return 1
