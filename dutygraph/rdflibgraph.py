"""Copy statements from Oxigraph to rdflib: takes statements, gives triples.

For what works on a graph in rdflib's terms, such as validation.
"""

from collections.abc import Iterable
from typing import TypeAlias

import pyoxigraph
from rdflib.term import BNode, Literal, Node, URIRef

Triple: TypeAlias = tuple[Node, Node, Node]
"""A statement in rdflib's terms."""
_STRING = "http://www.w3.org/2001/XMLSchema#string"


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
