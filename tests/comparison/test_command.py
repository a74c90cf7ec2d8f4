"""Townships are compared from the command line."""

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import Run


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_two_real_townships(store: Path, run: Run) -> None:
    done = run("compare", "--store", store, "突泉镇", "150422104", "--format", "csv")
    rows = rows_of(done.stdout)
    assert Counter(row["finding"] for row in rows) == {
        "hands": 59,
        "department": 15,
        "guarantee": 21,
        "load": 36,
        "only": 179,
    }
    assert rows[0]["subject"] == "临时救助"
    assert (rows[0]["a"], rows[0]["b"]) == ("cooperative", "basic")


def test_the_table_is_chinese_first(store: Path, run: Run) -> None:
    done = run("compare", "--store", store, "突泉镇", "富河镇")
    assert done.stdout.startswith(
        "甲：突泉镇　乙：富河镇\n"
        "清单不同 59，部门不同 15，保障不同 21，条线占比 36，"
        "仅甲列有 71，仅乙列有 108\n"
    )
    assert "清单不同   临时救助" in done.stdout
    english = run("compare", "--store", store, "突泉镇", "富河镇", "--lang", "en")
    assert english.stdout.startswith("A: 突泉镇; B: 富河镇\n")


def test_one_kind_of_difference_alone(store: Path, run: Run) -> None:
    sides = ("compare", "--store", store, "突泉镇", "富河镇", "--finding", "load")
    rows = rows_of(run(*sides, "--format", "csv").stdout)
    assert {row["finding"] for row in rows} == {"load"}
    apart = [abs(float(row["difference"])) for row in rows]
    assert apart == sorted(apart, reverse=True)
    table = run(*sides).stdout
    assert "甲占比（%）" in table
    assert "农业农村" in table.splitlines()[5]
    hands = run(*sides[:-1], "hands").stdout
    assert "甲占比" not in hands


def test_shares_of_a_group_stay_within_the_whole(store: Path, run: Run) -> None:
    done = run(
        "compare", "--store", store, "突泉镇,富河镇", "--others", "--format=jsonl"
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    for side in ("a_share", "b_share"):
        total = sum(row[side] for row in rows if row["finding"] == "load")
        assert 0.9 < total <= 1 + 1e-9


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("突泉", "富河镇"), "no townships '突泉'; expected one of 突泉镇"),
        (("突泉镇", "突泉镇,富河镇"), "突泉镇 on both sides; expected each township"),
        (("，", "富河镇"), "no township in '，'; expected a name or a code"),
    ],
)
def test_sides_that_cannot_be_compared_are_said(
    store: Path, run: Run, names: tuple[str, str], message: str
) -> None:
    done = run("compare", "--store", store, *names)
    assert (done.returncode, done.stdout) == (1, "")
    assert message in done.stderr


def test_one_side_alone_is_a_usage_error(store: Path, run: Run) -> None:
    for names in (("突泉镇",), ("突泉镇", "富河镇", "--others")):
        done = run("compare", "--store", store, *names)
        assert done.returncode == 2
        assert "Name two sides, A and B, or A with --others." in done.stderr


def test_a_store_of_one_township_has_none_to_compare_with(
    sources: Path, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "graph"
    run("build", sources / "150204006-青山路街道.txt", "--out", path)
    done = run("compare", "--store", path, "青山路街道", "--others")
    assert (done.returncode, done.stdout) == (1, "")
    assert "1 township; expected two townships or more" in done.stderr


def test_no_cooperative_duties_are_said(
    basic_store: Path, sources: Path, run: Run
) -> None:
    run("build", sources / "150204006-青山路街道.txt", "--out", basic_store)
    done = run(
        "compare", "--store", basic_store, "青山路街道", "突泉镇", "--format", "csv"
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == "负担未比较：有一方没有写明部门的配合履职事项\n"
    assert [(row["finding"], row["subject"]) for row in rows_of(done.stdout)] == [
        ("list", "basic"),
        ("list", "cooperative"),
    ]
