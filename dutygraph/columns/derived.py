"""Make the tables of a graph that has none: takes a store, gives DuckDB.

Each list is read back from its graph and written as a build would write it.
"""

from itertools import islice
from typing import TYPE_CHECKING

from dutygraph.columns.arrow import pack_rows
from dutygraph.columns.attached import tables_of
from dutygraph.columns.graphrows import graph_to_rows, list_graphs
from dutygraph.columns.writing import ColumnWriter
from dutygraph.store import Store

if TYPE_CHECKING:
    import duckdb

_TOGETHER = 500
"""So many lists are held at once; they become one batch."""


def derive_tables(store: Store) -> "duckdb.DuckDBPyConnection":
    """Give the tables of a store whose folder has room for them and none yet.

    They answer as long as the store is open and its folder is there. Raises StoreError
    where they cannot be written.
    """
    columns = ColumnWriter(store)
    graphs = iter(list_graphs(store))
    while together := list(islice(graphs, _TOGETHER)):
        packed = (pack_rows(graph_to_rows(store, graph)) for graph in together)
        columns.publish(columns.write(packed))
    columns.complete()
    return tables_of(store)
