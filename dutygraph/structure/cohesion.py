"""Measure cohesion: takes a network and nodes, gives its cores and its communities."""

from collections.abc import Collection
from dataclasses import dataclass

import networkx
import numpy

from dutygraph.projections.linking import Matrix
from dutygraph.structure.accelerated import (
    group_with_networkit,
    has_networkit,
    is_large,
)
from dutygraph.structure.grouping import group_nodes, modularity
from dutygraph.structure.numbering import Network, Numbered, Numbers, number_nodes

SEED = 7
"""Where the search for communities begins; any number, but the same one always."""


@dataclass(frozen=True, slots=True)
class Communities:
    """Groups of nodes that have more with each other than with the rest.

    Every node is in one group; largest groups first, names in order.
    """

    groups: tuple[tuple[str, ...], ...]
    modularity: float


def core_numbers(
    network: Network, nodes: Collection[str], weight: str
) -> dict[str, int]:
    """Answer who belongs to the core that works together, and who only hangs on.

    The greatest k so that the node is among nodes of which each has k partners or more
    among them (the k-core), over the edges among `nodes` that weigh more than 0; from
    0. Seidman 1983 (Social Networks 5). Misleads after one big joint duty: twelve
    departments named together once make an 11-core.

    >>> network = networkx.Graph(["甲乙", "乙丙", "丙甲", "丙丁"])
    >>> networkx.set_edge_attributes(network, 1, "duties")
    >>> core_numbers(network, "甲乙丙丁", "duties")
    {'丁': 1, '丙': 2, '乙': 2, '甲': 2}
    """
    part = number_nodes(network, nodes, weight)
    return part.named(_peel(part.matrix).tolist())


def find_communities(
    network: Network, nodes: Collection[str], weight: str, seed: int = SEED
) -> Communities:
    """Answer which nodes go together, and how clearly.

    Over the edges among `nodes`; the modularity is from -0.5 to below 1, from about 0.3
    on there are clear groups (Newman, Girvan 2004, Phys. Rev. E 69). Louvain method
    (Blondel et al. 2008), which tries nodes in random order: the seed is fixed. Beyond
    100,000 edges the search is that of `group_nodes`, or of networkit where that is
    installed; all three find groups about as clear, but not the same. Misleads in that
    many partitions are nearly as good, that small groups are merged in large networks
    (Fortunato, Barthélemy 2007), and that counties alone make groups where nodes of
    several are given. Without edges every node is its own, and the modularity 0.

    >>> network = networkx.Graph([("甲", "乙"), ("丙", "丁")])
    >>> networkx.set_edge_attributes(network, 1, "duties")
    >>> find_communities(network, "甲乙丙丁", "duties")
    Communities(groups=(('丁', '丙'), ('乙', '甲')), modularity=0.5)
    """
    part = number_nodes(network, nodes, weight)
    if not part.matrix.nnz:
        return Communities(tuple((name,) for name in part.names), 0.0)
    found = _search(part, seed)
    ordered = numpy.argsort(found, kind="stable")
    ends = numpy.flatnonzero(numpy.diff(found[ordered])) + 1
    groups = [
        tuple(part.names[node] for node in group.tolist())
        for group in numpy.split(ordered, ends)
    ]
    return Communities(
        tuple(sorted(groups, key=lambda group: (-len(group), group))),
        modularity(part.matrix, found),
    )


def _search(part: Numbered, seed: int) -> Numbers:
    """Give the number of each node's group."""
    if is_large(part.matrix):
        search = group_with_networkit if has_networkit() else group_nodes
        return search(part.matrix, seed)
    found = networkx.community.louvain_communities(
        part.to_networkx(), weight="weight", seed=seed
    )
    numbers = numpy.zeros(len(part.names), dtype=numpy.int64)
    for number, group in enumerate(found):
        numbers[list(group)] = number
    return numbers


def _peel(matrix: Matrix) -> Numbers:
    """Take away those with the fewest partners left, again and again."""
    degrees = numpy.diff(matrix.indptr).astype(numpy.int64)
    cores = numpy.zeros(len(degrees), dtype=numpy.int64)
    remaining = numpy.ones(len(degrees), dtype=bool)
    core = 0
    while remaining.any():
        core = max(core, int(degrees[remaining].min()))
        peeled = numpy.flatnonzero(remaining & (degrees <= core))
        cores[peeled] = core
        remaining[peeled] = False
        degrees -= numpy.bincount(matrix[peeled].indices, minlength=len(degrees))
    return cores
