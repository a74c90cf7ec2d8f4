"""Give the lines of a page back to the cells that they were printed in.

What a program makes of a page may hold the cells in any order, and the lines of two
columns by turns. What it keeps is the order from top to bottom within a column. So a
page is read line by line; each goes on in one of the columns or begins its next row,
and the cheapest way through the whole page counts. What a step costs, penalties.py
says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dutygraph.parse.penalties import penalty, remaining_penalty, target_rows
from dutygraph.parse.placing import Cell, Page, Placing, Step, advance
from dutygraph.parse.tokens import Token

_BEAM = 16
_MARGIN = 9.0
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


def arrange(
    tokens: Sequence[Token], page: Page, beam: int = _BEAM
) -> tuple[list[Placed], float]:
    """Place every token in a cell; give also what the best way costs.

    `beam` is the number of ways that are followed side by side.
    """
    ways = [_Way(0.0, page.start)]
    for token in tokens:
        limit, options = float("inf"), list[_Option]()
        for way in ways:
            for option in _follow(way, token, page, limit):
                options.append(option)
                limit = min(limit, option[0] + _MARGIN)
        ways = _cheapest(options, beam)
    best = min(ways, key=lambda way: way.cost + remaining_penalty(way.step, page))
    cost = best.cost + remaining_penalty(best.step, page)
    return list(_way_to_placed(best))[::-1], cost


_Option = tuple[float, _Way, Placing, Cell]


def _follow(way: _Way, token: Token, page: Page, limit: float) -> Iterator[_Option]:
    for column in range(len(page.roles)):
        for target in target_rows(way.step, column, page):
            placing = Placing(way.step, token, column, target, page)
            cost, cell = penalty(placing, limit - way.cost)
            if cell is not None:
                yield way.cost + cost, way, placing, cell


def _cheapest(options: list[_Option], beam: int) -> list[_Way]:
    """Keep the cheapest way to each state, and of these the cheapest."""
    options.sort(key=lambda option: option[0])
    kept: dict[Step, _Way] = {}
    for cost, way, placing, cell in options:
        if len(kept) == beam or cost > options[0][0] + _MARGIN:
            break
        step = advance(placing, cell)
        if step not in kept:
            placed = Placed(*placing[1:4], cost - way.cost)
            kept[step] = _Way(cost, step, placed, way)
    return list(kept.values())


def _way_to_placed(way: _Way | None) -> Iterator[Placed]:
    while way is not None and way.last is not None:
        yield way.last
        way = way.before
