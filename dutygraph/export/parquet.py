"""Write tables for data frames: takes a table, gives Parquet with described columns."""

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dutygraph.export.columns import Column, FlatTable

if TYPE_CHECKING:
    import pyarrow

_BATCH = 50_000


def write_table(table: FlatTable, path: Path) -> None:
    """Write one table; the columns' meanings are the fields' metadata, zh and en."""
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema(
        [_column_to_field(column) for column in table.heading.columns],
        metadata={"zh": table.heading.zh, "en": table.heading.en},
    )
    rows = (dict(zip(table.names, row, strict=True)) for row in table.rows)
    with parquet.ParquetWriter(str(path), schema) as writer:
        batch = list(islice(rows, _BATCH))
        # A table without rows is one group too.
        while True:
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))
            if not (batch := list(islice(rows, _BATCH))):
                break


def _column_to_field(column: Column) -> "pyarrow.Field[pyarrow.DataType]":
    import pyarrow

    types: dict[str, pyarrow.DataType] = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "decimal": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
    }
    return pyarrow.field(
        column.name, types[column.type], metadata={"zh": column.zh, "en": column.en}
    )
