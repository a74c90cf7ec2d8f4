"""Describe the data set: takes a store, gives VoID and DCAT 3 in Turtle.

VoID (https://www.w3.org/TR/void/) counts what is in it, DCAT 3
(https://www.w3.org/TR/vocab-dcat-3/) says what it is. Nothing is dated: the same store
has the same description.
"""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph

from dutygraph import vocab
from dutygraph.export.rdf import write_triples
from dutygraph.export.terms import Term, Triple
from dutygraph.iris import hash_key
from dutygraph.query import select
from dutygraph.store import HOME, VOCABULARY, Store
from dutygraph.version import VERSION
from dutygraph.vocab import PREFIXES

_DATASET = f"{PREFIXES['id']}dataset"
_ABOUT = (
    ("dcterms", "title", "乡镇履职事项清单知识图谱", "zh"),
    ("dcterms", "title", "Knowledge graph of township duty lists", "en"),
    (
        "dcterms",
        "description",
        "由公开发布的乡镇（街道）履行职责事项清单读出：事项、部门、步骤、保障及其出处。",
        "zh",
    ),
    (
        "dcterms",
        "description",
        "Read from the published duty lists of townships: duties, departments, steps, "
        "guarantees, and where each stands.",
        "en",
    ),
    ("dcat", "keyword", "履行职责事项清单", "zh"),
    ("dcat", "keyword", "乡镇", "zh"),
    ("dcat", "keyword", "township", "en"),
    ("dcat", "keyword", "duty list", "en"),
)
# A server elsewhere may hold other graphs beside, such as those about itself.
_OWN = f"""GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{HOME}"))"""
_TOTALS = f"""
SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects)
  (COUNT(DISTINCT ?o) AS ?objects) WHERE {{ SELECT DISTINCT ?s ?p ?o {{ {_OWN} }} }}
"""
_CLASSES = f"""
SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE {{ {_OWN.replace("?p ?o", "a ?class")} }}
GROUP BY ?class ORDER BY ?class
"""
_PROPERTIES = f"""
SELECT ?p (COUNT(*) AS ?n) WHERE {{ SELECT DISTINCT ?s ?p ?o {{ {_OWN} }} }}
GROUP BY ?p ORDER BY ?p
"""
_LISTS = "SELECT DISTINCT ?list WHERE { ?list a dg:DutyList } ORDER BY ?list"
_PLACES = """
SELECT DISTINCT ?area WHERE { ?township dg:territory ?area } ORDER BY ?area
"""


def write_description(store: Store, path: Path) -> None:
    """Write the description of a store's data set."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        write_triples(describe_dataset(store), file)


def describe_dataset(store: Store) -> Iterator[Triple]:
    """Give the triples that describe what a store holds."""
    this = pyoxigraph.NamedNode(_DATASET)
    yield this, _term(vocab.TYPE), _node("void", "Dataset")
    yield this, _term(vocab.TYPE), _node("dcat", "Dataset")
    for prefix, name, text, language in _ABOUT:
        yield this, _node(prefix, name), pyoxigraph.Literal(text, language=language)
    yield this, _node("dcat", "version"), pyoxigraph.Literal(VERSION)
    yield this, _node("dcterms", "language"), pyoxigraph.Literal("zh")
    yield this, _node("void", "uriSpace"), pyoxigraph.Literal(PREFIXES["id"])
    yield this, _node("void", "vocabulary"), pyoxigraph.NamedNode(PREFIXES["dg"])
    yield this, _term(vocab.CONFORMS_TO), pyoxigraph.NamedNode(VOCABULARY)
    yield from _counts(store, this)
    yield from _partitions(store, this, "class", _CLASSES, "entities")
    yield from _partitions(store, this, "property", _PROPERTIES, "triples")
    for (part,) in select(store, _LISTS, "the data set").rows:
        yield this, _node("dcterms", "hasPart"), pyoxigraph.NamedNode(str(part))
    for (area,) in select(store, _PLACES, "the data set").rows:
        yield this, _node("dcterms", "spatial"), pyoxigraph.NamedNode(str(area))


def _counts(store: Store, this: Term) -> Iterator[Triple]:
    ((triples, subjects, objects),) = select(store, _TOTALS, "the data set").rows
    yield this, _node("void", "triples"), _number(triples)
    yield this, _node("void", "distinctSubjects"), _number(subjects)
    yield this, _node("void", "distinctObjects"), _number(objects)


def _partitions(
    store: Store, this: Term, kind: str, text: str, counted: str
) -> Iterator[Triple]:
    rows = list(select(store, text, "the data set").rows)
    plural = "classes" if kind == "class" else "properties"
    yield this, _node("void", plural), _number(len(rows))
    for iri, count in rows:
        part = pyoxigraph.NamedNode(f"{_DATASET}/{kind}/{hash_key(str(iri))}")
        yield this, _node("void", f"{kind}Partition"), part
        yield part, _node("void", kind), pyoxigraph.NamedNode(str(iri))
        yield part, _node("void", counted), _number(count)


def _number(value: object) -> pyoxigraph.Literal:
    return pyoxigraph.Literal(int(str(value)))


def _node(prefix: str, name: str) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(PREFIXES[prefix] + name)


def _term(term: str) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(term[1:-1])
