"""Measure building: documents and records to a store, how time and memory grow.

`python -m benchmarks.building [N …]` takes as many townships as said instead of the
default, and writes a line for each number. What is matched over all documents at the
end is measured by the part `matters`.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pyoxigraph

from benchmarks.growing import growth_to_results
from benchmarks.results import Result
from benchmarks.timing import time_in_turn
from benchmarks.townships import resolved_lists
from benchmarks.townships.__main__ import write_documents
from benchmarks.writing import write_ours
from dutygraph.build.batches import load_all
from dutygraph.build.making import Made
from dutygraph.build.reports import report_built
from dutygraph.columns.writing import ColumnWriter
from dutygraph.meanings import ResolvedList
from dutygraph.quads import graph_iri, to_nquads
from dutygraph.store import create_store

SIZES = (15, 30, 60)
RECORDS, WORD = 20, 100
_RUN = """
import json, os, resource, sys, time
from pathlib import Path

count, cores = int(sys.argv[3]), int(sys.argv[4])
if cores:
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])

from benchmarks.memory import peak_megabytes
from dutygraph.build import build_documents

start = time.perf_counter()
reports = build_documents([Path(sys.argv[1])], Path(sys.argv[2]))
status = {next(reports).status for _ in range(count)}
seconds = time.perf_counter() - start
reports.close()
assert status == {"built"}, status
own = resource.getrusage(resource.RUSAGE_SELF)
workers = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({
    "seconds": seconds,
    "cpu": own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime,
    "megabytes": peak_megabytes(),
    "worker_megabytes": workers.ru_maxrss / 1024,
}))
"""
Run = dict[str, float]


def measure_building() -> list[Result]:
    """Measure loading against Oxigraph's, growth, memory, and two cores against one."""
    return [measure_loading(), *measure_growth(SIZES), *measure_cores(WORD)]


def measure_loading(count: int = RECORDS, rounds: int = 3) -> Result:
    """Measure records to a store against Oxigraph loading the finished file."""
    with tempfile.TemporaryDirectory() as folder:
        records = list(resolved_lists(count))
        file = Path(folder, "finished.nq")
        with file.open("wb") as opened:
            write_ours(records, opened)
        seconds = time_in_turn(
            {
                "ours": partial(_load_records, records, folder),
                "theirs": partial(_load_file, file, folder),
            },
            rounds,
        )
    ratio = seconds["ours"] / seconds["theirs"]
    name = f"records of {count} townships to a store against Oxigraph loading the file"
    return Result(name, f"{ratio:.2f} times", "≤ 1.35 times", ratio <= 1.35)


def measure_growth(sizes: Sequence[int]) -> list[Result]:
    """Measure text documents to a store: CPU seconds, their exponent, and memory."""
    runs = {size: _build_documents(size, "text") for size in sizes}
    results = [_run_to_result(run, size, "text") for size, run in runs.items()]
    name = f"growth of CPU seconds over {', '.join(map(str, sizes))} townships"
    points = [(size, run["cpu"]) for size, run in runs.items()]
    return [*results, *growth_to_results(name, points)]


def measure_documents(count: int, carrier: str, most: float) -> Result:
    """Measure documents of a carrier to a store, in all cores, in `most` seconds."""
    run = _build_documents(count, carrier)
    return _run_to_result(run, count, carrier, most)


def _run_to_result(run: Run, count: int, carrier: str, most: float = 0) -> Result:
    return Result(
        f"{count:,} townships from {carrier} to a store",
        f"{run['cpu']:.1f} s of CPU ({run['cpu'] / count * 1000:.0f} ms each), "
        f"{run['seconds']:.1f} s, {run['megabytes']:.0f} MB and "
        f"{run['worker_megabytes']:.0f} MB a worker",
        f"≤ {most:g} s" if most else "",
        not most or run["seconds"] <= most,
    )


def measure_cores(count: int) -> list[Result]:
    """Measure Word documents to a store on one core and on two."""
    one, two = (_build_documents(count, "word", cores)["seconds"] for cores in (1, 2))
    ratio, thousand = one / two, two / count * 1000
    return [
        Result(
            f"{count} townships from Word to a store, two cores against one",
            f"{ratio:.2f} times ({two:.1f} s against {one:.1f} s)",
            "≥ 1.7 times",
            ratio >= 1.7,
        ),
        Result(
            f"1,000 townships from Word, at the rate of {count}",
            f"{thousand:.0f} s",
            "≤ 300 s",
            thousand <= 300,
        ),
    ]


def _load_records(records: Sequence[ResolvedList], folder: str) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as place, create_store(place) as store:
        made = (
            Made(report_built("", one), graph_iri(one), b"".join(to_nquads(one)))
            for one in records
        )
        for _ in load_all(ColumnWriter(store), made):
            pass


def _load_file(file: Path, folder: str) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as place:
        store = pyoxigraph.Store(place)
        store.bulk_load(path=str(file), format=pyoxigraph.RdfFormat.N_QUADS)
        store.flush()


def _build_documents(count: int, carrier: str, cores: int = 0) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        documents = Path(folder, "documents")
        write_documents(count, carrier, documents)
        arguments = (documents, Path(folder, "store"), count, cores)
        done = subprocess.run(
            (sys.executable, "-c", _RUN, *map(str, arguments)),
            check=True,
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[1],
        )
    run: Run = json.loads(done.stdout)
    return run


def main(sizes: Sequence[str]) -> int:
    """Measure growth at the sizes given, and Word at the greatest."""
    numbers = [int(size) for size in sizes] or list(SIZES)
    parts: tuple[Callable[[], list[Result]], ...] = (
        lambda: measure_growth(numbers),
        lambda: measure_cores(max(numbers)),
    )
    for part in parts:
        for result in part():
            sys.stdout.write(f"{result.name}: {result.found} {result.promised}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
