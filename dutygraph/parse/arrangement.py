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
from dutygraph.parse.placing import Page, Placing, Step
from dutygraph.parse.tokens import Token

_BEAM = 40
_MARGIN = 9.0
"""A way that costs so much more than the best one is not followed any further."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A token and its cell: a column of the page, a row counted from 0.

    Row 0 is the one that goes on from the page before.
    """

    token: Token
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to arrange the tokens so far."""

    cost: float
    step: Step
    last: Placed | None = None
    before: "_Way | None" = None


def arrange(tokens: Sequence[Token], page: Page) -> tuple[list[Placed], float]:
    """Place every token in a cell; give also what the best way costs."""
    ways = [_Way(0.0, page.start)]
    for token in tokens:
        ways = _prune(follow for way in ways for follow in _follow(way, token, page))
    best = min(ways, key=lambda way: way.cost + remaining_penalty(way.step, page))
    cost = best.cost + remaining_penalty(best.step, page)
    return list(_way_to_placed(best))[::-1], cost


def _follow(way: _Way, token: Token, page: Page) -> Iterator[_Way]:
    for column, role in enumerate(page.roles):
        for target in target_rows(way.step.cells[column], role):
            cost, step = penalty(Placing(way.step, token, column, target, page))
            if step is not None:
                placed = Placed(token, column, target)
                yield _Way(way.cost + cost, step, placed, way)


def _prune(ways: Iterator[_Way]) -> list[_Way]:
    """Keep the cheapest way to each state, and of these the cheapest."""
    best: dict[Step, _Way] = {}
    for way in ways:
        known = best.get(way.step)
        if known is None or way.cost < known.cost:
            best[way.step] = way
    kept = sorted(best.values(), key=lambda way: way.cost)[:_BEAM]
    return [way for way in kept if way.cost <= kept[0].cost + _MARGIN]


def _way_to_placed(way: _Way | None) -> Iterator[Placed]:
    while way is not None and way.last is not None:
        yield way.last
        way = way.before
