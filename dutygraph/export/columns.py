"""Say what the tables hold: takes columns.toml, gives tables and columns, described."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

from dutygraph.query import Value

Type: TypeAlias = Literal["text", "integer", "decimal", "boolean"]
Row: TypeAlias = "tuple[Value, ...]"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its meaning in Chinese and English, and the table it points to."""

    name: str
    type: Type
    zh: str
    en: str
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a table; with `has_key` the first column names each row."""

    name: str
    zh: str
    en: str
    columns: tuple[Column, ...]
    has_key: bool


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
        return tuple(column.name for column in self.heading.columns)


@cache
def headings() -> tuple[Heading, ...]:
    """Give what stands above each table, in the order of columns.toml."""
    source = files("dutygraph.export").joinpath("columns.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    return tuple(
        Heading(
            name,
            table["zh"],
            table["en"],
            tuple(
                Column(name_, type_, zh, en, table.get("refers", {}).get(name_, ""))
                for name_, type_, zh, en in table["columns"]
            ),
            table.get("key", False),
        )
        for name, table in tables.items()
    )
