"""Place nodes in columns: takes nodes by kind and their communities, gives positions.

Nodes of a community stand together, and each near its neighbours in other columns (the
barycentre heuristic: Sugiyama, Tagawa, Toda 1981, IEEE Trans. SMC 11).
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence

from dutygraph.view.layouts.packing import Node, Point

ROW = 30.0
"""Distance of one row from the next: room for a name."""

_COLUMN = 190.0
_NARROW = 150.0
_LONGEST = 64
_SWEEPS = 6


def place_columns(
    columns: Sequence[Collection[Node]],
    neighbours: Mapping[Node, Collection[Node]],
    communities: Mapping[Node, int],
    weights: Mapping[Node, float],
) -> dict[Node, Point]:
    """Put each kind into a column, a long one into several side by side.

    >>> places = place_columns([["甲"], ["乙"]], {"甲": ["乙"], "乙": ["甲"]}, {}, {})
    >>> places
    {'甲': (0.0, 0.0), '乙': (190.0, 0.0)}
    """
    filled = [column for column in columns if column]
    ordered = _order(filled, neighbours, communities, weights)
    placed: dict[Node, Point] = {}
    left = 0.0
    tallest = max(_rows(len(column)) for column in ordered)
    for column in ordered:
        rows = _rows(len(column))
        # A short column spreads out beside a long one.
        row = ROW * min(6.0, max(1.0, 0.8 * tallest / rows))
        for number, node in enumerate(column):
            beside, down = divmod(number, rows)
            placed[node] = (left + beside * _NARROW, (down - (rows - 1) / 2) * row)
        left += _COLUMN + (math.ceil(len(column) / rows) - 1) * _NARROW
    return placed


def _rows(count: int) -> int:
    if count <= _LONGEST:
        return count
    return max(_LONGEST, math.ceil(math.sqrt(count * _NARROW / (0.8 * ROW))))


def _order(
    columns: Sequence[Collection[Node]],
    neighbours: Mapping[Node, Collection[Node]],
    communities: Mapping[Node, int],
    weights: Mapping[Node, float],
) -> list[list[Node]]:
    ordered = [
        sorted(
            column,
            key=lambda node: (
                communities.get(node, 0),
                -weights.get(node, 0.0),
                str(node),
            ),
        )
        for column in columns
    ]
    at = dict(_heights(ordered))
    for _ in range(_SWEEPS):
        for column in ordered:
            means = {node: _mean(node, neighbours, at) for node in column}
            # Sorting is stable: where nothing pulls, the heavier stay above.
            column.sort(
                key=lambda node: (communities.get(node, 0), round(means[node], 6))
            )
            at.update(_heights([column]))
    return ordered


def _heights(columns: Sequence[Sequence[Node]]) -> Iterator[tuple[Node, float]]:
    for column in columns:
        for number, node in enumerate(column):
            yield node, (number + 0.5) / len(column)


def _mean(
    node: Node, neighbours: Mapping[Node, Collection[Node]], at: Mapping[Node, float]
) -> float:
    near = [at[other] for other in neighbours[node] if other in at]
    return sum(near) / len(near) if near else at[node]
