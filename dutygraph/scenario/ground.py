"""Gather what a scenario may name: takes a store, gives its loads and names."""

from collections import defaultdict
from collections.abc import Iterable

from dutygraph import vocab
from dutygraph.loads import read_loads
from dutygraph.matters.corrections import load_corrections
from dutygraph.matters.grouping import match_duties
from dutygraph.matters.reading import read_duties, read_matters, read_values
from dutygraph.matters.records import DutyText
from dutygraph.scenario.records import Ground
from dutygraph.store import Store


def read_ground(store: Store, language: str = "zh") -> Ground:
    """Read loads and names of a store; nothing in it is changed."""
    loads = read_loads(store, language)
    duties = read_duties(store)
    return Ground(
        loads,
        {duty.iri: duty for duty in duties},
        _read_matters(store, duties),
        _read_spellings(store, loads.departments),
        _read_guarantees(store),
    )


def _read_matters(
    store: Store, duties: Iterable[DutyText]
) -> dict[str, tuple[str, ...]]:
    """Match the duties as they are, whether their matters are stored or not."""
    found = match_duties(duties, read_matters(store), load_corrections())
    members: defaultdict[str, list[str]] = defaultdict(list)
    for one in found.memberships:
        members[one.matter].append(one.duty)
    named: defaultdict[str, list[str]] = defaultdict(list)
    for matter in found.matters:
        for name in (matter.iri, matter.name):
            named[name] += members[matter.iri]
    return {name: tuple(sorted(set(own))) for name, own in sorted(named.items())}


def _read_spellings(
    store: Store, departments: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    labels = read_values(store, vocab.PREF_LABEL)
    others = read_values(store, vocab.ALT_LABEL)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for iri in departments:
        for name in (iri, *labels.get(iri, ()), *others.get(iri, ())):
            found[name].add(iri)
    return {name: tuple(sorted(iris)) for name, iris in sorted(found.items())}


def _read_guarantees(store: Store) -> dict[str, str]:
    labels = read_values(store, vocab.PREF_LABEL)
    return {
        name: iri
        for iri in sorted(read_values(store, vocab.GUARANTEE_KIND))
        for name in (iri.rpartition("/")[2], *labels.get(iri, ()))
    }
