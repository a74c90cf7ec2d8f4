"""Find the columns of an open store: takes a store, gives DuckDB where the two agree.

Looked at once for each open store. A store without columns, or with columns that a
build has not completed, is asked in SPARQL alone.
"""

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from dutygraph.columns.folder import columns_of_store, read_manifest
from dutygraph.columns.stored import lists_of_store
from dutygraph.errors import StoreError
from dutygraph.store import Store

if TYPE_CHECKING:
    import duckdb

MANY = 10_000
"""So many duties are asked in SQL: on fewer, SPARQL has answered before DuckDB has
started."""

_attached: "WeakKeyDictionary[Store, duckdb.DuckDBPyConnection]"
_attached = WeakKeyDictionary()


def tables_of(store: Store) -> "duckdb.DuckDBPyConnection":
    """Give the tables of a store; StoreError where they do not hold just its lists."""
    # DuckDB takes long to import: only those who ask it wait for it.
    import duckdb

    from dutygraph.columns.reading import no_tables, open_columns

    found = _attached.get(store)
    if found is None:
        found = open_columns(store.path)
        try:
            rows = found.execute("SELECT iri, document FROM lists").fetchall()
        except duckdb.Error as error:
            raise no_tables(store.path) from error
        if {(iri, document) for iri, document in rows} != lists_of_store(store):
            raise no_tables(store.path)
        _attached[store] = found
    return found


def columns_of(store: Store, least: int = 0) -> "duckdb.DuckDBPyConnection | None":
    """Give the tables of a store where they answer as its graph does, else None.

    They do unless a duty stands in two lists: it is then two rows, and one node. None
    also below `least` duties.
    """
    manifest = read_manifest(columns_of_store(store.path))
    if manifest is None or not manifest.apart or manifest.duties < least:
        return None
    try:
        return tables_of(store)
    except StoreError:
        return None
