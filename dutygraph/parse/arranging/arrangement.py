"""Give the lines of a page back to the cells that they were printed in.

What a program makes of a page may hold the cells in any order, and the lines of two
columns by turns. What it keeps is the order from top to bottom within a column. So a
page is read line by line; each goes on in one of the columns or begins its next row,
and the cheapest way through the whole page counts. What a step costs, penalties.py
says.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from typing import NamedTuple

from dutygraph.parse.arranging.advancing import advance
from dutygraph.parse.arranging.cellpenalties import LARGEST_BONUS, PLAIN_BONUS
from dutygraph.parse.arranging.heights import possible_falls
from dutygraph.parse.arranging.likeness import likeness
from dutygraph.parse.arranging.orderpenalties import remaining_penalty
from dutygraph.parse.arranging.penalties import (
    filling_penalty,
    moving_penalty,
    standing_penalty,
    stands,
    target_rows,
)
from dutygraph.parse.arranging.placing import Cell, Order, Page, Placing, Step
from dutygraph.parse.arranging.tokens import Token

_LEVEL = (0.0,)
"""What a line falls where heights do not count."""


class Breadth(NamedTuple):
    """How many ways are followed side by side, and how much dearer than the best one.

    Of these no more than `same` have their lines in the same cells, and `row`, a share,
    in the same row.
    """

    beam: int
    margin: float
    same: int
    row: float = 1.0


_PLAIN = Breadth(16, 9.0, 8)
_WIDE, _WIDEST = Breadth(64, 9.0, 8), Breadth(128, 14.0, 8)
"""Where none of few ways reads a page well, the best one may be among more."""
_SHEET = Breadth(32, 4.0, 8)
"""On a sheet half a line may decide only where a row ends, so that ways are followed
that differ in nothing else."""
_WIDE_SHEET = Breadth(64, 8.0, 8)
"""On a sheet that is not read well, dearer ways are followed too."""
_ROWS = Breadth(64, 8.0, 2, 0.3)
"""Where such ways are so many that they crowd out all others, most room is for ways
that say otherwise in which row a line stands: that, too, only its end tells."""
_SPARE = 2
"""How many times more ways on are weighed than are followed: many come to the same."""
_SLIGHT, _HARD = 0.06, 0.3
"""What a line costs of a page that may be read better, and of one that was not read
well; of one that was, about 0."""
_UNSURE, _LOST = 0.12, 1.0
"""What a line costs on a page whose blocks or cells were not read well, and on one that
is printed otherwise."""
_CLEARLY = 0.8
"""What a second reading may cost of the first: most gain much where they gain."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A token and its cell: a column of the page, a row counted from 0.

    Row 0 is the one that goes on from the page before; `penalty` says how unlikely it
    is that the token stands there.
    """

    token: Token
    column: int
    row: int
    penalty: float = 0.0


@dataclass(frozen=True, slots=True)
class Way:
    """One way to arrange the tokens so far."""

    cost: float
    step: Step
    page: Page
    last: Placed | None = None
    before: "Way | None" = None
    cells: int = 0


def arrange(
    tokens: Sequence[Token],
    page: Page,
    beam: int | None = None,
    likely: bool = True,
) -> tuple[list[Placed], float]:
    """Place every token in a cell; give also what the best way costs.

    `beam` is the number of ways that are followed side by side. Without it, a page
    that none of them fits well is read again, once more where its order is the likely
    one.
    """
    if page.is_sheet and not beam:
        return _arrange_sheet(tokens, page)
    breadth = _SHEET if page.is_sheet else _PLAIN
    found = _search(tokens, page, breadth._replace(beam=beam or breadth.beam))
    if page.is_sheet and found[1] == float("inf"):
        return arrange(tokens, replace(page, order=Order.LOOSE, last=0), beam)
    each = found[1] / max(len(tokens), 1)
    if not (page.in_cells or page.is_sheet or beam) and _UNSURE < each < _LOST:
        found = _search(tokens, page, _WIDE)
        if likely and found[1] > _HARD * len(tokens):
            found = _cheaper(found, _search(tokens, page, _WIDEST))
    return found


def _arrange_sheet(tokens: Sequence[Token], page: Page) -> tuple[list[Placed], float]:
    """Place the tokens of a page that was told line by line: the less well few ways
    fit it, the more are followed."""
    found = _search(tokens, page, _SHEET)
    first = found[1]
    if first > _HARD * len(tokens):
        again = _search(tokens, page, _ROWS, _CLEARLY * first)
        found = again if again[1] < _CLEARLY * first else found
    elif first > _SLIGHT * len(tokens):
        found = _cheaper(found, _search(tokens, page, _WIDE_SHEET))
    if found[1] == float("inf"):
        return arrange(tokens, replace(page, order=Order.LOOSE, last=0))
    return found


def _cheaper(
    one: tuple[list[Placed], float], other: tuple[list[Placed], float]
) -> tuple[list[Placed], float]:
    return other if other[1] < one[1] else one


def _search(
    tokens: Sequence[Token],
    page: Page,
    breadth: Breadth,
    worth: float = float("inf"),
) -> tuple[list[Placed], float]:
    """Follow the cheapest ways through a page; none where all cost more than is worth
    it, or end before the page does."""
    ways = follow_ways([Way(0.0, page.start, page)], tokens, breadth, worth)
    if not ways:
        return [], float("inf")
    best = min(ways, key=lambda way: way.cost + remaining_penalty(way.step, page))
    cost = best.cost + remaining_penalty(best.step, page)
    return list(_way_to_placed(best))[::-1], cost


def follow_ways(
    ways: list[Way],
    tokens: Sequence[Token],
    breadth: Breadth,
    worth: float = float("inf"),
) -> list[Way]:
    """Give the cheapest ways that go on with the tokens of a page, none where all cost
    more than is worth it."""
    for token in tokens:
        limit, options = worth + LARGEST_BONUS, list[_Option]()
        weighed: _Weighed = {}
        dearest = list[float]()
        for way in ways:
            for option in _follow(way, token, limit, weighed):
                options.append(option)
                limit = min(limit, option[0] + breadth.margin)
                heappush(dearest, -option[0])
                if len(dearest) > _SPARE * breadth.beam:
                    heappop(dearest)
                    limit = min(limit, -dearest[0])
        ways = _cheapest(options, breadth)
    return ways


_Option = tuple[float, Way, Placing, Cell]
_Weighed = dict[tuple[object, ...], tuple[float, Cell]]
"""What a token costs in the cells of the ways before, most of which are the same."""


def _follow(
    way: Way, token: Token, limit: float, weighed: _Weighed
) -> Iterator[_Option]:
    """Give the cells in which the token may stand, none far above the limit."""
    page, step = way.page, way.step
    sheet = page.is_sheet
    dearest = limit + (LARGEST_BONUS if sheet or page.joined else PLAIN_BONUS)
    for column in range(len(page.roles)):
        for target in target_rows(step, token, column, page):
            placing = Placing(step, token, column, target, page)
            if not stands(placing):
                continue
            start = way.cost + standing_penalty(placing)
            if start > dearest and not sheet:
                continue
            falls = possible_falls(step, token, column, target) if sheet else _LEVEL
            rest: tuple[float, Cell] | None = None
            for fall in falls:
                if fall:
                    placing = Placing(step, token, column, target, page, fall)
                cost = start + moving_penalty(placing)
                if cost > dearest:
                    continue
                rest = rest or _weigh(placing, weighed)
                yield cost + rest[0], way, placing, rest[1]


def _weigh(placing: Placing, weighed: _Weighed) -> tuple[float, Cell]:
    """Give what a token costs in the text of a cell, which most ways have in common."""
    key = likeness(placing)
    if key not in weighed:
        weighed[key] = filling_penalty(placing)
    return weighed[key]


def _cheapest(options: list[_Option], breadth: Breadth) -> list[Way]:
    """Keep the cheapest way to each state, and of these the cheapest."""
    options.sort(key=lambda option: option[0])
    kept: dict[tuple[object, ...], Way] = {}
    same = Counter[int]()
    rows = Counter[int]()
    most = breadth.row * breadth.beam
    for cost, way, placing, cell in options:
        if len(kept) == breadth.beam or cost > options[0][0] + breadth.margin:
            break
        if rows[placing.row] >= most:
            continue
        step = advance(placing, cell)
        key = _state(step, placing.page)
        cells = hash((way.cells, placing.column, placing.row))
        if key not in kept and same[cells] < breadth.same:
            placed = Placed(*placing[1:4], cost - way.cost)
            kept[key] = Way(cost, step, way.page, placed, way, cells)
            same[cells] += 1
            rows[placing.row] += 1
    return list(kept.values())


def _state(step: Step, page: Page) -> tuple[object, ...]:
    """Give what decides over the ways from here on.

    What the rows say of names and titles decides less than how many ways to part them
    there are, which else would crowd out all others.
    """
    if page.joined:
        return _open_state(step, page)
    return step._replace(names=(), titles=())


def _open_state(step: Step, page: Page) -> tuple[object, ...]:
    """Give what decides where rows go on over the ends of pages: the open row, and
    what was printed of it on the page before."""
    row = step.row
    cells = tuple(cell if cell.row == row else cell.row - row for cell in step.cells)
    names, titles = step.names[row:], step.titles[row:]
    printed = () if row else page.printed
    if page.told:
        return row, page.told, step
    return step.column, cells, step.number, names, titles, step.fresh, printed


def _way_to_placed(way: Way | None) -> Iterator[Placed]:
    """Give the cells of a page that a way has filled, the last first."""
    while way is not None and way.last is not None:
        yield way.last
        way = way.before
