"""Have the tables of a graph at hand: takes an open store, gives DuckDB.

Those beside a folder as they are. An endpoint has none: they are made of a copy of its
graphs, which it then is not asked again.
"""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dutygraph.columns.attached import tables_of
from dutygraph.errors import EndpointError
from dutygraph.remote.copying import hold_whole
from dutygraph.remote.endpoint import Endpoint
from dutygraph.store import Store
from dutygraph.storefolder import Lock

if TYPE_CHECKING:
    import duckdb


@contextmanager
def hold_tables(store: Store) -> Iterator["duckdb.DuckDBPyConnection"]:
    """Give the tables of a store; those made for it are on disk and gone in the end.

    Raises StoreError where a folder has no tables or the disk no room, EndpointError
    where a graph does not come whole or none holds a list.
    """
    database: object = store.database
    if not isinstance(database, Endpoint):
        yield tables_of(store)
        return
    from dutygraph.columns.derived import derive_tables
    from dutygraph.columns.graphrows import list_graphs

    with (
        hold_whole(store) as copy,
        tempfile.TemporaryDirectory(
            prefix="dutygraph-", ignore_cleanup_errors=True
        ) as folder,
        Store(Path(folder), copy.database, Lock(io.StringIO(), writing=False)) as held,
    ):
        if not list_graphs(held):
            raise EndpointError(
                store.name,
                "it holds no duty list",
                "the graphs of a store",
                "load them: dutygraph push --store STORE --endpoint URL",
            )
        yield derive_tables(held)
