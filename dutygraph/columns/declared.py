"""Declare the tables beside the graph: takes tables.toml, gives what each holds."""

from functools import cache
from importlib.resources import files

from dutygraph.headings import Column, Heading, text_to_headings

LIST = "list"
"""The column that says which list a row is from; `lists` has it as its key."""

_COLUMN_OF_LISTS = Column(LIST, "code", "所属清单的代号", "Code of the list", "lists")


@cache
def tables() -> dict[str, Heading]:
    """Give the tables by name, in the order of tables.toml.

    >>> tables()["department_lines"].names
    ('department', 'line')
    """
    source = files("dutygraph.columns").joinpath("tables.toml")
    headings = text_to_headings(source.read_text(encoding="utf-8"))
    return {heading.name: heading for heading in headings}


def tables_of_lists() -> tuple[Heading, ...]:
    """Give the tables that are written list by list."""
    return tuple(one for one in tables().values() if one.scope in ("", "shared"))


def is_shared(table: Heading) -> bool:
    """Tell whether several lists may say the same row, which is then read once."""
    return table.scope == "shared"


def stored_columns(table: Heading) -> tuple[Column, ...]:
    """Give the columns of a table as they are stored: each row names its list."""
    if table.scope in ("whole", "view") or LIST in table.names:
        return table.columns
    return (*table.columns, _COLUMN_OF_LISTS)


def read_columns(table: Heading) -> tuple[Column, ...]:
    """Give the columns of a table as they are read."""
    return table.columns if is_shared(table) else stored_columns(table)
