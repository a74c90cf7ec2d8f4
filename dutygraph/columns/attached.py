"""Find the columns of an open store: takes a store, gives DuckDB where the two agree.

Looked at once for each open store. A store without columns, or with columns that a
build has not completed, is asked in SPARQL alone.
"""

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from dutygraph.columns.folder import Manifest, columns_of_store, read_manifest
from dutygraph.columns.stored import lists_of_store
from dutygraph.errors import StoreError
from dutygraph.store import Store

if TYPE_CHECKING:
    import duckdb

MANY = 10_000
"""So many duties are asked in SQL: on fewer, SPARQL has answered before DuckDB has
started."""

_attached: "WeakKeyDictionary[Store, tuple[Manifest, duckdb.DuckDBPyConnection]]"
_attached = WeakKeyDictionary()


def tables_of(store: Store) -> "duckdb.DuckDBPyConnection":
    """Give the tables of a store; StoreError where they do not hold just its lists."""
    manifest = read_manifest(columns_of_store(store.path))
    found = _attach(store, manifest) if manifest and manifest.whole else None
    if found is None:
        raise StoreError(
            store.path,
            "the store has no tables, or only a part of them",
            "a store that this version has built",
            "build it again: dutygraph build PATH... --out STORE",
        )
    return found


def columns_of(
    store: Store, least: int = 0, whole: bool = True
) -> "duckdb.DuckDBPyConnection | None":
    """Give the tables of a store where they answer as its graph does, else None.

    They do unless a duty stands in two lists: it is then two rows, and one node. None
    also below `least` duties. Where not `whole`, the tables of the whole store, such as
    its matters, may be missing.
    """
    manifest = read_manifest(columns_of_store(store.path))
    if manifest is None or not manifest.apart or manifest.duties < least:
        return None
    return _attach(store, manifest) if manifest.whole or not whole else None


def _attach(store: Store, manifest: Manifest) -> "duckdb.DuckDBPyConnection | None":
    # DuckDB takes long to import: only those who ask it wait for it.
    import duckdb

    from dutygraph.columns.reading import connect

    held = _attached.get(store)
    if held and held[0] == manifest:
        return held[1]
    try:
        found = connect(columns_of_store(store.path), manifest)
        rows = found.execute("SELECT iri, document FROM lists").fetchall()
    except duckdb.Error:
        return None
    if {(iri, document) for iri, document in rows} != lists_of_store(store):
        return None
    _attached[store] = manifest, found
    return found
