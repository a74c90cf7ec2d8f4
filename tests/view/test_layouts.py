"""Layouts: the same network at the same places, what belongs together near."""

import math
from itertools import pairwise

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.view.layouts import LAYOUTS, SHAPES, arrange
from dutygraph.view.layouts.columns import place_columns
from dutygraph.view.layouts.packing import place_parts
from dutygraph.view.layouts.rings import place_rings

COLUMNS = ("department", "township")


def network(pairs: set[tuple[int, int]], alone: int = 0) -> "networkx.Graph[str]":
    made: networkx.Graph[str] = networkx.Graph()
    for number in sorted({one for one, _ in pairs}):
        made.add_node(f"d{number}", kind="department")
    for number in sorted({two for _, two in pairs}):
        made.add_node(f"t{number}", kind="township")
    for one, two in sorted(pairs):
        made.add_edge(f"d{one}", f"t{two}", weight=float(one + 1))
    for number in range(alone):
        made.add_node(f"a{number}", kind="department")
    return made


PAIRS = st.sets(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=60)


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=20)
@given(pairs=PAIRS, alone=st.integers(0, 4))
def test_no_two_nodes_share_a_place_and_places_stay(
    layout: str, pairs: set[tuple[int, int]], alone: int
) -> None:
    made = network(pairs, alone)
    places = arrange(made, COLUMNS, [layout])[layout]
    assert places == arrange(made.copy(), COLUMNS, [layout])[layout]
    assert set(places) == set(SHAPES)
    for placed in places.values():
        assert set(placed) == set(made)
        points = sorted(placed.values())
        assert all(math.dist(one, two) > 12 for one, two in pairwise(points))


def test_columns_stand_from_left_to_right_the_heaviest_on_top() -> None:
    made = network({(number, 0) for number in range(4)})
    placed = arrange(made, COLUMNS, ["columns"])["columns"]["wide"]
    assert [placed[f"d{number}"][1] for number in (3, 2, 1, 0)] == [40, 70, 100, 130]
    assert {placed[f"d{number}"][0] for number in range(4)} == {160}
    assert placed["t0"] == (350, 85)


def test_communities_stand_together_in_a_column() -> None:
    neighbours = {"a": ["x"], "b": ["y"], "c": ["x"], "d": ["y"], "x": "ac", "y": "bd"}
    communities = {"a": 0, "c": 0, "x": 0, "b": 1, "d": 1, "y": 1}
    placed = place_columns(["abcd", "xy"], neighbours, communities, {})
    assert sorted("abcd", key=lambda node: placed[node][1]) == ["a", "c", "b", "d"]


def test_a_long_column_is_broken_into_several() -> None:
    nodes = [f"{number:03}" for number in range(200)]
    placed = place_columns([nodes], dict.fromkeys(nodes, ""), {}, {})
    assert len({x for x, _ in placed.values()}) == 4


def test_the_heaviest_stand_nearest_to_the_middle() -> None:
    weights = {f"d{number:02}": float(number) for number in range(40)}
    neighbours = {name: ["t"] for name in weights}
    placed = place_rings([{"t": 1.0}, weights], neighbours)
    assert placed["t"] == (0.0, 0.0)
    distances = [round(math.hypot(*placed[name])) for name in sorted(weights)]
    assert distances == sorted(distances, reverse=True)
    assert set(distances) == {225, 375, 525, 675}


def test_departments_stand_on_the_side_of_their_township() -> None:
    neighbours = {"a": ["t0"], "b": ["t1"], "c": ["t0"], "d": ["t1"]}
    towns = dict.fromkeys(("t0", "t1"), 1.0)
    placed = place_rings([towns, dict.fromkeys(neighbours, 1.0)], neighbours)
    for department, (township,) in neighbours.items():
        own = math.dist(placed[department], placed[township])
        other = "t1" if township == "t0" else "t0"
        assert own < math.dist(placed[department], placed[other])


def test_parts_fill_the_shape_of_the_window() -> None:
    parts = [{str(number): (0.0, 0.0)} for number in range(8)]
    wide, tall = (place_parts(parts, shape) for shape in (4.0, 0.25))
    assert {y for _, y in wide.values()} == {90, 270}
    assert {x for x, _ in tall.values()} == {90}


def test_nothing_has_no_places() -> None:
    assert arrange(networkx.Graph(), COLUMNS, ["rings"]) == {
        "rings": {"wide": {}, "tall": {}}
    }
