"""Write tables for SQL and Datasette: takes tables, gives one SQLite file.

A table `columns` says what every column means.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from dutygraph.errors import OutputError
from dutygraph.export.columns import Column, FlatTable, Heading, headings

_TYPES = {
    "text": "TEXT",
    "integer": "INTEGER",
    "decimal": "REAL",
    "boolean": "INTEGER",
}


def write_database(tables: Iterable[FlatTable], path: Path) -> None:
    """Write the tables, with keys, links between them and indexes of the links.

    A boolean is 1 or 0. Raises OutputError where SQLite cannot write.
    """
    path.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("BEGIN")
            _write_meanings(database)
            for table in tables:
                _write_table(database, table)
            database.execute("COMMIT")
    except sqlite3.Error as error:
        raise OutputError(
            path, f"SQLite cannot write it ({error})", "a disk with free space"
        ) from error


def _write_meanings(database: sqlite3.Connection) -> None:
    database.execute(
        "CREATE TABLE columns (table_name TEXT, column_name TEXT, zh TEXT, en TEXT, "
        "PRIMARY KEY (table_name, column_name))"
    )
    for heading in headings():
        rows = ((heading.name, one.name, one.zh, one.en) for one in heading.columns)
        database.executemany("INSERT INTO columns VALUES (?, ?, ?, ?)", rows)


def _write_table(database: sqlite3.Connection, table: FlatTable) -> None:
    # Names come from columns.toml, never from documents.
    heading = table.heading
    parts = ", ".join(_definitions(heading))
    database.execute(f'CREATE TABLE "{heading.name}" ({parts})')
    marks = ", ".join("?" for _ in heading.columns)
    database.executemany(f'INSERT INTO "{heading.name}" VALUES ({marks})', table.rows)
    for column in heading.columns:
        if column.refers:
            name = f"{heading.name}_{column.name}"
            on = f'"{heading.name}" ("{column.name}")'
            database.execute(f'CREATE INDEX "{name}" ON {on}')


def _definitions(heading: Heading) -> Iterator[str]:
    for place, column in enumerate(heading.columns):
        key = " PRIMARY KEY" if heading.has_key and place == 0 else ""
        yield f'"{column.name}" {_TYPES[column.type]}{key}{_reference(column)}'


def _reference(column: Column) -> str:
    return f' REFERENCES "{column.refers}" ("iri")' if column.refers else ""
