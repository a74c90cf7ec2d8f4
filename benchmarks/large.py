"""Measure large stores: `python -m benchmarks.large [PART …]`.

Without parts LARGE.md is written anew, in some 35 minutes; 5,000
townships need 40 GB of disk.
"""

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.aggregates import PROMISED, measure_aggregates
from benchmarks.building import measure_documents
from benchmarks.counting import time_tables, timings_to_result
from benchmarks.dutypages import measure_duty_pages
from benchmarks.growing import grow_store
from benchmarks.results import Result
from benchmarks.running import run_parts
from benchmarks.writing import measure_memory
from dutygraph.store import open_store

LARGE = Path(__file__).with_name("LARGE.md")
SIZES = (500, 1_000, 2_000, 5_000)
WORD = 1_000
_ABOUT = (
    "`make bench-large` writes this file: stores of hundreds and thousands of drawn "
    "townships. The figures are those of one machine, by the clock."
)


def measure_questions() -> list[Result]:
    """Measure the questions that count in both forms where the promise is made."""
    return measure_aggregates(PROMISED)


def measure_word(count: int = WORD) -> list[Result]:
    """Measure Word documents to a store."""
    return [measure_documents(count, "word", 300)]


def measure_store(sizes: Sequence[int] = SIZES) -> list[Result]:
    """Measure building one store, matching it, and asking it."""
    most = max(sizes)
    with tempfile.TemporaryDirectory() as folder:
        results = grow_store(sizes, Path(folder))
        path = Path(folder, "store")
        results.append(timings_to_result(time_tables(path), most))
        with open_store(path) as store:
            return [*results, *measure_duty_pages(store, most)]


def measure_lines(count: int = SIZES[-1]) -> list[Result]:
    """Measure the memory of writing N-Quads over many townships."""
    return [measure_memory(count)]


PARTS: dict[str, Callable[[], list[Result]]] = {
    "questions": measure_questions,
    "word": measure_word,
    "lines": measure_lines,
    "store": measure_store,
}


if __name__ == "__main__":
    sys.exit(run_parts(PARTS, sys.argv[1:], LARGE, _ABOUT))
