"""Measure what was promised: `python -m benchmarks [PART …]`.

Without parts all are measured and RESULTS.md is written anew; with parts, named
as in PARTS, their lines are only printed.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.aggregates import measure_aggregates
from benchmarks.building import measure_building
from benchmarks.commands import measure_commands
from benchmarks.growing import measure_growing
from benchmarks.matters import measure_matters, measure_million
from benchmarks.networks import measure_networks
from benchmarks.pages import measure_pages
from benchmarks.questions import measure_questions
from benchmarks.readers import measure_readers
from benchmarks.resolving import measure_resolving
from benchmarks.results import Result
from benchmarks.running import run_parts
from benchmarks.serving import measure_serving
from benchmarks.tables import measure_tables
from benchmarks.writing import measure_writing

_ABOUT = (
    "`make bench` writes this file. The figures are those of one machine; matters, "
    "questions, Word, Excel and web pages are CPU seconds. What large stores take "
    "stands in [LARGE.md](LARGE.md)."
)
RESULTS = Path(__file__).with_name("RESULTS.md")
PARTS: dict[str, Callable[[], list[Result]]] = {
    "commands": measure_commands,
    "resolving": measure_resolving,
    "matters": measure_matters,
    "million": measure_million,
    "networks": measure_networks,
    "questions": measure_questions,
    "aggregates": measure_aggregates,
    "readers": measure_readers,
    "pages": measure_pages,
    "serving": measure_serving,
    "writing": measure_writing,
    "building": measure_building,
    "growing": measure_growing,
    "tables": measure_tables,
}


if __name__ == "__main__":
    sys.exit(run_parts(PARTS, sys.argv[1:], RESULTS, _ABOUT))
