"""Fetch what a report cites: takes a store and townships, gives frozen records.

Each property is read in one go and joined here, as for matching; places and quotes
come from `citations`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from dutygraph import vocab
from dutygraph.citations import Citation, cite
from dutygraph.loads import Loads, read_loads
from dutygraph.matters.reading import Values, read_subjects, read_values
from dutygraph.model import ListKind
from dutygraph.store import Store

_KINDS = {
    vocab.BasicDuty: ListKind.BASIC,
    vocab.CooperativeDuty: ListKind.COOPERATIVE,
    vocab.ReclaimedDuty: ListKind.RECLAIMED,
}


BACKINGS = ("hard", "soft", "none")
"""What can stand behind a duty: money, things or people; other promises; nothing."""


@dataclass(frozen=True, slots=True)
class Guarantee:
    """A phrase as printed; `kind` is hard (money, things, people), soft or none."""

    phrase: str
    kind: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty as the report cites it; `steps` are the township's, in their order."""

    iri: str
    township: str
    kind: ListKind
    number: int
    title: str
    departments: tuple[str, ...]
    steps: tuple[str, ...]
    guarantees: tuple[Guarantee, ...]
    citations: tuple[Citation, ...]

    @property
    def backing(self) -> str:
        """Say what stands behind the duty: hard, soft or none."""
        return _strongest(one.kind for one in self.guarantees)


@dataclass(frozen=True, slots=True)
class Count:
    """What a document says it holds; `section` is empty for a whole list."""

    township: str
    kind: ListKind
    section: str
    declared: int
    read: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """An issue: `kind` is the last part of the IRI of its kind."""

    iri: str
    township: str
    kind: str
    details: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read, and whose lists it holds."""

    name: str
    sha256: str
    township: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a report is made from; duties by IRI, matters by their name.

    `matters` is empty where the store was never matched.
    """

    loads: Loads
    duties: Mapping[str, Duty]
    documents: tuple[Document, ...]
    counts: tuple[Count, ...]
    doubts: tuple[Doubt, ...]
    matters: Mapping[str, tuple[str, ...]]


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


def duty_to_key(duty: Duty) -> tuple[str, int, int, str]:
    """Give what duties are sorted by: the township, the list, the number."""
    return duty.township, list(ListKind).index(duty.kind), duty.number, duty.iri


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


def _read_steps(store: Store) -> Values:
    texts = read_values(store, vocab.TEXT)
    numbers = read_values(store, vocab.STEP_NUMBER)
    links = read_values(store, vocab.TOWNSHIP_STEP)
    return {
        duty: [
            _first(texts, step)
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
                _strongest(
                    kind
                    for type_ in types.get(one, ())
                    for kind in kinds.get(type_, ())
                ),
            )
            for one in iris
        )
        for duty, iris in read_values(store, vocab.GUARANTEE).items()
    }


def _strongest(kinds: Iterable[str]) -> str:
    held = set(kinds)
    return next((kind for kind in BACKINGS if kind in held), BACKINGS[-1])


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
    declared: dict[tuple[str, ListKind, str], int] = {}
    for iri, entries in read_values(store, vocab.DECLARED_COUNT).items():
        for entry in entries if iri in lists else ():
            kind = ListKind(_first(kinds, entry).rpartition("/")[2])
            key = lists[iri], kind, _first(sections, entry)
            declared[key] = declared.get(key, 0) + int(_first(numbers, entry))
    read: dict[tuple[str, ListKind, str], int] = {}
    for duty in duties:
        for section in {"", _first(sections, duty.iri)}:
            key = duty.township, duty.kind, section
            read[key] = read.get(key, 0) + 1
    for key in sorted(declared, key=lambda one: (one[0], one[1].value, one[2])):
        yield Count(*key, declared[key], read.get(key, 0))


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
