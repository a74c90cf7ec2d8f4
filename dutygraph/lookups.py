"""Look things up in a graph: takes a database, a node and a term, gives the values.

A look-up costs the same in a store of any size: a few microseconds, and some ten more
for each statement it finds. So only what is wanted is asked for; of things that are
wanted whole, all at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import pyoxigraph

from dutygraph import vocab

Node: TypeAlias = pyoxigraph.NamedNode


@dataclass(frozen=True, slots=True)
class Descriptions:
    """What one graph says of things, each read whole and once.

    Values come as the functions here give them: nodes by their IRIs, texts sorted.
    """

    database: pyoxigraph.Store
    graph: Node
    _read: dict[Node, Mapping[str, list[object]]] = field(default_factory=dict)

    def nodes(self, subject: Node, term: str) -> list[Node]:
        """Give the objects of a term that are things."""
        return _sort(self._of(subject).get(term, ()))

    def texts(self, subject: Node, term: str) -> list[str]:
        """Give the objects of a term that are texts, in whatever language."""
        return _sort_texts(self._of(subject).get(term, ()))

    def first_text(self, nodes: Iterable[Node], *terms: str) -> str:
        """Give the first text that one of the nodes has under one of the terms."""
        found = (self.texts(node, term) for term in terms for node in nodes)
        return next((texts[0] for texts in found if texts), "")

    def all_texts(self, nodes: Iterable[Node]) -> dict[str, str]:
        """Give the first text under every term that one of the nodes has."""
        found: dict[str, str] = {}
        for node in nodes:
            for term in self._of(node):
                for text in self.texts(node, term)[:1]:
                    found.setdefault(term, text)
        return found

    def _of(self, subject: Node) -> Mapping[str, list[object]]:
        if subject not in self._read:
            said: dict[str, list[object]] = defaultdict(list)
            quads = self.database.quads_for_pattern(subject, None, None, self.graph)
            for quad in quads:
                said[str(quad.predicate)].append(quad.object)
            self._read[subject] = said
        return self._read[subject]


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
    return _sort_texts(_find(database, subject, term, graph))


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


def _sort_texts(found: Iterable[object]) -> list[str]:
    return sorted(one.value for one in found if isinstance(one, pyoxigraph.Literal))
