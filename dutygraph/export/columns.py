"""Say what the tables hold: takes columns.toml, gives tables with their rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from dutygraph.headings import Column, Heading, text_to_headings
from dutygraph.query import Value

__all__ = ["Column", "FlatTable", "Heading", "Row", "headings"]

Row: TypeAlias = "tuple[Value, ...]"


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table of an export; its rows are read once, in the order of the columns."""

    heading: Heading
    rows: Iterable[Row]

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.heading.name

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.heading.names


@cache
def headings() -> tuple[Heading, ...]:
    """Give what stands above each table, in the order of columns.toml."""
    source = files("dutygraph.export").joinpath("columns.toml")
    return text_to_headings(source.read_text(encoding="utf-8"))
