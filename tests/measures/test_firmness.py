"""A rank is firm where neither the weight nor the draw of duties takes it away."""

from dataclasses import replace

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.loads import Load, Loads, Party, Relief, Town
from dutygraph.measures import DIVISIONS, RANKINGS, measure
from dutygraph.measures.firmness import (
    FIRM_COLUMNS,
    SEED,
    Firmness,
    Interval,
    firmness_to_cells,
    firmness_to_texts,
    measure_firmness,
    top_group,
)
from dutygraph.words import words_of

PARTIES = {iri: Party(iri, iri, "南山县", "990102") for iri in ("d:a", "d:b", "d:c")}
TOWNS = {"t:1": Town("t:1", "石桥镇", "990102103")}


def duty(name: str, department: str, steps: int, hard: bool = False) -> Load:
    return Load(name, "t:1", (department,), department, steps, hard)


BIG = [duty(f"a:{number}", "d:a", 5) for number in range(40)]
MANY_SMALL = [duty(f"b:{number}", "d:b", 1, True) for number in range(12)]
ONE_LARGE = [duty("c:1", "d:c", 14)]
ROWS = Loads((*BIG, *MANY_SMALL, *ONE_LARGE), (), PARTIES, TOWNS)


def test_who_leads_by_every_weight_and_draw_is_firm() -> None:
    assert measure_firmness(ROWS, "department")["d:a"] == Firmness(
        Interval(1, 1), Interval(1, 1), 1
    )


def test_who_leads_by_one_duty_depends_on_weight_and_draw() -> None:
    found = measure_firmness(ROWS, "department", group=2)
    assert found["d:c"] == Firmness(Interval(2, 3), Interval(2, 3), 2)
    assert [found[iri].verdict for iri in ("d:a", "d:b", "d:c")] == [
        "firm",
        "depends",
        "depends",
    ]


def test_who_never_comes_into_the_group_is_outside() -> None:
    assert measure_firmness(ROWS, "department")["d:c"].verdict == "outside"


def test_equal_values_have_the_same_better_rank() -> None:
    rows = replace(ROWS, loads=(duty("a", "d:a", 2), duty("b", "d:b", 2)))
    found = measure_firmness(rows, "department")
    assert [found[iri].by_weights for iri in ("d:a", "d:b")] == [Interval(1, 1)] * 2


def test_relief_is_moved_by_draws_of_reclaimed_duties_alone() -> None:
    reliefs = (Relief("r:1", "t:1", ("d:b",)), Relief("r:2", "t:1", ("d:b",)))
    found = measure_firmness(replace(ROWS, reliefs=reliefs), "department", "relief")
    assert found["d:b"] == Firmness(Interval(1, 1), Interval(1, 1), 1)
    assert found["d:a"] == Firmness(Interval(2, 2), Interval(2, 2), 1)


def test_nothing_to_rank_gives_nothing() -> None:
    empty = Loads((), (), {}, {})
    assert [measure_firmness(empty, by) for by in RANKINGS] == [{}, {}, {}, {}]
    idle = Loads((), (), {}, TOWNS)
    assert measure_firmness(idle, "township")["t:1"].rank == Interval(1, 1)


def test_a_rank_says_what_takes_it_out_of_the_group() -> None:
    inside, across, beyond = Interval(1, 3), Interval(2, 4), Interval(4, 6)
    assert Firmness(inside, inside, 3).verdict == "firm"
    assert Firmness(across, inside, 3).verdict == "depends"
    assert Firmness(across, across, 3).verdict == "depends"
    assert Firmness(inside, across, 3).verdict == "draws"
    assert Firmness(beyond, beyond, 3).verdict == "outside"


def test_cells_and_words() -> None:
    one = Firmness(Interval(1, 4), Interval(2, 11), 10)
    assert FIRM_COLUMNS == ("rank_low", "rank_high", "firm")
    assert firmness_to_cells(one) == (1, 11, False)
    assert firmness_to_texts(one, words_of("zh", "firmness")) == ("1–11", "依抽样而定")
    assert firmness_to_texts(one, words_of("en", "firmness")) == (
        "1–11",
        "depends on the draw",
    )


@pytest.mark.parametrize(("number", "group"), [(0, 1), (3, 1), (12, 4), (31, 10)])
def test_top_group_is_a_third_at_most_ten(number: int, group: int) -> None:
    assert top_group(number) == group


loads = st.lists(
    st.builds(
        Load,
        st.uuids().map(str),
        st.just("t:1"),
        st.sets(st.sampled_from(sorted(PARTIES)), min_size=1).map(
            lambda some: tuple(sorted(some))
        ),
        st.sampled_from(sorted(PARTIES)),
        st.integers(0, 9),
        st.booleans(),
    ),
    max_size=12,
)


@settings(max_examples=40)
@given(loads, st.sampled_from(sorted(DIVISIONS)))
def test_the_rank_itself_is_within_its_intervals(some: list[Load], by: str) -> None:
    rows = replace(ROWS, loads=tuple(some))
    found = measure_firmness(rows, by, draws=50)
    ranks = RANKINGS[by](rows, "steps")
    for one in ranks:
        better = sum(
            round(other.measures.steps, 9) > round(one.measures.steps, 9)
            for other in ranks
        )
        for interval in (found[one.iri].by_weights, found[one.iri].by_draws):
            assert 1 <= interval.low <= better + 1 <= interval.high <= len(ranks)


def rank_plainly(rows: Loads, iri: str) -> int:
    measured = measure(rows, "department")
    steps = {key: round(one.steps, 9) for key, one in measured.items()}
    own = steps.get(iri, 0)
    return 1 + sum(value > own for value in steps.values())


@settings(max_examples=15)
@given(loads)
def test_draws_are_those_of_a_plain_bootstrap(some: list[Load]) -> None:
    rows, draws = replace(ROWS, loads=(*some, *ONE_LARGE)), 40
    found = measure_firmness(rows, "department", draws=draws)
    generator = numpy.random.RandomState(SEED)
    ranks: dict[str, list[int]] = {iri: [] for iri in found}
    for _ in range(draws):
        number = len(rows.loads)
        places = generator.randint(0, number, number, dtype=numpy.int64)
        drawn = replace(rows, loads=tuple(rows.loads[place] for place in places))
        for iri, own in ranks.items():
            own.append(rank_plainly(drawn, iri))
    for iri, own in ranks.items():
        ordered, rank = sorted(own), rank_plainly(rows, iri)
        # The best and the worst 5 % of 40 draws are two on either side.
        expected = Interval(min(ordered[2], rank), max(ordered[-3], rank))
        assert found[iri].by_draws == expected


@settings(max_examples=20)
@given(loads)
def test_the_same_rows_give_the_same_intervals(some: list[Load]) -> None:
    rows = replace(ROWS, loads=tuple(some))
    once = measure_firmness(rows, "department", draws=100)
    assert measure_firmness(rows, "department", draws=100) == once


@settings(max_examples=20)
@given(loads, st.integers(2, 7))
def test_finer_numbering_everywhere_changes_no_interval(
    some: list[Load], times: int
) -> None:
    rows = replace(ROWS, loads=tuple(some))
    finer = replace(
        rows, loads=tuple(replace(one, steps=one.steps * times) for one in some)
    )
    once = measure_firmness(rows, "department", draws=50)
    assert measure_firmness(finer, "department", draws=50) == once
