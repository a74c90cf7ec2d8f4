"""All formats hold the same rows."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.output import Value, write_rows

NAMES = ("department", "steps", "joint", "note")
ROWS: list[tuple[Value, ...]] = [
    ("某县应急管理局", 12.345678, True, None),
    ('某县"公安"局,\n分局', 3, False, ["一", "二"]),
]


def written(layout: str, rows: list[tuple[Value, ...]] = ROWS, **more: object) -> str:
    stream = io.StringIO()
    write_rows(NAMES, rows, layout, stream=stream, **more)  # type: ignore[arg-type]
    return stream.getvalue()


def test_csv_follows_rfc_4180() -> None:
    assert written("csv") == (
        "department,steps,joint,note\r\n"
        "某县应急管理局,12.345678,true,\r\n"
        '"某县""公安""局,\n分局",3,false,"一\n二"\r\n'
    )


def test_json_and_json_lines_hold_the_same_objects() -> None:
    expected = [
        {
            "department": "某县应急管理局",
            "steps": 12.345678,
            "joint": True,
            "note": None,
        },
        {
            "department": '某县"公安"局,\n分局',
            "steps": 3,
            "joint": False,
            "note": ["一", "二"],
        },
    ]
    assert json.loads(written("json")) == expected
    assert [json.loads(line) for line in written("jsonl").splitlines()] == expected


def test_no_rows_are_an_empty_table_csv_and_list() -> None:
    assert written("csv", []) == "department,steps,joint,note\r\n"
    assert written("json", []) == "[]\n"
    assert written("jsonl", []) == ""
    assert "department" in written("table", [])


@pytest.mark.parametrize(("most", "shown"), [(5, 5), (4, 2)])
def test_a_table_too_long_to_read_is_cut_and_says_so(
    most: int, shown: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dutygraph.output._MANY", most)
    monkeypatch.setattr("dutygraph.output._FEW", 2)
    rows: list[tuple[Value, ...]] = [(f"第{n}局", n, True, "") for n in range(5)]
    found = written("table", rows, title="部门", note="注")
    assert [f"第{n}局" in found for n in range(5)] == [n < shown for n in range(5)]
    cut = "The first 2 of 5 rows; --format csv prints them all.\n注\n"
    assert found.endswith(cut) is (shown == 2)
    assert written("csv", rows).count("\n") == 6


def test_the_table_rounds_and_hides_what_it_is_told() -> None:
    table = written("table", headings={"steps": "步骤"}, hidden=("joint",), title="表")
    assert "表" in table.splitlines()[0]
    assert "步骤" in table
    assert "12.35" in table
    assert "joint" not in table


def test_a_table_breaks_no_short_heading_however_narrow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    stream = io.StringIO()
    headings = ["县（区、旗）", "配合事项", "名次范围"]
    write_rows(headings, [["南山县", 2, "1–3"]], "table", stream=stream)
    assert [one for one in headings if one not in stream.getvalue()] == []


def test_the_columns_of_a_table_stand_under_each_other_in_chinese() -> None:
    rows: list[tuple[Value, ...]] = [("甲", 1, "x", "y"), ("甲乙丙丁", 22, "x", "y")]
    lines = [line for line in written("table", rows).splitlines() if "甲" in line]
    assert lines == [
        "  甲               1   x       y",
        "  甲乙丙丁        22   x       y",
    ]


def test_a_number_that_is_not_there_leaves_its_column_one_of_numbers() -> None:
    rows: list[tuple[Value, ...]] = [("甲", None, "x", None), ("甲", 22, "x", None)]
    lines = [line for line in written("table", rows).splitlines() if "甲" in line]
    assert lines == ["  甲                   x", "  甲              22   x"]


def test_a_narrow_table_folds_texts_and_loses_no_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    rows: list[tuple[Value, ...]] = [("某" * 30, 123456789.25, "150205202", "x" * 30)]
    table = written("table", rows)
    assert "123456789.25" in table
    assert "150205202" in table
    assert table.count("某") == 30
    assert table.count("x") == 30


def test_a_table_obeys_no_control_characters() -> None:
    rows: list[tuple[Value, ...]] = [("\x1b[31mred\x07", "\x9b31m", "\u202eabc", "\r")]
    table = written("table", rows)
    assert not set(table) & set("\x1b\x07\x9b\u202e\r")
    assert "␛[31mred␇" in table


def test_what_json_cannot_hold_is_named() -> None:
    rows: list[tuple[Value, ...]] = [(float("nan"), float("inf"), 1, 2)]
    assert written("jsonl", rows) == (
        '{"department": "nan", "steps": "inf", "joint": 1, "note": 2}\n'
    )


@pytest.mark.parametrize("layout", ["csv", "json", "jsonl"])
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_comes_back(layout: str, text: str) -> None:
    rows: list[tuple[Value, ...]] = [(text, 1, 2, 3)]
    out = written(layout, rows)
    if layout == "csv":
        found = list(csv.reader(io.StringIO(out, newline="")))[1][0]
    elif layout == "json":
        found = json.loads(out)[0]["department"]
    else:
        found = json.loads(out)["department"]
    assert found == text
