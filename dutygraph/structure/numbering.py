"""Number nodes: takes a network and nodes, gives a copy of that part to compute on.

The copy's nodes are the places of the names in order: it does not hang on the order in
which Python happens to hash texts, and the network of the caller stays as it was.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

import networkx

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A part of a network: node i stands for `names[i]`; edges bear `weight`."""

    network: "networkx.Graph[int]"
    names: tuple[str, ...]

    def named(self, values: Mapping[int, Value]) -> dict[str, Value]:
        """Give values by name, in the order of names."""
        return {self.names[place]: values[place] for place in sorted(values)}


def number_nodes(
    network: "networkx.Graph[str]", nodes: Collection[str], weight: str
) -> Numbered:
    """Copy the nodes and the edges among them that weigh more than 0.

    An edge without the weight counts as 0. Raises ValueError where a node is not in the
    network.
    """
    names = tuple(sorted(set(nodes)))
    refuse_unknown(network, names)
    place_of = {name: place for place, name in enumerate(names)}
    copy: networkx.Graph[int] = networkx.Graph()
    copy.add_nodes_from(range(len(names)))
    edges = sorted(
        (*sorted((place_of[one], place_of[two])), value)
        for one, two, value in network.subgraph(names).edges(data=weight, default=0)
    )
    copy.add_weighted_edges_from(edge for edge in edges if edge[2] > 0)
    return Numbered(copy, names)


def refuse_unknown(network: "networkx.Graph[str]", nodes: Collection[str]) -> None:
    """Raise ValueError where a node is not in the network."""
    unknown = sorted(node for node in nodes if node not in network)
    if unknown:
        raise ValueError(f"not in the network: {', '.join(unknown[:5])}")


def iterate(
    values: list[float], step: Callable[[list[float]], list[float]], rounds: int
) -> list[float]:
    """Apply a step until nothing changes by more than 1e-12 in all, or for `rounds`.

    >>> iterate([8.0], lambda values: [values[0] / 2], 3)
    [1.0]
    """
    for _ in range(rounds):
        before, values = values, step(values)
        if sum(abs(one - two) for one, two in zip(before, values, strict=True)) < 1e-12:
            break
    return values
