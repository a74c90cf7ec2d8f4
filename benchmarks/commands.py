"""Measure whole commands and what they begin with: takes nothing, gives results."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.results import Result
from benchmarks.timing import run_quietly, time_in_turn

SOURCES = Path(__file__).parents[1] / "data" / "sources"
DUTYGRAPH = (sys.executable, "-c", "from dutygraph.cli import main; main()")

# Run in a process of its own, which then reads and parses the documents several times.
_PARSE = """
import json, statistics, sys, time
from pathlib import Path
from dutygraph.parse import parse
from dutygraph.readers import documents_in, read_document

times = []
for _ in range(int(sys.argv[2])):
    start = time.perf_counter()
    for document in documents_in([Path(sys.argv[1])]):
        parse(read_document(document))
    times.append(time.perf_counter() - start)
print(json.dumps({"first": times[0], "median": statistics.median(times)}))
"""


def measure_parsing(rounds: int = 5) -> list[Result]:
    """Measure reading and parsing of the five documents in one process."""
    command = (sys.executable, "-c", _PARSE, str(SOURCES), str(rounds))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    times = json.loads(done.stdout)
    return [
        Result(
            f"read and parse five documents, one process, {name} of {rounds} rounds",
            f"{times[name]:.2f} s",
            "≤ 1.0 s",
            times[name] <= 1.0,
        )
        for name in ("first", "median")
    ]


def measure_build(rounds: int = 3) -> list[Result]:
    """Measure a whole build of the five documents, imports included."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "graph"

        def build() -> None:
            shutil.rmtree(store, ignore_errors=True)
            run_quietly([*DUTYGRAPH, "build", str(SOURCES), "--out", str(store)])

        seconds = time_in_turn({"build": build}, rounds)["build"]
    name = f"dutygraph build of five documents, median of {rounds}"
    return [Result(name, f"{seconds:.2f} s", "≤ 3 s", seconds <= 3)]


def measure_help(rounds: int = 15) -> list[Result]:
    """Measure how long the command line takes to answer, against a bare Python."""
    bare = (sys.executable, "-c", "pass")
    times = time_in_turn(
        {
            "bare": lambda: run_quietly(bare),
            "help": lambda: run_quietly([*DUTYGRAPH, "--help"]),
        },
        rounds,
    )
    ratio = times["help"] / times["bare"]
    found = (
        f"{ratio:.1f} times ({times['help'] * 1e3:.0f} ms, "
        f"bare {times['bare'] * 1e3:.0f} ms)"
    )
    name = f"dutygraph --help against python -c pass, in turn, medians of {rounds}"
    return [Result(name, found, "≤ 5 times", ratio <= 5)]


def measure_rank_and_validate() -> list[Result]:
    """Measure whole commands on the graph of the five documents."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "graph")
        run_quietly([*DUTYGRAPH, "build", str(SOURCES), "--out", store])
        seconds = time_in_turn(
            {
                "rank": lambda: run_quietly(
                    [*DUTYGRAPH, "rank", "--store", store, "--by", "department"]
                ),
                "validate": lambda: run_quietly(
                    [*DUTYGRAPH, "validate", "--store", store]
                ),
            },
            3,
        )
    rank, shapes = seconds["rank"], seconds["validate"]
    return [
        Result("dutygraph rank, whole command", f"{rank:.2f} s", "≤ 2 s", rank <= 2),
        Result(
            "dutygraph validate, whole command", f"{shapes:.1f} s", "≤ 5 s", shapes <= 5
        ),
    ]


def measure_commands() -> list[Result]:
    """Measure reading and parsing, a build, --help, and two commands on the graph."""
    return [
        *measure_parsing(),
        *measure_build(),
        *measure_help(),
        *measure_rank_and_validate(),
    ]
