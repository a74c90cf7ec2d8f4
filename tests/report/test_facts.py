"""A report looks up what it shows, and parts what it counts, by township."""

from pathlib import Path

import pytest

from dutygraph.citations import cite
from dutygraph.facts import limit_loads, read_facts, reading, split_loads
from dutygraph.loads import read_loads
from dutygraph.store import Store, open_store

FUHE = "https://w3id.org/dutygraph/id/township/150422104"


def test_only_the_facts_of_the_townships_asked_for_are_looked_up(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []

    def note(opened: Store, iri: str) -> object:
        looked_up.append(iri)
        return cite(opened, iri)

    monkeypatch.setattr(reading, "cite", note)
    with open_store(store) as opened:
        facts = read_facts(opened, (FUHE,))
    assert {duty.township for duty in facts.duties.values()} == {FUHE}
    assert looked_up
    assert all("/150422104/" in iri for iri in looked_up)


def test_loads_that_are_split_are_those_of_each_township(store: Path) -> None:
    with open_store(store) as opened:
        loads = read_loads(opened)
    assert split_loads(loads) == {
        iri: limit_loads(loads, (iri,)) for iri in loads.townships
    }
    assert len(loads.townships) == 5
