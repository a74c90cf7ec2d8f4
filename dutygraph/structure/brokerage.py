"""Measure brokerage: takes a network and nodes, gives who stands between the others.

Meant for department × department: who brokers joint duties.
"""

from collections.abc import Collection

import networkx
import numpy

from dutygraph.structure.accelerated import (
    betweenness_with_networkit,
    has_networkit,
    is_large,
)
from dutygraph.structure.numbering import Network, Numbered, number_nodes


def betweenness(
    network: Network, nodes: Collection[str], weight: str
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
    lengths = part.matrix.astype(float)
    lengths.data = (lengths.data.min(initial=numpy.inf) / lengths.data).round(12)
    if is_large(lengths) and has_networkit():
        return part.named(betweenness_with_networkit(lengths).tolist())
    ways = Numbered(lengths, part.names).to_networkx()
    found = networkx.betweenness_centrality(ways, weight="weight")
    return part.named(found[place] for place in sorted(found))


def constraint(
    network: Network, nodes: Collection[str], weight: str
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
    totals = part.matrix.sum(axis=1)
    linked = numpy.flatnonzero(totals)
    shares = part.matrix.multiply(1 / numpy.where(totals, totals, 1)[:, None]).tocsr()
    partners = part.matrix.astype(bool)
    # By how much a node's partners hold it, directly and through each other.
    held = shares + (shares @ shares).multiply(partners)
    values = held.multiply(held).sum(axis=1)
    return {part.names[place]: float(values[place]) for place in linked}
