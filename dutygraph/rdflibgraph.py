"""Copy statements from Oxigraph to rdflib: takes quads, gives a graph in memory.

For what needs a store of rdflib's own, which is asked faster than it is filled.
"""

from collections.abc import Iterable
from typing import TypeAlias

import pyoxigraph
import rdflib
from rdflib.term import BNode, Identifier, Literal, URIRef

Triple: TypeAlias = tuple[Identifier, Identifier, Identifier]
"""A statement in rdflib's terms."""

_STRING = "http://www.w3.org/2001/XMLSchema#string"


class _Terms(dict[object, Identifier]):
    """The terms of rdflib by those of Oxigraph."""

    def __missing__(self, term: object) -> Identifier:
        self[term] = made = term_to_rdflib(term)
        return made


def quads_to_triples(quads: Iterable[pyoxigraph.Quad]) -> list[Triple]:
    """Give the statements in rdflib's terms, whatever graphs they stand in."""
    terms = _Terms()
    return [
        (terms[quad.subject], terms[quad.predicate], terms[quad.object])
        for quad in quads
    ]


def triples_to_graph(triples: Iterable[Triple]) -> rdflib.Graph:
    """Give a graph in memory that holds the statements."""
    graph = rdflib.Graph()
    # Graph.add asks each term whether it is one: they are all made here.
    add = graph.store.add
    for triple in triples:
        add(triple, graph)
    return graph


def term_to_rdflib(term: object) -> Identifier:
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
