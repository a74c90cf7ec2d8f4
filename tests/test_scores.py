"""The judging scripts on the graph of the five documents, against the references."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dutygraph.build import build
from dutygraph.query import select
from dutygraph.store import Store, open_store

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="the references lie outside"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("scores") / "graph"
    build([ROOT / "data" / "sources"], folder)
    with open_store(folder) as opened:
        yield opened


def write_answer(store: Store, question: str, path: Path) -> Path:
    query = (SHARED / "evaluate" / f"{question}.rq").read_text(encoding="utf-8")
    answer = select(store, query)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(answer.names)
        writer.writerows(answer.rows)
    return path


@pytest.mark.parametrize(
    ("what", "references", "least"),
    [
        ("departments", ["departments.tsv"], "0.98"),
        ("guarantees", ["guarantees.tsv"], "0.97"),
        ("matters", ["matters-same.tsv", "matters-either.tsv"], "0.95"),
    ],
)
def test_the_graph_agrees_with_the_reference(
    store: Store, tmp_path: Path, what: str, references: list[str], least: str
) -> None:
    answer = write_answer(store, what, tmp_path / f"{what}.csv")
    wanted = [str(SHARED / "reference" / name) for name in references]
    script = str(SHARED / "evaluate" / "score_resolution.py")
    command = [sys.executable, script, what, *wanted, str(answer), "--min", least]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def test_duties_that_are_only_alike_are_not_one_matter(
    store: Store, tmp_path: Path
) -> None:
    answer = write_answer(store, "matters", tmp_path / "matters.csv")
    codes = {"152922213": "002", "150422104": "004"}
    members: dict[str, set[str]] = {}
    with answer.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["code"] in codes:
                duty = f"{codes[row['code']]}-{row['kind'][0]}{row['number']}"
                members.setdefault(duty, set()).add(row["matter"])
    text = (SHARED / "reference" / "matters-related.tsv").read_text(encoding="utf-8")
    pairs = [line.split("\t")[:2] for line in text.splitlines() if line.strip()]
    merged = [
        (one, other)
        for one, other in pairs
        if members.get(one, set()) & members.get(other, set())
    ]
    assert len(merged) <= 0.1 * len(pairs), merged
