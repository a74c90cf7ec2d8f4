"""Write all statements: takes a store, gives N-Quads, Turtle or JSON-LD in one order.

N-Quads and JSON-LD keep each document's named graph; Turtle, which knows none, holds
all graphs as one.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import IO, TypeAlias

import pyoxigraph

from dutygraph.export.terms import (
    NAMESPACES,
    Term,
    Triple,
    iri_to_short,
    sort_triples,
    term_to_turtle,
)
from dutygraph.store import VOCABULARY, Store, translated_errors
from dutygraph.vocab import PREFIXES

Json: TypeAlias = "str | int | bool | dict[str, Json] | list[Json]"

_TYPE = f"{PREFIXES['rdf']}type"
_XSD = PREFIXES["xsd"]


def write_nquads(store: Store, path: Path) -> None:
    """Write N-Quads: graph by graph, each sorted by line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for graph in graph_names(store):
            name = str(pyoxigraph.NamedNode(graph))
            file.writelines(
                sorted(
                    f"{s} {p} {o} {name} .\n" for s, p, o in read_graph(store, graph)
                )
            )


def write_turtle(store: Store, path: Path) -> None:
    """Write Turtle: what several graphs say is said once."""
    every = {
        triple for graph in graph_names(store) for triple in read_graph(store, graph)
    }
    with path.open("w", encoding="utf-8", newline="\n") as file:
        write_triples(every, file)


def write_triples(triples: Iterable[Triple], file: IO[str]) -> None:
    """Write triples as Turtle: prefixes, then one block a subject."""
    for prefix, namespace in NAMESPACES.items():
        file.write(f"@prefix {prefix}: <{namespace}> .\n")
    for subject, about in groupby(sort_triples(triples), key=lambda one: one[0]):
        file.write(f"\n{term_to_turtle(subject)}\n")
        file.write(" ;\n".join(_predicates(about)))
        file.write(" .\n")


def write_jsonld(store: Store, path: Path) -> None:
    """Write JSON-LD 1.1: a context of prefixes, then one object a graph."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        context = json.dumps(NAMESPACES, ensure_ascii=False)
        file.write(f'{{"@context": {context},\n"@graph": [')
        for number, graph in enumerate(graph_names(store)):
            file.write(",\n" if number else "\n")
            file.write(f'{{"@id": {json.dumps(_iri_to_json(graph))}, "@graph": [')
            triples = sort_triples(read_graph(store, graph))
            for place, (_, about) in enumerate(groupby(triples, lambda one: one[0])):
                file.write(",\n" if place else "\n")
                json.dump(_node_to_json(about), file, ensure_ascii=False)
            file.write("\n]}")
        file.write("\n]}\n")


def graph_names(store: Store) -> tuple[str, ...]:
    """Give the IRIs of all graphs, sorted, the vocabulary first where it is there."""
    with translated_errors(store.path):
        known = store.database.contains_named_graph(pyoxigraph.NamedNode(VOCABULARY))
    return (VOCABULARY, *store.graphs()) if known else store.graphs()


def read_graph(store: Store, graph: str) -> Iterator[Triple]:
    """Give the triples of one graph, in no order."""
    name = pyoxigraph.NamedNode(graph)
    with translated_errors(store.path):
        for quad in store.database.quads_for_pattern(None, None, None, name):
            subject, object_ = quad.subject, quad.object
            if isinstance(subject, pyoxigraph.Triple) or isinstance(
                object_, pyoxigraph.Triple
            ):
                raise TypeError("a term of RDF 1.1 is expected, not a triple")
            yield subject, quad.predicate, object_


def _predicates(about: Iterable[Triple]) -> Iterator[str]:
    for predicate, triples in groupby(about, key=lambda one: one[1]):
        name = "a" if predicate.value == _TYPE else term_to_turtle(predicate)
        objects = [term_to_turtle(one[2]) for one in triples]
        yield f"    {name} " + " ,\n        ".join(objects)


def _node_to_json(about: Iterable[Triple]) -> dict[str, Json]:
    node: dict[str, Json] = {}
    for predicate, triples in groupby(about, key=lambda one: one[1]):
        members = list(triples)
        node.setdefault("@id", _term_to_id(members[0][0]))
        if predicate.value == _TYPE:
            node["@type"] = [_term_to_id(one[2]) for one in members]
        else:
            node[_iri_to_json(predicate.value)] = [_to_json(one[2]) for one in members]
    return node


def _to_json(term: Term) -> Json:
    if not isinstance(term, pyoxigraph.Literal):
        return {"@id": _term_to_id(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == f"{_XSD}boolean" and term.value in ("true", "false"):
        return term.value == "true"
    # Only what JSON writes as RDF has it (JSON-LD 1.1 API, 8.6).
    if datatype == f"{_XSD}integer" and str(_small(term.value)) == term.value:
        return _small(term.value)
    if datatype == f"{_XSD}string":
        return term.value
    return {"@value": term.value, "@type": _iri_to_json(datatype)}


def _small(text: str) -> int:
    """Give a number that every reader of JSON holds exactly, or 0."""
    return int(text) if len(text) < 15 and text.lstrip("-").isdecimal() else 0


def _term_to_id(term: Term) -> str:
    if isinstance(term, pyoxigraph.NamedNode):
        return _iri_to_json(term.value)
    return str(term)


def _iri_to_json(iri: str) -> str:
    short = iri_to_short(iri)
    return iri if short.startswith("<") else short
