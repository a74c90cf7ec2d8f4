"""Takes the rules of tables that touch, gives those of each table.

A list that ends and the next that begins below it, in other columns, may share the
border between them: their columns would cut each other's cells.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dutygraph.readers.pdf_page import Rule

_NEAR = 4.0


def part_stacked(
    across: Sequence[Rule], down: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Part the rules of a group where no upright rule inside it goes through one across
    all of it, and those above and below stand in other columns.

    >>> rows = [Rule(y, 0, 90) for y in (0, 20, 40)]
    >>> sides = [Rule(0, 0, 40), Rule(90, 0, 40)]
    >>> above = [Rule(30, 0, 20), Rule(60, 0, 20)]
    >>> below = [Rule(20, 20, 40), Rule(50, 20, 40)]
    >>> [len(down) for _, down in part_stacked(rows, sides + above + below)]
    [4, 4]
    """
    left, right = (end(rule.at for rule in down) for end in (min, max))
    inside = [r for r in down if left + _NEAR < r.at < right - _NEAR]
    cuts = [
        rule.at
        for rule in across
        if rule.first <= left + _NEAR
        and rule.last >= right - _NEAR
        and not any(_goes_through(upright, rule.at) for upright in inside)
    ]
    bounds = [float("-inf")]
    columns: set[float] = set()
    for top, bottom in pairwise([float("-inf"), *sorted(cuts), float("inf")]):
        own = {r.at for r in inside if top - _NEAR < r.first < bottom - _NEAR}
        if _are_other_columns(columns, own):
            bounds.append(top)
            columns = own
        else:
            columns = columns | own
    for top, bottom in pairwise([*bounds, float("inf")]):
        yield (
            [rule for rule in across if top <= rule.at <= bottom],
            list(_within(down, top, bottom)),
        )


def _goes_through(upright: Rule, at: float) -> bool:
    return upright.first < at - _NEAR and upright.last > at + _NEAR


def _are_other_columns(above: set[float], below: set[float]) -> bool:
    """Tell columns of which neither are the others, some of them merged."""
    return not (above <= below or below <= above)


def _within(down: Sequence[Rule], top: float, bottom: float) -> Iterator[Rule]:
    for rule in down:
        first, last = max(rule.first, top), min(rule.last, bottom)
        if last - first > _NEAR:
            yield Rule(rule.at, first, last)
