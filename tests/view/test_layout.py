import math

from hypothesis import given
from hypothesis import strategies as st

from dutygraph.view.layout import SPACING, place_flower, place_parts


def test_the_heaviest_stand_nearest_to_the_middle() -> None:
    weights = {f"d{number:02}": float(number) for number in range(40)}
    placed = place_flower(["t"], weights, {name: ["t"] for name in weights})
    assert placed["t"] == (0.0, 0.0)
    distances = [round(math.hypot(*placed[name])) for name in sorted(weights)]
    assert distances == sorted(distances, reverse=True)
    assert set(distances) == {210, 360, 510, 660}


def test_departments_stand_on_the_side_of_their_township() -> None:
    neighbours = {"a": ["t0"], "b": ["t1"], "c": ["t0"], "d": ["t1"]}
    placed = place_flower(["t0", "t1"], dict.fromkeys(neighbours, 1.0), neighbours)
    for department, (township,) in neighbours.items():
        own = math.dist(placed[department], placed[township])
        other = "t1" if township == "t0" else "t0"
        assert own < math.dist(placed[department], placed[other])


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.floats(0.3, 3))
def test_no_two_nodes_share_a_place(sizes: list[int], shape: float) -> None:
    parts = []
    for number, size in enumerate(sizes):
        names = {f"{number}-{other}": float(other) for other in range(size)}
        neighbours = {name: [f"t{number}"] for name in names}
        parts.append(place_flower([f"t{number}"], names, neighbours))
    placed = sorted(place_parts(parts, shape).values())
    assert len(placed) == sum(sizes) + len(sizes)
    nearest = min(
        math.dist(one, other)
        for place, one in enumerate(placed)
        for other in placed[place + 1 : place + 30]
    )
    assert nearest > SPACING / 3


def test_nothing_has_no_places() -> None:
    assert place_parts([], 1.0) == {}
