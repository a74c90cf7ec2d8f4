"""Count what nodes have in common: takes nodes with their things, gives weighted pairs.

As arrays: who holds what is a matrix, and its product with itself counts for all pairs
at once.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy
from scipy import sparse

from dutygraph.projections.linking import Matrix

Numbers: TypeAlias = "numpy.typing.NDArray[numpy.int64]"


class Held(NamedTuple):
    """That a node has a thing on a list of a kind."""

    node: str
    thing: str
    kind: str


class Pair(NamedTuple):
    """Two nodes, the smaller first, and how many things both have.

    `share` counts each thing divided by those who have it less one; `kinds` those that
    both have on a list of each kind.
    """

    one: str
    two: str
    number: int
    share: float
    kinds: tuple[int, ...]


def count_shared(held: Sequence[Held], kinds: Sequence[str]) -> Iterator[Pair]:
    """Give each pair of nodes that have something in common, in order.

    What is said twice counts once; the order in which it is said is of no account.

    >>> held = [Held("甲", "一", "basic"), Held("乙", "一", "basic")]
    >>> list(count_shared(held, ["basic", "reclaimed"]))
    [Pair(one='乙', two='甲', number=1, share=1.0, kinds=(1, 0))]
    """
    nodes = {name: place for place, name in enumerate(sorted({o.node for o in held}))}
    things = {name: place for place, name in enumerate(sorted({o.thing for o in held}))}
    names = list(nodes)

    def hold(own: Sequence[Held]) -> Matrix:
        ends = [nodes[one.node] for one in own], [things[one.thing] for one in own]
        values = numpy.ones(len(own), dtype=numpy.int64)
        shape = len(nodes), len(things)
        # Things ascend in each row: shares are then summed up in one order.
        matrix = sparse.coo_array((values, ends), shape=shape).tocsr()
        matrix.sort_indices()
        matrix.data[:] = 1
        return matrix

    every = hold(held)
    if not every.nnz:
        return
    holders = numpy.bincount(every.indices, minlength=len(things))
    divided = every.astype(float)
    divided.data = (1 / numpy.maximum(holders - 1, 1))[every.indices]
    upper, shares = _pair_up(every @ every.T), _pair_up(divided @ every.T)
    pairs = _number_pairs(upper)
    counted = []
    for kind in kinds:
        own = hold([one for one in held if one.kind == kind])
        part, values = _pair_up(own @ own.T), numpy.zeros_like(upper.data)
        values[numpy.searchsorted(pairs, _number_pairs(part))] = part.data
        counted.append(values)
    columns = (upper.row, upper.col, upper.data, shares.data, *counted)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    for one, two, shared, share, *of_kinds in rows:
        yield Pair(names[one], names[two], shared, share, tuple(of_kinds))


def _pair_up(product: Matrix) -> "sparse.coo_array":
    """Give what stands above the diagonal, row by row."""
    upper = sparse.triu(product, 1, format="csr")
    upper.sort_indices()
    return upper.tocoo()


def _number_pairs(pairs: "sparse.coo_array") -> Numbers:
    """Give each pair a number; they ascend as the pairs do."""
    numbers: Numbers = pairs.row.astype(numpy.int64) * pairs.shape[1] + pairs.col
    return numbers
