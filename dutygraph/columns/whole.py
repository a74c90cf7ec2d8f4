"""Make the tables of the whole store: takes a store, gives Arrow tables.

Matters and concepts come from the graph. What several lists say is written here once,
so that no reader has to put it together again.
"""

from pathlib import Path

import pyarrow

from dutygraph.columns.arrow import rows_to_table
from dutygraph.columns.declared import is_shared, tables
from dutygraph.columns.folder import Manifest
from dutygraph.columns.reading import connect
from dutygraph.columns.stored import matter_pairs, whole_rows
from dutygraph.store import Store

_PAIRS = pyarrow.schema([("matter", pyarrow.int64()), ("duty", pyarrow.int64())])
# The rows that questions on matters put together lie beside each other.
_MATTER_DUTIES = """
WITH held AS (
  SELECT DISTINCT matter, duty, township, county, kind, field
  FROM pairs
  JOIN duties USING (duty)
), here AS (
  SELECT matter, township, count(DISTINCT kind) AS kinds FROM held GROUP BY ALL
)
SELECT * FROM held JOIN here USING (matter, township)
ORDER BY matter, township, kind, duty, field
"""


def whole_tables(
    store: Store, folder: Path, manifest: Manifest
) -> dict[str, pyarrow.Table]:
    """Give every table that is written for the whole store and has rows."""
    found = {
        name: rows_to_table(tables()[name], rows)
        for name, rows in whole_rows(store).items()
        if rows
    }
    # Those of an earlier whole are not read again.
    with connect(folder, Manifest(manifest.batches)) as connection:
        connection.register("pairs", _pairs_to_table(store))
        selects = {"matter_duties": _MATTER_DUTIES} | {
            name: f"SELECT * FROM {name} ORDER BY ALL"
            for name, heading in tables().items()
            if is_shared(heading)
        }
        for name, text in selects.items():
            table = connection.sql(text).to_arrow_table()
            found[name] = table.select(tables()[name].names)
    return {name: table for name, table in found.items() if table.num_rows}


def _pairs_to_table(store: Store) -> pyarrow.Table:
    pairs = list(zip(*matter_pairs(store), strict=True)) or [(), ()]
    arrays = [pyarrow.array(codes, pyarrow.int64()) for codes in pairs]
    return pyarrow.Table.from_arrays(arrays, schema=_PAIRS)
