"""Pack parts of a picture: takes the places in each part, gives those in the whole."""

import math
from collections.abc import Hashable, Mapping, Sequence
from itertools import accumulate
from typing import TypeAlias, TypeVar

Node = TypeVar("Node", bound=Hashable)
Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]

Margins: TypeAlias = tuple[float, float, float]
"""What is kept free around each part for names: left, right, above and below."""

ROUND_ABOUT: Margins = (90.0, 90.0, 90.0)

_MOST_COLUMNS = 40


def place_parts(
    parts: Sequence[Mapping[Node, Point]], shape: float, margins: Margins = ROUND_ABOUT
) -> dict[Node, Point]:
    """Put parts in rows, to fill a window `shape` times as wide as it is high.

    >>> place_parts([{"a": (0.0, 0.0)}, {"b": (5.0, 0.0)}], shape=2.0)
    {'a': (90, 90), 'b': (270, 90)}
    """
    boxes = [_box(part, margins) for part in parts]
    sizes = [(right - left, low - top) for left, top, right, low in boxes]
    widths = accumulate(width for width, _ in sizes[:_MOST_COLUMNS])
    packings = [_pack(sizes, width) for width in widths]
    best = min(packings, key=lambda packed: _extent(packed, sizes, shape), default=[])
    return {
        node: (round(left + x - box[0]), round(top + y - box[1]))
        for part, box, (left, top) in zip(parts, boxes, best, strict=True)
        for node, (x, y) in part.items()
    }


def place_grid(
    nodes: Sequence[Node], shape: float, spacing: float
) -> dict[Node, Point]:
    """Put nodes in rows from left to right.

    >>> place_grid(["a", "b", "c"], 2.0, 10.0)
    {'a': (0.0, 0.0), 'b': (10.0, 0.0), 'c': (0.0, 10.0)}
    """
    across = max(1, math.floor(math.sqrt(len(nodes) * shape)))
    return {
        node: (number % across * spacing, number // across * spacing)
        for number, node in enumerate(nodes)
    }


def _box(part: Mapping[Node, Point], margins: Margins) -> Box:
    across, down = [x for x, _ in part.values()], [y for _, y in part.values()]
    left, right, high = margins
    return min(across) - left, min(down) - high, max(across) + right, max(down) + high


def _pack(sizes: Sequence[Point], room: float) -> list[Point]:
    corners: list[Point] = []
    left = top = tallest = 0.0
    for width, height in sizes:
        if left and left + width > room:
            left, top, tallest = 0.0, top + tallest, 0.0
        corners.append((left, top))
        left, tallest = left + width, max(tallest, height)
    return corners


def _extent(corners: Sequence[Point], sizes: Sequence[Point], shape: float) -> float:
    placed = list(zip(corners, sizes, strict=True))
    right = max(left + width for (left, _), (width, _) in placed)
    low = max(top + height for (_, top), (_, height) in placed)
    return max(right / shape, low)
