"""Write terms for readers: takes terms of Oxigraph, gives them short, and in order."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

import pyoxigraph

from dutygraph.vocab import PREFIXES

Term: TypeAlias = "pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal"
Triple: TypeAlias = tuple[Term, pyoxigraph.NamedNode, Term]

_ID = PREFIXES["id"]
NAMESPACES = dict(
    sorted(
        {
            **PREFIXES,
            "division": f"{_ID}division/",
            "document": f"{_ID}document/",
            "field": f"{_ID}policy-field/",
            "guarantee-type": f"{_ID}guarantee-type/",
            "issue-kind": f"{_ID}issue-kind/",
            "line": f"{_ID}functional-line/",
            "list-kind": f"{_ID}list-kind/",
            "matter": f"{_ID}matter/",
            "township": f"{_ID}township/",
        }.items()
    )
)
"""The prefixes of what is exported, by name."""

# The longest namespace first: matter:… rather than id:matter/…
_BY_LENGTH = sorted(NAMESPACES.items(), key=lambda item: (-len(item[1]), item[0]))
# A part of PN_LOCAL (SPARQL 1.1, 19.8) that needs no escape anywhere.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?", re.ASCII)
_XSD = PREFIXES["xsd"]
_BARE = {
    f"{_XSD}integer": re.compile(r"[+-]?[0-9]+"),
    f"{_XSD}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{_XSD}boolean": re.compile(r"true|false"),
}
_STRING = f"{_XSD}string"
_FIRST = {
    f"{PREFIXES['rdf']}type": 0,
    f"{PREFIXES['skos']}prefLabel": 1,
    f"{PREFIXES['rdfs']}label": 1,
    f"{PREFIXES['dcterms']}title": 2,
}
_RUNS = re.compile(r"([0-9]+)")


@lru_cache(maxsize=4096)
def iri_to_short(iri: str) -> str:
    """Give an IRI with its prefix where it has one, else in angle brackets.

    >>> iri_to_short("https://w3id.org/dutygraph/id/functional-line/health")
    'line:health'
    >>> iri_to_short("https://w3id.org/dutygraph/id/duty/1/basic/x")
    '<https://w3id.org/dutygraph/id/duty/1/basic/x>'
    """
    for prefix, namespace in _BY_LENGTH:
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return str(pyoxigraph.NamedNode(iri))


def term_to_turtle(term: Term) -> str:
    """Give a term in Turtle.

    >>> term_to_turtle(pyoxigraph.Literal(3)), term_to_turtle(pyoxigraph.Literal("3"))
    ('3', '"3"')
    """
    if isinstance(term, pyoxigraph.NamedNode):
        return iri_to_short(term.value)
    if isinstance(term, pyoxigraph.Literal) and not term.language:
        datatype = term.datatype.value
        if datatype in _BARE and _BARE[datatype].fullmatch(term.value):
            return term.value
        if datatype != _STRING:
            text = str(pyoxigraph.Literal(term.value))
            return f"{text}^^{iri_to_short(datatype)}"
    return str(term)


def sort_triples(triples: Iterable[Triple]) -> list[Triple]:
    """Give triples in reading order: step 2 before step 10, types and labels first."""
    about: defaultdict[Term, list[Triple]] = defaultdict(list)
    for triple in triples:
        about[triple[0]].append(triple)
    subjects = sorted(about, key=lambda subject: natural_key(str(subject)))
    return [one for subject in subjects for one in sort_about(about[subject])]


def sort_about(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Give the triples of one subject in reading order."""
    said: defaultdict[pyoxigraph.NamedNode, list[Triple]] = defaultdict(list)
    for triple in triples:
        said[triple[1]].append(triple)
    for predicate in sorted(said, key=_predicate_to_key):
        own = said[predicate]
        if len(own) > 1:
            own.sort(key=lambda one: natural_key(str(one[2])))
        yield from own


def _predicate_to_key(predicate: pyoxigraph.NamedNode) -> tuple[int, str]:
    return _FIRST.get(predicate.value, 9), predicate.value


@lru_cache(maxsize=4096)
def natural_key(text: str) -> tuple[str | int, ...]:
    """Give a key by which step 2 comes before step 10: texts and numbers in turn."""
    parts = _RUNS.split(text)
    # The text itself parts what differs in leading zeros alone.
    return *(int(one) if place % 2 else one for place, one in enumerate(parts)), text
