"""Measure with networkit where it is installed: takes a matrix, gives what it finds.

An extra, for networks beyond what networkx measures in reasonable time. One thread and
a fixed seed, so that the same network always gives the same.
"""

from importlib.util import find_spec
from typing import Any

import numpy
from scipy import sparse

from dutygraph.projections.linking import Matrix
from dutygraph.structure.numbering import Floats, Numbers

LARGE = 100_000
"""Edges from which on a network is measured by arrays, or by networkit."""


def is_large(matrix: Matrix) -> bool:
    """Tell whether a network has more edges than networkx should be asked for."""
    return bool(matrix.nnz > 2 * LARGE)


def has_networkit() -> bool:
    """Tell whether the extra is installed."""
    return find_spec("networkit") is not None


def group_with_networkit(matrix: Matrix, seed: int) -> Numbers:
    """Give the number of each node's group: the Louvain method, with refinement.

    Staudt, Meyerhenke 2016 (IEEE Transactions on Parallel and Distributed Systems 27).
    """
    import networkit

    networkit.setSeed(seed, False)
    networkit.setNumberOfThreads(1)
    found = networkit.community.PLM(_to_networkit(matrix), refine=True).run()
    return numpy.array(found.getPartition().getVector(), dtype=numpy.int64)


def betweenness_with_networkit(lengths: Matrix) -> Floats:
    """Give the share of pairs of others whose shortest way leads through each node."""
    import networkit

    networkit.setNumberOfThreads(1)
    network = _to_networkit(lengths)
    found = networkit.centrality.Betweenness(network, normalized=True).run()
    return numpy.array(found.scores())


def _to_networkit(matrix: Matrix) -> Any:
    import networkit

    upper = sparse.triu(matrix, format="coo")
    edges = upper.data.astype(float), (upper.row, upper.col)
    number = matrix.shape[0]
    return networkit.GraphFromCoo(edges, number, weighted=True, directed=False)
