"""Takes the rules of tables that touch, gives those of each table.

A list that ends and the next that begins below it, in other columns, may share the
border between them: their columns would cut each other's cells.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from dutygraph.readers.pdf_page import Rule

_NEAR = 4.0
_ENOUGH = 2

Columns = frozenset[float]


class Strip(NamedTuple):
    """What lies between two rules across all: the upper one, whether no upright goes
    through it, the uprights inside."""

    top: float
    is_free: bool
    columns: Columns


def part_stacked(
    across: Sequence[Rule], down: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Part the rules of a group where no upright rule inside it goes through one across
    all of it, and those above and below stand in other columns: also in some of the
    others below a title, if all rows above and the next ones below do. A row that the
    page began in the middle needs no rule above it.

    >>> rows = [Rule(y, 0, 90) for y in (0, 20, 40)]
    >>> sides = [Rule(0, 0, 40), Rule(90, 0, 40)]
    >>> above = [Rule(30, 0, 20), Rule(60, 0, 20)]
    >>> below = [Rule(20, 20, 40), Rule(50, 20, 40)]
    >>> [len(down) for _, down in part_stacked(rows, sides + above + below)]
    [4, 4]
    """
    left, right = (end(rule.at for rule in down) for end in (min, max))
    inside = [r for r in down if left + _NEAR < r.at < right - _NEAR]
    rows = sorted(
        rule.at
        for rule in across
        if rule.first <= left + _NEAR and rule.last >= right - _NEAR
    )
    begun = min(rule.first for rule in down)
    if rows and begun < rows[0] - _NEAR:
        rows = [begun, *rows]
    strips = [
        Strip(
            top,
            not any(_goes_through(upright, top) for upright in inside),
            frozenset(rule.at for rule in _within(inside, top, bottom)),
        )
        for top, bottom in pairwise([*rows, float("inf")])
    ]
    bounds = [float("-inf"), *_strips_to_bounds(strips)]
    for top, bottom in pairwise([*bounds, float("inf")]):
        yield (
            [rule for rule in across if top <= rule.at <= bottom],
            list(_within(down, top, bottom)),
        )


def _goes_through(upright: Rule, at: float) -> bool:
    return upright.first < at - _NEAR and upright.last > at + _NEAR


def _strips_to_bounds(strips: Sequence[Strip]) -> Iterator[float]:
    """Find the strips with which another table begins."""
    table: list[Columns] = []
    for number, strip in enumerate(strips):
        above = frozenset[float]().union(*table)
        below = [one.columns for one in strips[number:] if one.columns][:_ENOUGH]
        is_below_title = number > 0 and not strips[number - 1].columns
        if (
            strip.is_free and _are_other_columns(above, _until_free(strips[number:]))
        ) or (is_below_title and _are_other_rows(table, below)):
            yield strip.top
            table = []
        if strip.columns:
            table.append(strip.columns)


def _until_free(strips: Sequence[Strip]) -> Columns:
    bound = takewhile(lambda strip: not strip.is_free, strips[1:])
    return strips[0].columns.union(*(strip.columns for strip in bound))


def _are_other_columns(above: Columns, below: Columns) -> bool:
    """Tell columns of which neither are the others, some of them merged."""
    return not (above <= below or below <= above)


def _are_other_rows(above: Sequence[Columns], below: Sequence[Columns]) -> bool:
    """Tell rows that all stand in the same columns, and those below in others.

    A heading over rows with merged cells is a row alone.
    """
    return (
        min(len(above), len(below)) >= _ENOUGH
        and len({*above}) == len({*below}) == 1
        and above[0] != below[0]
    )


def _within(down: Sequence[Rule], top: float, bottom: float) -> Iterator[Rule]:
    for rule in down:
        first, last = max(rule.first, top), min(rule.last, bottom)
        if last - first > _NEAR:
            yield Rule(rule.at, first, last)
