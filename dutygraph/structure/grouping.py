"""Group nodes by modularity: takes a matrix of weights, gives each node a group.

The Louvain method (Blondel et al. 2008) over whole arrays: half of the nodes, drawn by
lot, look at once for the group beside them that gains most, and all of them move where
the modularity of the whole then grows; moving in halves keeps neighbours from changing
places for ever (cf. Lu, Halappanavar, Kalyanaraman 2015, Parallel Computing 47). When
nothing moves any more, groups become nodes, until none are put together; then single
nodes try once more.
"""

import numpy
from scipy import sparse

from dutygraph.projections.linking import Matrix
from dutygraph.structure.numbering import Floats, Numbers

_ROUND, _PASS = 1e-4, 1e-7
"""Modularity that a round, and a pass over all levels, gains at least to go on."""
_TIE = 1e-12


def group_nodes(matrix: Matrix, seed: int) -> Numbers:
    """Give the number of each node's group; the matrix is symmetric, nothing below 0.

    >>> pairs = sparse.csr_array(numpy.kron(numpy.eye(2), [[0, 1], [1, 0]]))
    >>> group_nodes(pairs, 7).tolist()
    [0, 0, 1, 1]
    """
    lots = numpy.random.RandomState(seed)
    matrix = matrix.astype(float)
    groups: Numbers = numpy.arange(matrix.shape[0])
    if not matrix.nnz:
        return groups
    gained, before = 1.0, -1.0
    while gained > _PASS:
        tried = _group_groups(matrix, _move_nodes(matrix, groups, lots), lots)
        found = modularity(matrix, tried)
        gained, before = found - before, max(found, before)
        if gained > 0:
            groups = tried
    return groups


def modularity(matrix: Matrix, groups: Numbers) -> float:
    """Give the share of weight inside groups less what chance would put there.

    Newman, Girvan 2004 (Phys. Rev. E 69); from -0.5 to below 1, 0 without edges.
    """
    degrees: Floats = matrix.sum(axis=1)
    total = degrees.sum()
    if not total:
        return 0.0
    inside = matrix.data @ _is_inside(matrix, groups, groups)
    return float(inside / total - _expected(groups, degrees))


def _is_inside(rows: Matrix, own: Numbers, groups: Numbers) -> Numbers:
    """Tell of each link whether the group of its row is that of its column."""
    here = numpy.repeat(own, numpy.diff(rows.indptr))
    found: Numbers = here == groups[rows.indices]
    return found


def _expected(groups: Numbers, degrees: Floats) -> float:
    """Give the share of weight that chance would put inside groups."""
    shares = numpy.bincount(groups, degrees) / degrees.sum()
    return float((shares**2).sum())


def _group_groups(
    matrix: Matrix, groups: Numbers, lots: "numpy.random.RandomState"
) -> Numbers:
    """Put groups together as long as that gains."""
    while True:
        names, groups = numpy.unique(groups, return_inverse=True)
        held = _membership(groups, len(names))
        level = held.T.tocsr() @ (matrix @ held)
        moved = _move_nodes(level, numpy.arange(len(names)), lots)
        if len(numpy.unique(moved)) == len(names):
            return groups
        groups = moved[groups]


def _move_nodes(
    matrix: Matrix, groups: Numbers, lots: "numpy.random.RandomState"
) -> Numbers:
    """Move nodes, half of them at a time, until a round gains nothing worth while.

    A node that has chosen looks again only when one beside it has moved.
    """
    number = matrix.shape[0]
    degrees, loops = matrix.sum(axis=1), matrix.diagonal()
    restless = numpy.ones(number, dtype=bool)
    gained, chance = 1.0, _expected(groups, degrees)
    while gained > _ROUND:
        gained, halves = 0.0, lots.randint(0, 2, number)
        for half in range(2):
            nodes = numpy.flatnonzero(restless & (halves == half))
            moved = groups.copy()
            moved[nodes] = _choose(matrix, nodes, groups, degrees, loops)
            movers = numpy.flatnonzero(moved != groups)
            beside, after = matrix[movers], _expected(moved, degrees)
            gain = _gain(beside, movers, groups, moved) / degrees.sum() - after + chance
            if gain > 0:
                restless[nodes] = False
                restless[beside.indices] = True
                groups, chance, gained = moved, after, gained + gain
    return groups


def _gain(beside: Matrix, movers: Numbers, groups: Numbers, moved: Numbers) -> float:
    """Give how much weight comes inside groups; `beside` are the rows of the movers."""
    # A link to one who stays stands here once, in the whole matrix twice.
    times = 1 + (groups == moved)[beside.indices]
    after = _is_inside(beside, moved[movers], moved)
    before = _is_inside(beside, groups[movers], groups)
    return float((beside.data * times) @ (after.astype(float) - before))


def _choose(
    matrix: Matrix, nodes: Numbers, groups: Numbers, degrees: Floats, loops: Floats
) -> Numbers:
    """Give the group that each node gains most in; of equal ones the first."""
    number, total = matrix.shape[0], degrees.sum()
    links = matrix[nodes] @ _membership(groups, number)
    rows = numpy.repeat(numpy.arange(len(nodes)), numpy.diff(links.indptr))
    node, own = nodes[rows], groups[nodes]
    inside = own[rows] == links.indices
    sums = numpy.bincount(groups, degrees, number)
    others = sums[links.indices] - inside * degrees[node]
    gains = links.data - inside * loops[node] - degrees[node] * others / total
    stays = -degrees[nodes] * (sums[own] - degrees[nodes]) / total
    stays[rows[inside]] = gains[inside]
    best = stays.copy()
    filled = numpy.flatnonzero(numpy.diff(links.indptr))
    if len(filled):
        best[filled] = numpy.maximum.reduceat(gains, links.indptr[filled])
    better = best > stays + _TIE * total
    chosen = better[rows] & (gains >= best[rows] - _TIE * total)
    # Rows ascend: going backwards leaves the first of each.
    targets = own.copy()
    targets[rows[chosen][::-1]] = links.indices[chosen][::-1]
    return targets


def _membership(groups: Numbers, number: int) -> Matrix:
    """Give the matrix of nodes × groups, 1 where a node is in a group."""
    ends = numpy.arange(len(groups) + 1)
    shape = len(groups), number
    return sparse.csr_array((numpy.ones(len(groups)), groups, ends), shape=shape)
