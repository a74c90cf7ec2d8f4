"""Sums, kinds, support, breadth and concentration of duties made by hand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.loads import Basic, Concept, Line, Load, Loads, Party, Relief, Town
from dutygraph.measures import (
    DIVISIONS,
    Breadth,
    Concentration,
    Counts,
    KindCounts,
    Measures,
    Support,
    concentrations,
    count_divided,
    count_guarantees,
    count_kinds,
    count_whole,
    effective_number,
    measure_breadths,
    measure_fields,
    measure_support,
    rank_fields,
    shares_of_townships,
)

WATER, FARMS = Line("l:water", "水利"), Line("l:farms", "农业")
ROWS = Loads(
    (
        Load("q:1", "t:1", ("d:a", "d:b", "d:g"), "d:a", 4, True, ("f:1",), ("g:h",)),
        Load("q:2", "t:1", ("d:a",), "d:a", 3, False, ("f:1", "f:2"), ("g:s", "g:n")),
        Load("q:3", "t:1", ("d:g",), "d:g", 9, False, ("f:2",)),
        Load("q:4", "t:2", ("d:c",), "d:c", 5, False, (), ("g:n",)),
    ),
    (Relief("r:1", "t:1", ("d:a", "d:b"), ("f:2",)), Relief("r:2", "t:2", ())),
    {
        "d:a": Party("d:a", "甲局", "南山县", "990102", (WATER, FARMS)),
        "d:b": Party("d:b", "乙局", "南山县", "990102", (FARMS,)),
        "d:c": Party("d:c", "丙局", "北河县", "990103"),
        "d:g": Party("d:g", "相关部门", "南山县", "990102", generic=True),
    },
    {
        "t:1": Town("t:1", "石桥镇", "990102103"),
        "t:2": Town("t:2", "柳林乡", "990103201"),
    },
    (Basic("b:1", "t:1", (), ("f:1",)), Basic("b:2", "t:1", (), ("f:1",))),
    {"f:1": Concept("f:1", "民生服务"), "f:2": Concept("f:2", "生态环保")},
    {
        "g:h": Concept("g:h", "资金", "hard"),
        "g:s": Concept("g:s", "指导", "soft"),
        "g:n": Concept("g:n", "监督", "none"),
    },
)


def test_fields_by_hand_a_duty_under_two_fields_is_halved() -> None:
    assert measure_fields(ROWS) == {
        "f:1": Measures(2, 1.5, 2, 5.5, 1.5, 0),
        "f:2": Measures(1, 0.5, 1, 1.5, 1.5, 1),
    }
    assert [rank.label for rank in rank_fields(ROWS, "relief")] == [
        "生态环保",
        "民生服务",
    ]


def test_whole_counts_give_all_of_a_joint_duty_to_each() -> None:
    assert count_whole(ROWS, "department") == {
        "d:a": Counts(2, 7, 3, 1),
        "d:b": Counts(1, 4, 0, 1),
        "d:c": Counts(1, 5, 5, 0),
    }
    assert count_whole(ROWS, "line")["l:farms"] == Counts(2, 7, 3, 1)


def test_divided_counts_give_each_its_part() -> None:
    assert count_divided(ROWS, "department") == {
        "d:a": Counts(1.5, 5, 3, 0.5),
        "d:b": Counts(0.5, 2, 0, 0.5),
        "d:c": Counts(1, 5, 5, 0),
    }
    assert count_divided(ROWS, "line") == {
        "l:water": Counts(0.75, 2.5, 1.5, 0.25),
        "l:farms": Counts(1.25, 4.5, 1.5, 0.75),
    }


def test_kinds_of_lists_by_township_field_and_department() -> None:
    assert count_kinds(ROWS, "township") == {
        "t:1": KindCounts(2, 3, 1),
        "t:2": KindCounts(0, 1, 1),
    }
    assert count_kinds(ROWS, "field") == {
        "f:1": KindCounts(2, 2, 0),
        "f:2": KindCounts(0, 2, 1),
    }
    assert count_kinds(ROWS, "field", divided=True)["f:2"] == KindCounts(0, 1.5, 1)
    assert count_kinds(ROWS, "department", divided=True)["d:b"] == KindCounts(
        0, 0.5, 0.5
    )
    assert KindCounts(reclaimed=3).cooperative_rate == 0


def test_support_tells_hard_from_soft_from_none() -> None:
    assert measure_support(ROWS, "department") == {
        "d:a": Support(2, 1, 1, 0, 5, 3),
        "d:b": Support(1, 1, 0, 0, 2, 0),
        "d:c": Support(1, 0, 0, 1, 5, 5),
    }
    found = measure_support(ROWS, "township")["t:1"]
    assert (found.hard_rate, found.soft_rate, found.gap_rate) == (0.5, 0.5, 0.5)
    assert found.step_gap_rate == pytest.approx(3 / 7)
    assert Support().gap_rate == Support().step_gap_rate == Support().hard_rate == 0


def test_what_the_vocabulary_does_not_hold_is_no_support_and_called_by_its_iri() -> (
    None
):
    strange = Load("q:9", "t:1", ("d:a",), "d:a", 2, False, ("f:9",), ("g:9",))
    rows = replace(ROWS, loads=(strange,), reliefs=())
    assert measure_support(rows, "department") == {"d:a": Support(1, 0, 0, 1, 2, 2)}
    assert [rank.label for rank in rank_fields(rows)] == ["f:9"]


def test_guarantees_are_counted_once_a_duty() -> None:
    assert count_guarantees(ROWS, "line") == {
        ("l:farms", "g:h"): 1,
        ("l:farms", "g:n"): 1,
        ("l:farms", "g:s"): 1,
        ("l:water", "g:h"): 1,
        ("l:water", "g:n"): 1,
        ("l:water", "g:s"): 1,
    }


def test_shares_compare_townships_of_different_length() -> None:
    assert shares_of_townships(ROWS, "department") == {
        ("d:a", "t:1"): pytest.approx(5 / 7),
        ("d:b", "t:1"): pytest.approx(2 / 7),
        ("d:c", "t:2"): 1,
    }
    assert shares_of_townships(ROWS, "line", "unsupported_steps") == {
        ("l:farms", "t:1"): 0.5,
        ("l:water", "t:1"): 0.5,
    }


def test_breadth_counts_what_is_touched() -> None:
    assert measure_breadths(ROWS, "department") == {
        "d:a": Breadth(2, 1, 2),
        "d:b": Breadth(2, 1, 1),
        "d:c": Breadth(1, 1, 0),
    }
    assert measure_breadths(ROWS, "township")["t:1"] == Breadth(2, 1, 2)


def test_concentration_of_townships_and_lines() -> None:
    assert concentrations(ROWS, "township") == {
        "t:1": Concentration(
            pytest.approx(3 / 14), pytest.approx(29 / 49), pytest.approx(49 / 29)
        ),
        "t:2": Concentration(0, 1, 1),
    }
    assert concentrations(ROWS, "line")["l:water"] == Concentration(0, 1, 1)


def test_concentration_of_a_line_is_over_its_part_of_each_department() -> None:
    found = concentrations(ROWS, "line")["l:farms"]
    # d:a, on two lines, puts 2.5 steps on this one, d:b 2: as in measure_lines.
    assert found.herfindahl == pytest.approx((2.5**2 + 2**2) / 4.5**2)
    field = concentrations(ROWS, "field")["f:1"]
    assert field.herfindahl == pytest.approx((3.5**2 + 2**2) / 5.5**2)


departments = st.sets(st.sampled_from(["d:a", "d:b", "d:c", "d:g"]))
loads = st.builds(
    Load,
    st.uuids().map(str),
    st.sampled_from(["t:1", "t:2"]),
    departments.map(lambda some: tuple(sorted(some))),
    st.none(),
    st.integers(0, 30),
    st.booleans(),
    st.sets(st.sampled_from(["f:1", "f:2"]), min_size=1).map(
        lambda some: tuple(sorted(some))
    ),
    st.sets(st.sampled_from(["g:s", "g:n"])).map(lambda some: tuple(sorted(some))),
)


@given(st.lists(loads))
def test_divided_counts_add_up_to_all_there_is(some: list[Load]) -> None:
    rows = replace(ROWS, loads=tuple(some), reliefs=())
    named = [load for load in some if rows.named(load.departments)]
    for by in ("department", "township", "field"):
        counts = count_divided(rows, by).values()
        assert sum(one.duties for one in counts) == pytest.approx(len(named))
        assert sum(one.steps for one in counts) == pytest.approx(
            sum(load.steps for load in named)
        )


@given(st.lists(loads), st.sampled_from(sorted(DIVISIONS)))
def test_whole_counts_are_never_less_than_divided_ones(
    some: list[Load], by: str
) -> None:
    rows = replace(ROWS, loads=tuple(some))
    divided = count_divided(rows, by)
    for key, whole in count_whole(rows, by).items():
        assert whole.duties >= divided[key].duties - 1e-9
        assert whole.steps >= divided[key].steps - 1e-9


@given(st.lists(loads), st.sampled_from(sorted(DIVISIONS)))
def test_duties_are_hard_or_soft_or_without(some: list[Load], by: str) -> None:
    rows = replace(ROWS, loads=tuple(some))
    for one in measure_support(rows, by).values():
        assert one.hard + one.soft + one.without == one.duties
        assert 0 <= one.unsupported <= one.steps + 1e-9
        assert one.hard_rate + one.gap_rate == pytest.approx(1)


@given(st.lists(loads), st.sampled_from(sorted(DIVISIONS)))
def test_shares_of_a_township_never_pass_one(some: list[Load], by: str) -> None:
    rows = replace(ROWS, loads=tuple(some))
    sums: dict[str, float] = {}
    for (_, township), share in shares_of_townships(rows, by).items():
        sums[township] = sums.get(township, 0) + share
    assert all(total <= 1 + 1e-9 for total in sums.values())


@given(st.lists(st.integers(1, 1000), min_size=1))
def test_effective_number_is_from_one_to_all(values: list[int]) -> None:
    assert 1 - 1e-9 <= effective_number(values) <= len(values) + 1e-9
    assert effective_number(values * 2) == pytest.approx(2 * effective_number(values))
