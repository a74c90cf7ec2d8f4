"""Follow links of a graph: takes a store, gives what each thing is linked to.

A property is read whole when it is first asked for: a table that needs a thing's value
needs those of all things.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dutygraph.export.terms import natural_key
from dutygraph.query import Value, select
from dutygraph.store import Store

_PAIRS = "SELECT DISTINCT ?s ?o WHERE { ?s %s ?o }"
_LABELS = """
SELECT DISTINCT ?s ?o WHERE { ?s skos:prefLabel ?o FILTER(LANG(?o) = "zh") }
"""
_MEMBERS = "SELECT DISTINCT ?s WHERE { ?s a %s }"


class Links:
    """The links of a store by property, each read once; values come sorted."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._forward: dict[str, Mapping[Value, Sequence[Value]]] = {}
        self._backward: dict[str, Mapping[Value, Sequence[Value]]] = {}

    def all(self, thing: Value, link: str) -> Sequence[Value]:
        """Give all values; `link` is a property in SPARQL."""
        return self._pairs(link).get(thing, ())

    def one(self, thing: Value, link: str) -> Value:
        """Give the first value, or None."""
        return next(iter(self.all(thing, link)), None)

    def follow(self, thing: Value, *path: str) -> Value:
        """Give the first value at the end of a path of properties, or None."""
        reached: Sequence[Value] = [thing]
        for link in path:
            reached = [value for one in reached for value in self.all(one, link)]
        return next(iter(reached), None)

    def sources(self, thing: Value, link: str) -> Sequence[Value]:
        """Give all things that are linked to this one."""
        if link not in self._backward:
            backward: defaultdict[Value, list[Value]] = defaultdict(list)
            for one, others in self._pairs(link).items():
                for other in others:
                    backward[other].append(one)
            self._backward[link] = _sorted(backward)
        return self._backward[link].get(thing, ())

    def source(self, thing: Value, link: str) -> Value:
        """Give the first thing that is linked to this one, or None."""
        return next(iter(self.sources(thing, link)), None)

    def subjects(self, link: str) -> Iterator[str]:
        """Give all things that have the link, in natural order."""
        return iter(sorted(map(str, self._pairs(link)), key=natural_key))

    def members(self, class_: str) -> Iterator[str]:
        """Give all things of a class, in natural order."""
        rows = select(self._store, _MEMBERS % class_, "an export").rows
        return iter(sorted((str(iri) for (iri,) in rows), key=natural_key))

    def label(self, thing: Value) -> Value:
        """Give the Chinese label, or None."""
        return self.one(thing, _LABELS)

    def _pairs(self, link: str) -> Mapping[Value, Sequence[Value]]:
        if link not in self._forward:
            text = link if link == _LABELS else _PAIRS % link
            forward: defaultdict[Value, list[Value]] = defaultdict(list)
            for thing, value in select(self._store, text, "an export").rows:
                forward[thing].append(value)
            self._forward[link] = _sorted(forward)
        return self._forward[link]


def _sorted(pairs: Mapping[Value, list[Value]]) -> Mapping[Value, Sequence[Value]]:
    return {
        one: sorted(others, key=lambda value: natural_key(str(value)))
        if len(others) > 1
        else others
        for one, others in pairs.items()
    }
