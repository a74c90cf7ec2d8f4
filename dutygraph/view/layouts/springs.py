"""Place nodes by springs: takes a network and communities, gives positions.

Edges pull, within a community thrice as hard, and all nodes push (Fruchterman, Reingold
1991, Software: Practice and Experience 21). Communities of a large network are placed
one by one.
"""

import math
from collections.abc import Iterable, Mapping

import networkx

from dutygraph.view.layouts.packing import Point, place_parts
from dutygraph.view.layouts.rings import place_rings

_SEED = 7
_MOST = 400
_STEPS = 90
_APART = 64.0
_ROOM = 60.0


def place_by_springs(
    network: "networkx.Graph[str]", communities: Mapping[str, int], weight: str
) -> dict[str, Point]:
    """Place a connected network; its nodes come in order."""
    if len(network) <= _MOST:
        return _place(network, communities, weight)
    groups: dict[int, list[str]] = {}
    for node in network:
        groups.setdefault(communities.get(node, 0), []).append(node)
    parts = [
        _place(network.subgraph(groups[number]), communities, weight)
        for number in sorted(groups)
    ]
    return place_parts(parts, 1.0)


def _place(
    network: "networkx.Graph[str]", communities: Mapping[str, int], weight: str
) -> dict[str, Point]:
    if len(network) > _MOST:
        degrees = {node: float(network.degree(node)) for node in sorted(network)}
        first = max(degrees, key=lambda node: (degrees[node], node))
        rest = {node: value for node, value in degrees.items() if node != first}
        return place_rings([{first: 1.0}, rest], network.adj)
    pulled: networkx.Graph[str] = networkx.Graph()
    pulled.add_nodes_from(sorted(network))
    for one, two, value in sorted(network.edges(data=weight)):
        together = communities.get(one) == communities.get(two)
        # Who has many neighbours is pulled less by each, or all would lie on one spot.
        crowd = math.sqrt(network.degree(one) * network.degree(two))
        pull = math.sqrt(value) * (3 if together else 1) / math.sqrt(crowd)
        pulled.add_edge(one, two, pull=2 * pull)
    found = networkx.spring_layout(
        pulled,
        k=1.6 / math.sqrt(len(pulled)),
        pos=_begin(communities, pulled),
        iterations=_STEPS,
        weight="pull",
        seed=_SEED,
        scale=_ROOM * math.sqrt(len(pulled)),
    )
    return _part({node: (float(x), float(y)) for node, (x, y) in found.items()})


def _begin(
    communities: Mapping[str, int], nodes: Iterable[str]
) -> dict[str, tuple[float, float]]:
    """Start on a circle, the nodes of a community side by side."""
    ordered = sorted(nodes, key=lambda node: (communities.get(node, 0), node))
    step = 2 * math.pi / len(ordered)
    return {
        node: (math.cos(step * number), math.sin(step * number))
        for number, node in enumerate(ordered)
    }


def _part(placed: Mapping[str, Point]) -> dict[str, Point]:
    """Push apart whatever would lie on one another."""
    points = {node: list(point) for node, point in placed.items()}
    names = list(points)
    for _ in range(30):
        moved = False
        for at, one in enumerate(names):
            for two in names[at + 1 :]:
                moved |= _push(points[one], points[two])
        if not moved:
            break
    return {node: (x, y) for node, (x, y) in points.items()}


def _push(one: list[float], two: list[float]) -> bool:
    across, down = two[0] - one[0], two[1] - one[1]
    if abs(across) >= _APART or abs(down) >= _APART:
        return False
    distance = math.hypot(across, down)
    if distance >= _APART:
        return False
    if distance < 1e-6:
        across, down, distance = 1.0, 0.0, 1.0
    by = (_APART - distance) / 2 / distance if distance > 1 else _APART / 2
    one[0], one[1] = one[0] - across * by, one[1] - down * by
    two[0], two[1] = two[0] + across * by, two[1] + down * by
    return True
