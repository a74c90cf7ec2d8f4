"""Turn rows into columns: takes rows of a list, gives Arrow tables, and Parquet files.

A list is packed where it was read, in a process of its own; the tables of many lists
are then put one below the other, in the order of the lists. Same rows, same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pyarrow
from pyarrow import ipc, parquet

from dutygraph.columns.declared import stored_columns, tables
from dutygraph.columns.rows import Row, Rows
from dutygraph.headings import Heading

Packed: TypeAlias = Mapping[str, bytes]
"""The rows of one list by table, each a stream of Arrow's IPC format."""

_GROUP = 122_880
"""Rows that are packed together: DuckDB gives each of its threads so many at a time."""

_TYPES: dict[str, pyarrow.DataType] = {
    "text": pyarrow.string(),
    "integer": pyarrow.int32(),
    "boolean": pyarrow.bool_(),
    "code": pyarrow.int64(),
}


def pack_rows(rows: Rows) -> Packed:
    """Give the rows of one list in the form that passes between processes."""
    (list_,) = rows["lists"]
    code = list_[0]
    packed = {}
    for name, own in rows.items():
        cells: list[Sequence[object]] = list(zip(*own, strict=True))
        if not cells:
            continue
        if len(cells) < len(stored_columns(tables()[name])):
            cells.append([code] * len(own))
        packed[name] = _table_to_bytes(_to_table(tables()[name], cells))
    return packed


def packed_to_tables(lists: Iterable[Packed]) -> dict[str, pyarrow.Table]:
    """Put the tables of lists one below the other, by the IRI of the list."""
    found: dict[str, list[tuple[str, bytes]]] = {}
    for packed in lists:
        iri = _bytes_to_table(packed["lists"])["iri"][0].as_py()
        for name, content in packed.items():
            found.setdefault(name, []).append((iri, content))
    return {
        name: pyarrow.concat_tables(_bytes_to_table(one) for _, one in sorted(own))
        for name, own in found.items()
    }


def rows_to_table(heading: Heading, rows: Sequence[Row]) -> pyarrow.Table:
    """Give a table of the whole store."""
    return _to_table(heading, list(zip(*rows, strict=True)))


def write_tables(found: Mapping[str, pyarrow.Table], folder: Path) -> None:
    """Write each table that has rows as a file of Parquet, its columns described."""
    for name, table in sorted(found.items()):
        described = table.cast(_described_schema(name, tuple(table.column_names)))
        with _open_writer(folder / f"{name}.parquet", described.schema) as writer:
            writer.write_table(described, _GROUP)


def join_files(paths: Sequence[Path], target: Path) -> None:
    """Write the rows of several files of one table as one file, some at a time."""
    with _open_writer(target, parquet.read_schema(paths[0])) as writer:
        held: list[pyarrow.RecordBatch] = []
        for batch in _read_batches(paths):
            held.append(batch)
            if sum(map(len, held)) >= _GROUP:
                writer.write_table(pyarrow.Table.from_batches(held), _GROUP)
                held = []
        if held:
            writer.write_table(pyarrow.Table.from_batches(held), _GROUP)


def _read_batches(paths: Iterable[Path]) -> Iterator[pyarrow.RecordBatch]:
    for path in paths:
        with parquet.ParquetFile(path) as file:
            yield from file.iter_batches(_GROUP)


def read_table(path: Path) -> pyarrow.Table:
    """Read a file that `write_tables` wrote."""
    # parquet.read_table would load pyarrow.dataset, which takes longer than the file.
    with parquet.ParquetFile(path) as file:
        return file.read()


def _to_table(heading: Heading, cells: Sequence[Sequence[object]]) -> pyarrow.Table:
    schema = _schema(heading.name)
    arrays = [
        pyarrow.array(values, field.type)
        for values, field in zip(cells or [()] * len(schema), schema, strict=True)
    ]
    return pyarrow.Table.from_arrays(arrays, schema=schema)


def _table_to_bytes(table: pyarrow.Table) -> bytes:
    sink = pyarrow.BufferOutputStream()
    with ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()


def _bytes_to_table(content: bytes) -> pyarrow.Table:
    return ipc.open_stream(content).read_all()


@cache
def _schema(name: str) -> pyarrow.Schema:
    return pyarrow.schema(
        [(one.name, _TYPES[one.type]) for one in stored_columns(tables()[name])]
    )


def _open_writer(path: Path, schema: pyarrow.Schema) -> parquet.ParquetWriter:
    return parquet.ParquetWriter(path, schema, compression="zstd")


@cache
def _described_schema(name: str, names: tuple[str, ...]) -> pyarrow.Schema:
    heading = tables()[name]
    fields = (
        pyarrow.field(one.name, _TYPES[one.type], metadata={"zh": one.zh, "en": one.en})
        for one in stored_columns(heading)
        if one.name in names
    )
    return pyarrow.schema(list(fields), metadata={"zh": heading.zh, "en": heading.en})
