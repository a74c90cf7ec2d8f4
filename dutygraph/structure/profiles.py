"""Profile networks: takes the network of a projection, gives its measures together.

Which measures answer something hangs on the projection: who stands between others where
nodes are of one kind, who loads the loaded where they are of two.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import networkx

from dutygraph.projections import (
    Incidence,
    Projection,
    build_projection,
    side_of,
)
from dutygraph.structure.brokerage import betweenness, constraint
from dutygraph.structure.cohesion import Communities, core_numbers, find_communities
from dutygraph.structure.nestedness import Nestedness, measure_nestedness
from dutygraph.structure.numbering import Network
from dutygraph.structure.prominence import (
    hubs_and_authorities,
    pagerank,
    weighted_degree,
)

OF_ONE_KIND = ("degree", "pagerank", "betweenness", "constraint", "core", "community")
"""The measures of each node where all nodes are of one kind."""
OF_TWO_KINDS = ("degree", "hits", "pagerank", "core", "community")
"""The measures of each node where every edge links two kinds of nodes."""
MEASURES = tuple(dict.fromkeys((*OF_ONE_KIND, *OF_TWO_KINDS)))

_LOW_FIRST = ("constraint", "community")

Values = Mapping[str, Mapping[str, float]]
"""By the name of a measure, by node; a node that has none is left out."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The measures of a network's nodes, its communities and its nestedness.

    `nestedness` is None where nodes are of one kind.
    """

    values: Values
    communities: Communities
    nestedness: Nestedness | None


@dataclass(frozen=True, slots=True)
class Measured(Profile):
    """A network with its profile."""

    network: "networkx.Graph[str]"


def profile_network(
    network: Network, left: Collection[str], right: Collection[str], weight: str
) -> Profile:
    """Answer all that the measures of this package ask, over the nodes given.

    `right` is empty where all nodes are of one kind. Communities are told by number,
    the largest is 1. Of two kinds, the HITS of `left` are hubs, of `right` authorities.
    Ranges and caveats: those of each measure.

    >>> from dutygraph.projections.linking import link_nodes
    >>> links = link_nodes(["甲", "乙"], ["一", "一"], [3, 1], "steps")
    >>> profile = profile_network(links, "甲乙", "一", "steps")
    >>> profile.values["degree"]["一"], profile.values["community"]["一"]
    (4, 1)
    """
    nodes = [*left, *right]
    found = find_communities(network, nodes, weight)
    values: dict[str, Mapping[str, float]] = {
        "pagerank": pagerank(network, nodes, weight),
        "core": core_numbers(network, nodes, weight),
        "community": {
            node: number
            for number, group in enumerate(found.groups, 1)
            for node in group
        },
    }
    if not right:
        values["degree"] = weighted_degree(network, nodes, nodes, weight)
        values["betweenness"] = betweenness(network, nodes, weight)
        values["constraint"] = constraint(network, nodes, weight)
        return Profile(values, found, None)
    hubs, authorities = hubs_and_authorities(network, left, right, weight)
    values["hits"] = {**hubs, **authorities}
    degrees = (
        weighted_degree(network, left, right, weight),
        weighted_degree(network, right, left, weight),
    )
    values["degree"] = {**degrees[0], **degrees[1]}
    nestedness = measure_nestedness(network, left, right, weight)
    return Profile(values, found, nestedness)


def measure_network(
    network: "networkx.Graph[str]",
    left: Collection[str],
    right: Collection[str],
    weight: str,
) -> Measured:
    """Answer all that `profile_network` does, and give the network with it.

    Ranges and caveats: those of each measure; arguments as there.

    >>> network = networkx.Graph()
    >>> network.add_weighted_edges_from([("甲", "一", 3), ("乙", "一", 1)], "steps")
    >>> measure_network(network, "甲乙", "一", "steps").values["degree"]["一"]
    4
    """
    profile = profile_network(network, left, right, weight)
    return Measured(profile.values, profile.communities, profile.nestedness, network)


def measure_projection(rows: Incidence, projection: Projection) -> Measured:
    """Build the network that a projection declares, and measure it by its weight."""
    built = build_projection(rows, projection)
    sides = side_of(built, "left"), side_of(built, "right")
    return measure_network(built, *sides, projection.weight)


def annotate(measured: Measured, weight: str) -> "networkx.Graph[str]":
    """Give a copy whose nodes bear their measures, and edges `weight` by that name."""
    copy = measured.network.copy()
    for node, data in copy.nodes(data=True):
        own = {name: of[node] for name, of in measured.values.items() if node in of}
        data.update(own)
    for _, _, data in copy.edges(data=True):
        data["weight"] = data[weight]
    return copy


def order_nodes(nodes: Collection[str], values: Values, sort: str) -> list[str]:
    """Put nodes in order by a measure, highest first; constraint and community lowest.

    Equal ones follow by weighted degree and name; those without a value come last.

    >>> order_nodes("甲乙", {"degree": {"甲": 1, "乙": 2}}, "degree")
    ['乙', '甲']
    """
    sign = 1 if sort in _LOW_FIRST else -1
    own, degrees = values[sort], values["degree"]

    def key(node: str) -> tuple[bool, float, float, str]:
        # Nine places: what iterations leave apart shall tie.
        value = sign * round(own.get(node, 0), 9)
        return node not in own, value, -degrees[node], node

    return sorted(nodes, key=key)
