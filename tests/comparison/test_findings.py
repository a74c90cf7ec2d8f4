"""What differs between two sides is told; shares compare, raw totals do not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.comparison.findings import compare_sides
from dutygraph.comparison.records import Difference, Holdings, Side
from dutygraph.comparison.shares import compare_lines, line_shares
from dutygraph.loads import Concept, Line, Load, Loads, Party, Town
from dutygraph.matters.records import DutyText
from dutygraph.model import ListKind

BASIC, COOPERATIVE, RECLAIMED = ListKind
WATER, FIELDS = Line("l:water", "水利"), Line("l:fields", "农业")
A, B = Side("石桥镇", ("990102103",)), Side("柳林乡", ("990103201",))
BOTH = Side("石桥镇、柳林乡", (*A.codes, *B.codes))
CODES = {"a": A.codes[0], "b": B.codes[0]}
LOADS = Loads(
    (
        Load("a:1", "t:a", ("d:a",), "d:a", 3, True, (), ("g:funding",)),
        Load("a:2", "t:a", ("d:both", "d:g"), "d:both", 1, False),
        Load("b:1", "t:b", ("d:b",), "d:b", 50, False, (), ("g:guidance",)),
        Load("b:2", "t:b", ("d:none",), "d:none", 50, False),
    ),
    (),
    {
        "d:a": Party("d:a", "南山县水利局", "南山县", "990102", (WATER,)),
        "d:both": Party("d:both", "南山县农水局", "南山县", "990102", (FIELDS, WATER)),
        "d:b": Party("d:b", "北河县农业局", "北河县", "990103", (FIELDS,)),
        "d:none": Party("d:none", "北河县某局", "北河县", "990103"),
        "d:g": Party("d:g", "相关部门", "南山县", "990102", (WATER,), generic=True),
    },
    {
        "t:a": Town("t:a", "石桥镇", CODES["a"]),
        "t:b": Town("t:b", "柳林乡", CODES["b"]),
    },
    guarantees={
        "g:funding": Concept("g:funding", "资金保障", "hard"),
        "g:guidance": Concept("g:guidance", "业务指导", "soft"),
    },
)


def duty(
    iri: str, kind: ListKind, title: str, names: tuple[str, ...] = (), line: str = ""
) -> DutyText:
    lines = (line,) if line else ()
    return DutyText(iri, CODES[iri[0]], kind, 1, title, "", names, lines)


DUTIES = (
    duty("a:1", COOPERATIVE, "抗旱", ("南山县水利局",), "water"),
    duty("a:2", COOPERATIVE, "只在石桥"),
    duty("a:3", BASIC, "修路"),
    duty("a:4", BASIC, "招商"),
    duty("a:5", RECLAIMED, "罚款"),
    duty("b:1", COOPERATIVE, "抗旱", ("北河县农业局",), "fields"),
    duty("b:2", COOPERATIVE, "修路"),
    duty("b:3", BASIC, "植树"),
)
HELD = Holdings(
    LOADS,
    {one.iri: one for one in DUTIES},
    {"a:1": ("m:1",), "b:1": ("m:1",), "a:3": ("m:2",), "b:2": ("m:2",)}
    | {"a:5": ("m:3",), "b:3": ("m:4",)},
    {"m:1": "抗旱", "m:2": "修路", "m:3": "罚款", "m:4": "绿化"},
)


def test_all_that_differs_is_told_in_order() -> None:
    assert list(compare_sides(HELD, A, B)) == [
        Difference("list", "reclaimed", "", ("1",), ()),
        Difference(
            *("hands", "修路", "m:2", ("basic",), ("cooperative",)),
            a_duties=("a:3",),
            b_duties=("b:2",),
        ),
        Difference(
            *("department", "抗旱", "m:1", ("南山县水利局",), ("北河县农业局",)),
            a_duties=("a:1",),
            b_duties=("b:1",),
        ),
        Difference(
            *("guarantee", "抗旱", "m:1", ("资金保障",), ("业务指导",)),
            a_duties=("a:1",),
            b_duties=("b:1",),
        ),
        Difference(
            *("load", "水利", "l:water", ("南山县农水局", "南山县水利局"), ()),
            *(0.875, 0.0),
        ),
        Difference(
            *("load", "农业", "l:fields", ("南山县农水局",), ("北河县农业局",)),
            *(0.125, 0.5),
        ),
        Difference("only", "只在石桥", "", ("cooperative",), (), a_duties=("a:2",)),
        Difference("only", "招商", "", ("basic",), (), a_duties=("a:4",)),
        Difference("only", "绿化", "m:4", (), ("basic",), b_duties=("b:3",)),
    ]


def test_a_list_that_one_side_did_not_publish_lacks_nothing() -> None:
    found = [one.subject for one in compare_sides(HELD, A, B) if one.finding == "only"]
    assert "罚款" not in found


def test_between_counties_the_lines_decide_who_is_another_department() -> None:
    same = duty("b:1", COOPERATIVE, "抗旱", ("北河县水利局",), "water")
    held = replace(HELD, duties={**HELD.duties, "b:1": same})
    kinds = [one.finding for one in compare_sides(held, A, B)]
    assert "department" not in kinds


def test_of_a_group_the_mean_of_its_townships_counts() -> None:
    assert line_shares(LOADS, BOTH) == {"l:fields": 0.3125, "l:water": 0.4375}


def test_a_side_without_cooperative_duties_has_no_load_to_compare() -> None:
    rows = replace(LOADS, loads=LOADS.loads[:2])
    assert list(compare_lines(rows, A, B)) == []


def mirror(one: Difference) -> Difference:
    return replace(
        one,
        a=one.b,
        b=one.a,
        a_share=one.b_share,
        b_share=one.a_share,
        a_duties=one.b_duties,
        b_duties=one.a_duties,
    )


def test_the_other_way_round_is_the_mirror() -> None:
    there = sorted(map(repr, compare_sides(HELD, A, B)))
    assert sorted(repr(mirror(one)) for one in compare_sides(HELD, B, A)) == there


@given(st.integers(1, 1000))
def test_a_list_that_numbers_finer_weighs_the_same(factor: int) -> None:
    finer = tuple(
        replace(load, steps=load.steps * factor) if load.township == "t:b" else load
        for load in LOADS.loads
    )
    shares = line_shares(replace(LOADS, loads=finer), BOTH)
    assert shares == {"l:fields": pytest.approx(0.3125), "l:water": 0.4375}
