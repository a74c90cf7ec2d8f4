"""Answer the SQL form of a saved question: takes a connection and a form, gives rows.

A form is one SELECT, or two where millions of rows say the same texts over and over.
The second then gives rows of whole numbers, so that only these are held and sorted; the
first, for `$numbers`, gives each number and the texts it stands for, in columns of the
same names.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import duckdb
import numpy

from dutygraph.columns.sql import Parameter, run_select, run_sql
from dutygraph.query import Rows, Value

_Numbers: TypeAlias = "numpy.typing.NDArray[numpy.int32]"

_BATCH = 10_000


def run_form(
    connection: duckdb.DuckDBPyConnection,
    form: str,
    where: str,
    values: Mapping[str, Parameter],
) -> Rows:
    """Answer a form with the values of its parameters. Raises QueryError as `run_sql`.

    The names and the order of the rows are those of the last SELECT.
    """
    *before, last = form.split(";\n")
    if not before:
        return run_sql(connection, last, where, values)
    found = run_select(connection, last, where, values).fetchnumpy()
    columns = {name: numpy.asarray(numbers) for name, numbers in found.items()}
    numbers = {"numbers": _distinct_numbers(list(columns.values()))}
    texts = run_sql(connection, before[0], where, numbers)
    return Rows(tuple(columns), _numbers_to_rows(columns, texts))


def _distinct_numbers(columns: Sequence[_Numbers]) -> list[int]:
    most = max(int(column.max(initial=0)) for column in columns)
    is_met = numpy.zeros(most + 1, dtype=bool)
    for column in columns:
        is_met[column] = True
    return [int(number) for number in is_met.nonzero()[0]]


def _numbers_to_rows(
    columns: Mapping[str, _Numbers], texts: Rows
) -> Iterator[tuple[Value, ...]]:
    held: dict[Value, Value] = {}
    rows = [tuple(held.setdefault(cell, cell) for cell in row) for row in texts.rows]
    places = [texts.names.index(name) for name in columns]
    words = [{row[0]: row[place] for row in rows} for place in places]
    numbers = list(columns.values())
    for first in range(0, len(numbers[0]), _BATCH):
        batch = (column[first : first + _BATCH].tolist() for column in numbers)
        yield from zip(
            *(map(of.__getitem__, part) for of, part in zip(words, batch, strict=True)),
            strict=True,
        )
