"""Follow links of a graph: takes a store, gives what each thing is linked to.

A property is read whole when it is first asked for: a table that needs a thing's value
needs those of all things. It is read township by township, and of no more than one at
a time, where only that township's lists say it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph

from dutygraph import vocab
from dutygraph.export.terms import natural_key
from dutygraph.query import Value, select, term_to_value
from dutygraph.store import Store, translated_errors

_PAIRS = "SELECT DISTINCT ?s ?o WHERE { ?s %s ?o }"
_LABELS = """
SELECT DISTINCT ?s ?o WHERE { ?s skos:prefLabel ?o FILTER(LANG(?o) = "zh") }
"""
_MEMBERS = "SELECT DISTINCT ?s WHERE { ?s a %s }"
_COUNTS = "SELECT ?o (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s %s ?o } GROUP BY ?o"
_LISTS = """
SELECT DISTINCT ?graph ?township WHERE { GRAPH ?graph { ?graph dg:township ?township } }
"""
# Said of one thing by several lists, or by the vocabulary.
_SHARED = frozenset({_LABELS, "skos:notation", "dg:guaranteeKind", "dg:generic"})
# Said in the one graph of all matters.
_OF_MATTERS = {
    "dg:matter": vocab.MATTER,
    "dg:matterMembership": vocab.MATTER_MEMBERSHIP,
    "dg:memberOf": vocab.MEMBER_OF,
    "dg:score": vocab.SCORE,
}


class Links:
    """The links of a store by property, each read once; values come sorted.

    Those of some graphs alone where `graphs` are given, by IRI; `whole` then has what
    others share with them, and matters are looked up thing by thing.
    """

    def __init__(
        self, store: Store, graphs: Sequence[str] = (), whole: "Links | None" = None
    ) -> None:
        self._store = store
        self._graphs = graphs
        self._whole = whole
        self._counts: dict[str, Mapping[Value, Value]] = {}
        self._forward: dict[str, Mapping[Value, Sequence[Value]]] = {}
        self._backward: dict[str, Mapping[Value, Sequence[Value]]] = {}

    def all(self, thing: Value, link: str) -> Sequence[Value]:
        """Give all values; `link` is a property in SPARQL."""
        if self._whole and link in _OF_MATTERS:
            return self._look_up(thing, _OF_MATTERS[link])
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

    def count_sources(self, thing: Value, link: str) -> Value:
        """Count the things that are linked to this one."""
        if link not in self._counts:
            rows = select(self._store, _COUNTS % link, "an export", self._graphs).rows
            self._counts[link] = {row[0]: row[1] for row in rows}
        return self._counts[link].get(thing, 0)

    def subjects(self, link: str) -> Iterator[str]:
        """Give all things that have the link, in natural order."""
        return iter(sorted(map(str, self._pairs(link)), key=natural_key))

    def members(self, class_: str) -> Iterator[str]:
        """Give all things of a class, in natural order."""
        rows = select(self._store, _MEMBERS % class_, "an export", self._graphs).rows
        return iter(sorted((str(iri) for (iri,) in rows), key=natural_key))

    def label(self, thing: Value) -> Value:
        """Give the Chinese label, or None."""
        return self.one(thing, _LABELS)

    def _look_up(self, thing: Value, term: str) -> Sequence[Value]:
        subject, link = map(pyoxigraph.NamedNode, (str(thing), term[1:-1]))
        with translated_errors(self._store.path):
            found = self._store.database.quads_for_pattern(subject, link, None, None)
            values = {quad.object for quad in found}
        return _sort([term_to_value(value) for value in values])

    def _pairs(self, link: str) -> Mapping[Value, Sequence[Value]]:
        if self._whole and link in _SHARED:
            return self._whole._pairs(link)
        if link not in self._forward:
            text = link if link == _LABELS else _PAIRS % link
            forward: defaultdict[Value, list[Value]] = defaultdict(list)
            rows = select(self._store, text, "an export", self._graphs).rows
            for thing, value in rows:
                forward[thing].append(value)
            self._forward[link] = _sorted(forward)
        return self._forward[link]


def links_by_township(store: Store) -> Iterator[Links]:
    """Give the links of each township's lists, in natural order of the townships.

    Lists that name no township come first, together.
    """
    whole = Links(store)
    rest = dict.fromkeys(store.graphs())
    own: defaultdict[str, list[str]] = defaultdict(list)
    for graph, township in sorted(select(store, _LISTS, "an export").rows, key=str):
        if rest.pop(str(graph), graph) is None:
            own[str(township)].append(str(graph))
    if rest:
        yield Links(store, tuple(rest), whole)
    for township in sorted(own, key=natural_key):
        yield Links(store, own[township], whole)


def _sorted(pairs: Mapping[Value, list[Value]]) -> Mapping[Value, Sequence[Value]]:
    return {one: _sort(others) for one, others in pairs.items()}


def _sort(values: list[Value]) -> list[Value]:
    if len(values) > 1:
        values.sort(key=lambda value: natural_key(str(value)))
    return values
