"""Projections are data: what is declared is what becomes nodes, edges and weights."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.projections import (
    Incidence,
    Incident,
    Projection,
    build_projection,
    kinds_of,
    node_kinds,
    projections,
    side_of,
)

ROWS = Incidence(
    (
        Incident("b:1", "basic"),
        Incident("b:2", "basic"),
        Incident("q:1", "cooperative", 6, True),
        Incident("q:2", "cooperative", 3, False),
        Incident("q:3", "cooperative", 4, False),
        Incident("r:1", "reclaimed"),
    ),
    {
        "department": {
            "q:1": ("d:a", "d:b", "d:c"),
            "q:2": ("d:a",),
            "q:3": ("d:a", "d:b"),
            "r:1": ("d:r",),
        },
        "township": {
            "b:1": ("t:1",),
            "b:2": ("t:2",),
            "q:1": ("t:1",),
            "q:2": ("t:2",),
            "q:3": ("t:1",),
            "r:1": ("t:2",),
        },
        "matter": {"b:1": ("m:1",), "b:2": ("m:1",), "q:1": ("m:2",), "r:1": ("m:2",)},
        "line": {"q:1": ("l:1",), "q:2": ("l:1",)},
        "guarantee": {"q:1": ("g:1",), "q:2": ("g:1", "g:2")},
    },
    {"d:a": "甲局", "t:1": "石桥镇"},
)


def edges(name: str) -> dict[tuple[str, str], dict[str, float]]:
    network = build_projection(ROWS, projections()[name])
    return {(one, two): data for one, two, data in network.edges(data=True)}


def test_the_five_projections_are_declared() -> None:
    assert {name: one.weight for name, one in projections().items()} == {
        "department-township": "steps",
        "department-department": "duties",
        "department-matter": "duties",
        "township-township": "matters",
        "line-guarantee": "duties",
    }
    for projection in projections().values():
        assert set(kinds_of(projection)) <= set(node_kinds())
        assert projection.question_zh.endswith("？")
        assert projection.question_en.endswith("?")
        assert (projection.left == projection.right) == bool(projection.via)


def test_departments_and_townships_are_linked_by_divided_steps() -> None:
    assert edges("department-township") == {
        ("d:a", "t:1"): {
            "duties": 2,
            "share": pytest.approx(5 / 6),
            "steps": 4,
            "unsupported_steps": 2,
        },
        ("d:a", "t:2"): {"duties": 1, "share": 1, "steps": 3, "unsupported_steps": 3},
        ("d:b", "t:1"): {
            "duties": 2,
            "share": pytest.approx(5 / 6),
            "steps": 4,
            "unsupported_steps": 2,
        },
        ("d:c", "t:1"): {
            "duties": 1,
            "share": pytest.approx(1 / 3),
            "steps": 2,
            "unsupported_steps": 0,
        },
    }


def test_departments_are_linked_by_joint_duties() -> None:
    kinds = {"basic": 0, "reclaimed": 0}
    assert edges("department-department") == {
        ("d:a", "d:b"): {"duties": 2, "share": 1.5, "cooperative": 2, **kinds},
        ("d:a", "d:c"): {"duties": 1, "share": 0.5, "cooperative": 1, **kinds},
        ("d:b", "d:c"): {"duties": 1, "share": 0.5, "cooperative": 1, **kinds},
    }


def test_townships_are_linked_by_matters_also_across_kinds_of_list() -> None:
    assert edges("township-township") == {
        ("t:1", "t:2"): {
            "matters": 2,
            "share": 2,
            "basic": 1,
            "cooperative": 0,
            "reclaimed": 0,
        }
    }


def test_reclaimed_duties_link_departments_to_matters_without_steps() -> None:
    assert edges("department-matter")["d:r", "m:2"] == {
        "duties": 1,
        "share": 1,
        "steps": 0,
        "unsupported_steps": 0,
    }


def test_lines_are_linked_to_what_their_duties_promise() -> None:
    assert {pair: data["duties"] for pair, data in edges("line-guarantee").items()} == {
        ("l:1", "g:1"): 2,
        ("l:1", "g:2"): 1,
    }


def test_nodes_say_what_they_are_and_on_which_side() -> None:
    network = build_projection(ROWS, projections()["department-township"])
    assert network.nodes["d:a"] == {
        "kind": "department",
        "label": "甲局",
        "side": "left",
    }
    assert side_of(network, "left") == ("d:a", "d:b", "d:c")
    assert side_of(network, "right") == ("t:1", "t:2")


def test_a_projection_of_ones_own_needs_no_code() -> None:
    own = Projection(
        "own", "guarantee", "township", ("cooperative",), "duties", "？", "?"
    )
    network = build_projection(ROWS, own)
    assert {(*pair,): data["duties"] for *pair, data in network.edges(data=True)} == {
        ("g:1", "t:1"): 1,
        ("g:1", "t:2"): 1,
        ("g:2", "t:2"): 1,
    }


@given(st.permutations(ROWS.duties), st.sampled_from(sorted(projections())))
def test_order_of_the_duties_changes_nothing(order: list[Incident], name: str) -> None:
    turned = build_projection(replace(ROWS, duties=tuple(order)), projections()[name])
    network = build_projection(ROWS, projections()[name])
    assert list(turned.nodes(data=True)) == list(network.nodes(data=True))
    for one, two, data in network.edges(data=True):
        assert turned.edges[one, two] == pytest.approx(data)
