"""Fetch nodes: takes a store and a kind of node, gives what leads to them, and labels.

They come from the tables beside the graph where those hold much, else from the graph;
both give the same.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from dutygraph.columns.attached import MANY, columns_of
from dutygraph.projections.declared import NodeKind
from dutygraph.query import select
from dutygraph.store import Store

if TYPE_CHECKING:
    import duckdb

_BATCH = 50_000

# What many graphs say of one node is made one before it is joined.
_MEMBERS = """
SELECT ?start ?node WHERE {
  { SELECT DISTINCT ?start ?node WHERE { ?start %(path)s ?node } }
  { SELECT DISTINCT ?node WHERE { ?node a %(class)s } }
  %(unless)s
}
"""
_LABELS = """
SELECT ?node (LANG(?label) != "%(language)s" AS ?other) ?label WHERE {
  { SELECT DISTINCT ?node WHERE { ?node a %(class)s } }
  { SELECT DISTINCT ?node ?label WHERE { ?node skos:prefLabel ?label } }
}
"""
_ROWS = """
WITH found(near, far) AS ({rows}),
iris AS (
  SELECT duty AS code, iri FROM duties
  UNION ALL SELECT list, iri FROM lists
  UNION ALL SELECT department, iri FROM departments
)
SELECT DISTINCT iri, far FROM found JOIN iris ON code = near ORDER BY iri
"""
_IRIS = """
SELECT department, iri FROM departments
UNION SELECT township, iri FROM townships
UNION SELECT matter, iri FROM matters
UNION SELECT concept, iri FROM concepts
"""


def read_members(store: Store, kind: NodeKind) -> dict[str, tuple[str, ...]]:
    """Give the nodes of a kind by what leads to them, each once and in order."""
    tables = columns_of(store, MANY)
    if tables is None:
        return graph_to_members(store, kind)
    return tables_to_members(tables, kind)


def read_labels(store: Store, kind: NodeKind, language: str) -> dict[str, str]:
    """Give the labels of all nodes of a kind; in `language` where there is one."""
    tables = columns_of(store, MANY)
    if tables is None:
        return graph_to_labels(store, kind, language)
    return tables_to_labels(tables, kind, language)


def tables_to_members(
    tables: "duckdb.DuckDBPyConnection", kind: NodeKind
) -> dict[str, tuple[str, ...]]:
    """Fetch the nodes of a kind from the tables, in SQL."""
    iris = dict(tables.execute(_IRIS).fetchall())
    members: defaultdict[str, list[str]] = defaultdict(list)
    # The texts are the program's own, from projections.toml; no document's.
    found = tables.cursor().execute(_ROWS.format(rows=kind.rows))
    while batch := found.fetchmany(_BATCH):
        for start, node in batch:
            members[start].append(iris[node])
    return {start: tuple(sorted(nodes)) for start, nodes in members.items()}


def tables_to_labels(
    tables: "duckdb.DuckDBPyConnection", kind: NodeKind, language: str
) -> dict[str, str]:
    """Fetch the labels of the nodes of a kind from the tables, in SQL."""
    own, other = ("zh", "en") if language != "en" else ("en", "zh")
    text = f"""
    WITH found(iri, zh, en) AS ({kind.labels})
    SELECT iri, coalesce({own}, {other}) AS label
    FROM found
    WHERE label IS NOT NULL
    ORDER BY ALL
    """
    labels: dict[str, str] = {}
    for iri, label in tables.execute(text).fetchall():
        labels.setdefault(iri, label)
    return labels


def graph_to_members(store: Store, kind: NodeKind) -> dict[str, tuple[str, ...]]:
    """Fetch the nodes of a kind from the graph, in SPARQL."""
    unless = f"MINUS {{ ?node {kind.unless} true }}" if kind.unless else ""
    # The texts are the program's own, from projections.toml; no document's.
    text = _MEMBERS % {"path": kind.path, "class": kind.class_, "unless": unless}
    members: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    rows = select(store, text, f"the query for nodes {kind.name}").rows
    for start, node in sorted((str(start), str(node)) for start, node in rows):
        members[start] += (node,)
    return dict(members)


def graph_to_labels(store: Store, kind: NodeKind, language: str) -> dict[str, str]:
    """Fetch the labels of the nodes of a kind from the graph, in SPARQL."""
    labels: dict[str, str] = {}
    text = _LABELS % {"class": kind.class_, "language": language}
    rows = select(store, text, f"the labels of {kind.name}").rows
    for node, _, label in sorted((str(n), bool(o), str(label)) for n, o, label in rows):
        labels.setdefault(node, label)
    return labels
