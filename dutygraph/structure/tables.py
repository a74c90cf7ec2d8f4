"""Tabulate networks: takes a projection's network and measures, gives rows."""

from collections.abc import Iterator, Mapping, Sequence

import networkx

from dutygraph.output import Value
from dutygraph.projections import Projection, side_of, weights_of
from dutygraph.structure.profiles import (
    OF_ONE_KIND,
    OF_TWO_KINDS,
    Measured,
    order_nodes,
)
from dutygraph.words import fill_words

NETWORK_COLUMNS = (
    *("projection", "question", "nodes", "edges", "communities", "modularity"),
    *("nestedness", "nestedness_rows", "nestedness_columns"),
)
"""The columns of a line for each network; nestedness as in Nestedness."""
HIDDEN = ("iri", "one_iri", "other_iri", "nestedness_rows", "nestedness_columns")
"""The columns that a table to read leaves out."""

_PERCENT = ("hits", "pagerank", "betweenness")


def measures_of(projection: Projection) -> tuple[str, ...]:
    """Give the measures of each node that a projection has.

    >>> from dutygraph.projections import projections
    >>> measures_of(projections()["line-guarantee"])
    ('degree', 'hits', 'pagerank', 'core', 'community')
    """
    return OF_ONE_KIND if projection.left == projection.right else OF_TWO_KINDS


def question_of(projection: Projection, language: str) -> str:
    """Give the question that a projection answers."""
    return projection.question_zh if language == "zh" else projection.question_en


def network_to_row(
    projection: Projection, measured: Measured, language: str
) -> tuple[Value, ...]:
    """Give the row of a whole network, under NETWORK_COLUMNS."""
    nested = measured.nestedness
    return (
        projection.name,
        question_of(projection, language),
        len(measured.network),
        measured.network.number_of_edges(),
        len(measured.communities.groups),
        measured.communities.modularity,
        *((nested.whole, nested.rows, nested.columns) if nested else (None,) * 3),
    )


def node_columns(projection: Projection) -> tuple[str, ...]:
    """Give the columns of a row for each node."""
    return ("node", "kind", *measures_of(projection), "iri")


def nodes_to_rows(
    measured: Measured, projection: Projection, sort: str, top: int
) -> Iterator[tuple[Value, ...]]:
    """Give the nodes under `node_columns`, `top` of each side, the left side first."""
    network, values = measured.network, measured.values
    for side in ("left", "right"):
        for node in order_nodes(side_of(network, side), values, sort)[: top or None]:
            own = network.nodes[node]
            of_node = (values[name].get(node) for name in measures_of(projection))
            yield own["label"], own["kind"], *of_node, node


def edge_columns(projection: Projection) -> tuple[str, ...]:
    """Give the columns of a row for each edge: both ends and all that edges bear.

    >>> from dutygraph.projections import projections
    >>> edge_columns(projections()["department-department"])[:4]
    ('one', 'other', 'duties', 'share')
    """
    return ("one", "other", *weights_of(projection), "one_iri", "other_iri")


def edges_to_rows(
    network: "networkx.Graph[str]", weight: str, top: int
) -> list[tuple[Value, ...]]:
    """Give the edges under `edge_columns`, heaviest first, then by their nodes."""
    nodes = network.nodes
    edges = [
        (*sorted(pair, key=lambda node: (nodes[node]["side"], node)), data)
        for *pair, data in network.edges(data=True)
    ]
    edges.sort(key=lambda edge: (-round(edge[2][weight], 9), *edge[:2]))
    return [
        (nodes[one]["label"], nodes[other]["label"], *data.values(), one, other)
        for one, other, data in edges[: top or None]
    ]


def explain(
    measured: Measured, projection: Projection, words: Mapping[str, str]
) -> Iterator[str]:
    """Give the sentences below a table of nodes: the whole, then each measure."""
    if not measured.network:
        return
    nested = measured.nestedness
    yield fill_words(
        words["of_nodes"],
        weight=words[projection.weight],
        nodes=len(measured.network),
        edges=measured.network.number_of_edges(),
        communities=len(measured.communities.groups),
        modularity=measured.communities.modularity,
        nested=words["nested"].format(nestedness=nested.whole) if nested else "",
    )
    found = networkx.connected_components(measured.network)
    parts = sum(len(part) > 1 for part in found)
    if parts > 1:
        yield words["parts"].format(parts=parts)
    for name in measures_of(projection):
        yield words[f"of_{name}"]


def rows_in_words(
    rows: Sequence[Sequence[Value]], columns: Sequence[str], words: Mapping[str, str]
) -> Iterator[tuple[Value, ...]]:
    """Give rows of nodes with kinds in words of a language and shares in percent."""
    for row in rows:
        yield tuple(
            _in_words(value, name, words)
            for value, name in zip(row, columns, strict=True)
        )


def _in_words(value: Value, name: str, words: Mapping[str, str]) -> Value:
    if name == "kind":
        return words[str(value)]
    if name in _PERCENT and isinstance(value, float):
        return value * 100
    return value
