"""Fetch what is cited: takes a store and townships, gives frozen records.

Who is loaded is read from the tables beside the graph where those hold much; what is
said of each duty is looked up in the graph, of these townships alone.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias

from dutygraph import vocab
from dutygraph.citations import cite
from dutygraph.facts.records import (
    Count,
    Document,
    Doubt,
    Duty,
    Facts,
    Guarantee,
    Step,
    duty_to_key,
    strongest,
)
from dutygraph.facts.titles import Titled
from dutygraph.facts.townships import limit_loads
from dutygraph.loads import Loads, read_loads
from dutygraph.lookups import Node, first_text, nodes_of, subjects_of, texts_of
from dutygraph.matters.reading import Values, read_values
from dutygraph.model import ListKind
from dutygraph.store import Store, translated_errors

_Section: TypeAlias = tuple[str, ListKind, str]
"""A township, a list, and a heading; the heading is empty for the whole list."""


def read_facts(
    store: Store, townships: Collection[str] = (), lang: str = "zh"
) -> Facts:
    """Fetch the facts of the townships, given by IRI; of all where none is given."""
    loads = limit_loads(read_loads(store, lang), townships)
    with translated_errors(store.path):
        return _read_facts(store, loads)


def _read_facts(store: Store, loads: Loads) -> Facts:
    strengths = read_values(store, vocab.GUARANTEE_KIND)
    duties: dict[str, Duty] = {}
    matters: defaultdict[Node, set[str]] = defaultdict(set)
    sections: Counter[_Section] = Counter()
    for iri, town, kind in _find_duties(loads):
        duty = Node(iri)
        duties[iri] = _read_duty(store, duty, (iri, town, kind), loads, strengths)
        for section in {"", _first(store, duty, vocab.SECTION)}:
            sections[town, kind, section] += 1
        for matter in nodes_of(store.database, duty, vocab.MATTER):
            matters[matter].add(iri)
    duties = _in_order(duties)
    lists = _find_lists(store, loads)
    return Facts(
        loads,
        duties,
        tuple(_read_documents(store, lists)),
        tuple(_read_counts(store, lists, sections)),
        tuple(_read_doubts(store, lists)),
        _name_matters(store, matters, duties),
    )


def read_duties(store: Store, loads: Loads, wanted: Collection[str]) -> dict[str, Duty]:
    """Fetch some duties, given by IRI, alone; they come in the order of their lists."""
    strengths = read_values(store, vocab.GUARANTEE_KIND)
    places = (place for place in _find_duties(loads) if place[0] in wanted)
    with translated_errors(store.path):
        return _in_order(
            {
                place[0]: _read_duty(store, Node(place[0]), place, loads, strengths)
                for place in places
            }
        )


def order_duties(loads: Loads, titles: Mapping[str, Titled]) -> tuple[str, ...]:
    """Give the duties that have a title here in the order of their lists."""
    kinds = list(ListKind)
    keys = (
        (town, kinds.index(kind), titles[iri].number, iri)
        for iri, town, kind in _find_duties(loads)
        if iri in titles
    )
    return tuple(iri for *_, iri in sorted(keys))


def _in_order(duties: Mapping[str, Duty]) -> dict[str, Duty]:
    return dict(sorted(duties.items(), key=lambda item: duty_to_key(item[1])))


def _find_duties(loads: Loads) -> Iterator[tuple[str, str, ListKind]]:
    """Give each duty with its township and its list, the first that it stands in."""
    seen = set()
    for kind, rows in (
        (ListKind.BASIC, loads.basics),
        (ListKind.COOPERATIVE, loads.loads),
        (ListKind.RECLAIMED, loads.reliefs),
    ):
        for one in rows:
            if one.duty not in seen and one.township in loads.townships:
                seen.add(one.duty)
                yield one.duty, one.township, kind


def _read_duty(
    store: Store,
    duty: Node,
    place: tuple[str, str, ListKind],
    loads: Loads,
    strengths: Values,
) -> Duty:
    return Duty(
        *place,
        int(_first(store, duty, vocab.LIST_NUMBER) or 0),
        _first(store, duty, vocab.TITLE),
        tuple(_departments(store, duty, loads)),
        tuple(_read_steps(store, duty)),
        tuple(_read_guarantees(store, duty, strengths)),
        cite(store, duty.value),
    )


def _first(store: Store, node: Node, term: str) -> str:
    return first_text(store.database, [node], [term])


def _departments(store: Store, duty: Node, loads: Loads) -> Iterator[str]:
    """Give the labels of the departments of a duty, the leading one first."""
    terms = vocab.LEAD, vocab.COUNTERPART, vocab.RECEIVING_DEPARTMENT
    found = (nodes_of(store.database, duty, term) for term in terms)
    for one in dict.fromkeys(chain.from_iterable(found)):
        if one.value in loads.departments:
            yield loads.departments[one.value].label


def _read_steps(store: Store, duty: Node) -> Iterator[Step]:
    steps = nodes_of(store.database, duty, vocab.TOWNSHIP_STEP)
    for one in sorted(
        steps, key=lambda step: int(_first(store, step, vocab.STEP_NUMBER) or 0)
    ):
        yield Step(_first(store, one, vocab.TEXT), cite(store, one.value))


def _read_guarantees(
    store: Store, duty: Node, strengths: Values
) -> Iterator[Guarantee]:
    found = nodes_of(store.database, duty, vocab.GUARANTEE)
    for one in sorted(found, key=lambda node: (len(node.value), node.value)):
        types = nodes_of(store.database, one, vocab.GUARANTEE_TYPE)
        kinds = (kind for type_ in types for kind in strengths.get(type_.value, ()))
        phrase = _first(store, one, vocab.PHRASE)
        yield Guarantee(phrase, strongest(kinds), cite(store, one.value))


def _find_lists(store: Store, loads: Loads) -> dict[Node, str]:
    """Give the township of each duty list."""
    class_ = Node(vocab.DutyList[1:-1])
    return {
        node: town.value
        for node in subjects_of(store.database, vocab.TYPE, class_)
        for town in nodes_of(store.database, node, vocab.TOWNSHIP)[:1]
        if town.value in loads.townships
    }


def _read_documents(store: Store, lists: Mapping[Node, str]) -> Iterator[Document]:
    pairs = {
        (town, document.value)
        for node, town in lists.items()
        for document in nodes_of(store.database, node, vocab.WAS_DERIVED_FROM)
    }
    for town, iri in sorted(pairs):
        document = Node(iri)
        name, sha256 = (
            _first(store, document, term) for term in (vocab.FILE_NAME, vocab.SHA256)
        )
        yield Document(name, sha256, town)


def _read_counts(
    store: Store, lists: Mapping[Node, str], read: Mapping[_Section, int]
) -> Iterator[Count]:
    declared: defaultdict[_Section, dict[str, int]] = defaultdict(dict)
    for node, town in lists.items():
        for entry in nodes_of(store.database, node, vocab.DECLARED_COUNT):
            kind = ListKind(_last(store, entry, vocab.LIST_KIND))
            key = town, kind, _first(store, entry, vocab.SECTION)
            declared[key][entry.value] = int(_first(store, entry, vocab.COUNT))
    for key in sorted(declared, key=lambda one: (one[0], one[1].value, one[2])):
        entries = declared[key]
        places = tuple(one for entry in sorted(entries) for one in cite(store, entry))
        yield Count(*key, sum(entries.values()), read.get(key, 0), places)


def _read_doubts(store: Store, lists: Mapping[Node, str]) -> Iterator[Doubt]:
    for node, town in lists.items():
        for issue in nodes_of(store.database, node, vocab.ISSUE):
            kind = _last(store, issue, vocab.ISSUE_KIND)
            details = tuple(texts_of(store.database, issue, vocab.DETAILS))
            places = cite(store, issue.value)
            yield Doubt(issue.value, town, kind, details, places)


def _last(store: Store, node: Node, term: str) -> str:
    """Give the last part of the IRI that a term leads to."""
    found = nodes_of(store.database, node, term)
    return next((one.value.rpartition("/")[2] for one in found), "")


def _name_matters(
    store: Store, matters: Mapping[Node, Iterable[str]], duties: Mapping[str, Duty]
) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for node, held in matters.items():
        found[_first(store, node, vocab.PREF_LABEL)].update(held)
    return {
        name: tuple(sorted(held, key=lambda iri: duty_to_key(duties[iri])))
        for name, held in sorted(found.items())
    }
