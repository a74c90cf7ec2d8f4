"""Follow links of a graph: takes a store, gives what each thing is linked to.

A property is read whole when it is first asked for: a table that needs a thing's value
needs those of all things. So is the end of a path, without the names that lie on it.
It is read township by township, and of no more than one at a time, where only that
township's lists say it.
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
_COUNTS = "SELECT ?o (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s %s ?o } GROUP BY ?o"
_LISTS = """
SELECT DISTINCT ?graph ?township WHERE { GRAPH ?graph { ?graph dg:township ?township } }
"""
# Said of one thing by several lists, or by the vocabulary.
_SHARED = frozenset({_LABELS, "skos:notation", "dg:guaranteeKind", "dg:generic"})
_DUTY = "?%s dg:listNumber ?number ."
_MEMBERSHIP = _DUTY % "duty" + " ?duty dg:matterMembership ?s ."
# Said of the duties of all lists in another graph.
_OF_MATTERS = {
    "dg:matter": _DUTY % "s",
    "dg:matterMembership": _DUTY % "s",
    "dg:memberOf": _MEMBERSHIP,
    "dg:score": _MEMBERSHIP,
}


class Links:
    """The links of a store by property, each read once; values come sorted.

    Those of some graphs alone where `graphs` are given, by IRI; `whole` then has what
    others share with them, and the graphs `beside` them the matters of all duties.
    """

    def __init__(
        self,
        store: Store,
        graphs: Sequence[str] = (),
        whole: "Links | None" = None,
        beside: Sequence[str] = (),
    ) -> None:
        self._store = store
        self._graphs = graphs
        self._whole = whole
        self._beside = beside
        self._counts: dict[str, Mapping[Value, Value]] = {}
        self._forward: dict[str, Mapping[Value, Sequence[Value]]] = {}
        self._backward: dict[str, Mapping[Value, Sequence[Value]]] = {}

    def all(self, thing: Value, link: str) -> Sequence[Value]:
        """Give all values; `link` is a property in SPARQL."""
        return self._pairs(link).get(thing, ())

    def one(self, thing: Value, link: str) -> Value:
        """Give the first value, or None."""
        return next(iter(self.all(thing, link)), None)

    def follow(self, among: str, thing: Value, *path: str) -> Value:
        """Give the first value at the end of a path of properties, or None.

        The thing is one of those that have the link `among`.
        """
        ends = self._ends(among, path).get(thing, ())
        if len(ends) < 2:
            return next(iter(ends), None)
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
            self._backward[link] = {one: _sort(all_) for one, all_ in backward.items()}
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

    def _pairs(self, link: str) -> Mapping[Value, Sequence[Value]]:
        if self._whole and link in _SHARED:
            return self._whole._pairs(link)
        if self._whole and link in _OF_MATTERS:
            text = f"SELECT DISTINCT ?s ?o WHERE {{ {_OF_MATTERS[link]} ?s {link} ?o }}"
            return self._read(link, text, (*self._graphs, *self._beside))
        return self._read(link, link if link == _LABELS else _PAIRS % link)

    def _ends(
        self, among: str, path: tuple[str, ...]
    ) -> Mapping[Value, Sequence[Value]]:
        return self._read(" ".join((among, *path)), _path_to_text(among, path))

    def _read(
        self, name: str, text: str, graphs: Sequence[str] | None = None
    ) -> Mapping[Value, Sequence[Value]]:
        if name not in self._forward:
            forward: defaultdict[Value, list[Value]] = defaultdict(list)
            graphs = self._graphs if graphs is None else graphs
            for thing, value in select(self._store, text, "an export", graphs).rows:
                forward[thing].append(value)
            self._forward[name] = {one: _sort(all_) for one, all_ in forward.items()}
        return self._forward[name]


def _path_to_text(among: str, path: Sequence[str]) -> str:
    """Give a question for both ends of a path.

    Each step is a part of its own: the database then goes through all of its statements
    once, which takes a tenth of looking each of them up.
    """
    end, text = f"?n{len(path)}", ""
    for place, link in reversed([*enumerate(path)]):
        here, there = f"?n{place}", f"?n{place + 1}"
        step = f"SELECT DISTINCT {here} {there} {{ {here} {link} {there} }}"
        rest = f"SELECT {here} {end} {{ {{ {step} }} {{ {text} }} }}"
        text = rest if text else step
    things = f"SELECT DISTINCT ?n0 {{ ?n0 {among} ?any }}"
    return f"SELECT DISTINCT ?n0 {end} {{ {{ {things} }} {{ {text} }} }}"


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
    beside = tuple(rest)
    if beside:
        yield Links(store, beside, whole, beside)
    for township in sorted(own, key=natural_key):
        yield Links(store, own[township], whole, beside)


def _sort(values: list[Value]) -> list[Value]:
    if len(values) > 1:
        values.sort(key=lambda value: natural_key(str(value)))
    return values
