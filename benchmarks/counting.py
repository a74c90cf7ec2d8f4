"""Time the questions that count on tables alone: takes a number of townships.

`python -m benchmarks.counting [N]` draws the tables of so many townships beside a graph
that holds nothing but which list is from which document, matches them, and asks every
question that counts in SQL. So 5,000 townships fit where their graph does not.
"""

import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from benchmarks.aggregates import counting_questions, fill_store
from benchmarks.results import Result
from benchmarks.timing import time_in_turn
from benchmarks.townships import resolved_lists
from dutygraph import vocab
from dutygraph.asking import fill_sql
from dutygraph.build.making import Made
from dutygraph.build.reports import report_built
from dutygraph.columns.arrow import pack_rows
from dutygraph.columns.attached import tables_of
from dutygraph.columns.forms import run_form
from dutygraph.columns.rows import resolved_to_rows
from dutygraph.iris import document_iri
from dutygraph.meanings import ResolvedList
from dutygraph.nquads import text_to_literal
from dutygraph.quads import graph_iri
from dutygraph.questions import Question
from dutygraph.store import open_store

TOWNSHIPS = 5_000
_ROUNDS, _MOST = 5, 0.5


def draw_tables(count: int, path: Path) -> None:
    """Make a store of the tables of so many drawn townships, without their graphs."""
    fill_store(path, map(_resolved_to_made, resolved_lists(count)))


def _resolved_to_made(resolved: ResolvedList) -> Made:
    """Give the columns of a list beside a graph of next to nothing."""
    columns, report = pack_rows(resolved_to_rows(resolved)), report_built("", resolved)
    return Made(report, graph_iri(resolved), _say_origin(resolved), columns)


def _say_origin(resolved: ResolvedList) -> bytes:
    """Give the quads that say which document a list is from."""
    sha256 = resolved.duty_list.source.sha256
    list_, document = f"<{graph_iri(resolved)}>", f"<{document_iri(sha256)}>"
    statements = (
        (list_, vocab.WAS_DERIVED_FROM, document),
        (document, vocab.TYPE, vocab.SourceDocument),
        (document, vocab.SHA256, text_to_literal(sha256)),
    )
    return "".join(f"{' '.join(one)} {list_} .\n" for one in statements).encode()


def time_tables(path: Path) -> Iterator[tuple[str, int, float]]:
    """Give the rows and the seconds, by the clock, of every question that counts."""
    with open_store(path) as store:
        tables = tables_of(store)
        ((township,),) = tables.execute(
            "SELECT township FROM townships ORDER BY division_code LIMIT 1"
        ).fetchall()
        for question in counting_questions():
            yield _time_question(tables, question, township)


def _time_question(
    tables: duckdb.DuckDBPyConnection, question: Question, township: int
) -> tuple[str, int, float]:
    given = {one.name: township for one in question.parameters if one.required}
    text, rows = fill_sql(question.sql, given), 0

    def ask() -> None:
        nonlocal rows
        rows = sum(1 for _ in run_form(tables, text, question.name, given).rows)

    seconds = time_in_turn({"sql": ask}, _ROUNDS, time.perf_counter)["sql"]
    return question.name, rows, seconds


def timings_to_result(timings: Iterable[tuple[str, int, float]], count: int) -> Result:
    """Give the line of the slowest."""
    name, _, seconds = max(timings, key=lambda one: one[2])
    return Result(
        f"questions that count, tables of {count} townships, slowest: {name}",
        f"{seconds * 1e3:.0f} ms",
        "≤ 500 ms",
        seconds <= _MOST,
    )


def main(arguments: list[str]) -> None:
    """Print a line for each question, then the slowest."""
    count = int(arguments[0]) if arguments else TOWNSHIPS
    write, timings = sys.stdout.write, []
    with tempfile.TemporaryDirectory() as folder:
        draw_tables(count, Path(folder) / "graph")
        for one in time_tables(Path(folder) / "graph"):
            timings.append(one)
            write(f"{one[0]}: {one[1]} rows, {one[2] * 1e3:.0f} ms\n")
    result = timings_to_result(timings, count)
    write(f"{result.name}: {result.found}; {result.promised}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
