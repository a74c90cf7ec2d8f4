"""Copy statements from Oxigraph to rdflib: takes terms, gives a graph in memory.

For what walks over a whole graph in rdflib's terms, such as validation.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import pyoxigraph
import rdflib
import rdflib.store
from rdflib.term import BNode, Literal, Node, URIRef

Triple: TypeAlias = tuple[Node, Node, Node]
"""A statement in rdflib's terms."""
Pattern: TypeAlias = tuple[Node | None, Node | None, Node | None]
"""A statement with None where any term will do."""

_STRING = "http://www.w3.org/2001/XMLSchema#string"


class FrozenStore(rdflib.store.Store):
    """A store of rdflib's for one graph that is filled once and then only read.

    rdflib's own notes for each statement the graphs it is in, and indexes all terms
    at once; this one is filled in a quarter of the time, and indexes the objects of a
    predicate when they are first looked for.
    """

    # pySHACL takes no store without graphs; here all are the one.
    context_aware = True
    graph_aware = True

    def __init__(self, triples: Iterable[Triple]) -> None:
        super().__init__()
        # The innermost dictionaries are sets that keep the order.
        self._objects: dict[Node, dict[Node, dict[Node, None]]] = {}
        self._subjects: dict[Node, dict[Node, list[Node]]] = {}
        for subject, predicate, object_ in triples:
            links = self._objects.setdefault(subject, {})
            links.setdefault(predicate, {})[object_] = None
        links_of_all = self._objects.values()
        self._size = sum(len(one) for links in links_of_all for one in links.values())

    def triples(
        self, triple_pattern: Pattern, context: object = None
    ) -> Iterator[tuple[Triple, Iterator[rdflib.Graph | None]]]:
        """Give the statements that match, each with no graphs."""
        subject, predicate, object_ = triple_pattern
        subjects: Iterable[Node] = self._objects
        if subject is not None:
            subjects = (subject,)
        elif predicate is not None and object_ is not None:
            subjects = self._subjects_of(predicate).get(object_, ())
        for one in subjects:
            links = self._objects.get(one, {})
            for link in links if predicate is None else (predicate,):
                objects = links.get(link, {})
                if object_ is None:
                    for other in objects:
                        yield (one, link, other), iter(())
                elif object_ in objects:
                    yield (one, link, object_), iter(())

    def __len__(self, context: object = None) -> int:
        """Count the statements."""
        return self._size

    def _subjects_of(self, predicate: Node) -> dict[Node, list[Node]]:
        if predicate not in self._subjects:
            index = self._subjects[predicate] = {}
            for subject, links in self._objects.items():
                for object_ in links.get(predicate, ()):
                    index.setdefault(object_, []).append(subject)
        return self._subjects[predicate]


class _Terms(dict[object, Node]):
    """The terms of rdflib by those of Oxigraph."""

    def __missing__(self, term: object) -> Node:
        self[term] = made = term_to_rdflib(term)
        return made


def terms_to_triples(statements: Iterable[Iterable[object]]) -> list[Triple]:
    """Give statements of three terms of Oxigraph, such as rows, in rdflib's terms."""
    terms = _Terms()
    return [
        (terms[subject], terms[predicate], terms[object_])
        for subject, predicate, object_ in statements
    ]


def triples_to_graph(triples: Iterable[Triple]) -> rdflib.Graph:
    """Give a graph in memory that holds the statements and is only read."""
    return rdflib.Graph(FrozenStore(triples), bind_namespaces="none")


def term_to_rdflib(term: object) -> Node:
    """Give a term of RDF 1.1 as rdflib has it; TypeError for anything else.

    >>> term_to_rdflib(pyoxigraph.Literal("镇", language="zh"))
    rdflib.term.Literal('镇', lang='zh')
    """
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return BNode(term.value)
    if not isinstance(term, pyoxigraph.Literal):
        raise TypeError(f"a term of RDF 1.1 is expected, not {term!r}")
    if term.language:
        return Literal(term.value, lang=term.language)
    if term.datatype.value == _STRING:
        return Literal(term.value)
    return Literal(term.value, datatype=URIRef(term.datatype.value))
