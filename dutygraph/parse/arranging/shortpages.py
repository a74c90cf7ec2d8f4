"""Takes the pages of a list of which the short cells of a page come first, gives their
lines row by row.

The short cells leave gaps in the rows; through these the long ones below are followed
from left to right, row after row. No row goes on over the end of a page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dutygraph.parse.arranging.arrangement import Breadth, Placed, Way, follow_ways
from dutygraph.parse.arranging.orderpenalties import remaining_penalty
from dutygraph.parse.arranging.pagecolumns import Headings
from dutygraph.parse.arranging.pagetokens import page_to_tokens
from dutygraph.parse.arranging.placing import (
    NAMES,
    NUMBER,
    SECTION_HEADING,
    TITLE,
    Order,
    Page,
)
from dutygraph.parse.arranging.rearranged import headings_to_page
from dutygraph.parse.arranging.shortfirst import (
    Head,
    head_to_readings,
    line_of,
    part_at_sections,
    read_head,
    tokens_to_head,
)
from dutygraph.parse.arranging.tokens import Cue
from dutygraph.parse.arranging.wholelists import mark_sections
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.titles import text_to_section

_BREADTH = Breadth(48, 9.0, 4)


def rearrange_short(
    pages: Sequence[Sequence[Line]], headings: Headings, known: frozenset[str]
) -> Iterator[list[Line]]:
    """Give the lines of each row of a list with the role of its column, the headings of
    sections between them."""
    plain = headings_to_page(headings, None, 0, known, Order.CELLS)
    start = plain.start._replace(wraps=(0.0,) * len(plain.roles))
    plain = replace(plain, joined=True, start=start)
    count, due = 0, 1
    for lines in pages:
        tokens, sections, _ = page_to_tokens(lines, headings, count, known, Order.CELLS)
        count += len(sections)
        (marked,) = mark_sections([tokens], sections)
        head = tokens_to_head(marked)
        if not head.numbers:
            continue
        parts = part_at_sections(head, sections, due) or [head]
        placed: list[Placed] = []
        wraps, above = plain.start.wraps, 0
        for part in parts:
            start = plain.start._replace(wraps=wraps)
            own, wraps = _place(part, replace(plain, start=start))
            placed += [replace(one, row=above + one.row) for one in own]
            above += len(part.numbers)
        plain = replace(plain, start=plain.start._replace(wraps=wraps))
        starts, due = _section_starts(sections, head, placed, due)
        yield from _rows(placed, plain, sections, starts)


def _place(head: Head, plain: Page) -> tuple[list[Placed], tuple[float, ...]]:
    """Set the cells of a page into its rows; give also how wide its lines were."""
    found = [_fill(own, plain) for own in head_to_readings(head)]
    _, placed, wraps = min(found, key=lambda one: one[0])
    column = plain.roles.index(NUMBER)
    wraps = wraps if placed else plain.start.wraps
    numbers = [Placed(t, column, row) for row, t in enumerate(head.numbers, 1)]
    return [*numbers, *placed], wraps


def _fill(head: Head, plain: Page) -> tuple[float, list[Placed], tuple[float, ...]]:
    """Follow the long cells through the gaps; give also what the best way costs."""
    readings = list(read_head(head, plain.roles))
    pages = [_told_page(head, reading, plain) for reading in readings]
    ways = [Way(0.0, page.start, page, cells=at) for at, page in enumerate(pages)]
    ways = follow_ways(ways, head.rest, _BREADTH)
    if not ways:
        return float("inf"), [], plain.start.wraps
    costs = [way.cost + remaining_penalty(way.step, way.page) for way in ways]
    cost, best = min(zip(costs, ways, strict=True), key=lambda pair: pair[0])
    reading = readings[pages.index(best.page)]
    short = [
        Placed(token, at, row)
        for row, (cells, columns) in enumerate(zip(head.cells, reading, strict=True), 1)
        for token, at in zip(cells, columns, strict=True)
    ]
    long: list[Placed] = []
    at: Way | None = best
    while at is not None and at.last is not None:
        long.append(at.last)
        at = at.before
    return cost, [*short, *reversed(long)], best.step.wraps


def _told_page(head: Head, reading: Sequence[Sequence[int]], plain: Page) -> Page:
    """Give the page as it is where the short cells stand in these columns."""
    number = plain.roles.index(NUMBER)
    labelled = any(token.cue is Cue.LABEL for token in head.rest)
    told = (frozenset[int](), *(frozenset({number, *at}) for at in reading))
    texts = {NAMES: [""], (TITLE,): [""]}
    for roles, own in texts.items():
        own += [
            "".join(
                token.text
                for token, at in zip(cells, columns, strict=True)
                if plain.roles[at] in roles
            )
            for cells, columns in zip(head.cells, reading, strict=True)
        ]
    names, titles = map(tuple, texts.values())
    start = plain.start._replace(names=names, titles=titles)
    return replace(plain, told=told, start=start, labelled=labelled)


def _section_starts(
    sections: Sequence[Line], head: Head, placed: Sequence[Placed], due: int
) -> tuple[list[int], int]:
    """Say before which row each section stands, and the number that is due to begin the
    next one where the headings count their duties, else 0.

    Among the numbers a section stands before the next; among the long cells it stands
    behind those above, so that only the counts tell whose the short rows are.
    """
    starts: list[int] = []
    first = head.numbers[0].number
    last = line_of(head.numbers[-1])
    where = [(one.row, line_of(one.token)) for one in placed]
    long = [(row, line) for row, line in where if line > last]
    for section in sections:
        at = line_of(section)
        ahead = [row for row, t in enumerate(head.numbers, 1) if line_of(t) >= at]
        least = max((row for row, line in long if line < at), default=0) + 1
        below = min((row for row, line in long if line > at), default=0)
        most = max(below or len(head.numbers) + 1, least)
        counted = min(max(due - first + 1, least), most)
        start = ahead[0] if ahead else counted if due else most
        starts.append(start)
        told = text_to_section(section.text.strip())
        count = told.count if told is not None else None
        due = first + start - 1 + count if count else 0
    return starts, due


def _rows(
    placed: Sequence[Placed],
    page: Page,
    sections: Sequence[Line],
    starts: Sequence[int],
) -> Iterator[list[Line]]:
    """Give the rows in their order, each with its cells from left to right."""
    ordered = sorted(placed, key=lambda one: (one.row, one.column))
    last = max(*starts, *(one.row for one in placed))
    for row in range(1, last + 1):
        heads = [s for s, start in zip(sections, starts, strict=True) if start == row]
        yield [
            *(replace(section, role=SECTION_HEADING) for section in heads),
            *(
                Line(o.token.text, o.token.place, page.roles[o.column], o.penalty)
                for o in ordered
                if o.row == row
            ),
        ]
