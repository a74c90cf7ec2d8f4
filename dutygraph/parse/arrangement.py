"""Give the lines of a page back to the cells that they were printed in.

What a program makes of a page may hold the cells in any order, and the lines of two
columns by turns. What it keeps is the order from top to bottom within a column. So a
page is read line by line; each goes on in one of the columns or begins its next row,
and the cheapest way through the whole page counts. What a step costs, penalties.py
says.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dutygraph.parse.advancing import advance
from dutygraph.parse.cellpenalties import LARGEST_BONUS
from dutygraph.parse.heights import possible_falls
from dutygraph.parse.penalties import (
    moving_penalty,
    remaining_penalty,
    resting_penalty,
    stands,
    target_rows,
)
from dutygraph.parse.placing import Cell, Page, Placing, Step
from dutygraph.parse.tokens import Token

_BEAM = 16
_LEVEL = (0.0,)
"""What a line falls where heights do not count."""
_SHEET_BEAM = 32
"""Ways through a sheet, of which half a line may decide only where a row ends."""
_SAME = 8
"""Ways that are followed side by side though their lines stand in the same cells."""
_MARGIN, _SHEET_MARGIN = 9.0, 4.0
"""A way that costs so much more than the best one is not followed any further."""


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
class _Way:
    """One way to arrange the tokens so far."""

    cost: float
    step: Step
    last: Placed | None = None
    before: "_Way | None" = None
    cells: int = 0


def arrange(
    tokens: Sequence[Token], page: Page, beam: int | None = None
) -> tuple[list[Placed], float]:
    """Place every token in a cell; give also what the best way costs.

    `beam` is the number of ways that are followed side by side.
    """
    beam = beam or (_SHEET_BEAM if page.is_sheet else _BEAM)
    margin = _SHEET_MARGIN if page.is_sheet else _MARGIN
    ways = [_Way(0.0, page.start)]
    for token in tokens:
        limit, options = float("inf"), list[_Option]()
        for way in ways:
            for option in _follow(way, token, page, limit):
                options.append(option)
                limit = min(limit, option[0] + margin)
        ways = _cheapest(options, beam, margin)
    best = min(ways, key=lambda way: way.cost + remaining_penalty(way.step, page))
    cost = best.cost + remaining_penalty(best.step, page)
    return list(_way_to_placed(best))[::-1], cost


_Option = tuple[float, _Way, Placing, Cell]


def _follow(way: _Way, token: Token, page: Page, limit: float) -> Iterator[_Option]:
    """Give the cells in which the token may stand, none far above the limit."""
    sheet, step = page.is_sheet, way.step
    for column in range(len(page.roles)):
        for target in target_rows(step, token, column, page):
            placing = Placing(step, token, column, target, page)
            if not stands(placing):
                continue
            falls = possible_falls(step, token, column, target) if sheet else _LEVEL
            rest: tuple[float, Cell] | None = None
            for fall in falls:
                if fall:
                    placing = Placing(step, token, column, target, page, fall)
                cost = way.cost + moving_penalty(placing)
                if cost > limit + LARGEST_BONUS:
                    continue
                rest = rest or resting_penalty(placing)
                yield cost + rest[0], way, placing, rest[1]


def _cheapest(options: list[_Option], beam: int, margin: float) -> list[_Way]:
    """Keep the cheapest way to each state, and of these the cheapest."""
    options.sort(key=lambda option: option[0])
    kept: dict[tuple[object, ...], _Way] = {}
    same = Counter[int]()
    for cost, way, placing, cell in options:
        if len(kept) == beam or cost > options[0][0] + margin:
            break
        step = advance(placing, cell)
        key = _state(step, placing.page)
        cells = hash((way.cells, placing.column, placing.row))
        if key not in kept and same[cells] < _SAME:
            placed = Placed(*placing[1:4], cost - way.cost)
            kept[key] = _Way(cost, step, placed, way, cells)
            same[cells] += 1
    return list(kept.values())


def _state(step: Step, page: Page) -> tuple[object, ...]:
    """Give what decides over the ways from here on: of a sheet, its last row."""
    if not page.is_sheet:
        return step
    return step._replace(names=step.names[step.row :], titles=step.titles[step.row :])


def _way_to_placed(way: _Way | None) -> Iterator[Placed]:
    while way is not None and way.last is not None:
        yield way.last
        way = way.before
