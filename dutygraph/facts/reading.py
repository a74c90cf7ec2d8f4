"""Fetch what is cited: takes a store and townships, gives frozen records.

Each property is read in one go and joined here, as for matching; places and quotes
come from `citations`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

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
from dutygraph.loads import Loads, read_loads
from dutygraph.matters.reading import Values, read_subjects, read_values
from dutygraph.model import ListKind
from dutygraph.store import Store

_KINDS = {
    vocab.BasicDuty: ListKind.BASIC,
    vocab.CooperativeDuty: ListKind.COOPERATIVE,
    vocab.ReclaimedDuty: ListKind.RECLAIMED,
}


def read_facts(
    store: Store, townships: Collection[str] = (), lang: str = "zh"
) -> Facts:
    """Fetch the facts of the townships, given by IRI; of all where none is given."""
    loads = limit_loads(read_loads(store, lang), townships)
    duties = _read_duties(store, loads)
    lists = _read_lists(store, loads)
    return Facts(
        loads,
        duties,
        tuple(_read_documents(store, lists)),
        tuple(_read_counts(store, lists, duties.values())),
        tuple(_read_doubts(store, lists)),
        _read_matters(store, duties),
    )


def limit_loads(loads: Loads, townships: Collection[str]) -> Loads:
    """Give the loads of some townships alone; of all where none is given."""
    if not townships:
        return loads
    return replace(
        loads,
        loads=tuple(one for one in loads.loads if one.township in townships),
        reliefs=tuple(one for one in loads.reliefs if one.township in townships),
        basics=tuple(one for one in loads.basics if one.township in townships),
        townships={
            iri: town for iri, town in loads.townships.items() if iri in townships
        },
    )


def _read_duties(store: Store, loads: Loads) -> dict[str, Duty]:
    titles, numbers = (
        read_values(store, vocab.TITLE),
        read_values(store, vocab.LIST_NUMBER),
    )
    towns = read_values(store, vocab.TOWNSHIP)
    departments, steps = _departments(store, loads), _read_steps(store)
    guarantees = _read_guarantees(store)
    found = {}
    for class_, kind in _KINDS.items():
        for iri in read_subjects(store, vocab.TYPE, class_):
            town = _first(towns, iri)
            if town in loads.townships and iri not in found:
                found[iri] = Duty(
                    iri,
                    town,
                    kind,
                    int(_first(numbers, iri) or 0),
                    _first(titles, iri),
                    tuple(departments.get(iri, ())),
                    tuple(steps.get(iri, ())),
                    guarantees.get(iri, ()),
                    cite(store, iri),
                )
    return dict(sorted(found.items(), key=lambda item: duty_to_key(item[1])))


def _departments(store: Store, loads: Loads) -> Values:
    """Give the labels of the departments of each duty, the leading one first."""
    leads = read_values(store, vocab.LEAD)
    found: Values = {}
    for link in (vocab.LEAD, vocab.COUNTERPART, vocab.RECEIVING_DEPARTMENT):
        for duty, iris in read_values(store, link).items():
            others = [
                one
                for one in iris
                if link == vocab.LEAD or one not in leads.get(duty, ())
            ]
            labels = [
                loads.departments[one].label
                for one in others
                if one in loads.departments
            ]
            found.setdefault(duty, []).extend(labels)
    return found


def _read_steps(store: Store) -> dict[str, list[Step]]:
    texts = read_values(store, vocab.TEXT)
    numbers = read_values(store, vocab.STEP_NUMBER)
    links = read_values(store, vocab.TOWNSHIP_STEP)
    return {
        duty: [
            Step(_first(texts, step), cite(store, step))
            for step in sorted(steps, key=lambda one: int(_first(numbers, one) or 0))
        ]
        for duty, steps in links.items()
    }


def _read_guarantees(store: Store) -> dict[str, tuple[Guarantee, ...]]:
    phrases = read_values(store, vocab.PHRASE)
    types = read_values(store, vocab.GUARANTEE_TYPE)
    kinds = read_values(store, vocab.GUARANTEE_KIND)
    return {
        duty: tuple(
            Guarantee(
                _first(phrases, one),
                strongest(
                    kind
                    for type_ in types.get(one, ())
                    for kind in kinds.get(type_, ())
                ),
                cite(store, one),
            )
            for one in sorted(iris, key=lambda iri: (len(iri), iri))
        )
        for duty, iris in read_values(store, vocab.GUARANTEE).items()
    }


def _read_lists(store: Store, loads: Loads) -> dict[str, str]:
    """Give the township of each duty list, by the list's IRI."""
    towns = read_values(store, vocab.TOWNSHIP)
    lists = read_subjects(store, vocab.TYPE, vocab.DutyList)
    found = {iri: _first(towns, iri) for iri in sorted(set(lists))}
    return {iri: town for iri, town in found.items() if town in loads.townships}


def _read_documents(store: Store, lists: Mapping[str, str]) -> Iterable[Document]:
    names = read_values(store, vocab.FILE_NAME)
    hashes = read_values(store, vocab.SHA256)
    derived = read_values(store, vocab.WAS_DERIVED_FROM)
    pairs = {(one, town) for iri, town in lists.items() for one in derived.get(iri, ())}
    for iri, town in sorted(pairs, key=lambda pair: (pair[1], pair[0])):
        yield Document(_first(names, iri), _first(hashes, iri), town)


def _read_counts(
    store: Store, lists: Mapping[str, str], duties: Iterable[Duty]
) -> Iterable[Count]:
    numbers, sections = (
        read_values(store, vocab.COUNT),
        read_values(store, vocab.SECTION),
    )
    kinds = read_values(store, vocab.LIST_KIND)
    declared: defaultdict[tuple[str, ListKind, str], list[str]] = defaultdict(list)
    for iri, entries in read_values(store, vocab.DECLARED_COUNT).items():
        for entry in entries if iri in lists else ():
            kind = ListKind(_first(kinds, entry).rpartition("/")[2])
            declared[lists[iri], kind, _first(sections, entry)].append(entry)
    read: dict[tuple[str, ListKind, str], int] = {}
    for duty in duties:
        for section in {"", _first(sections, duty.iri)}:
            key = duty.township, duty.kind, section
            read[key] = read.get(key, 0) + 1
    for key in sorted(declared, key=lambda one: (one[0], one[1].value, one[2])):
        entries = sorted(declared[key])
        total = sum(int(_first(numbers, one)) for one in entries)
        places = tuple(one for entry in entries for one in cite(store, entry))
        yield Count(*key, total, read.get(key, 0), places)


def _read_doubts(store: Store, lists: Mapping[str, str]) -> Iterable[Doubt]:
    kinds = read_values(store, vocab.ISSUE_KIND)
    details = read_values(store, vocab.DETAILS)
    for iri, issues in sorted(read_values(store, vocab.ISSUE).items()):
        for issue in issues if iri in lists else ():
            kind = _first(kinds, issue).rpartition("/")[2]
            held = tuple(details.get(issue, ()))
            yield Doubt(issue, lists[iri], kind, held, cite(store, issue))


def _read_matters(
    store: Store, duties: Mapping[str, Duty]
) -> dict[str, tuple[str, ...]]:
    names = read_values(store, vocab.PREF_LABEL)
    found: dict[str, set[str]] = {}
    for duty, matters in read_values(store, vocab.MATTER).items():
        for matter in matters if duty in duties else ():
            found.setdefault(_first(names, matter), set()).add(duty)
    return {
        name: tuple(sorted(held, key=lambda iri: duty_to_key(duties[iri])))
        for name, held in sorted(found.items())
    }


def _first(values: Values, subject: str) -> str:
    return next(iter(values.get(subject, ())), "")
