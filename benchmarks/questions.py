"""Time the saved questions beside pyoxigraph and rdflib: takes nothing, gives results.

rdflib's memory store holds the same statements, all graphs as one; it is ended once it
takes 20 times as long. All are CPU seconds, which other work disturbs least. What is
asked is that of tests/questions/examples.toml.
`python -m benchmarks.questions` prints every question.
"""

import gc
import multiprocessing
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import truediv
from pathlib import Path
from statistics import median

import pyoxigraph
import rdflib

from benchmarks.results import Result
from benchmarks.timing import seconds_in_turn
from dutygraph.asking import fill
from dutygraph.build import build
from dutygraph.query import select
from dutygraph.questions import find_question
from dutygraph.rdflibgraph import terms_to_triples
from dutygraph.store import Store, open_store
from dutygraph.vocab import PREFIXES
from tests.questions.make import SOURCES, examples

_ROUNDS = 21
_TIMES = 20


@dataclass(frozen=True, slots=True)
class Timing:
    """What a question takes, in CPU seconds: of rdflib one run, or what ended it.

    `ours` is a median; `ratio` says how much longer that is than pyoxigraph called
    directly takes, the median over rounds in which both ran one after the other.
    """

    name: str
    rows: int
    ours: float
    ratio: float
    other: float

    @property
    def gain(self) -> float:
        """How many times faster than rdflib, at least."""
        return self.other / self.ours

    @property
    def is_kept(self) -> bool:
        """Whether the promises hold: 50 ms, 1.2 times, 10 times."""
        return self.ours <= 0.05 and self.ratio <= 1.2 and self.gain >= 10


def time_question(store: Store, graph: rdflib.Graph, name: str) -> Timing:
    """Time one question in three ways, its parameters filled in beforehand."""
    question = find_question(name.partition("+")[0])
    text = fill(store, question, examples()[name]).sparql

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
    seconds = seconds_in_turn(
        {"ours": ask, "direct": ask_directly}, _ROUNDS, time.process_time
    )
    ours, ratio = median(seconds["ours"]), median(map(truediv, *seconds.values()))
    other = _time_elsewhere(
        lambda: len(list(graph.query(text, initNs=PREFIXES))), _TIMES * ours
    )
    return Timing(name, rows, ours, ratio, other)


def _time_elsewhere(action: Callable[[], int], limit: float) -> float:
    """Time an action in a copy of this process, which is ended at the limit."""
    context = multiprocessing.get_context("fork")
    reader, writer = context.Pipe(duplex=False)

    def work() -> None:
        # Its signal, which nobody awaits, ends the copy.
        signal.setitimer(signal.ITIMER_PROF, limit)
        start = time.process_time()
        action()
        writer.send(time.process_time() - start)

    process = context.Process(target=work)
    process.start()
    process.join()
    seconds: float = reader.recv() if reader.poll() else limit
    return seconds


def time_questions() -> Iterator[Timing]:
    """Time all questions on the five documents."""
    with tempfile.TemporaryDirectory() as folder:
        build([SOURCES], Path(folder) / "graph")
        with open_store(Path(folder) / "graph") as store:
            graph = rdflib.Graph()
            for triple in terms_to_triples(quad.triple for quad in store.database):
                graph.add(triple)
            # Else every collection between two rounds walks over this graph.
            gc.freeze()
            for name in examples():
                yield time_question(store, graph, name)


def measure_questions() -> list[Result]:
    """Measure all questions; name the one that comes nearest to each promise."""
    timings = list(time_questions())
    slowest = max(timings, key=lambda one: one.ours)
    heaviest = max(timings, key=lambda one: one.ratio)
    nearest = min(timings, key=lambda one: one.gain)
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
            f"{heaviest.ratio:.2f} times ({heaviest.ours * 1e3:.1f} ms)",
            "≤ 1.2 times",
            heaviest.ratio <= 1.2,
        ),
        Result(
            f"{count} against rdflib's memory store, worst: {nearest.name}",
            f"{nearest.gain:.0f} times faster",
            "≥ 10 times",
            nearest.gain >= 10,
        ),
    ]


def main() -> None:
    """Print a table of Markdown."""
    write = sys.stdout.write
    write("| question | rows | median | of pyoxigraph | rdflib | kept |\n")
    write("| --- | ---: | ---: | ---: | ---: | --- |\n")
    for one in time_questions():
        kept = "yes" if one.is_kept else "NO"
        write(f"| {one.name} | {one.rows} | {one.ours * 1e3:.1f} ms ")
        write(f"| {one.ratio:.2f} × | {one.gain:.0f} × | {kept} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
