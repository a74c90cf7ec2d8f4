"""The five published documents against their own totals and the verified reference."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from dutygraph.model import DutyList, IssueKind
from dutygraph.parse import parse
from dutygraph.readers import read
from dutygraph.records import NAMES, duty_list_to_rows

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "data" / "sources"
SHARED = ROOT.parent / "shared"


def records(duty_list: DutyList) -> list[dict[str, object]]:
    rows = duty_list_to_rows(duty_list)
    return [dict(zip(NAMES, row, strict=True)) for row in rows]


def source(code: str) -> Path:
    (path,) = SOURCES.glob(f"{code}-*.txt")
    return path


@pytest.mark.parametrize(
    ("code", "township", "counts"),
    [
        ("150204006", "青山路街道", {"cooperative": 67}),
        ("150205202", "吉忽伦图苏木", {"cooperative": 79}),
        ("150422104", "富河镇", {"basic": 98, "cooperative": 59, "reclaimed": 85}),
        ("152224100", "突泉镇", {"basic": 99, "cooperative": 77, "reclaimed": 42}),
        (
            "152922213",
            "巴彦高勒苏木",
            {"basic": 88, "cooperative": 64, "reclaimed": 51},
        ),
    ],
)
def test_every_duty_of_the_lists_is_read_once(
    code: str, township: str, counts: dict[str, int]
) -> None:
    duty_list = parse(read(source(code)))
    assert duty_list.township == township
    assert Counter(duty.kind.value for duty in duty_list.duties) == counts
    doubts = {issue.kind for issue in duty_list.issues}
    assert not doubts & {
        IssueKind.COUNT_DIFFERS,
        IssueKind.NUMBER_MISSING,
        IssueKind.NUMBER_TWICE,
        IssueKind.TEXT_LEFT_OVER,
        IssueKind.UNKNOWN_COLUMN,
    }


@pytest.mark.skipif(not SHARED.exists(), reason="the reference lies outside")
@pytest.mark.parametrize(
    ("reference", "code"), [("002", "152922213"), ("004", "150422104")]
)
def test_every_field_agrees_with_the_verified_reference(
    reference: str, code: str, tmp_path: Path
) -> None:
    result = tmp_path / "records.jsonl"
    duties = records(parse(read(source(code))))
    lines = (json.dumps(duty, ensure_ascii=False) for duty in duties)
    result.write_text("\n".join(lines), encoding="utf-8")
    script = SHARED / "evaluate" / "score_extraction.py"
    wanted = SHARED / "reference" / f"{reference}.jsonl"
    command = [sys.executable, script, wanted, result, "--min", "0.999"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def test_blank_lines_change_nothing_in_the_text_of_a_pdf(tmp_path: Path) -> None:
    original = source("152922213")
    squeezed = tmp_path / original.name
    lines = original.read_text(encoding="utf-8").split("\n")
    squeezed.write_text("\n".join(filter(str.strip, lines)), encoding="utf-8")
    fields = ("kind", "number", "section", "title", "departments", "responsibilities",
              "guarantees", "township_steps", "work_methods")  # fmt: skip
    one, other = (
        [[record[name] for name in fields] for record in records(duties)]
        for duties in (parse(read(original)), parse(read(squeezed)))
    )
    assert one == other
