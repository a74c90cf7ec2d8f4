"""Place a two-sided network on the plane: takes who stands inside, gives positions.

Each connected part is a flower: the inner nodes on a small circle, the outer ones on
rings around them, the heaviest nearest. The parts stand side by side in rows. The same
network gives the same positions: nothing is drawn by chance.
"""

import math
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TypeAlias, TypeVar

Node = TypeVar("Node", bound=Hashable)
Point: TypeAlias = tuple[float, float]

SPACING = 150.0
"""Distance of neighbours on a ring, and of one ring from the next: room for a label."""

_MOST_COLUMNS = 40


def place_parts(
    parts: Sequence[Mapping[Node, Point]], shape: float
) -> dict[Node, Point]:
    """Put parts in rows, to fill a window `shape` times as wide as it is high.

    >>> place_parts([{"a": (0.0, 0.0)}, {"b": (0.0, 0.0)}], shape=2.0)
    {'a': (90, 90), 'b': (270, 90)}
    """
    radii = [_radius(part) + 0.6 * SPACING for part in parts]
    widths = accumulate(2 * radius for radius in radii[:_MOST_COLUMNS])
    packings = [_pack(radii, width) for width in widths]
    best = min(packings, key=lambda packed: _extent(packed, radii, shape), default=[])
    return {
        node: (round(left + x), round(top + y))
        for part, (left, top) in zip(parts, best, strict=True)
        for node, (x, y) in part.items()
    }


def _pack(radii: Sequence[float], width: float) -> list[Point]:
    centres: list[Point] = []
    left = top = height = 0.0
    for radius in radii:
        if left and left + 2 * radius > width:
            left, top, height = 0.0, top + height, 0.0
        centres.append((left + radius, top + radius))
        left, height = left + 2 * radius, max(height, 2 * radius)
    return centres


def _extent(centres: Sequence[Point], radii: Sequence[float], shape: float) -> float:
    sized = list(zip(centres, radii, strict=True))
    width = max(x + radius for (x, _), radius in sized)
    height = max(y + radius for (_, y), radius in sized)
    return max(width / shape, height)


def place_flower(
    inner: Sequence[Node],
    outer: Mapping[Node, float],
    neighbours: Mapping[Node, Collection[Node]],
) -> dict[Node, Point]:
    """Put the inner nodes in the middle and the outer ones, by weight, on rings around.

    On its ring an outer node stands on the side of its inner neighbours.
    """
    core = 0.0 if len(inner) == 1 else SPACING * 1.5 * len(inner) / (2 * math.pi)
    placed = dict(zip(inner, _circle(core, len(inner)), strict=True))
    by_weight = sorted(outer, key=lambda node: (-outer[node], str(node)))
    for radius, ring in _rings(by_weight, core + 1.4 * SPACING):
        sides = {node: _side(node, placed, neighbours) for node in ring}
        ring = sorted(ring, key=lambda node: sides[node] or 0.0)
        turn = _turn([sides[node] for node in ring], radius / SPACING)
        placed.update(zip(ring, _circle(radius, len(ring), turn), strict=True))
    return placed


def _rings(
    nodes: Sequence[Node], radius: float
) -> Iterator[tuple[float, Sequence[Node]]]:
    radii, room = [radius], _room(radius)
    while room < len(nodes):
        radii.append(radii[-1] + SPACING)
        room += _room(radii[-1])
    for number, ring in enumerate(radii):
        # Each ring as full as those outside it, so that none is left almost empty.
        rest = sum(_room(other) for other in radii[number:])
        count = math.ceil(len(nodes) * _room(ring) / rest)
        yield ring, nodes[:count]
        nodes = nodes[count:]


def _room(radius: float) -> int:
    return max(4, int(2 * math.pi * radius / (1.25 * SPACING)))


def _circle(radius: float, count: int, turn: float = 0.0) -> Iterable[Point]:
    for step in range(count):
        angle = 2 * math.pi * step / count + turn - math.pi / 2
        yield radius * math.cos(angle), radius * math.sin(angle)


def _turn(sides: Sequence[float | None], default: float) -> float:
    """Give the angle to turn a ring by, so that its nodes stand on their sides."""
    step = 2 * math.pi / max(1, len(sides))
    apart = [side - at * step for at, side in enumerate(sides) if side is not None]
    x, y = sum(map(math.cos, apart)), sum(map(math.sin, apart))
    return math.atan2(y, x) if apart else default % 1.0 * step


def _side(
    node: Node,
    placed: Mapping[Node, Point],
    neighbours: Mapping[Node, Collection[Node]],
) -> float | None:
    """Give the angle from the top to a node's neighbours; None in the very middle."""
    points = [placed[other] for other in neighbours[node] if other in placed]
    x, y = sum(point[0] for point in points), sum(point[1] for point in points)
    return math.atan2(x, -y) % (2 * math.pi) if math.hypot(x, y) > 1e-6 else None


def _radius(part: Mapping[Node, Point]) -> float:
    return max((math.hypot(x, y) for x, y in part.values()), default=0.0)
