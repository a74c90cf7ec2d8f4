"""Sums of many duties at once are the sums of duties one by one, to the last digit."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.loads import Line, Load, Loads, Party, Relief, Town
from dutygraph.measures import DIVISIONS, example_loads, measure
from dutygraph.measures.arrays import (
    divide_duties,
    keys_of,
    measure_many,
    values_of,
)
from dutygraph.measures.parts import load_parts

LINES = (Line("水", "水"), Line("农", "农"), Line("医", "医"))
PARTIES = {
    "甲": Party("甲", "甲", "县", "990102", LINES),
    "乙": Party("乙", "乙", "县", "990102", LINES[:1]),
    "丙": Party("丙", "丙", "县", "990102"),
    "泛": Party("泛", "泛", "县", "990102", LINES[1:], generic=True),
}
TOWNS = {iri: Town(iri, iri, iri) for iri in ("东镇", "西镇", "空镇")}

some_parties = st.lists(st.sampled_from("甲乙丙泛"), unique=True).map(sorted).map(tuple)
some_fields = st.lists(st.sampled_from("民安"), unique=True).map(sorted).map(tuple)
some_towns = st.sampled_from(["东镇", "西镇"])


@st.composite
def loads(draw: st.DrawFn) -> Load:
    named = draw(some_parties)
    lead = draw(st.sampled_from([None, *named]))
    steps, hard = draw(st.integers(0, 9)), draw(st.booleans())
    return Load("事", draw(some_towns), named, lead, steps, hard, draw(some_fields))


reliefs = st.builds(Relief, st.just("收"), some_towns, some_parties, some_fields)
rows_of_duties = st.builds(
    lambda own, others: Loads(tuple(own), tuple(others), PARTIES, TOWNS),
    st.lists(loads(), max_size=12),
    st.lists(reliefs, max_size=4),
)


@pytest.mark.parametrize("by", DIVISIONS)
@given(rows=rows_of_duties)
def test_sums_and_their_order_are_the_same(by: str, rows: Loads) -> None:
    one_by_one, at_once = measure(rows, by), measure_many(rows, by)
    assert list(at_once) == list(one_by_one)
    for key, measures in one_by_one.items():
        found = at_once[key].values()
        assert found == measures.values()
        assert [*map(type, found)] == [*map(type, measures.values())]


@pytest.mark.parametrize("by", DIVISIONS)
@given(rows=rows_of_duties)
def test_parts_are_the_same(by: str, rows: Loads) -> None:
    keys = keys_of(rows, by)
    found = divide_duties(rows.loads, rows, by, keys)
    columns = found.duty, found.key, found.among, found.leads
    assert [
        (number, keys[key], among or None, leads)
        for number, key, among, leads in zip(
            *(one.tolist() for one in columns), strict=True
        )
    ] == [
        (number, part.key, part.among, part.leads)
        for number, load in enumerate(rows.loads)
        for part in load_parts(load, rows, by)
    ]


def test_what_is_divided_among_departments_adds_up_to_the_duties() -> None:
    rows = replace(example_loads(), reliefs=())
    parts = divide_duties(rows.loads, rows, "department", keys_of(rows, "department"))
    shares = values_of(parts, rows.loads, "share").tolist()
    assert sum(map(Fraction, shares)) == 3


def test_many_duties_are_measured_as_few(monkeypatch: pytest.MonkeyPatch) -> None:
    few = measure(example_loads(), "line")
    monkeypatch.setattr("dutygraph.measures.sums.MANY", 1)
    assert measure(example_loads(), "line") == few
