"""Put projections together: takes duties with their nodes, gives one network of many.

Nodes of three kinds and more stand in it, such as departments, matters and townships.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import networkx

from dutygraph.projections.building import build_projection
from dutygraph.projections.declared import Projection
from dutygraph.projections.incidence import Incidence


def combine_projections(
    rows: Incidence, parts: Iterable[Projection]
) -> "networkx.Graph[str]":
    """Build the network of all nodes and edges of several projections.

    Nodes bear `kind` and `label`; edges the weights of `build_projection`, and `lists`,
    the kinds of list that link their ends, in order. Nodes and edges come sorted.
    """
    whole: networkx.Graph[str] = networkx.Graph()
    built = [
        (one, build_projection(rows, one))
        for part in parts
        for one in _list_by_list(part)
    ]
    kinds = {
        iri: (data["kind"], data["label"])
        for _, network in built
        for iri, data in network.nodes(data=True)
    }
    for iri, (kind, label) in sorted(kinds.items()):
        whole.add_node(iri, kind=kind, label=label)
    for projection, network in built:
        for one, two, data in network.edges(data=True):
            _add_edge(whole, one, two, data, projection.lists)
    return whole


def limit_incidence(rows: Incidence, duties: Collection[str]) -> Incidence:
    """Give what some duties alone lead to."""
    own = tuple(one for one in rows.duties if one.duty in duties)
    return replace(rows, duties=own)


def duties_by_node(
    rows: Incidence, kinds: Iterable[str]
) -> Mapping[str, tuple[str, ...]]:
    """Give the duties that lead to each node of some kinds, in order."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for kind in kinds:
        for one in rows.duties:
            for iri in rows.members_of(kind, one.duty):
                found[iri].append(one.duty)
    return {iri: tuple(duties) for iri, duties in found.items()}


def _list_by_list(projection: Projection) -> list[Projection]:
    """Split a projection by kind of list; what two nodes share may lie across lists."""
    if projection.left == projection.right:
        return [projection]
    return [replace(projection, lists=(kind,)) for kind in projection.lists]


def _add_edge(
    network: "networkx.Graph[str]",
    one: str,
    two: str,
    weights: Mapping[str, float],
    lists: tuple[str, ...],
) -> None:
    before = network.edges[one, two] if network.has_edge(one, two) else {}
    added = {name: before.get(name, 0) + value for name, value in weights.items()}
    network.add_edge(one, two, **added, lists=(*before.get("lists", ()), *lists))
