"""Build projections: takes duties with their nodes, gives networkx networks.

Nodes and edges come sorted, so that the same rows give the same network.
"""

from collections.abc import Iterable

import networkx

from dutygraph.projections.declared import Projection
from dutygraph.projections.incidence import Incidence, Incident
from dutygraph.projections.sharing import Held, count_shared

KINDS = ("basic", "cooperative", "reclaimed")


def build_projection(rows: Incidence, projection: Projection) -> "networkx.Graph[str]":
    """Build the network that a projection declares.

    Nodes are IRIs with `kind`, `label` and `side`, "left" or "right", all "left" where
    there is one kind. An edge between two kinds bears `duties`, `share`, `steps` and
    `unsupported_steps`, the last three divided among the duty's left nodes; between
    nodes of one kind it bears the projection's weight, the number of what both have in
    common, as many for each kind of list (both have it on that list), and `share`, the
    same with each divided by those who have it less one (Newman 2001, Phys. Rev. E 64).
    """
    duties = [duty for duty in rows.duties if duty.kind in projection.lists]
    network: networkx.Graph[str] = networkx.Graph()
    for side, kind in (("left", projection.left), ("right", projection.right)):
        for iri in _nodes(rows, duties, kind):
            if iri not in network:
                label = rows.labels.get(iri, iri)
                network.add_node(iri, kind=kind, label=label, side=side)
    if projection.left == projection.right:
        edges = _shared(rows, duties, projection)
    else:
        edges = _linked(rows, duties, projection)
    for (one, two), weights in sorted(edges.items()):
        network.add_edge(one, two, **weights)
    return network


def side_of(network: "networkx.Graph[str]", side: str) -> tuple[str, ...]:
    """Give the nodes of one side, "left" or "right", in order."""
    return tuple(iri for iri, own in network.nodes(data="side") if own == side)


def weights_of(projection: Projection) -> tuple[str, ...]:
    """Give the names of what the edges of a projection bear, in their order."""
    if projection.left == projection.right:
        return (projection.weight, "share", *KINDS)
    return _LINKED


_LINKED = ("duties", "share", "steps", "unsupported_steps")
_Edges = dict[tuple[str, str], dict[str, float]]


def _nodes(rows: Incidence, duties: Iterable[Incident], kind: str) -> list[str]:
    return sorted({iri for one in duties for iri in rows.members_of(kind, one.duty)})


def _linked(
    rows: Incidence, duties: Iterable[Incident], projection: Projection
) -> _Edges:
    edges: _Edges = {}
    for duty in duties:
        left = rows.members_of(projection.left, duty.duty)
        right = rows.members_of(projection.right, duty.duty)
        for pair in ((one, two) for one in left for two in right):
            edge = edges.setdefault(pair, dict.fromkeys(_LINKED, 0))
            edge["duties"] += 1
            edge["share"] += 1 / len(left)
            edge["steps"] += duty.steps / len(left)
            edge["unsupported_steps"] += 0 if duty.hard else duty.steps / len(left)
    return edges


def _shared(rows: Incidence, duties: list[Incident], projection: Projection) -> _Edges:
    held = [
        Held(node, thing, one.kind)
        for one in duties
        for thing in rows.members_of(projection.via, one.duty)
        for node in rows.members_of(projection.left, one.duty)
    ]
    names = weights_of(projection)
    return {
        (pair.one, pair.two): dict(
            zip(names, (pair.number, pair.share, *pair.kinds), strict=True)
        )
        for pair in count_shared(held, KINDS)
    }
