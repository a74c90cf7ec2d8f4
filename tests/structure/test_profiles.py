"""All measures of a network stand together, by node, and in tables."""

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.commands import network as command
from dutygraph.projections import Projection, projections
from dutygraph.structure import Nestedness, measure_network
from dutygraph.structure.profiles import MEASURES, annotate, order_nodes
from dutygraph.structure.tables import (
    edge_columns,
    edges_to_rows,
    measures_of,
    network_to_row,
    node_columns,
    nodes_to_rows,
)

TWO = projections()["department-township"]
ONE = projections()["department-department"]


def load(edges: dict[tuple[str, str], float]) -> "networkx.Graph[str]":
    """Link departments (d…) to townships (t…) by steps."""
    network: networkx.Graph[str] = networkx.Graph()
    for (left, right), steps in edges.items():
        network.add_node(left, kind="department", label=left.upper(), side="left")
        network.add_node(right, kind="township", label=right.upper(), side="right")
        data = {"duties": 1, "share": 1, "steps": steps, "unsupported_steps": 0}
        network.add_edge(left, right, **data)
    return network


LOADED = load({("d1", "t1"): 4.0, ("d2", "t1"): 1.0, ("d2", "t2"): 1.0})


def test_of_two_kinds_hubs_stand_on_the_left_and_authorities_on_the_right() -> None:
    found = measure_network(LOADED, ["d1", "d2"], ["t1", "t2"], "steps")
    assert set(found.values) == {"degree", "hits", "pagerank", "core", "community"}
    assert found.values["degree"] == {"d1": 4.0, "d2": 2.0, "t1": 5.0, "t2": 1.0}
    hits = found.values["hits"]
    assert hits["d1"] + hits["d2"] == pytest.approx(1)
    assert hits["t1"] > hits["t2"]
    assert found.nestedness == Nestedness(100, 100, 100)


def test_of_one_kind_nestedness_is_none_and_hits_are_not_there() -> None:
    network: networkx.Graph[str] = networkx.Graph()
    network.add_edge("a", "b", duties=2)
    network.add_edge("b", "c", duties=1)
    found = measure_network(network, "abc", "", "duties")
    assert found.nestedness is None
    assert found.values["degree"] == {"a": 2, "b": 3, "c": 1}
    assert found.values["betweenness"] == {"a": 0, "b": 1, "c": 0}
    assert found.values["community"] == {"a": 1, "b": 1, "c": 1}


def test_rows_name_the_nodes_of_each_side_in_order() -> None:
    found = measure_network(LOADED, ["d1", "d2"], ["t1", "t2"], "steps")
    assert node_columns(TWO)[:4] == ("node", "kind", "degree", "hits")
    rows = list(nodes_to_rows(found, TWO, "degree", 1))
    assert [(row[0], row[1], row[2], row[-1]) for row in rows] == [
        ("D1", "department", 4.0, "d1"),
        ("T1", "township", 5.0, "t1"),
    ]
    row = network_to_row(TWO, found, "en")
    assert row[:4] == ("department-township", TWO.question_en, 4, 3)
    assert row[-3:] == (100, 100, 100)


def test_edges_come_heaviest_first_with_all_they_bear() -> None:
    assert edge_columns(TWO) == (
        *("one", "other", "duties", "share", "steps", "unsupported_steps"),
        *("one_iri", "other_iri"),
    )
    assert edges_to_rows(LOADED, "steps", 2) == [
        ("D1", "T1", 1, 1, 4.0, 0, "d1", "t1"),
        ("D2", "T1", 1, 1, 1.0, 0, "d2", "t1"),
    ]


def test_constraint_and_community_are_ordered_from_the_lowest() -> None:
    degree = {"a": 1, "b": 2, "c": 3}
    values = {"degree": degree, "constraint": {"a": 0.2, "b": 0.1}, "core": degree}
    assert order_nodes("abc", values, "constraint") == ["b", "a", "c"]
    assert order_nodes("abc", values, "core") == ["c", "b", "a"]


def test_a_copy_bears_the_measures_and_the_network_none() -> None:
    found = measure_network(LOADED, ["d1", "d2"], ["t1", "t2"], "steps")
    copy = annotate(found, "steps")
    assert copy.nodes["d1"]["degree"] == 4.0
    assert copy.edges["d1", "t1"]["weight"] == 4.0
    assert LOADED.nodes["d1"] == {"kind": "department", "label": "D1", "side": "left"}
    assert "weight" not in LOADED.edges["d1", "t1"]


@pytest.mark.parametrize("projection", projections().values(), ids=lambda one: one.name)
def test_each_projection_can_be_empty(projection: Projection) -> None:
    found = measure_network(networkx.Graph(), (), (), projection.weight)
    if projection.left == projection.right:
        assert set(found.values) == set(measures_of(projection))
    assert found.communities.groups == ()


def test_the_command_offers_all_that_is_declared() -> None:
    assert tuple(projections()) == command._PROJECTIONS
    assert set(MEASURES) == set(command._MEASURES)


@settings(max_examples=30)
@given(
    st.dictionaries(
        st.tuples(
            st.sampled_from(["d1", "d2", "d3"]), st.sampled_from(["t1", "t2", "t3"])
        ),
        st.integers(1, 9),
        min_size=1,
    )
)
def test_every_node_has_every_measure_of_two_kinds(
    edges: dict[tuple[str, str], float],
) -> None:
    network = load(edges)
    left = [node for node in network if node.startswith("d")]
    right = [node for node in network if node.startswith("t")]
    found = measure_network(network, left, right, "steps")
    for name in measures_of(TWO):
        assert set(found.values[name]) == set(network)
