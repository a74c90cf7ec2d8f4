"""Ask the tables in SQL: takes a connection and one SELECT, gives rows.

What is asked is passed on as it was written, its parameters apart. Nothing but SELECT
is run: the connection itself reaches no file, setting or extension, and this refuses
the rest by its kind.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, count
from typing import TypeAlias

import duckdb

from dutygraph.errors import QueryError
from dutygraph.query import Rows, Value

Parameter: TypeAlias = "str | int | float | bool | list[int] | list[str]"

_BATCH = 2_000
# Columns of these types come as values of an answer.
_PLAIN = frozenset({"VARCHAR", "INTEGER", "BIGINT", "HUGEINT", "BOOLEAN", "DOUBLE"})
_EXPECTED = "one SELECT over the tables of the store"
_ADVICE = "dutygraph sql --tables lists the tables and their columns"
_LINE = re.compile(r"^LINE (\d+): ", re.MULTILINE)


def run_sql(
    connection: duckdb.DuckDBPyConnection,
    text: str,
    where: str = "query",
    parameters: Mapping[str, Parameter] | None = None,
) -> Rows:
    """Answer one SELECT in DuckDB's SQL; `where` says in messages whose text it is.

    `parameters` are the values of `$name` in the text. Decimals come as floats, dates
    and their like as text; a column whose name comes again is numbered. Raises
    QueryError where the text cannot be read or run, or is anything but one SELECT.
    """
    found = run_select(connection, text, where, parameters)
    names = _tell_apart([str(column[0]) for column in found.description or ()])
    return Rows(names, _rows(found, where))


def run_select(
    connection: duckdb.DuckDBPyConnection,
    text: str,
    where: str,
    parameters: Mapping[str, Parameter] | None = None,
) -> duckdb.DuckDBPyConnection:
    """Run one SELECT as `run_sql` does; give what DuckDB found."""
    cursor = connection.cursor()
    try:
        statements = cursor.extract_statements(text)
        if len(statements) != 1:
            raise QueryError(where, _count_to_words(len(statements)), _EXPECTED)
        if statements[0].type != duckdb.StatementType.SELECT:
            raise _no_select(where, statements[0])
        return cursor.execute(text, dict(parameters or {}))
    except duckdb.Error as error:
        raise _query_error(where, error) from error


def _tell_apart(names: Sequence[str]) -> tuple[str, ...]:
    """Number names that come again: an object of JSON has each once."""
    found: dict[str, None] = {}
    for name in names:
        others = (f"{name}_{number}" for number in count(1))
        found[next(one for one in chain((name,), others) if one not in found)] = None
    return tuple(found)


def _rows(found: duckdb.DuckDBPyConnection, where: str) -> Iterator[tuple[Value, ...]]:
    types = {str(column[1]) for column in found.description or ()}
    try:
        while batch := found.fetchmany(_BATCH):
            if types <= _PLAIN:
                yield from batch
            else:
                yield from (tuple(map(_to_value, row)) for row in batch)
    except duckdb.Error as error:
        raise _query_error(where, error) from error


def _to_value(cell: object) -> Value:
    if cell is None or isinstance(cell, str | int | float):
        return cell
    return float(cell) if isinstance(cell, Decimal) else str(cell)


def _count_to_words(number: int) -> str:
    return f"{number} statements" if number else "no statement"


def _no_select(where: str, statement: duckdb.Statement) -> QueryError:
    kind = str(statement.type).rpartition(".")[2].replace("_", " ")
    return QueryError(
        where,
        f"a statement of the kind {kind}",
        _EXPECTED,
        "the tables are for reading; nothing else is run",
    )


def _query_error(where: str, error: duckdb.Error) -> QueryError:
    message = str(error)
    line = _LINE.search(message)
    place = f"{where}, line {line[1]}" if line else where
    if isinstance(error, duckdb.PermissionException):
        return QueryError(
            place,
            "it reaches for a file or a setting",
            _EXPECTED,
            "files and settings are out of reach",
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        return QueryError(
            place,
            "it takes more memory than a query may (4 GB)",
            _EXPECTED,
            "join on codes, or ask for less",
        )
    said = " ".join(message.partition("\n\nLINE")[0].split())
    return QueryError(place, f"it cannot be run ({said})", _EXPECTED, _ADVICE)
