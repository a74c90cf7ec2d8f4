"""Time the questions that count: their SQL form beside the same SPARQL on Oxigraph.

Both are asked of one store of drawn townships, one after the other, and must give the
same rows. All are seconds by the clock. The pages of duties are timed on the same
store. `python -m benchmarks.aggregates [N]` prints every question for as many townships
as said; the promise is made for 500. What 5,000 take is for `benchmarks.counting`.
"""

import re
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.dutypages import measure_duty_pages
from benchmarks.results import Result
from benchmarks.timing import time_in_turn
from benchmarks.townships import resolved_lists
from dutygraph.asking import Filled, fill
from dutygraph.build.batches import load_all
from dutygraph.build.making import Made, resolved_to_made
from dutygraph.columns.attached import tables_of
from dutygraph.columns.forms import run_form
from dutygraph.columns.writing import ColumnWriter
from dutygraph.matters.storing import match_store
from dutygraph.parameters import offer_values
from dutygraph.query import select
from dutygraph.questions import Question, saved_questions
from dutygraph.store import Store, create_store, open_store

TOWNSHIPS, PROMISED = 60, 500
_ROUNDS = 3
_COUNTS = re.compile(r"\bGROUP BY\b|\bCOUNT\(|\bSUM\(")


@dataclass(frozen=True, slots=True)
class Timing:
    """What a question takes in seconds by the clock: medians, in SQL and in SPARQL."""

    name: str
    rows: int
    in_sql: float
    in_sparql: float


def counting_questions() -> list[Question]:
    """Give the questions that count; others list what the tables have."""
    return [one for one in saved_questions() if one.sql and _COUNTS.search(one.text)]


def draw_store(count: int, path: Path) -> None:
    """Make a store of so many drawn townships with its tables."""
    fill_store(path, (resolved_to_made("", one) for one in resolved_lists(count)))


def fill_store(path: Path, made: Iterable[Made]) -> None:
    """Make a store of what was made of documents, as a build does."""
    with create_store(path) as store:
        columns = ColumnWriter(store)
        deque(load_all(columns, made), maxlen=0)
        columns.settle()
        match_store(store)
        columns.complete()


def time_questions(store: Store, rounds: int = _ROUNDS) -> Iterator[Timing]:
    """Time all questions that count; ValueError where the two forms differ."""
    township, _ = offer_values(store, "dg:Township", "zh")[0]
    for question in counting_questions():
        yield _time_question(store, _fill(store, question, township), rounds)


def _fill(store: Store, question: Question, township: str) -> Filled:
    needed = {one.name: township for one in question.parameters if one.required}
    return fill(store, question, needed)


def _time_question(store: Store, filled: Filled, rounds: int) -> Timing:
    tables = tables_of(store)

    def ask_tables() -> list[tuple[object, ...]]:
        return list(run_form(tables, filled.sql, filled.name, filled.values).rows)

    def ask_graph() -> list[tuple[object, ...]]:
        return list(select(store, filled.sparql, filled.name).rows)

    rows = ask_tables()
    if rows != ask_graph():
        raise ValueError(f"{filled.name}: the two forms differ")
    actions = {"sql": ask_tables, "sparql": ask_graph}
    seconds = time_in_turn(actions, rounds, time.perf_counter)
    return Timing(filled.name, len(rows), seconds["sql"], seconds["sparql"])


def measure_aggregates(count: int = TOWNSHIPS) -> list[Result]:
    """Measure all questions that count on so many townships."""
    with tempfile.TemporaryDirectory() as folder:
        draw_store(count, Path(folder) / "graph")
        with open_store(Path(folder) / "graph") as store:
            return [
                *timings_to_results(list(time_questions(store)), count),
                *measure_duty_pages(store, count),
            ]


def timings_to_results(timings: list[Timing], count: int) -> list[Result]:
    """Give a line for the sum and one for the slowest.

    The gain grows with the townships: so much the less is asked of fewer.
    """
    in_sql = sum(one.in_sql for one in timings)
    gain = sum(one.in_sparql for one in timings) / in_sql
    least = 50 * min(count / PROMISED, 1)
    slowest = max(timings, key=lambda one: one.in_sql)
    middle = median(one.in_sparql / one.in_sql for one in timings)
    return [
        Result(
            f"{len(timings)} questions that count, {count} townships, SQL to SPARQL",
            f"{gain:.0f} times faster in sum ({in_sql:.2f} s; median {middle:.0f})",
            f"≥ 50 times at {PROMISED} townships ({least:.0f} at {count})",
            gain >= least,
        ),
        Result(
            f"questions that count, {count} townships, slowest: {slowest.name}",
            f"{slowest.in_sql * 1e3:.0f} ms",
            "≤ 500 ms at 5,000 townships",
            slowest.in_sql <= 0.5,
        ),
    ]


def main(arguments: list[str]) -> None:
    """Print a line for each question, then the results."""
    count = int(arguments[0]) if arguments else TOWNSHIPS
    write = sys.stdout.write
    with tempfile.TemporaryDirectory() as folder:
        draw_store(count, Path(folder) / "graph")
        with open_store(Path(folder) / "graph") as store:
            timings = []
            for one in time_questions(store):
                timings.append(one)
                write(f"{one.name}: {one.rows} rows, {one.in_sql * 1e3:.1f} ms")
                write(f" in SQL, {one.in_sparql * 1e3:.1f} ms in SPARQL\n")
                sys.stdout.flush()
            pages = measure_duty_pages(store, count)
    for result in (*timings_to_results(timings, count), *pages):
        write(f"{result.name}: {result.found}; {result.promised}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
