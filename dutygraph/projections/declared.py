"""Declare projections: takes projections.toml, gives a frozen record of each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class NodeKind:
    """Which things are nodes: those of a class at the end of a property path.

    The path begins at a duty, or at a node of the kind `of`; a thing of which the
    property `unless` is true is left out. All in SPARQL 1.1, with the known prefixes;
    `rows` and `labels` are the same for the tables, in SQL.
    """

    name: str
    class_: str
    path: str
    rows: str
    labels: str
    of: str = ""
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Projection:
    """Which kinds of nodes are linked, over duties of which lists, with which weight.

    `left` and `right` are names of node kinds. Where they are the same, `via` says what
    two nodes have in common: "duty", or a kind of node.
    """

    name: str
    left: str
    right: str
    lists: tuple[str, ...]
    weight: str
    question_zh: str
    question_en: str
    via: str = ""


def node_kinds() -> Mapping[str, NodeKind]:
    """Give the kinds of nodes by name, each after the kind its path begins at."""
    return _read()[0]


def projections() -> Mapping[str, Projection]:
    """Give the projections by name.

    >>> projections()["department-department"].weight
    'duties'
    """
    return _read()[1]


def kinds_of(projection: Projection) -> tuple[str, ...]:
    """Give the names of the node kinds that a projection is built from.

    >>> kinds_of(projections()["township-township"])
    ('township', 'matter')
    """
    every = dict.fromkeys((projection.left, projection.right, projection.via))
    return tuple(name for name in every if name in node_kinds())


@cache
def _read() -> tuple[dict[str, NodeKind], dict[str, Projection]]:
    file = files("dutygraph.projections").joinpath("projections.toml")
    declared = tomllib.loads(file.read_text(encoding="utf-8"))
    kinds = {
        name: NodeKind(
            name,
            table["class"],
            table["path"],
            table["rows"],
            table["labels"],
            table.get("of", ""),
            table.get("unless", ""),
        )
        for name, table in declared["nodes"].items()
    }
    edges = {
        name: Projection(name, **{**table, "lists": tuple(table["lists"])})
        for name, table in declared["edges"].items()
    }
    return kinds, edges
