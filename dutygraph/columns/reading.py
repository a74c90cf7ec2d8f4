"""Open the columns of a store: takes their folder, gives DuckDB, a view for a table.

The connection reads these files and nothing else: no other file, no extension, no
setting can be reached through it, and nothing is written.
"""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from dutygraph.columns.declared import is_shared, read_columns, tables
from dutygraph.columns.folder import Manifest, files_of_table
from dutygraph.headings import Heading

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "temp_directory": "",
    # Else one careless join takes four fifths of the machine.
    "memory_limit": "4GB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
    # As SPARQL orders what is not bound.
    "default_null_order": "nulls_first_on_asc_last_on_desc",
}
_TYPES = {
    "text": "VARCHAR",
    "integer": "INTEGER",
    "boolean": "BOOLEAN",
    "code": "BIGINT",
}
# A whole number of 10**-18, the smallest step of xsd:decimal in the store, as such.
_DECIMAL = """
CREATE MACRO to_decimal(n) AS
  (n // 1000000000000000000)::DECIMAL(19, 0)
  + (n % 1000000000000000000)::DECIMAL(18, 0) * 0.000000000000000001::DECIMAL(18, 18)
"""
_VIEWS = {
    "named_departments": """
SELECT DISTINCT d.department, d.name, d.county AS division, c.name AS county,
  c.division_code
FROM departments AS d
JOIN divisions AS c ON c.division = d.county
WHERE NOT d.generic
""",
    "matter_wordings": """
SELECT h.matter, h.township, h.kind, h.field, m.name, t.name AS township_name, d.title,
  dense_rank() OVER (ORDER BY t.division_code, d.number) AS position,
  dense_rank() OVER (ORDER BY m.name, t.name, d.title)::INTEGER AS wording
FROM matter_duties AS h
JOIN matters AS m USING (matter)
JOIN duties AS d USING (duty)
JOIN townships AS t ON t.township = h.township
""",
    "matter_pairs": """
SELECT here.kind, elsewhere.kind AS kind_elsewhere, here.township, here.field,
  here.name, here.wording, elsewhere.wording AS wording_elsewhere,
  (here.position << 32) | elsewhere.position AS position
FROM matter_wordings AS here
JOIN matter_wordings AS elsewhere USING (matter)
WHERE here.township <> elsewhere.township
""",
}


def connect(folder: Path, manifest: Manifest) -> duckdb.DuckDBPyConnection:
    """Give a connection with the tables that a manifest names."""
    files = {name: files_of_table(folder, manifest, name) for name in tables()}
    connection = duckdb.connect(":memory:", config=_SETTINGS)
    try:
        for name, heading in tables().items():
            text = _VIEWS.get(name) or _select(heading, files[name], manifest.whole)
            connection.execute(f"CREATE VIEW {name} AS {text}")
        connection.execute(_DECIMAL)
        _hide_progress(connection)
        every = _paths_to_list(path for paths in files.values() for path in paths)
        connection.execute(f"SET allowed_paths = {every}")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    except BaseException:
        connection.close()
        raise
    return connection


def _hide_progress(connection: duckdb.DuckDBPyConnection) -> None:
    """Turn off the bar, which would stand on standard output, among the rows."""
    # A Jupyter without ipywidgets shows none, and refuses to be told so.
    ((shown,),) = connection.execute(
        "SELECT current_setting('enable_progress_bar')"
    ).fetchall()
    if shown:
        connection.execute("SET enable_progress_bar = false")


def _select(table: Heading, files: list[Path], whole: str) -> str:
    if not files:
        cells = ", ".join(
            f"NULL::{_TYPES[one.type]} AS {one.name}" for one in read_columns(table)
        )
        return f"SELECT {cells} WHERE false"
    names = ", ".join(one.name for one in read_columns(table))
    in_batches = files[0].parent.name != whole
    distinct = "DISTINCT" if is_shared(table) and in_batches else ""
    source = f"read_parquet({_paths_to_list(files)}, hive_partitioning = false)"
    return f"SELECT {distinct} {names} FROM {source}"


def _paths_to_list(paths: Iterable[Path]) -> str:
    quoted = (str(path.absolute()).replace("'", "''") for path in paths)
    return "[" + ", ".join(f"'{one}'" for one in quoted) + "]"
