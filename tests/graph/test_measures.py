from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.loads import Line, Load, Loads, Party, Relief, Town, read_loads
from dutygraph.meanings import ResolvedList
from dutygraph.measures import (
    NAMES,
    RANKINGS,
    Measures,
    Rank,
    gini,
    herfindahl,
    measure_departments,
    measure_lines,
    measure_townships,
    rank_columns,
    rank_departments,
    rank_lines,
    rank_townships,
    ranks_to_rows,
)
from dutygraph.network import build_township_network
from dutygraph.nquads import Quad
from dutygraph.quads import to_quads
from dutygraph.store import create_store

FUNDING = "<https://w3id.org/dutygraph/id/guarantee-type/funding>"
KIND = "<https://w3id.org/dutygraph/ontology#guaranteeKind>"

WATER, FIELDS = Line("l:water", "水利"), Line("l:fields", "农业")
PARTIES = {
    "d:a": Party("d:a", "甲局", "南山县", "990102", (WATER, FIELDS)),
    "d:b": Party("d:b", "乙局", "南山县", "990102", (FIELDS,)),
    "d:c": Party("d:c", "丙局", "北河县", "990103"),
    "d:g": Party("d:g", "相关部门", "南山县", "990102", generic=True),
}
TOWNS = {
    "t:1": Town("t:1", "石桥镇", "990102103"),
    "t:2": Town("t:2", "柳林乡", "990103201"),
    "t:3": Town("t:3", "空乡", "990103202"),
}
ROWS = Loads(
    (
        Load("q:1", "t:1", ("d:a", "d:b", "d:g"), "d:a", 4, True),
        Load("q:2", "t:1", ("d:a",), "d:a", 3, False),
        Load("q:3", "t:1", ("d:g",), "d:g", 9, False),
        Load("q:4", "t:2", ("d:c",), "d:c", 5, False),
    ),
    (Relief("r:1", "t:1", ("d:b", "d:g")), Relief("r:2", "t:2", ())),
    PARTIES,
    TOWNS,
)


def test_departments_by_hand() -> None:
    assert measure_departments(ROWS) == {
        "d:a": Measures(2, 1.5, 2, 5, 3, 0),
        "d:b": Measures(1, 0.5, 0, 2, 0, 1),
        "d:c": Measures(1, 1, 1, 5, 5, 0),
    }


def test_department_on_two_lines_gives_half_to_each_but_all_duties_and_leads() -> None:
    assert measure_lines(ROWS) == {
        "l:water": Measures(2, 0.75, 2, 2.5, 1.5, 0),
        "l:fields": Measures(3, 1.25, 2, 4.5, 1.5, 1),
    }


def test_townships_by_hand() -> None:
    assert measure_townships(ROWS) == {
        "t:1": Measures(2, 2, 2, 7, 3, 1),
        "t:2": Measures(1, 1, 1, 5, 5, 0),
        "t:3": Measures(),
    }


def test_ties_are_ordered_by_label_and_iri() -> None:
    assert [rank.label for rank in rank_departments(ROWS)] == ["丙局", "甲局", "乙局"]
    assert [rank.label for rank in rank_departments(ROWS, "relief")] == [
        "乙局",
        "丙局",
        "甲局",
    ]
    assert [rank.label for rank in rank_lines(ROWS, "lead")] == ["农业", "水利"]


def test_ranking_of_townships_shows_how_concentrated_the_steps_are() -> None:
    assert rank_townships(ROWS)[0] == Rank(
        "石桥镇",
        "t:1",
        "990102103",
        Measures(2, 2, 2, 7, 3, 1),
        (pytest.approx(3 / 14), pytest.approx(29 / 49)),  # type: ignore[arg-type]
    )


def test_rows_stand_under_their_columns() -> None:
    assert NAMES == ("duties", "share", "lead", "steps", "unsupported_steps", "relief")
    assert rank_columns("department")[:4] == ("department", "iri", "county", "duties")
    assert rank_columns("township")[:3] == ("township", "iri", "code")
    assert ranks_to_rows(rank_departments(ROWS)[:1], "department") == [
        ("丙局", "d:c", "北河县", 1, 1, 1, 5, 5, 0)
    ]
    assert ranks_to_rows(rank_lines(ROWS)[1:], "line") == [
        ("水利", "l:water", 2, 0.75, 2, 2.5, 1.5, 0)
    ]
    for by, rank in RANKINGS.items():
        for row in ranks_to_rows(rank(ROWS, "steps"), by):
            assert len(row) == len(rank_columns(by))


def test_nothing_to_measure_gives_nothing() -> None:
    empty = Loads((), (), {}, {})
    assert [rank(empty, "steps") for rank in RANKINGS.values()] == [[], [], [], []]
    assert gini([]) == gini([0, 0]) == herfindahl([]) == 0


loads = st.builds(
    Load,
    st.uuids().map(str),
    st.sampled_from(["t:1", "t:2"]),
    st.sets(st.sampled_from(sorted(PARTIES))).map(lambda some: tuple(sorted(some))),
    st.sampled_from(sorted(PARTIES)),
    st.integers(0, 30),
    st.booleans(),
)


@given(st.lists(loads))
def test_departments_and_townships_add_up_to_the_same(some: list[Load]) -> None:
    rows = replace(ROWS, loads=tuple(some), reliefs=())
    departments = measure_departments(rows).values()
    townships = measure_townships(rows).values()
    for name in ("share", "steps", "unsupported_steps"):
        assert sum(getattr(one, name) for one in departments) == pytest.approx(
            sum(getattr(one, name) for one in townships)
        )


@given(st.lists(loads))
def test_duties_said_twice_double_every_measure(some: list[Load]) -> None:
    rows = replace(ROWS, loads=tuple(some))
    twice = replace(rows, loads=rows.loads * 2, reliefs=rows.reliefs * 2)
    once = measure_departments(rows)
    for iri, measures in measure_departments(twice).items():
        assert measures.values() == pytest.approx((once[iri] + once[iri]).values())


@given(st.lists(loads))
def test_order_of_the_duties_does_not_change_the_ranking(some: list[Load]) -> None:
    rows = replace(ROWS, loads=tuple(some))
    turned = replace(ROWS, loads=tuple(reversed(some)))
    assert [rank.iri for rank in rank_departments(rows)] == [
        rank.iri for rank in rank_departments(turned)
    ]


@given(st.lists(st.integers(0, 1000), min_size=1))
def test_concentration_stays_in_its_range(values: list[int]) -> None:
    number = len(values)
    assert -1e-9 <= gini(values) <= (number - 1) / number + 1e-9
    if any(values):
        assert 1 / number - 1e-9 <= herfindahl(values) <= 1 + 1e-9
        assert gini([value * 3 for value in values]) == pytest.approx(gini(values))


def test_rows_of_a_store(
    tmp_path: Path, make_list: Callable[..., ResolvedList]
) -> None:
    with create_store(tmp_path / "store") as store:
        store.put(to_quads(make_list()))
        store.put([Quad(FUNDING, KIND, '"hard"', "<x:concepts>")])
        found = read_loads(store)
    (load,), (relief,) = found.loads, found.reliefs
    labels = {iri: party.label for iri, party in found.departments.items()}
    assert sorted(labels[iri] for iri in load.departments) == [
        "东江市生态环境局南山县分局",
        "南山县农业农村局",
        "相关部门",
    ]
    assert load.lead is not None
    assert labels[load.lead] == "南山县农业农村局"
    assert load.steps == 2
    assert load.hard
    assert [labels[iri] for iri in relief.departments] == ["东江市生态环境局南山县分局"]
    assert [labels[iri] for iri in found.named(load.departments)] != []
    assert "相关部门" not in {labels[iri] for iri in found.named(load.departments)}
    assert list(found.townships.values()) == [
        Town(load.township, "石桥镇", "990102103")
    ]
    assert found.departments[load.lead].county == "南山县"
    (line,) = found.departments[load.lead].lines
    assert line.iri.endswith("/functional-line/agriculture")


def test_network_links_named_departments_to_townships() -> None:
    network = build_township_network(ROWS)
    assert list(network.nodes) == ["d:a", "d:b", "d:c", "t:1", "t:2", "t:3"]
    assert network.nodes["d:a"] == {
        "kind": "department",
        "label": "甲局",
        "within": "南山县",
        "lines": ("水利", "农业"),
    }
    assert network.nodes["t:3"] == {
        "kind": "township",
        "label": "空乡",
        "within": "990103202",
    }
    assert dict(network.edges) == {
        ("d:a", "t:1"): {"steps": 5, "duties": 2, "unsupported_steps": 3},
        ("d:b", "t:1"): {"steps": 2, "duties": 1, "unsupported_steps": 0},
        ("d:c", "t:2"): {"steps": 5, "duties": 1, "unsupported_steps": 5},
    }
