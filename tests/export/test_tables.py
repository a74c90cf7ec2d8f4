"""Tables that Excel, pandas and Datasette read: rows, descriptions, no formulas."""

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.export import export_store
from dutygraph.export.columns import Column, FlatTable, Heading, headings
from dutygraph.export.database import write_database
from dutygraph.export.delimited import value_to_cell, write_table
from dutygraph.export.links import links_by_township
from dutygraph.export.parquet import write_table as write_parquet
from dutygraph.export.tables import TABLE_NAMES, read_table
from dutygraph.export.workbook import write_workbook
from dutygraph.query import select
from dutygraph.store import Store, open_store

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "普通", ""]


@pytest.fixture(scope="module")
def opened(store: Path) -> Iterator[Store]:
    with open_store(store) as opened:
        yield opened


def hostile_table() -> FlatTable:
    column = Column("text", "text", "文字", "text")
    heading = Heading("duties", "表", "table", (column,), False)
    return FlatTable(heading, [(text,) for text in HOSTILE])


def records(store: Store, name: str) -> list[dict[str, object]]:
    table = read_table(store, name)
    return [dict(zip(table.names, row, strict=True)) for row in table.rows]


def test_tables_and_columns_are_those_promised() -> None:
    assert TABLE_NAMES == (
        "duties",
        "steps",
        "departments",
        "guarantees",
        "participation",
        "matters",
        "issues",
    )
    for heading in headings():
        assert not heading.zh.isascii()
        for column in heading.columns:
            assert column.type in ("text", "integer", "decimal", "boolean")
            assert column.zh
            assert column.en
        if heading.has_key:
            assert heading.columns[0].name == "iri"


def test_a_duty_is_one_row_with_its_place(opened: Store) -> None:
    rows = records(opened, "duties")
    assert len(rows) == 809
    (row,) = (
        row
        for row in rows
        if (row["code"], row["kind"], row["number"]) == ("152224100", "cooperative", 1)
    )
    assert row["title"] == "开展村、社区党组织书记县级党委备案管理工作"
    assert row["township"] == "突泉镇"
    assert row["county"] == "突泉县"
    assert row["document"] == "152224100-突泉镇.txt"
    assert row["first_line"] == 151
    assert row["delegated"] is False


def test_tables_agree_with_the_graph(opened: Store) -> None:
    counts = {
        "steps": "?x a dg:Step",
        "guarantees": "?x a dg:Guarantee",
        "departments": "?x a dg:Department",
        "issues": "?x a dg:Issue",
    }
    for name, pattern in counts.items():
        text = f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}"
        ((number,),) = select(opened, text).rows
        rows = records(opened, name)
        assert len(rows) == number
        assert len({row["iri"] for row in rows}) == number
    steps = records(opened, "steps")
    duties = {row["iri"] for row in records(opened, "duties")}
    assert {row["duty_iri"] for row in steps} <= duties
    assert {row["part"] for row in steps} == {"department", "township", "method"}


def test_shares_of_a_duty_add_up_to_one(opened: Store) -> None:
    sums: dict[object, float] = {}
    for row in records(opened, "participation"):
        share = row["share"]
        assert isinstance(share, float)
        sums[row["duty_iri"]] = sums.get(row["duty_iri"], 0) + share
    assert all(total == pytest.approx(1) or total == 0 for total in sums.values())
    assert len(sums) > 500


def test_csv_opens_in_excel(opened: Store, tmp_path: Path) -> None:
    export_store(opened, tmp_path / "x.csv", "csv")
    data = (tmp_path / "x.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfiri,township,code")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == 809
    assert rows[0]["township"] == "青山路街道"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1", "'=1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\t=1", "'\t=1"),
        (-1, "-1"),
        (-0.5, "-0.5"),
        ("一=1", "一=1"),
        (None, ""),
        (True, "true"),
    ],
)
def test_a_cell_is_never_a_formula(value: str | float | None, cell: str) -> None:
    assert value_to_cell(value) == cell


@given(st.text())
def test_no_text_begins_as_a_formula(text: str) -> None:
    assert not value_to_cell(text).startswith(("=", "+", "-", "@"))
    assert value_to_cell(text).removeprefix("'") == text.removeprefix("'")


def test_hostile_texts_stay_texts_everywhere(tmp_path: Path) -> None:
    write_table(hostile_table(), tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [row[0] if row else "" for row in csv.reader(file)][1:]
    assert cells[:4] == ["'=1+1", "'+1", "'-1", "'@SUM(A1)"]
    assert write_workbook([hostile_table()], tmp_path / "x.xlsx") == 0
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["duties"]
    shown = list(sheet.iter_rows(min_row=2, max_col=1))
    assert [cell.value or "" for (cell,) in shown] == HOSTILE
    assert {cell.data_type for (cell,) in shown} <= {"s", "n"}
    write_parquet(hostile_table(), tmp_path / "x.parquet")
    read = pyarrow.parquet.read_table(tmp_path / "x.parquet")
    assert read.column("text").to_pylist() == HOSTILE
    write_database([hostile_table()], tmp_path / "x.db")
    with closing(sqlite3.connect(tmp_path / "x.db")) as database:
        found = database.execute("SELECT text FROM duties").fetchall()
    assert [text for (text,) in found] == HOSTILE


def test_a_text_too_long_for_excel_is_cut_and_counted(tmp_path: Path) -> None:
    column = Column("text", "text", "文字", "text")
    heading = Heading("duties", "表", "table", (column,), False)
    table = FlatTable(heading, [("长" * 32_768,), ("长" * 32_767,)])
    assert write_workbook([table], tmp_path / "x.xlsx") == 1
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["duties"]
    assert sheet["A2"].value == "长" * 32_766 + "…"
    assert sheet["A3"].value == "长" * 32_767


def test_a_workbook_has_all_tables_and_says_what_they_hold(
    opened: Store, tmp_path: Path
) -> None:
    export_store(opened, tmp_path / "x.xlsx", "xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx", read_only=True)
    assert book.sheetnames == ["说明", *TABLE_NAMES]
    meanings = list(book["说明"].iter_rows(values_only=True))
    assert (
        "duties",
        "number",
        "印的序号",
        "Number printed beside the duty",
    ) in meanings
    rows = list(book["duties"].iter_rows(values_only=True))
    assert len(rows) == 810
    assert rows[1][1] == "青山路街道"
    assert isinstance(rows[1][5], int)


def test_parquet_has_types_and_descriptions(opened: Store, tmp_path: Path) -> None:
    export_store(opened, tmp_path / "x.parquet", "parquet", table="duties")
    read = pyarrow.parquet.read_table(tmp_path / "x.parquet")
    assert read.num_rows == 809
    field = read.schema.field("number")
    assert str(field.type) == "int64"
    assert field.metadata[b"zh"].decode() == "印的序号"


def test_sqlite_has_keys_links_and_descriptions(opened: Store, tmp_path: Path) -> None:
    export_store(opened, tmp_path / "x.db", "sqlite")
    with closing(sqlite3.connect(tmp_path / "x.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        number = """SELECT COUNT(*) FROM steps JOIN duties ON duty_iri = duties.iri
                    WHERE township = '突泉镇' AND part = 'township'"""
        assert database.execute(number).fetchone() == (277,)
        meaning = "SELECT en FROM columns WHERE table_name = ? AND column_name = ?"
        found = database.execute(meaning, ("steps", "text")).fetchone()
        assert found == ("What the step says",)


def test_a_folder_holds_all_tables_and_their_description(
    opened: Store, tmp_path: Path
) -> None:
    export_store(opened, tmp_path / "tables", "csv")
    names = sorted(path.name for path in (tmp_path / "tables").iterdir())
    tables = sorted(f"{name}.csv" for name in TABLE_NAMES)
    assert names == sorted(["datapackage.json", *tables])
    text = (tmp_path / "tables" / "datapackage.json").read_text(encoding="utf-8")
    resources = json.loads(text)["resources"]
    assert [one["path"] for one in resources] == [f"{name}.csv" for name in TABLE_NAMES]
    fields = [field["name"] for field in resources[0]["schema"]["fields"]]
    with (tmp_path / "tables" / "duties.csv").open(encoding="utf-8-sig") as file:
        assert next(csv.reader(file)) == fields


def test_a_zip_holds_all_tables(opened: Store, tmp_path: Path) -> None:
    export_store(opened, tmp_path / "x.zip", "parquet")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert len(archive.namelist()) == len(TABLE_NAMES) + 1
        assert archive.testzip() is None


def test_links_are_those_of_one_township_at_a_time(opened: Store) -> None:
    towns = [
        list(links.subjects("dg:listNumber")) for links in links_by_township(opened)
    ]
    duties = [{iri.split("/")[6] for iri in iris} for iris in towns if iris]
    assert [len(codes) for codes in duties] == [1] * 5
    assert sum(map(len, towns)) == 809
    assert [code for codes in duties for code in codes] == sorted(set().union(*duties))
