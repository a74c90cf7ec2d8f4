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
    """Give the objects of a term, each once and sorted: a store keeps no order."""
    return sorted(_find(database, subject, term, graph), key=str)


def nodes_of(
    database: pyoxigraph.Store, subject: Node, term: str, graph: Node | None = None
) -> list[Node]:
    """Give the objects of a term that are things, by their IRIs."""
    return _sort(_find(database, subject, term, graph))


def texts_of(
    database: pyoxigraph.Store, subject: Node, term: str, graph: Node | None = None
) -> list[str]:
    """Give the objects of a term that are texts, in whatever language, sorted."""
    found = _find(database, subject, term, graph)
    return sorted(one.value for one in found if isinstance(one, pyoxigraph.Literal))


def subjects_of(
    database: pyoxigraph.Store, term: str, value: Node, graph: Node | None = None
) -> list[Node]:
    """Give the things that a term leads from to a thing, each once, by their IRIs."""
    quads = database.quads_for_pattern(None, Node(term[1:-1]), value, graph)
    return _sort({quad.subject for quad in quads})


def first_text(
    database: pyoxigraph.Store,
    nodes: Iterable[Node],
    terms: Iterable[str],
    graph: Node | None = None,
) -> str:
    """Give the first text that one of the nodes has under one of the terms."""
    texts = (
        text
        for term in terms
        for node in nodes
        for text in texts_of(database, node, term, graph)
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


def _find(
    database: pyoxigraph.Store, subject: Node, term: str, graph: Node | None
) -> set[object]:
    found = database.quads_for_pattern(subject, Node(term[1:-1]), None, graph)
    return {quad.object for quad in found}


def _sort(found: Iterable[object]) -> list[Node]:
    nodes = [one for one in found if isinstance(one, Node)]
    return sorted(nodes, key=lambda node: node.value)
