"""Columns of names become the same networks as rows of duties do, as matrices."""

import numpy
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.projections import (
    Incidence,
    Incident,
    Links,
    build_projection,
    link_nodes,
    link_shared,
    projections,
)

DEPARTMENTS, TOWNSHIPS = ("d:a", "d:b", "d:c"), ("t:1", "t:2")
duties = st.lists(
    st.tuples(
        st.sets(st.sampled_from(DEPARTMENTS), min_size=1),
        st.sampled_from(TOWNSHIPS),
        st.integers(1, 9),
    ),
    min_size=1,
)
Duties = list[tuple[set[str], str, int]]


def rows_of(found: Duties) -> Incidence:
    keys = [f"q:{number:02}" for number in range(len(found))]
    named = {key: tuple(sorted(one[0])) for key, one in zip(keys, found, strict=True)}
    places = {key: (one[1],) for key, one in zip(keys, found, strict=True)}
    duties = tuple(
        Incident(key, "cooperative", one[2])
        for key, one in zip(keys, found, strict=True)
    )
    return Incidence(duties, {"department": named, "township": places}, {})


def edges_of(links: Links) -> dict[tuple[str, str], float]:
    names, found = links.names.tolist(), links.matrix.tocoo()
    return {
        (names[row], names[column]): round(value, 9)
        for row, column, value in zip(found.row, found.col, found.data, strict=True)
        if row < column
    }


def weights_of(rows: Incidence, name: str) -> dict[tuple[str, str], float]:
    projection = projections()[name]
    network = build_projection(rows, projection)
    return {
        (one, two): round(value, 9)
        for one, two, value in network.edges(data=projection.weight)
    }


@given(duties)
def test_steps_add_up_to_those_of_the_projection(found: Duties) -> None:
    parts = [
        (department, township, steps / len(named))
        for named, township, steps in found
        for department in named
    ]
    links = link_nodes(*zip(*parts, strict=True), "steps")
    assert edges_of(links) == weights_of(rows_of(found), "department-township")


@given(duties)
def test_joint_duties_are_those_of_the_projection(found: Duties) -> None:
    parts = [
        (department, number)
        for number, (named, _, _) in enumerate(found)
        for department in named
    ]
    links = link_shared(*zip(*parts, strict=True), "duties")
    assert edges_of(links) == weights_of(rows_of(found), "department-department")


def test_nobody_is_linked_to_itself_and_nothing_by_no_weight() -> None:
    links = link_nodes(["a", "a", "b"], ["a", "b", "c"], [5, 2, 0], "steps")
    assert links.names.tolist() == ["a", "b", "c"]
    assert edges_of(links) == {("a", "b"): 2}


def test_codes_stand_for_names_as_texts_do() -> None:
    links = link_nodes(
        numpy.array([2**62, 7]), numpy.array([11, 11]), numpy.array([1, 3]), "duties"
    )
    assert links.names.tolist() == [7, 11, 2**62]
    assert links.matrix.toarray().tolist() == [[0, 3, 0], [3, 0, 1], [0, 1, 0]]


def test_no_rows_are_an_empty_network() -> None:
    links = link_nodes([], [], [], "steps")
    assert links.names.tolist() == []
    assert links.matrix.shape == (0, 0)
