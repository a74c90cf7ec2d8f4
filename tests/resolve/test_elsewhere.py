"""Departments of provinces never seen, and the hand-made reference."""

import csv
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from dutygraph.model import DutyList
from dutygraph.resolve import resolve

Builder = Callable[..., DutyList]
NAMES = Path(__file__).parents[1] / "data" / "resolve" / "departments-elsewhere.tsv"
REFERENCE = Path(__file__).parents[3] / "shared" / "reference" / "departments.tsv"
CODES = {"002": "152922213", "004": "150422104"}


def test_97_of_100_names_of_other_provinces_have_exactly_their_lines(
    duty_list: Builder,
) -> None:
    rows = [
        line.split("\t")
        for line in NAMES.read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    assert len(rows) > 300
    wrong = []
    for name, lines in rows:
        found = resolve(duty_list(((name,), ()))).departments[name]
        have = {line for department in found for line in department.lines}
        if have != set(lines.split(",")):
            wrong.append((name, have))
    assert len(wrong) <= 0.03 * len(rows), wrong


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference is not here")
@pytest.mark.parametrize("document", CODES)
def test_reference_mentions_are_the_same_departments_with_the_same_lines(
    duty_list: Builder, document: str
) -> None:
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file, delimiter="\t")
            if row["document"] == document and row["kind"] in ("department", "branch")
        ]
    mentions = tuple(row["mention"] for row in rows)
    found = resolve(duty_list((mentions, ())), CODES[document]).departments
    for row in rows:
        (department,) = found[row["mention"]]
        assert set(department.lines) == set(row["lines"].split(","))
        assert (department.superior or "") == row["superior"]
    for one, other in itertools.combinations(rows, 2):
        same = found[one["mention"]] == found[other["mention"]]
        assert same == (one["entity"] == other["entity"])
