"""Look things up: takes a store and an IRI, gives what its graphs say of it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph

from dutygraph.store import Store, translated_errors


@dataclass(frozen=True, slots=True)
class Thing:
    """What is said of one thing: its values by property, each once, in order."""

    values: Mapping[str, tuple[str, ...]]

    def all(self, term: str) -> tuple[str, ...]:
        """Give the values of a property."""
        return self.values.get(term, ())

    def first(self, term: str) -> str:
        """Give the first value of a property; the empty text where it has none."""
        return next(iter(self.all(term)), "")


def look_up(store: Store, iri: str) -> Thing:
    """Give what all graphs of a store say of a thing."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    with translated_errors(store.path):
        for quad in store.database.quads_for_pattern(
            pyoxigraph.NamedNode(iri), None, None, None
        ):
            if isinstance(quad.object, pyoxigraph.NamedNode | pyoxigraph.Literal):
                found[str(quad.predicate)].add(quad.object.value)
    return Thing({term: tuple(sorted(values)) for term, values in found.items()})
