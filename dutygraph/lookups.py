"""Look things up in a graph: takes a database, a node and a term, gives the values.

A look-up costs the same in a store of any size: a few microseconds, and some ten more
for each statement it finds. So only what is wanted is asked for.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

import pyoxigraph

from dutygraph import vocab

Node: TypeAlias = pyoxigraph.NamedNode


def objects_of(
    database: pyoxigraph.Store, subject: Node, term: str, graph: Node | None = None
) -> list[object]:
    """Give the objects of a term, sorted: a store keeps no order.

    One that several graphs state comes as often.
    """
    found = database.quads_for_pattern(subject, Node(term[1:-1]), None, graph)
    return sorted((quad.object for quad in found), key=str)


def nodes_of(
    database: pyoxigraph.Store, subject: Node, term: str, graph: Node | None = None
) -> list[Node]:
    """Give the objects of a term that are things."""
    found = objects_of(database, subject, term, graph)
    return [one for one in found if isinstance(one, Node)]


def subjects_of(
    database: pyoxigraph.Store, term: str, value: Node, graph: Node | None = None
) -> list[Node]:
    """Give the things that a term leads from to a thing, each once, sorted."""
    quads = database.quads_for_pattern(None, Node(term[1:-1]), value, graph)
    found = {one.subject for one in quads if isinstance(one.subject, Node)}
    return sorted(found, key=str)


def first_text(
    database: pyoxigraph.Store,
    nodes: Iterable[Node],
    terms: Iterable[str],
    graph: Node | None = None,
) -> str:
    """Give the first text that one of the nodes has under one of the terms."""
    texts = (
        value.value
        for term in terms
        for node in nodes
        for value in objects_of(database, node, term, graph)
        if isinstance(value, pyoxigraph.Literal)
    )
    return next(texts, "")


def read_texts(
    database: pyoxigraph.Store, nodes: Iterable[Node], graph: Node | None = None
) -> dict[str, str]:
    """Give the first text under every term that one of the nodes has."""
    found: dict[str, list[str]] = {}
    for node in nodes:
        own: dict[str, list[str]] = defaultdict(list)
        for quad in database.quads_for_pattern(node, None, None, graph):
            if isinstance(quad.object, pyoxigraph.Literal):
                own[str(quad.predicate)].append(quad.object.value)
        found = {**own, **found}
    return {term: min(texts) for term, texts in found.items()}


def label_of(
    database: pyoxigraph.Store, node: Node, lang: str, graphs: Iterable[Node | None]
) -> str:
    """Give what the first of the graphs that has a label calls a thing.

    In Chinese where it has none in the language; None means all graphs.
    """
    for graph in graphs:
        labels = {
            label.language: label.value
            for label in objects_of(database, node, vocab.PREF_LABEL, graph)
            if isinstance(label, pyoxigraph.Literal)
        }
        if labels:
            return labels.get(lang) or labels.get("zh") or min(labels.values())
    return ""
