"""Measure nestedness: takes a network of two kinds of nodes, gives how nested it is.

Meant for department × matter: do narrow departments hold what the broad ones hold too,
or matters of their own?
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

import networkx

from dutygraph.structure.numbering import refuse_unknown


@dataclass(frozen=True, slots=True)
class Nestedness:
    """NODF of the whole matrix, over pairs of rows, and over pairs of columns."""

    whole: float
    rows: float
    columns: float


def measure_nestedness(
    network: "networkx.Graph[str]",
    rows: Collection[str],
    columns: Collection[str],
    weight: str,
) -> Nestedness:
    """Answer whether who holds little holds a part of what the others hold: NODF.

    From 0 to 100. Of each pair of rows (and of columns) that are not equally full, the
    share of what the emptier one has that the fuller has too; pairs equally full, or
    with an empty one, count 0; 100 times the mean. What weighs more than 0 is there.
    Almeida-Neto et al. 2008 (Oikos 117). Misleads where many rows are equally full, or
    where counties are put together: departments of two counties seldom share a matter
    under one name. 0 where there is no pair.

    >>> network = networkx.Graph([("甲", "一"), ("甲", "二"), ("乙", "一")])
    >>> networkx.set_edge_attributes(network, 1, "duties")
    >>> measure_nestedness(network, "甲乙", "一二", "duties")
    Nestedness(whole=100.0, rows=100.0, columns=100.0)
    """
    refuse_unknown(network, [*rows, *columns])
    of_rows = _pairs(_held(network, rows, columns, weight))
    of_columns = _pairs(_held(network, columns, rows, weight))
    return Nestedness(_mean([*of_rows, *of_columns]), _mean(of_rows), _mean(of_columns))


def _held(
    network: "networkx.Graph[str]",
    nodes: Collection[str],
    others: Collection[str],
    weight: str,
) -> list[set[str]]:
    wanted = set(others)
    return [
        {
            other
            for other, data in network.adj[node].items()
            if other in wanted and data.get(weight, 0) > 0
        }
        for node in sorted(set(nodes))
    ]


def _pairs(held: Sequence[set[str]]) -> list[float]:
    """Give the overlap of every pair, in percent of what the emptier one holds."""
    overlaps = []
    for one, two in combinations(held, 2):
        fewer = min(len(one), len(two))
        nested = fewer and len(one) != len(two)
        overlaps.append(100 * len(one & two) / fewer if nested else 0.0)
    return overlaps


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
