"""Gather what a scenario may name: takes a store, gives its loads and names."""

from collections import defaultdict
from collections.abc import Iterable

from dutygraph import vocab
from dutygraph.loads import read_loads
from dutygraph.matters.members import read_meanings
from dutygraph.matters.reading import read_duties, read_values
from dutygraph.scenario.records import Ground
from dutygraph.store import Store


def read_ground(store: Store, language: str = "zh") -> Ground:
    """Read loads and names of a store; nothing in it is changed."""
    loads = read_loads(store, language)
    duties = read_duties(store, with_steps=False)
    return Ground(
        loads,
        {duty.iri: duty for duty in duties},
        _read_matters(store),
        _read_spellings(store, loads.departments),
        _read_guarantees(store),
    )


def _read_matters(store: Store) -> dict[str, tuple[str, ...]]:
    """Give the duties of matters as they are, whether those are stored or not."""
    meanings = read_meanings(store)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for duty, matter in meanings.pairs:
        for name in (matter, meanings.names[matter]):
            named[name].add(duty)
    return {name: tuple(sorted(own)) for name, own in sorted(named.items())}


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
