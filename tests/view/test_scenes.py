"""What a picture shows: nodes with figures, edges with weights, within limits."""

from dataclasses import replace
from pathlib import Path

import networkx
import pytest

from dutygraph.errors import QueryError
from dutygraph.store import open_store
from dutygraph.view import Limits, Scene, store_to_scene
from dutygraph.view.groups import group_nodes
from dutygraph.view.multiples import build_multiples
from dutygraph.view.pictures import find_picture, pictures
from tests.view.samples import (
    CIVIL,
    DROUGHT,
    EAST,
    FIELD,
    FUNDING,
    LINES,
    MONEY,
    TRAINING,
    WATER,
    WEST,
    scene,
    sources,
)


def edges(shown: Scene) -> dict[frozenset[str], float]:
    return {
        frozenset((one, two)): weight
        for one, two, weight in shown.network.edges(data="weight")
    }


def between(*links: tuple[str, str, float]) -> dict[frozenset[str], float]:
    return {frozenset((one, two)): weight for one, two, weight in links}


def groups(shown: Scene) -> dict[str, str]:
    return dict(shown.network.nodes(data="group"))


def test_departments_are_linked_to_townships_by_steps() -> None:
    assert edges(scene()) == between(
        (MONEY, EAST, 5),
        (CIVIL, EAST, 2),
        (CIVIL, WEST, 1),
        (WATER, WEST, 1),
    )


def test_departments_are_linked_by_the_duties_they_share() -> None:
    assert edges(scene("joint-duties")) == between((MONEY, CIVIL, 1), (CIVIL, WATER, 1))


def test_a_matter_listed_differently_is_told_apart_and_its_edges_by_list() -> None:
    shown = scene("matters")
    assert groups(shown)[DROUGHT] == "matter-apart"
    assert shown.network.edges[DROUGHT, EAST]["lists"] == ("basic",)
    assert shown.network.edges[DROUGHT, WEST]["lists"] == ("cooperative",)


def test_a_matter_that_one_township_lists_twice_is_not_told_apart() -> None:
    held = sources()
    twice = {"urn:b1": (DROUGHT,), "urn:q1": (DROUGHT,)}
    rows = replace(held.rows, members={**held.rows.members, "matter": twice})
    network: networkx.Graph[str] = networkx.Graph()
    network.add_node(DROUGHT, kind="matter")
    assert group_nodes(network, rows, held.loads) == {DROUGHT: "matter"}


def test_lines_are_linked_to_what_they_promise() -> None:
    shown = scene("guarantees")
    assert edges(shown) == between(
        (LINES[CIVIL], FUNDING, 1),
        (LINES[MONEY], FUNDING, 1),
        (LINES[MONEY], TRAINING, 1),
    )
    assert groups(shown)[FUNDING] == "guarantee-hard"
    assert groups(shown)[TRAINING] == "guarantee-soft"


def test_a_township_alone_shows_its_duties_by_list() -> None:
    shown = scene("township", EAST)
    assert shown.subject == "东岭镇"
    assert groups(shown) == {
        MONEY: "department",
        CIVIL: "department",
        FIELD: "field",
        EAST: "township",
        "urn:b1": "basic",
        "urn:q1": "cooperative",
        "urn:q2": "cooperative",
    }


def test_a_department_alone_shows_with_whom_and_what_is_promised() -> None:
    assert set(scene("department", MONEY).network) == {
        MONEY,
        CIVIL,
        EAST,
        "urn:q1",
        "urn:q2",
        FUNDING,
        TRAINING,
    }


def test_nodes_bear_their_figures_and_their_duties() -> None:
    shown = scene()
    assert shown.network.nodes[MONEY] == {
        "kind": "department",
        "group": "department",
        "label": "南山县财政局",
        "within": "南山县",
        "lines": ("财政",),
        "duties": 2.0,
        "share": 1.5,
        "lead": 2.0,
        "steps": 5.0,
        "unsupported_steps": 3.0,
        "relief": 0.0,
        "links": 1.0,
        "weight": 5.0,
    }
    assert shown.duties[MONEY] == ("urn:q1", "urn:q2")


def test_light_edges_and_whom_they_alone_held_are_left_out() -> None:
    shown = scene(limits=Limits(least=2))
    assert edges(shown) == between((MONEY, EAST, 5), (CIVIL, EAST, 2))
    assert set(shown.network) == {MONEY, CIVIL, EAST}
    assert len(shown.whole) == 5
    assert shown.left_out == 2


def test_of_too_many_edges_the_strongest_stay() -> None:
    assert edges(scene(limits=Limits(most=1))) == between((MONEY, EAST, 5))
    assert len(edges(scene(limits=Limits(most=0)))) == 4


def test_a_picture_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(QueryError, match="expected one of departments-townships, "):
        find_picture("everything")


@pytest.fixture(scope="module")
def real(store: Path) -> "dict[str, Scene]":
    subjects = {"township": "富河镇", "department": "突泉县公安局"}
    with open_store(store) as opened:
        return {
            name: store_to_scene(opened, name, subjects.get(name, ""))
            for name in pictures()
        }


def test_every_picture_of_the_five_documents_has_nodes_and_edges(
    real: "dict[str, Scene]",
) -> None:
    for name, shown in real.items():
        assert len(shown.network) > 20, name
        assert shown.network.number_of_edges() > 20, name
        assert set(shown.duties) == set(shown.network)


def test_unknown_names_are_answered_with_the_nearest(store: Path) -> None:
    with open_store(store) as opened:
        with pytest.raises(QueryError, match="a name such as 富河镇"):
            store_to_scene(opened, "township", "富河乡")
        with pytest.raises(QueryError, match="突泉县财政局"):
            store_to_scene(opened, "department", "突泉财政局")
        with pytest.raises(QueryError, match="the name of a township"):
            store_to_scene(opened, "township")
        with pytest.raises(QueryError, match="leave it out"):
            store_to_scene(opened, "matters", "富河镇")


def test_lists_without_lines_and_fields_leave_nothing_to_compare() -> None:
    own = sources()
    rows = replace(own.rows, members={**own.rows.members, "line": {}, "field": {}})
    picture = find_picture("departments-townships")
    assert build_multiples(replace(own, rows=rows), picture) is None
