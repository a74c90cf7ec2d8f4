"""Measure brokerage: takes a network and nodes, gives who stands between the others.

Meant for department × department: who brokers joint duties.
"""

from collections.abc import Collection, Mapping

import networkx

from dutygraph.structure.numbering import number_nodes


def betweenness(
    network: "networkx.Graph[str]", nodes: Collection[str], weight: str
) -> dict[str, float]:
    """Answer through whom the shortest ways between all others lead.

    The share of pairs of other nodes whose shortest way leads through a node, over the
    edges among `nodes`; 0 to 1. An edge is as long as 1 / its weight, so that ten joint
    duties are a short way. Freeman 1977 (Sociometry 40); Brandes 2001; lengths as in
    Newman 2001 (Phys. Rev. E 64). Misleads where several ways are nearly as short: only
    the shortest count. Departments of different counties never meet: give the nodes of
    one county, or all values are small.

    >>> network = networkx.path_graph(["甲", "乙", "丙"])
    >>> networkx.set_edge_attributes(network, 2, "duties")
    >>> betweenness(network, "甲乙丙", "duties")
    {'丙': 0.0, '乙': 1.0, '甲': 0.0}
    """
    part = number_nodes(network, nodes, weight)
    # Relative to the lightest edge: sums of lengths that are equal shall tie.
    weights = [value for _, _, value in part.network.edges(data="weight")]
    least = min(weights, default=1)
    for _, _, data in part.network.edges(data=True):
        data["length"] = round(least / data["weight"], 12)
    return part.named(networkx.betweenness_centrality(part.network, weight="length"))


def constraint(
    network: "networkx.Graph[str]", nodes: Collection[str], weight: str
) -> dict[str, float]:
    """Answer who is free to broker: low where one's partners do not know each other.

    Σ over partners j of (p_ij + Σ_q p_iq p_qj)², p_ij being the share of j in all that
    i has with others, over the edges among `nodes`; above 0, and 1 where there is one
    partner; a little more where few partners know each other. Isolated nodes have none
    and are left out. Burt 1992, Structural Holes, ch. 2. Misleads for the small: who
    has few partners is constrained whatever the others do.

    >>> network = networkx.star_graph(["甲", "乙", "丙"])
    >>> networkx.set_edge_attributes(network, 1, "duties")
    >>> constraint(network, "甲乙丙", "duties")
    {'丙': 1.0, '乙': 1.0, '甲': 0.5}
    """
    part = number_nodes(network, nodes, weight)
    shares = {
        node: {other: data["weight"] / total for other, data in sorted(near.items())}
        for node, near in part.network.adjacency()
        for total in [part.network.degree(node, weight="weight")]
    }
    return part.named(
        {node: _constrain(node, shares) for node in shares if shares[node]}
    )


def _constrain(node: int, shares: Mapping[int, Mapping[int, float]]) -> float:
    """Add up by how much a node's partners hold it, directly and through each other."""
    held = dict(shares[node])
    for between, share in shares[node].items():
        for partner, onward in shares[between].items():
            if partner in shares[node]:
                held[partner] += share * onward
    return sum(value**2 for value in held.values())
