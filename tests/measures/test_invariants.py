"""Load measures under other names, said twice or numbered finer."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.loads import Load, Loads
from dutygraph.measures import (
    DIVISIONS,
    concentrations,
    count_divided,
    count_kinds,
    count_whole,
    effective_number,
    example_loads,
    gini,
    herfindahl,
    measure,
    measure_breadths,
    measure_support,
    shares_of_townships,
    steps_by_department,
)
from dutygraph.measures.sums import steps_by_township

EXAMPLE = example_loads()
some_loads = st.lists(
    st.builds(
        Load,
        st.uuids().map(str),
        st.sampled_from(sorted(EXAMPLE.townships)),
        st.sets(st.sampled_from(sorted(EXAMPLE.departments)), min_size=1).map(
            lambda some: tuple(sorted(some))
        ),
        st.sampled_from(sorted(EXAMPLE.departments)),
        st.integers(0, 9),
        st.booleans(),
        st.sampled_from([("民生",), ("生态",), ("民生", "生态")]),
        st.sampled_from([(), ("培训",), ("培训", "资金")]),
    ),
    max_size=10,
)
divisions = st.sampled_from(sorted(DIVISIONS))


def rows_with(loads: list[Load]) -> Loads:
    return replace(EXAMPLE, loads=tuple(loads))


def rename_departments(rows: Loads) -> Loads:
    """Give every department another IRI; the order of IRIs turns round."""
    ordered = sorted(rows.departments)
    names = dict(zip(ordered, reversed(ordered), strict=True))
    return replace(
        rows,
        loads=tuple(
            replace(
                load,
                departments=tuple(sorted(names[one] for one in load.departments)),
                lead=names[load.lead] if load.lead else None,
            )
            for load in rows.loads
        ),
        reliefs=tuple(
            replace(
                one, departments=tuple(sorted(names[iri] for iri in one.departments))
            )
            for one in rows.reliefs
        ),
        departments={
            names[iri]: replace(party, iri=names[iri])
            for iri, party in rows.departments.items()
        },
    )


def say_twice(rows: Loads) -> Loads:
    return replace(
        rows,
        loads=rows.loads * 2,
        reliefs=rows.reliefs * 2,
        basics=rows.basics * 2,
    )


def figures(found: Mapping[Any, Any]) -> dict[Any, Any]:
    """Give the numbers of records by key, to be compared."""
    return {
        key: tuple(getattr(one, name) for name in one.__slots__)
        for key, one in found.items()
    }


BY_RECORD = [measure, count_whole, count_divided, count_kinds, measure_support]


@given(some_loads)
def test_other_names_move_every_measure_with_them(loads: list[Load]) -> None:
    rows = rows_with(loads)
    renamed = rename_departments(rows)
    ordered = sorted(rows.departments)
    names = dict(zip(ordered, reversed(ordered), strict=True))
    for take in (*BY_RECORD, measure_breadths, concentrations):
        for by in ("line", "township", "field"):
            once, again = figures(take(rows, by)), figures(take(renamed, by))
            assert once.keys() == again.keys()
            for key, own in once.items():
                assert again[key] == pytest.approx(own)
        own = figures(take(rows, "department"))
        moved = figures(take(renamed, "department"))
        for key, value in own.items():
            assert moved[names[key]] == pytest.approx(value)


@given(some_loads, divisions)
def test_duties_said_twice_double_counts_and_keep_shares_and_breadth(
    loads: list[Load], by: str
) -> None:
    rows = rows_with(loads)
    twice = say_twice(rows)
    for take in BY_RECORD:
        again = figures(take(twice, by))
        for key, own in figures(take(rows, by)).items():
            assert again[key] == pytest.approx(tuple(2 * value for value in own))
    assert measure_breadths(twice, by) == measure_breadths(rows, by)
    assert shares_of_townships(twice, by) == pytest.approx(
        shares_of_townships(rows, by)
    )
    for key, one in measure_support(rows, by).items():
        assert measure_support(twice, by)[key].gap_rate == pytest.approx(one.gap_rate)


@given(some_loads, st.integers(2, 9))
def test_finer_numbering_multiplies_steps_and_keeps_shares_and_concentration(
    loads: list[Load], times: int
) -> None:
    rows = rows_with(loads)
    finer = rows_with([replace(one, steps=one.steps * times) for one in loads])
    once, again = measure(rows, "department"), measure(finer, "department")
    for key, own in once.items():
        assert again[key].steps == pytest.approx(times * own.steps)
        assert again[key].share == own.share
    assert shares_of_townships(finer, "line") == pytest.approx(
        shares_of_townships(rows, "line")
    )
    for by in ("township", "line", "field"):
        before, after = concentrations(rows, by), concentrations(finer, by)
        for key, one in before.items():
            assert after[key].gini == pytest.approx(one.gini)
            assert after[key].herfindahl == pytest.approx(one.herfindahl)


@given(st.lists(st.integers(0, 1000), min_size=1), st.integers(2, 5))
def test_a_crowd_laid_several_times_is_as_uneven_and_less_concentrated(
    values: list[int], times: int
) -> None:
    assert gini(values * times) == pytest.approx(gini(values))
    assert herfindahl(values * times) == pytest.approx(herfindahl(values) / times)
    assert effective_number(values * times) == pytest.approx(
        times * effective_number(values)
    )
    scaled = [value * times for value in values]
    assert herfindahl(scaled) == pytest.approx(herfindahl(values))
    assert gini(sorted(values, reverse=True)) == pytest.approx(gini(values))


@given(some_loads)
def test_steps_of_all_townships_are_those_of_each(found: list[Load]) -> None:
    rows = rows_with(found)
    assert steps_by_township(rows) == {
        township: steps_by_department(rows, township) for township in rows.townships
    }
