"""Read what can be searched: takes a store, gives each text with its duty.

From the tables beside the graph where those hold much, else from the graph; the rows
are the same.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from dutygraph.columns.attached import MANY, columns_of
from dutygraph.query import select
from dutygraph.store import Store

if TYPE_CHECKING:
    import duckdb

_BATCH = 50_000
_OF_GRAPH = """
SELECT ?text ?kind ?duty ?title ?township WHERE {
  ?duty a dg:Duty ; dcterms:title ?title ; dg:township/skos:prefLabel ?township .
  {
    ?duty dcterms:title ?text BIND("title" AS ?kind)
  } UNION {
    ?duty dg:responsibility/dg:step/dg:text ?text BIND("step" AS ?kind)
  } UNION {
    ?duty dg:townshipStep/dg:text ?text BIND("township-step" AS ?kind)
  } UNION {
    ?duty dg:guarantee/dg:phrase ?text BIND("guarantee" AS ?kind)
  } UNION {
    ?duty dg:workMethod/dg:text ?text BIND("work-method" AS ?kind)
  }
} ORDER BY ?duty ?kind ?text
"""
_OF_TABLES = """
WITH found AS (
  SELECT duty, 'title' AS kind, title AS text FROM duties
  UNION ALL
  SELECT duty, CASE kind
      WHEN 'department' THEN 'step'
      WHEN 'township' THEN 'township-step'
      ELSE 'work-method'
    END, text
  FROM steps
  UNION ALL
  SELECT duty, 'guarantee', phrase
  FROM (SELECT DISTINCT duty, number, phrase FROM guarantees)
)
SELECT text, found.kind, d.iri, title, name
FROM found
JOIN duties AS d USING (duty)
JOIN townships USING (township)
ORDER BY d.iri, found.kind, text
"""


class Text(NamedTuple):
    """A text, of which kind it is, and the IRI, title and township of its duty."""

    text: str
    kind: str
    duty: str
    title: str
    township: str


def read_texts(store: Store) -> Iterator[Text]:
    """Give all texts, by the IRI of their duty, kind and words."""
    tables = columns_of(store, MANY)
    return tables_to_texts(tables) if tables else graph_to_texts(store)


def graph_to_texts(store: Store) -> Iterator[Text]:
    """Read the texts from the graph."""
    for row in select(store, _OF_GRAPH, "the index").rows:
        yield Text(*map(str, row))


def tables_to_texts(tables: "duckdb.DuckDBPyConnection") -> Iterator[Text]:
    """Read the texts from the tables beside the graph."""
    found = tables.cursor().execute(_OF_TABLES)
    while batch := found.fetchmany(_BATCH):
        yield from map(Text._make, batch)
