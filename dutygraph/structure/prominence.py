"""Measure prominence: takes a network and nodes, gives who weighs how much."""

from collections.abc import Collection

import numpy
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import LinearOperator, cg, eigsh

from dutygraph.projections.linking import Matrix
from dutygraph.structure.numbering import Floats, Network, Numbers, number_nodes

_ROUNDS = 60
"""Rounds in which values settle in most parts."""


def weighted_degree(
    network: Network, nodes: Collection[str], others: Collection[str], weight: str
) -> dict[str, float]:
    """Answer how much a node has with others in all: the sum of its edges' weights.

    Over the edges between one of `nodes` and one of `others`; 0 or more, whole numbers
    where weights are. Strength in Barrat et al. 2004 (PNAS 101). On department ×
    township with `steps` this is the department's steps again. Misleads by summing up:
    one strong tie equals many weak ones.

    >>> import networkx
    >>> network = networkx.Graph()
    >>> network.add_edge("县民政局", "石桥镇", steps=3)
    >>> weighted_degree(network, ["县民政局"], ["石桥镇"], "steps")
    {'县民政局': 3}
    """
    part = number_nodes(network, [*nodes, *others], weight)
    counted = numpy.zeros(len(part.names), dtype=part.matrix.dtype)
    counted[part.places(others)] = 1
    degrees = (part.matrix @ counted).tolist()
    return {part.names[place]: degrees[place] for place in part.places(nodes)}


def hubs_and_authorities(
    network: Network,
    hubs: Collection[str],
    authorities: Collection[str],
    weight: str,
) -> tuple[dict[str, float], dict[str, float]]:
    """Answer who loads the loaded, and who is loaded by those who load: HITS.

    Over the edges from `hubs` to `authorities`, such as departments to matters; the two
    share no node. Each connected part is measured by itself: its hubs and its
    authorities each add up to the part's share of all weight, and so all of them to 1,
    or are 0 where nothing links them. (Over the whole at once the heaviest part would
    get all, and of department × township, which falls apart county by county, only one
    county would be told.) Kleinberg 1999 (Journal of the ACM 46). Misleads between
    parts, where it says no more than which part is the heavier.

    >>> import networkx
    >>> network = networkx.Graph()
    >>> network.add_weighted_edges_from(
    ...     [("甲", "一", 1), ("甲", "二", 1), ("乙", "三", 2)], "duties"
    ... )
    >>> hubs_and_authorities(network, "甲乙", "一二三", "duties")
    ({'乙': 0.5, '甲': 0.5}, {'一': 0.25, '三': 0.5, '二': 0.25})
    """
    if not set(hubs).isdisjoint(authorities):
        raise ValueError("hubs and authorities have nodes in common")
    part = number_nodes(network, [*hubs, *authorities], weight)
    left, right = part.places(hubs), part.places(authorities)
    found = _part_by_part(part.matrix[left][:, right].astype(float))
    names = ([part.names[place] for place in side] for side in (left, right))
    hub, authority = (
        dict(zip(own, values.tolist(), strict=True))
        for own, values in zip(names, found, strict=True)
    )
    return hub, authority


def pagerank(
    network: Network, nodes: Collection[str], weight: str, damping: float = 0.85
) -> dict[str, float]:
    """Answer who is linked to those who are much linked themselves: PageRank.

    Over the edges among `nodes`, each in both directions; all above 0, together 1. The
    share of time that a walker is there who follows an edge by its weight, and with
    1 - `damping` starts anywhere. Brin, Page 1998 (Computer Networks 30). Misleads as a
    finding of its own: where edges have no direction it stays near the weighted degree.

    >>> import networkx
    >>> network = networkx.path_graph(["甲", "乙", "丙"])
    >>> networkx.set_edge_attributes(network, 1, "duties")
    >>> {k: round(v, 3) for k, v in pagerank(network, "甲乙丙", "duties").items()}
    {'丙': 0.257, '乙': 0.486, '甲': 0.257}
    """
    part = number_nodes(network, nodes, weight)
    return part.named(_walk(part.matrix.astype(float), damping).tolist())


def _walk(matrix: Matrix, damping: float) -> Floats:
    """Give how often each node is visited, as one symmetric system of equations.

    x = start + damping · A D⁻¹ x, with y = D^-½ x; conjugate gradients need a tenth of
    the steps that walking does.
    """
    degrees: Floats = matrix.sum(axis=1)
    number, alone = len(degrees), numpy.count_nonzero(degrees == 0)
    if not number:
        return degrees
    # Who has no edge leads on to everybody.
    start = (1 - damping) / (number - damping * alone)
    root = numpy.sqrt(numpy.where(degrees, degrees, 1))

    def leave(values: Floats) -> Floats:
        stayed: Floats = values - damping * (matrix @ (values / root)) / root
        return stayed

    system = LinearOperator(matrix.shape, matvec=leave, dtype=float)
    found, _ = cg(system, start / root, root / number, rtol=1e-14)
    visits: Floats = found * root
    return visits


def _part_by_part(links: Matrix) -> tuple[Floats, Floats]:
    """Give the hubs among rows and the authorities among columns of each part."""
    both = sparse.block_array([[None, links], [links.T, None]], format="csr")
    _, parts = connected_components(both, directed=False)
    rows, columns = parts[: links.shape[0]], parts[links.shape[0] :]
    weights = numpy.bincount(rows, links.sum(axis=1), len(parts))
    shares = weights / (weights.sum() or 1)
    hubs = _settle(links, rows, columns)
    authorities = _normed(links.T @ hubs, columns)
    return hubs * shares[rows], authorities * shares[columns]


def _settle(links: Matrix, rows: Numbers, columns: Numbers) -> Floats:
    """Give the hubs of each part: most settle in a few rounds, the others are solved.

    Settled is a part where a round changes nothing by more than 1e-12 in all.
    """
    found = before = _normed(numpy.ones(len(rows)), rows)
    for _ in range(_ROUNDS):
        before, found = found, _normed(links @ (links.T @ found), rows)
    moving = numpy.flatnonzero(numpy.bincount(rows, abs(found - before)) > 1e-12)
    for part in moving:
        own = numpy.flatnonzero(rows == part)
        found[own] = _solve(links[own][:, numpy.flatnonzero(columns == part)])
    return found


def _solve(links: Matrix) -> Floats:
    """Give the hubs of one part: the first eigenvector, found on its smaller side."""
    rows, columns = links.shape
    if columns < rows:
        hubs = links @ _solve(links.T.tocsr())
    else:
        hubs = eigsh(links @ links.T, k=1, v0=numpy.ones(rows))[1][:, 0]
    shares: Floats = abs(hubs) / abs(hubs).sum()
    return shares


def _normed(values: Floats, parts: Numbers) -> Floats:
    """Give values that add up to 1 in each part, or to 0."""
    totals = numpy.bincount(parts, values)
    return values / numpy.where(totals, totals, 1)[parts]
