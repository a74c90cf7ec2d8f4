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
from dutygraph.facts.lookup import Thing, look_up
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
from dutygraph.facts.townships import limit_loads
from dutygraph.loads import Loads, read_loads
from dutygraph.matters.reading import Values, read_subjects, read_values
from dutygraph.model import ListKind
from dutygraph.store import Store

_Section: TypeAlias = tuple[str, ListKind, str]
"""A township, a list, and a heading; the heading is empty for the whole list."""


def read_facts(
    store: Store, townships: Collection[str] = (), lang: str = "zh"
) -> Facts:
    """Fetch the facts of the townships, given by IRI; of all where none is given."""
    loads = limit_loads(read_loads(store, lang), townships)
    strengths = read_values(store, vocab.GUARANTEE_KIND)
    duties: dict[str, Duty] = {}
    matters: defaultdict[str, set[str]] = defaultdict(set)
    sections: Counter[_Section] = Counter()
    for iri, town, kind in _find_duties(loads):
        about = look_up(store, iri)
        duties[iri] = _read_duty(store, about, (iri, town, kind), loads, strengths)
        for section in {"", about.first(vocab.SECTION)}:
            sections[town, kind, section] += 1
        for matter in about.all(vocab.MATTER):
            matters[matter].add(iri)
    duties = dict(sorted(duties.items(), key=lambda item: duty_to_key(item[1])))
    lists = _read_lists(store, loads)
    return Facts(
        loads,
        duties,
        tuple(_read_documents(store, lists)),
        tuple(_read_counts(store, lists, sections)),
        tuple(_read_doubts(store, lists)),
        _name_matters(store, matters, duties),
    )


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
    about: Thing,
    place: tuple[str, str, ListKind],
    loads: Loads,
    strengths: Values,
) -> Duty:
    return Duty(
        *place,
        int(about.first(vocab.LIST_NUMBER) or 0),
        about.first(vocab.TITLE),
        tuple(_departments(about, loads)),
        tuple(_read_steps(store, about)),
        tuple(_read_guarantees(store, about, strengths)),
        cite(store, place[0]),
    )


def _departments(about: Thing, loads: Loads) -> Iterator[str]:
    """Give the labels of the departments of a duty, the leading one first."""
    leads = about.all(vocab.LEAD)
    others = chain(about.all(vocab.COUNTERPART), about.all(vocab.RECEIVING_DEPARTMENT))
    for one in (*leads, *(one for one in others if one not in leads)):
        if one in loads.departments:
            yield loads.departments[one].label


def _read_steps(store: Store, about: Thing) -> Iterator[Step]:
    steps = {one: look_up(store, one) for one in about.all(vocab.TOWNSHIP_STEP)}
    for iri in sorted(
        steps, key=lambda one: int(steps[one].first(vocab.STEP_NUMBER) or 0)
    ):
        yield Step(steps[iri].first(vocab.TEXT), cite(store, iri))


def _read_guarantees(
    store: Store, about: Thing, strengths: Values
) -> Iterator[Guarantee]:
    for iri in sorted(about.all(vocab.GUARANTEE), key=lambda one: (len(one), one)):
        guarantee = look_up(store, iri)
        types = guarantee.all(vocab.GUARANTEE_TYPE)
        kinds = (kind for one in types for kind in strengths.get(one, ()))
        yield Guarantee(
            guarantee.first(vocab.PHRASE), strongest(kinds), cite(store, iri)
        )


def _read_lists(store: Store, loads: Loads) -> dict[str, tuple[str, Thing]]:
    """Give the township of each duty list and what is said of the list, by IRI."""
    lists = {
        iri: look_up(store, iri)
        for iri in sorted(set(read_subjects(store, vocab.TYPE, vocab.DutyList)))
    }
    return {
        iri: (town, about)
        for iri, about in lists.items()
        for town in [about.first(vocab.TOWNSHIP)]
        if town in loads.townships
    }


def _read_documents(
    store: Store, lists: Mapping[str, tuple[str, Thing]]
) -> Iterator[Document]:
    pairs = {
        (town, document)
        for town, about in lists.values()
        for document in about.all(vocab.WAS_DERIVED_FROM)
    }
    for town, iri in sorted(pairs):
        document = look_up(store, iri)
        names = document.first(vocab.FILE_NAME), document.first(vocab.SHA256)
        yield Document(*names, town)


def _read_counts(
    store: Store,
    lists: Mapping[str, tuple[str, Thing]],
    read: Mapping[_Section, int],
) -> Iterator[Count]:
    declared: defaultdict[_Section, dict[str, int]] = defaultdict(dict)
    for town, about in lists.values():
        for iri in about.all(vocab.DECLARED_COUNT):
            entry = look_up(store, iri)
            kind = ListKind(entry.first(vocab.LIST_KIND).rpartition("/")[2])
            key = town, kind, entry.first(vocab.SECTION)
            declared[key][iri] = int(entry.first(vocab.COUNT))
    for key in sorted(declared, key=lambda one: (one[0], one[1].value, one[2])):
        entries = declared[key]
        places = tuple(one for entry in sorted(entries) for one in cite(store, entry))
        yield Count(*key, sum(entries.values()), read.get(key, 0), places)


def _read_doubts(
    store: Store, lists: Mapping[str, tuple[str, Thing]]
) -> Iterator[Doubt]:
    for _, (town, about) in sorted(lists.items()):
        for iri in about.all(vocab.ISSUE):
            issue = look_up(store, iri)
            kind = issue.first(vocab.ISSUE_KIND).rpartition("/")[2]
            yield Doubt(iri, town, kind, issue.all(vocab.DETAILS), cite(store, iri))


def _name_matters(
    store: Store, matters: Mapping[str, Iterable[str]], duties: Mapping[str, Duty]
) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for iri, held in matters.items():
        found[look_up(store, iri).first(vocab.PREF_LABEL)].update(held)
    return {
        name: tuple(sorted(held, key=lambda iri: duty_to_key(duties[iri])))
        for name, held in sorted(found.items())
    }
