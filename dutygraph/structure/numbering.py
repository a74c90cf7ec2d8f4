"""Number nodes: takes a network and nodes, gives that part as a matrix to compute on.

The places of the matrix are those of the names in order: it does not hang on the order
in which Python happens to hash texts, and the network of the caller stays as it was.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import networkx
import numpy
from scipy import sparse

from dutygraph.projections.linking import Links, Matrix

Value = TypeVar("Value")
Network: TypeAlias = "networkx.Graph[str] | Links"
"""A network to look at, or one as arrays; both measure the same."""
Floats: TypeAlias = "numpy.typing.NDArray[numpy.float64]"
Numbers: TypeAlias = "numpy.typing.NDArray[numpy.int64]"


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """A part of a network: row i of the symmetric matrix stands for `names[i]`."""

    matrix: Matrix
    names: tuple[str, ...]

    def named(self, values: Iterable[Value]) -> dict[str, Value]:
        """Give values, which come in the order of names, by name."""
        return dict(zip(self.names, values, strict=True))

    def places(self, nodes: Collection[str]) -> Numbers:
        """Give the places of nodes, in order of names, each once."""
        wanted = set(nodes)
        return numpy.array(
            [place for place, name in enumerate(self.names) if name in wanted],
            dtype=numpy.int64,
        )

    def to_networkx(self) -> "networkx.Graph[int]":
        """Give the part as a network whose nodes are the places."""
        found: networkx.Graph[int] = networkx.Graph()
        found.add_nodes_from(range(len(self.names)))
        upper = sparse.triu(self.matrix, format="csr").tocoo()
        columns = (upper.row.tolist(), upper.col.tolist(), upper.data.tolist())
        found.add_weighted_edges_from(zip(*columns, strict=True))
        return found


def number_nodes(network: Network, nodes: Collection[str], weight: str) -> Numbered:
    """Number the nodes and the edges among them that weigh more than 0.

    An edge without the weight counts as 0; that of a node to itself is left out. Raises
    ValueError where a node is not in the network.
    """
    if isinstance(network, Links):
        return _number_links(network, nodes, weight)
    names = tuple(sorted(set(nodes)))
    refuse_unknown(network, names)
    place_of = {name: place for place, name in enumerate(names)}
    edges = [
        (place_of[one], place_of[two], value)
        for one, two, value in network.subgraph(names).edges(data=weight, default=0)
        if value > 0 and one != two
    ]
    ones, others, values = zip(*edges, strict=True) if edges else ((), (), ())
    shape = len(names), len(names)
    coordinates = ((*values, *values), ((*ones, *others), (*others, *ones)))
    matrix = sparse.coo_array(coordinates, shape=shape).tocsr()
    matrix.sort_indices()
    return Numbered(matrix, names)


def _number_links(links: Links, nodes: Collection[str], weight: str) -> Numbered:
    if weight != links.weight:
        raise ValueError(f"edges bear {links.weight}, not {weight}")
    every: tuple[str, ...] = tuple(links.names.tolist())
    if nodes is links.names or set(nodes) == set(every):
        return Numbered(links.matrix, every)
    refuse_unknown(every, nodes)
    whole = Numbered(links.matrix, every)
    places = whole.places(nodes)
    chosen = tuple(every[place] for place in places)
    return Numbered(links.matrix[places][:, places], chosen)


def refuse_unknown(network: Collection[str], nodes: Collection[str]) -> None:
    """Raise ValueError where a node is not in the network."""
    known = set(network)
    unknown = sorted(node for node in nodes if node not in known)
    if unknown:
        raise ValueError(f"not in the network: {', '.join(map(str, unknown[:5]))}")
