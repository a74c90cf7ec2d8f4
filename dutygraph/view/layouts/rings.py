"""Place nodes on rings: takes nodes by level, from the inside out, gives positions.

The first level stands in the middle. Each further one has as many rings as it needs,
the heaviest of its nodes nearest, each on the side of its neighbours further in.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dutygraph.view.layouts.packing import Node, Point

SPACING = 150.0
"""Distance of neighbours on a ring, and of one ring from the next: room for a name."""

_CROWD = 60
_CROWDED = 84.0


def place_rings(
    levels: Sequence[Mapping[Node, float]],
    neighbours: Mapping[Node, Collection[Node]],
) -> dict[Node, Point]:
    """Put each level, nodes with their weights, around the one before it.

    >>> place_rings([{"甲": 1.0}, {"乙": 1.0}], {"甲": ["乙"], "乙": ["甲"]})
    {'甲': (0.0, 0.0), '乙': (0.0, 225.0)}
    """
    placed: dict[Node, Point] = {}
    outermost = 0.0
    for weights in (level for level in levels if level):
        nodes = sorted(weights, key=lambda node: (-weights[node], str(node)))
        spacing = SPACING if len(nodes) <= _CROWD else _CROWDED
        if not placed:
            outermost = _core(len(nodes), spacing)
            placed.update(zip(nodes, _circle(outermost, len(nodes)), strict=True))
            continue
        inner = dict(placed)
        for radius, ring in _rings(nodes, outermost + 1.5 * SPACING, spacing):
            placed.update(_place_ring(ring, radius, inner, neighbours))
            outermost = radius
    return placed


def _core(count: int, spacing: float) -> float:
    return 0.0 if count == 1 else spacing * 2.2 * count / (2 * math.pi)


def _place_ring(
    ring: Iterable[Node],
    radius: float,
    inner: Mapping[Node, Point],
    neighbours: Mapping[Node, Collection[Node]],
) -> dict[Node, Point]:
    sides = {node: _side(node, inner, neighbours) for node in ring}
    ordered = sorted(sides, key=lambda node: sides[node] or 0.0)
    turn = _turn([sides[node] for node in ordered], radius / SPACING)
    return dict(zip(ordered, _circle(radius, len(ordered), turn), strict=True))


def _rings(
    nodes: Sequence[Node], radius: float, spacing: float
) -> Iterator[tuple[float, Sequence[Node]]]:
    radii, room = [radius], _room(radius, spacing)
    while room < len(nodes):
        radii.append(radii[-1] + spacing)
        room += _room(radii[-1], spacing)
    for number, ring in enumerate(radii):
        # Each ring as full as those outside it, so that none is left almost empty.
        rest = sum(_room(other, spacing) for other in radii[number:])
        count = math.ceil(len(nodes) * _room(ring, spacing) / rest)
        yield ring, nodes[:count]
        nodes = nodes[count:]


def _room(radius: float, spacing: float) -> int:
    return max(4, int(2 * math.pi * radius / (1.25 * spacing)))


def _circle(radius: float, count: int, turn: float = 0.0) -> Iterable[Point]:
    for step in range(count):
        angle = 2 * math.pi * step / count + turn - math.pi / 2
        x, y = radius * math.cos(angle), radius * math.sin(angle)
        yield round(x, 3) + 0.0, round(y, 3) + 0.0


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
