"""Say what tables hold: takes a TOML text, gives tables and columns, described."""

import tomllib
from dataclasses import dataclass
from typing import Literal, TypeAlias

Type: TypeAlias = Literal["text", "integer", "decimal", "boolean", "code"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its meaning in Chinese and English, and the table it points to."""

    name: str
    type: Type
    zh: str
    en: str
    refers: str = ""

    def meaning(self, lang: str) -> str:
        """Give the meaning in Chinese (zh) or English (en)."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a table; with `has_key` the first column names each row.

    `scope` tells apart the tables of a set: what it means is the set's own.
    """

    name: str
    zh: str
    en: str
    columns: tuple[Column, ...]
    has_key: bool
    scope: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def text_to_headings(text: str) -> tuple[Heading, ...]:
    """Give what stands above each table, in the order of the text.

    A table has `zh`, `en` and `columns`, each column its name, type, and meaning in
    Chinese and English; `key`, `scope` and `refers` where they hold.
    """
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
            table.get("scope", ""),
        )
        for name, table in tomllib.loads(text).items()
    )
