"""Read the vocabulary: takes Turtle files, gives its terms, concepts and shapes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pyoxigraph

from dutygraph.vocab import PREFIXES

Texts: TypeAlias = Mapping[str, str]
"""A text by language."""

CLASS, LINK, VALUE, NOTE = "class", "link", "value", "note"
_TYPES = {
    "owl:Class": CLASS,
    "owl:ObjectProperty": LINK,
    "owl:DatatypeProperty": VALUE,
    "owl:AnnotationProperty": NOTE,
}
_MORE_PREFIXES = {
    **PREFIXES,
    "dcam": "http://purl.org/dc/dcam/",
    "dgs": "https://w3id.org/dutygraph/shapes#",
    "dqv": "http://www.w3.org/ns/dqv#",
    "csvw": "http://www.w3.org/ns/csvw#",
    "sh": "http://www.w3.org/ns/shacl#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vann": "http://purl.org/vocab/vann/",
}
ONTOLOGY = "https://w3id.org/dutygraph/ontology"


@dataclass(frozen=True, slots=True)
class Resource:
    """What one IRI says: values by predicate, both shortened, and texts by language."""

    name: str
    values: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, Texts]

    def text(self, predicate: str, lang: str) -> str:
        """Give a text in a language, empty where there is none."""
        return self.texts.get(predicate, {}).get(lang, "")

    def all(self, predicate: str) -> tuple[str, ...]:
        """Give the values of a predicate, sorted."""
        return self.values.get(predicate, ())

    def is_a(self, *classes: str) -> bool:
        """Tell whether the thing is of one of the classes."""
        return bool(set(classes) & set(self.all("rdf:type")))


def read_resources(paths: Iterable[Path]) -> dict[str, Resource]:
    """Give everything that has an IRI, by shortened name, in the order of the files."""
    values: dict[str, dict[str, set[str]]] = {}
    texts: dict[str, dict[str, dict[str, str]]] = {}
    for path in paths:
        for quad in pyoxigraph.parse(path=str(path)):
            subject, predicate = shorten(quad.subject), shorten(quad.predicate)
            mine = values.setdefault(subject, defaultdict(set))
            said = texts.setdefault(subject, defaultdict(dict))
            object_ = quad.object
            if isinstance(object_, pyoxigraph.Literal) and object_.language:
                said[predicate].setdefault(object_.language, object_.value)
            else:
                mine[predicate].add(shorten(object_))
    return {
        name: Resource(
            name,
            {term: tuple(sorted(found)) for term, found in values[name].items()},
            texts[name],
        )
        for name in values
        if not name.startswith("_:")
    }


def shorten(term: object) -> str:
    """Give a term as prefix and name where its prefix is known.

    >>> shorten(pyoxigraph.NamedNode("http://www.w3.org/ns/org#Organization"))
    'org:Organization'
    """
    if isinstance(term, pyoxigraph.Literal):
        return term.value
    iri = term.value if isinstance(term, pyoxigraph.NamedNode) else str(term)
    for prefix, base in _MORE_PREFIXES.items():
        if iri.startswith(base) and iri != base:
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri


def kind_of(resource: Resource) -> str:
    """Give the kind of a term, empty where it is none."""
    return next((_TYPES[one] for one in _TYPES if resource.is_a(one)), "")


def terms_of(resources: Mapping[str, Resource], kind: str, own: bool) -> list[Resource]:
    """Give the terms of a kind, the project's own or others', by name."""
    return sorted(
        (
            one
            for one in resources.values()
            if kind_of(one) == kind and one.name.startswith("dg:") == own
        ),
        key=lambda one: one.name.lower(),
    )


def schemes_of(
    resources: Mapping[str, Resource],
) -> Iterator[tuple[Resource, list[Resource]]]:
    """Give each concept scheme with its concepts, in the order of the files."""
    for scheme in resources.values():
        if scheme.is_a("skos:ConceptScheme"):
            yield (
                scheme,
                [
                    one
                    for one in resources.values()
                    if scheme.name in one.all("skos:inScheme")
                ],
            )


def shapes_of(resources: Mapping[str, Resource]) -> list[Resource]:
    """Give the shapes, in the order of their file."""
    return [one for one in resources.values() if one.name.startswith("dgs:")]
