"""Declare the tables beside the graph: takes tables.toml, gives what each holds."""

from functools import cache
from importlib.resources import files

from dutygraph.headings import Heading, text_to_headings


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
    return tuple(one for one in tables().values() if not one.whole)
