"""Time the saved questions: takes nothing, prints each beside pyoxigraph and rdflib.

`python -m benchmarks.questions [SECONDS]` builds the five documents. rdflib's memory
store holds the same statements, all graphs as one; a query that takes it longer than
SECONDS (20) is ended. The answers are those of tests/questions/examples.toml.
"""

import multiprocessing
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
import rdflib

from benchmarks.results import Result
from benchmarks.timing import time_in_turn
from dutygraph.build import build
from dutygraph.parameters import fill_question
from dutygraph.query import select
from dutygraph.questions import find_question
from dutygraph.rdflibgraph import terms_to_triples
from dutygraph.store import Store, open_store
from dutygraph.vocab import PREFIXES
from tests.questions.make import SOURCES, examples

_ROUNDS = 15
_LIMIT = 20.0


@dataclass(frozen=True, slots=True)
class Timing:
    """Medians in seconds; of rdflib one run, or None where it was ended."""

    name: str
    rows: int
    ours: float
    direct: float
    other: float | None

    def kept(self, limit: float) -> bool:
        """Tell whether the promises hold: 50 ms, 1.2 times, 10 times."""
        other = limit if self.other is None else self.other
        direct = self.ours <= 1.2 * self.direct
        return self.ours <= 0.05 and direct and other >= 10 * self.ours


def time_question(store: Store, graph: rdflib.Graph, name: str, limit: float) -> Timing:
    """Time one question, with what it is asked with, in three ways."""
    question = find_question(name.partition("+")[0])
    text = fill_question(store, question, examples()[name])

    def ask() -> int:
        return len(list(select(store, text, name).rows))

    def ask_directly() -> int:
        found = store.database.query(
            text, prefixes=PREFIXES, use_default_graph_as_union=True
        )
        if not isinstance(found, pyoxigraph.QuerySolutions):
            raise TypeError(f"{name} is no SELECT")
        return len([[term and term.value for term in row] for row in found])

    rows = ask()
    times = time_in_turn({"ours": ask, "direct": ask_directly}, _ROUNDS)
    other = _time_elsewhere(
        lambda: len(list(graph.query(text, initNs=PREFIXES))), limit
    )
    return Timing(name, rows, times["ours"], times["direct"], other)


def _time_elsewhere(action: Callable[[], int], limit: float) -> float | None:
    """Time an action in a copy of this process, which is ended at the limit."""
    context = multiprocessing.get_context("fork")
    reader, writer = context.Pipe(duplex=False)

    def work() -> None:
        start = time.perf_counter()
        action()
        writer.send(time.perf_counter() - start)

    process = context.Process(target=work)
    process.start()
    seconds = reader.recv() if reader.poll(limit) else None
    process.kill()
    process.join()
    return seconds


def time_questions(folder: Path, limit: float) -> Iterator[Timing]:
    """Time all questions on the five documents."""
    build([SOURCES], folder / "graph")
    with open_store(folder / "graph") as store:
        graph = rdflib.Graph()
        for triple in terms_to_triples(quad.triple for quad in store.database):
            graph.add(triple)
        for name in examples():
            yield time_question(store, graph, name, limit)


def measure_questions(limit: float = 1.0) -> list[Result]:
    """Measure all questions; name the one that comes nearest to each promise."""
    with tempfile.TemporaryDirectory() as folder:
        timings = list(time_questions(Path(folder), limit))
    slowest = max(timings, key=lambda one: one.ours)
    heaviest = max(timings, key=lambda one: one.ours / one.direct)
    nearest = min(timings, key=lambda one: (one.other or limit) / one.ours)
    ratio = heaviest.ours / heaviest.direct
    gain = (nearest.other or limit) / nearest.ours
    count = f"{len(timings)} saved questions"
    return [
        Result(
            f"{count}, slowest: {slowest.name}",
            f"{slowest.ours * 1e3:.0f} ms",
            "≤ 50 ms",
            slowest.ours <= 0.05,
        ),
        Result(
            f"{count} against pyoxigraph called directly, worst: {heaviest.name}",
            f"{ratio:.2f} times ({heaviest.ours * 1e3:.1f} ms)",
            "≤ 1.2 times",
            ratio <= 1.2,
        ),
        Result(
            f"{count} against rdflib's memory store, ended at {limit:g} s, "
            f"worst: {nearest.name}",
            f"{gain:.0f} times faster",
            "≥ 10 times",
            gain >= 10,
        ),
    ]


def main() -> int:
    """Print a table of Markdown; 1 where a promise is not kept."""
    limit = float(sys.argv[1]) if len(sys.argv) > 1 else _LIMIT
    write = sys.stdout.write
    write("| question | rows | median | of pyoxigraph | rdflib | kept |\n")
    write("| --- | ---: | ---: | ---: | ---: | --- |\n")
    timings = []
    with tempfile.TemporaryDirectory() as folder:
        for one in time_questions(Path(folder), limit):
            timings.append(one)
            other = "> limit" if one.other is None else f"{one.other / one.ours:.0f} ×"
            ratio = one.ours / one.direct
            kept = "yes" if one.kept(limit) else "NO"
            write(f"| {one.name} | {one.rows} | {one.ours * 1e3:.1f} ms ")
            write(f"| {ratio:.2f} × | {other} | {kept} |\n")
            sys.stdout.flush()
    median = statistics.median(one.ours for one in timings) * 1e3
    slowest = max(one.ours for one in timings) * 1e3
    kept_all = all(one.kept(limit) for one in timings)
    write(f"\nmedian {median:.1f} ms, slowest {slowest:.1f} ms, limit {limit:g} s\n")
    return 0 if kept_all else 1


if __name__ == "__main__":
    sys.exit(main())
