"""Choose what a picture shows: takes its sources, gives a network with figures."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import networkx

from dutygraph.facts import Duty
from dutygraph.loads import Loads
from dutygraph.projections import (
    Incidence,
    Projection,
    combine_projections,
    duties_by_node,
    limit_incidence,
)
from dutygraph.view.figures import measure_nodes
from dutygraph.view.groups import group_nodes
from dutygraph.view.pictures import Picture
from dutygraph.view.sources import Sources, find_duties


@dataclass(frozen=True, slots=True)
class Limits:
    """What is left out: edges lighter than `least`, all but the `most` strongest.

    `most` of 0 keeps all. A page tells the words of all its duties, as long as they are
    no more than `told`; of more it tells those of `sample`.
    """

    least: float = 0.0
    most: int = 20_000
    told: int = 10_000
    sample: int = 2_000


ALL_BUT_MANY = Limits()
"""Everything, as long as there are not too many edges for a page to stay fluent."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture of one store.

    Nodes of the `network` bear `kind`, `group`, `label`, `within`, `lines` and their
    figures, edges `weight` and `lists`; `whole` is the same without limits. `duties`
    are those that lead to each node, in order; `told` is what the lists say of those
    that a page tells, list after list. `subject` is the name of what a picture is
    about.
    """

    sources: Sources
    picture: Picture
    network: "networkx.Graph[str]"
    whole: "networkx.Graph[str]"
    duties: Mapping[str, tuple[str, ...]]
    limits: Limits
    subject: str = ""
    told: Mapping[str, Duty] = field(default_factory=dict)

    @property
    def left_out(self) -> int:
        """The number of edges that the limits leave out."""
        return len(self.whole.edges) - len(self.network.edges)


def build_scene(
    sources: Sources,
    picture: Picture,
    subjects: Collection[str] = (),
    limits: Limits = ALL_BUT_MANY,
) -> Scene:
    """Build the network of a picture; of one with a subject around those `subjects`."""
    rows, loads = sources.rows, sources.loads
    if picture.subject:
        duties = find_duties(rows, picture, subjects)
        rows, loads = limit_incidence(rows, duties), limit_loads(loads, duties)
    whole = build_network(rows, loads, picture.links, picture.weight)
    found = duties_by_node(rows, picture.columns)
    order = {duty: number for number, duty in enumerate(sources.duties)}
    return Scene(
        sources,
        picture,
        keep_strongest(whole, limits),
        whole,
        {
            iri: tuple(sorted(order.keys() & found.get(iri, ()), key=order.__getitem__))
            for iri in whole
        },
        limits,
        next((rows.labels.get(iri, iri) for iri in sorted(subjects)), ""),
    )


def build_network(
    rows: Incidence, loads: Loads, links: Collection[Projection], weight: str
) -> "networkx.Graph[str]":
    """Link the nodes, and say of each what it is and how much it weighs."""
    network = combine_projections(rows, links)
    for *_, data in network.edges(data=True):
        # All floats: a column of a table for Gephi has one type.
        data.update({name: float(data[name]) for name in data if name != "lists"})
        data["weight"] = data[weight]
    groups = group_nodes(network, rows, loads)
    figures = measure_nodes(network, rows, loads)
    for iri, data in network.nodes(data=True):
        party, town = loads.departments.get(iri), loads.townships.get(iri)
        data["group"] = groups[iri]
        data["within"] = party.county if party else town.code if town else ""
        data["lines"] = tuple(line.label for line in party.lines) if party else ()
        data.update(figures[iri])
    return network


def keep_strongest(
    network: "networkx.Graph[str]", limits: Limits
) -> "networkx.Graph[str]":
    """Give the network within its limits, without nodes that lost all their edges."""
    edges = [edge for edge in network.edges(data="weight") if edge[2] >= limits.least]
    if limits.most and len(edges) > limits.most:
        edges.sort(key=lambda edge: (-edge[2], edge[0], edge[1]))
        edges = edges[: limits.most]
    if len(edges) == network.number_of_edges():
        return network
    held = {iri for one, two, _ in edges for iri in (one, two)}
    alone = set(networkx.isolates(network))
    kept: networkx.Graph[str] = networkx.Graph()
    kept.add_nodes_from(
        item for item in network.nodes(data=True) if item[0] in held | alone
    )
    kept.add_edges_from(
        (one, two, network.edges[one, two]) for one, two, _ in sorted(edges)
    )
    return kept


def limit_loads(loads: Loads, duties: Collection[str]) -> Loads:
    """Give the loads of some duties alone."""
    return replace(
        loads,
        loads=tuple(one for one in loads.loads if one.duty in duties),
        reliefs=tuple(one for one in loads.reliefs if one.duty in duties),
        basics=tuple(one for one in loads.basics if one.duty in duties),
    )
