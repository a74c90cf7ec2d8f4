"""Link nodes: takes columns of names, gives a network as a sparse matrix.

For networks too large to be held as objects: what the measures need and no more.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy
from scipy import sparse

Matrix: TypeAlias = "sparse.csr_array"
"""Weights by the numbers of both nodes, rows compressed."""


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """A network as arrays: node i is `names[i]`, and names, texts or numbers, ascend.

    `matrix` is symmetric and holds the `weight`, above 0, of every edge twice; no node
    is linked to itself.
    """

    names: "numpy.typing.NDArray[Any]"
    matrix: Matrix
    weight: str


def link_nodes(
    ones: "numpy.typing.ArrayLike",
    others: "numpy.typing.ArrayLike",
    weights: "numpy.typing.ArrayLike",
    weight: str,
) -> Links:
    """Link each of `ones` to the one of `others` beside it; the same pairs add up.

    >>> found = link_nodes(["甲", "乙", "甲"], ["一", "一", "一"], [2, 1, 3], "steps")
    >>> found.names.tolist(), found.matrix.toarray().tolist()
    (['一', '乙', '甲'], [[0, 1, 5], [1, 0, 0], [5, 0, 0]])
    """
    names, (rows, columns) = number_names(ones, others)
    return _to_links(names, rows, columns, numpy.asarray(weights), weight)


def link_shared(
    nodes: "numpy.typing.ArrayLike", things: "numpy.typing.ArrayLike", weight: str
) -> Links:
    """Link nodes by how many things they have in common; a thing said twice is one.

    `nodes` and `things` stand beside each other, such as departments and their duties.

    >>> found = link_shared(["甲", "乙", "甲"], ["一", "一", "二"], "duties")
    >>> found.names.tolist(), found.matrix.toarray().tolist()
    (['乙', '甲'], [[0, 1], [1, 0]])
    """
    names, rows = numpy.unique(numpy.asarray(nodes), return_inverse=True)
    every, columns = numpy.unique(numpy.asarray(things), return_inverse=True)
    shape = len(names), len(every)
    ones = numpy.ones(len(rows), dtype=numpy.int64)
    held = sparse.coo_array((ones, (rows, columns)), shape=shape).tocsr()
    held.data[:] = 1
    shared = (held @ held.T).tocoo()
    upper = shared.row < shared.col
    ends = shared.row[upper], shared.col[upper]
    return _to_links(names, *ends, shared.data[upper], weight)


def number_names(
    *columns: "numpy.typing.ArrayLike",
) -> tuple["numpy.typing.NDArray[Any]", list["numpy.typing.NDArray[numpy.int64]"]]:
    """Give all names of several columns in order, and each column in their places."""
    parts = [numpy.unique(numpy.asarray(one), return_inverse=True) for one in columns]
    names = numpy.unique(numpy.concatenate([own for own, _ in parts]))
    return names, [numpy.searchsorted(names, own)[places] for own, places in parts]


def _to_links(
    names: "numpy.typing.NDArray[Any]",
    rows: "numpy.typing.NDArray[Any]",
    columns: "numpy.typing.NDArray[Any]",
    values: "numpy.typing.NDArray[Any]",
    weight: str,
) -> Links:
    kept = (rows != columns) & (values > 0)
    ends = rows[kept], columns[kept]
    both = (numpy.concatenate(ends), numpy.concatenate(ends[::-1]))
    twice = numpy.concatenate((values[kept], values[kept]))
    matrix = sparse.coo_array((twice, both), shape=(len(names), len(names))).tocsr()
    matrix.sort_indices()
    return Links(names, matrix, weight)
