"""Rankings agree with what is calculated outside, from records verified by hand."""

import csv
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import Run

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
REFERENCE = SHARED / "reference"
TOWNS = {"002": "巴彦高勒苏木", "004": "富河镇"}
MEASURES = ("duties", "share", "lead", "steps", "unsupported_steps", "relief")

pytestmark = pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="the reference lies outside"
)


@dataclass
class Verified:
    """A duty as its verified record has it; departments by their full names."""

    town: str
    reclaimed: bool
    departments: list[str]
    lines: list[list[str]]
    steps: int
    hard: bool
    field: str


def fold(text: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return plain.strip("。.;；")


def table(path: Path, separator: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=separator))


def read_verified() -> list[Verified]:
    mentions = {
        (row["document"], fold(row["mention"])): row
        for row in table(REFERENCE / "departments.tsv", "\t")
    }
    vocabulary = SHARED / "vocabulary"
    labels = {
        row["id"]: row["label_zh"]
        for row in table(vocabulary / "functional-lines.csv", ",")
    }
    kinds = {
        row["id"]: row["kind"] for row in table(vocabulary / "guarantee-types.csv", ",")
    }
    types = {
        fold(cells[0]): cells[1].split(",")
        for line in (REFERENCE / "guarantees.tsv").read_text("utf-8").splitlines()
        for cells in [line.split("\t")]
        if line.strip()
    }
    fields = {
        spelling: row["label_zh"]
        for row in table(ROOT / "data" / "vocabulary" / "policy-fields.csv", ",")
        for spelling in row["spellings"].split()
    }
    found = []
    for document, town in TOWNS.items():
        for line in (REFERENCE / f"{document}.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            if record["list"] == "basic":
                continue
            named = {
                fold(row["entity"]): row["lines"].split(",") if row["lines"] else []
                for mention in record["departments"]
                for row in [mentions[document, fold(mention)]]
                if row["kind"] != "generic"
            }
            promised = {
                kinds[kind]
                for phrase in record.get("guarantees", [])
                for kind in types[fold(phrase)]
            }
            found.append(
                Verified(
                    town,
                    record["list"] == "reclaimed",
                    list(named),
                    [[labels[one] for one in own] for own in named.values()],
                    max(1, len(record.get("township_steps", []))),
                    "hard" in promised,
                    fields.get(record["section"], record["section"]),
                )
            )
    return found


def parts(duty: Verified, by: str) -> Iterator[tuple[str, float, float, bool]]:
    """Give each key, its parts of the duty and of a department, whether it leads."""
    if by in ("township", "field") and duty.departments:
        yield (duty.town if by == "township" else duty.field), 1, 1, True
    for place, (name, lines) in enumerate(
        zip(duty.departments, duty.lines, strict=True)
    ):
        part = 1 / len(duty.departments)
        if by == "department":
            yield name, part, 1, place == 0
        if by == "line":
            for line in lines:
                yield line, part / len(lines), 1 / len(lines), place == 0


def calculate(by: str) -> dict[str, list[float]]:
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * 6)
    for duty in read_verified():
        for key, part, of_department, leads in parts(duty, by):
            own = sums[key]
            if duty.reclaimed:
                own[5] += of_department
                continue
            gap = 0 if duty.hard else duty.steps * part
            for place, value in enumerate((1, part, leads, duty.steps * part, gap)):
                own[place] += value
    return sums


@pytest.fixture(scope="module")
def verified_store(
    sources: Path, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = tmp_path_factory.mktemp("verified") / "graph"
    codes = ("152922213", "150422104")
    paths = [next(sources.glob(f"{code}*")) for code in codes]
    assert run("build", *paths, "--out", path).returncode == 0
    return path


@pytest.mark.parametrize("by", ["department", "line", "township", "field"])
def test_every_figure_is_within_two_percent(
    by: str, verified_store: Path, run: Run
) -> None:
    done = run("rank", "--store", verified_store, "--by", by, "--top=0", "--format=csv")
    ranked = {
        fold(row[by]): [float(row[name]) for name in MEASURES]
        for row in csv.DictReader(done.stdout.splitlines())
    }
    expected = calculate(by)
    assert ranked.keys() == {fold(key) for key in expected}
    for key, figures in expected.items():
        assert ranked[fold(key)] == pytest.approx(figures, rel=0.02, abs=1e-9), key


def test_concentration_is_that_of_its_textbook_form(
    verified_store: Path, run: Run
) -> None:
    done = run(
        *("rank", "--store", verified_store, "--by", "township", "--format", "csv")
    )
    for row in csv.DictReader(done.stdout.splitlines()):
        steps: defaultdict[str, float] = defaultdict(float)
        for duty in read_verified():
            if duty.town == row["township"] and not duty.reclaimed:
                for name in duty.departments:
                    steps[name] += duty.steps / len(duty.departments)
        values, total = list(steps.values()), sum(steps.values())
        apart = sum(abs(one - other) for one in values for other in values)
        assert float(row["gini"]) == pytest.approx(
            apart / (2 * len(values) * total), rel=0.02
        )
        assert float(row["herfindahl"]) == pytest.approx(
            sum((value / total) ** 2 for value in values), rel=0.02
        )
