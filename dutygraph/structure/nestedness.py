"""Measure nestedness: takes a network of two kinds of nodes, gives how nested it is.

Meant for department × matter: do narrow departments hold what the broad ones hold too,
or matters of their own?
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy
from scipy import sparse

from dutygraph.projections.linking import Matrix
from dutygraph.structure.numbering import Network, number_nodes


@dataclass(frozen=True, slots=True)
class Nestedness:
    """NODF of the whole matrix, over pairs of rows, and over pairs of columns."""

    whole: float
    rows: float
    columns: float


def measure_nestedness(
    network: Network, rows: Collection[str], columns: Collection[str], weight: str
) -> Nestedness:
    """Answer whether who holds little holds a part of what the others hold: NODF.

    From 0 to 100. Of each pair of rows (and of columns) that are not equally full, the
    share of what the emptier one has that the fuller has too; pairs equally full, or
    with an empty one, count 0; 100 times the mean. What weighs more than 0 is there.
    Almeida-Neto et al. 2008 (Oikos 117). Misleads where many rows are equally full, or
    where counties are put together: departments of two counties seldom share a matter
    under one name. 0 where there is no pair.

    >>> import networkx
    >>> network = networkx.Graph([("甲", "一"), ("甲", "二"), ("乙", "一")])
    >>> networkx.set_edge_attributes(network, 1, "duties")
    >>> measure_nestedness(network, "甲乙", "一二", "duties")
    Nestedness(whole=100.0, rows=100.0, columns=100.0)
    """
    part = number_nodes(network, [*rows, *columns], weight)
    held = part.matrix[part.places(rows)][:, part.places(columns)]
    held.data = numpy.ones(held.nnz, dtype=numpy.int64)
    (of_rows, row_pairs), (of_columns, column_pairs) = _overlap(held), _overlap(held.T)
    return Nestedness(
        _mean(of_rows + of_columns, row_pairs + column_pairs),
        _mean(of_rows, row_pairs),
        _mean(of_columns, column_pairs),
    )


def _overlap(held: Matrix) -> tuple[float, int]:
    """Add up the overlaps of all pairs of rows, in percent of what the emptier holds.

    Also give how many pairs there are. Only pairs that share something are looked at.
    """
    full = held.sum(axis=1)
    shared = sparse.triu(held @ held.T, k=1, format="coo")
    ones, others = full[shared.row], full[shared.col]
    fewer = numpy.minimum(ones, others)
    nested = ones != others
    overlaps = 100 * shared.data[nested] / fewer[nested]
    return float(overlaps.sum()), len(full) * (len(full) - 1) // 2


def _mean(total: float, number: int) -> float:
    return total / number if number else 0.0
