"""Fetch titles: takes a store and duties, gives what their lists call each of them.

They come from the tables beside the graph where those hold much, else from the graph.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutygraph.columns.attached import MANY, columns_of
from dutygraph.columns.codes import iri_to_code
from dutygraph.query import select
from dutygraph.store import Store

if TYPE_CHECKING:
    import duckdb

_OF_GRAPH = """
SELECT DISTINCT ?duty ?number ?title WHERE {
  ?duty a dg:Duty ; dg:listNumber ?number ; dcterms:title ?title
}
"""
_OF_TABLES = "SELECT iri, title, number FROM duties"
_OF_SOME = f"{_OF_TABLES} WHERE duty IN (SELECT unnest($duties))"


@dataclass(frozen=True, slots=True)
class Titled:
    """What a list calls a duty, and the number it has there."""

    title: str
    number: int


def read_titles(
    store: Store, duties: Iterable[str] | None = None
) -> Mapping[str, Titled]:
    """Give title and number of at least these duties, by IRI; of all where None."""
    tables = columns_of(store, MANY)
    if tables is None:
        return graph_to_titles(store)
    return tables_to_titles(tables, duties)


def graph_to_titles(store: Store) -> dict[str, Titled]:
    """Fetch title and number of every duty from the graph."""
    rows = select(store, _OF_GRAPH, "the titles").rows
    return {
        str(duty): Titled(str(title), int(str(number))) for duty, number, title in rows
    }


def tables_to_titles(
    tables: "duckdb.DuckDBPyConnection", duties: Iterable[str] | None = None
) -> dict[str, Titled]:
    """Fetch title and number of some duties, or of all, from the tables."""
    if duties is None:
        rows = tables.execute(_OF_TABLES).fetchall()
    else:
        codes = [iri_to_code(duty) for duty in duties]
        rows = tables.execute(_OF_SOME, {"duties": codes}).fetchall()
    return {iri: Titled(title, number) for iri, title, number in rows}
