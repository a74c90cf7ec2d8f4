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
    xs, ys = [x for x, _ in placed.values()], [y for _, y in placed.values()]
    for _ in range(30):
        if not _push_each(xs, ys):
            break
    return dict(zip(placed, zip(xs, ys, strict=True), strict=True))


def _push_each(xs: list[float], ys: list[float]) -> bool:
    """Push each point away from those after it, in turn; tell whether any was near."""
    moved = False
    for one in range(len(xs)):
        x, y = xs[one], ys[one]
        for two in range(one + 1, len(xs)):
            # Almost all are far: nothing is called for them.
            if not -_APART < xs[two] - x < _APART or not -_APART < ys[two] - y < _APART:
                continue
            across, down = _push(xs[two] - x, ys[two] - y)
            if across or down:
                moved = True
                x, y = x - across, y - down
                xs[two], ys[two] = xs[two] + across, ys[two] + down
        xs[one], ys[one] = x, y
    return moved


def _push(across: float, down: float) -> Point:
    """Give how far two points go apart each; they lie so far from one another."""
    distance = math.hypot(across, down)
    if distance >= _APART:
        return 0.0, 0.0
    if distance < 1e-6:
        across, down, distance = 1.0, 0.0, 1.0
    by = (_APART - distance) / 2 / distance if distance > 1 else _APART / 2
    return across * by, down * by
