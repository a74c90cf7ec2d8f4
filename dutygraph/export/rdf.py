"""Write all statements: takes a store, gives N-Quads, Turtle or JSON-LD in one order.

N-Quads and JSON-LD keep each document's named graph; Turtle, which knows none, holds
all graphs as one.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO, TypeAlias, cast

import pyoxigraph

from dutygraph.export.sorting import sort_lines
from dutygraph.export.terms import (
    NAMESPACES,
    Term,
    Triple,
    iri_to_short,
    natural_key,
    sort_about,
    sort_triples,
    term_to_turtle,
)
from dutygraph.query import solve
from dutygraph.store import VOCABULARY, Store, translated_errors
from dutygraph.vocab import PREFIXES

Say: TypeAlias = Callable[[str], None]
"""Is told what is being written."""
Json: TypeAlias = "str | int | bool | dict[str, Json] | list[Json]"

_TYPE = f"{PREFIXES['rdf']}type"
_XSD = PREFIXES["xsd"]


def write_nquads(store: Store, path: Path, say: Say) -> None:
    """Write N-Quads: graph by graph, each sorted by line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for graph in graph_names(store):
            say(graph)
            name = str(pyoxigraph.NamedNode(graph))
            triples = read_graph(store, graph)
            lines = (f"{s} {p} {o} {name} .\n" for s, p, o in triples)
            file.writelines(sort_lines(lines, path))


def write_turtle(store: Store, path: Path, say: Say) -> None:
    """Write Turtle: what several graphs say is said once."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        _write_prefixes(file)
        for about in _read_things(store, graph_names(store), path, say):
            _write_about(set(about), file)


def write_triples(triples: Iterable[Triple], file: IO[str]) -> None:
    """Write triples as Turtle: prefixes, then one block a subject."""
    _write_prefixes(file)
    for _, about in groupby(sort_triples(triples), key=lambda one: one[0]):
        _write_about(about, file)


def write_jsonld(store: Store, path: Path, say: Say) -> None:
    """Write JSON-LD 1.1: a context of prefixes, then one object a graph."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        context = json.dumps(NAMESPACES, ensure_ascii=False)
        file.write(f'{{"@context": {context},\n"@graph": [')
        for number, graph in enumerate(graph_names(store)):
            file.write(",\n" if number else "\n")
            file.write(f'{{"@id": {json.dumps(_iri_to_json(graph))}, "@graph": [')
            for place, about in enumerate(_read_things(store, [graph], path, say)):
                file.write(",\n" if place else "\n")
                # Written from one text: piece by piece it takes three times as long.
                node = _node_to_json(sort_about(about))
                file.write(json.dumps(node, ensure_ascii=False))
            file.write("\n]}")
        file.write("\n]}\n")


def graph_names(store: Store) -> tuple[str, ...]:
    """Give the IRIs of all graphs, sorted, the vocabulary first where it is there."""
    with translated_errors(store.path):
        known = store.database.contains_named_graph(pyoxigraph.NamedNode(VOCABULARY))
    return (VOCABULARY, *store.graphs()) if known else store.graphs()


def read_graph(store: Store, graph: str) -> Iterator[Triple]:
    """Give the triples of one graph, in no order."""
    # As rows, since a quad also looks up the name of its graph on disk.
    text = f"SELECT ?s ?p ?o {{ GRAPH {pyoxigraph.NamedNode(graph)} {{ ?s ?p ?o }} }}"
    with translated_errors(store.path):
        for subject, predicate, object_ in _rows(store, text):
            yield _to_triple(subject, predicate, object_)


def _read_things(
    store: Store, graphs: Sequence[str], beside: Path, say: Say
) -> Iterator[list[Triple]]:
    """Give what some graphs say of each thing, things in natural order.

    The graphs are one, or all of the store. A statement comes once for each graph.
    """
    within = pyoxigraph.NamedNode(graphs[0]) if len(graphs) == 1 else None
    subjects = _read_subjects(store, graphs, say)
    for line in sort_lines(subjects, beside, lambda line: natural_key(line[:-1])):
        with translated_errors(store.path):
            quads = store.database.quads_for_pattern(
                _text_to_subject(line[:-1]), None, None, within
            )
            yield [_to_triple(one.subject, one.predicate, one.object) for one in quads]


def _read_subjects(store: Store, graphs: Iterable[str], say: Say) -> Iterator[str]:
    """Give a line for each thing that a graph speaks of."""
    for graph in graphs:
        say(graph)
        text = f"SELECT ?s {{ GRAPH {pyoxigraph.NamedNode(graph)} {{ ?s ?p ?o }} }}"
        with translated_errors(store.path):
            # The store has the statements on one thing beside each other.
            for subject, _ in groupby(_rows(store, text), itemgetter(0)):
                yield f"{subject}\n"


def _rows(store: Store, text: str) -> pyoxigraph.QuerySolutions:
    return cast(pyoxigraph.QuerySolutions, solve(store, text, "an export"))


def _text_to_subject(text: str) -> pyoxigraph.NamedNode | pyoxigraph.BlankNode:
    if text.startswith("_:"):
        return pyoxigraph.BlankNode(text.removeprefix("_:"))
    return pyoxigraph.NamedNode(text[1:-1])


def _to_triple(subject: object, predicate: object, object_: object) -> Triple:
    if isinstance(subject, pyoxigraph.Triple) or isinstance(object_, pyoxigraph.Triple):
        raise TypeError("a term of RDF 1.1 is expected, not a triple")
    return cast(Triple, (subject, predicate, object_))


def _write_prefixes(file: IO[str]) -> None:
    for prefix, namespace in NAMESPACES.items():
        file.write(f"@prefix {prefix}: <{namespace}> .\n")


def _write_about(about: Iterable[Triple], file: IO[str]) -> None:
    triples = list(sort_about(about))
    file.write(f"\n{term_to_turtle(triples[0][0])}\n")
    file.write(" ;\n".join(_predicates(triples)))
    file.write(" .\n")


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
