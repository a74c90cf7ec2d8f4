"""Store the answers of the saved questions on the five documents.

`python -m tests.questions.make` builds the documents and writes results/ anew.
"""

import csv
import io
import sys
import tempfile
import tomllib
from pathlib import Path

from dutygraph.asking import fill
from dutygraph.build import build
from dutygraph.output import value_to_text
from dutygraph.query import select
from dutygraph.questions import find_question, saved_questions
from dutygraph.store import Store, open_store

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "data" / "sources"
RESULTS = HERE / "results"


def examples() -> dict[str, dict[str, str]]:
    """Give what to ask each question with, by the name of the file of its answer."""
    given = tomllib.loads((HERE / "examples.toml").read_text(encoding="utf-8"))
    plain: dict[str, dict[str, str]] = {one.name: {} for one in saved_questions()}
    return plain | given


def answer_to_text(store: Store, name: str, given: dict[str, str]) -> str:
    """Give the answer as CSV, with a line break after each row."""
    question = find_question(name.partition("+")[0])
    found = select(store, fill(store, question, given).sparql, name)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(found.names)
    writer.writerows([value_to_text(value) for value in row] for row in found.rows)
    return text.getvalue()


def main() -> None:
    """Write all answers; leave no file of a question that is gone."""
    for old in RESULTS.glob("*.csv"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        build([SOURCES], Path(folder) / "graph")
        with open_store(Path(folder) / "graph") as store:
            for name, given in examples().items():
                text = answer_to_text(store, name, given)
                path = RESULTS / f"{name}.csv"
                path.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(examples())} answers written to {RESULTS}\n")


if __name__ == "__main__":
    main()
