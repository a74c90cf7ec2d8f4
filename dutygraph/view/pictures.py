"""Declare what can be seen: takes pictures.toml, gives a frozen record of each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dutygraph.errors import QueryError
from dutygraph.projections import Projection


@dataclass(frozen=True, slots=True)
class Picture:
    """What pictures.toml says of one picture, its links as projections."""

    name: str
    columns: tuple[str, ...]
    links: tuple[Projection, ...]
    weight: str
    sizes: tuple[str, ...]
    layouts: tuple[str, ...]
    subject: str = ""
    multiples: Projection | None = None

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of nodes that it is made from."""
        links = (*self.links, *filter(None, [self.multiples]))
        named = {name for one in links for name in (one.left, one.right, one.via)}
        return frozenset({*self.columns, self.subject or "township", *named} - {""})


def pictures() -> Mapping[str, Picture]:
    """Give the pictures by name.

    >>> pictures()["township"].columns
    ('department', 'duty', 'field', 'township')
    """
    return _read()


def find_picture(name: str) -> Picture:
    """Give a picture by name; QueryError where there is none."""
    if name not in pictures():
        expected = f"one of {', '.join(pictures())}"
        raise QueryError(f"network {name!r}", "there is no such network", expected)
    return pictures()[name]


@cache
def _read() -> dict[str, Picture]:
    text = files("dutygraph.view").joinpath("pictures.toml").read_text("utf-8")
    return {
        name: _to_picture(name, table) for name, table in tomllib.loads(text).items()
    }


def _to_picture(name: str, table: Mapping[str, Any]) -> Picture:
    lists = tuple(table["lists"])
    multiples = table.get("multiples", "")
    return Picture(
        name,
        tuple(table["columns"]),
        tuple(_to_projection(link, lists, table["weight"]) for link in table["links"]),
        table["weight"],
        tuple(table["sizes"]),
        tuple(table["layouts"]),
        table.get("subject", ""),
        _to_projection(multiples, lists, table["weight"]) if multiples else None,
    )


def _to_projection(link: str, lists: tuple[str, ...], weight: str) -> Projection:
    pair, _, via = link.partition(" via ")
    left, _, right = pair.partition("-")
    return Projection(link, left, right, lists, weight, "", "", via)
