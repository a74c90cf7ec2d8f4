"""Measure how a store grows: records of townships to a store and its tables.

`python -m benchmarks.growing [N …]` builds one store of the greatest N, in all cores,
and tells when each of the others was in it. The records lie ready on disk; drawing them
is not part of the time, making N-Quads and rows of them is.
"""

import dataclasses
import io
import json
import math
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from ctypes.util import find_library
from pathlib import Path
from typing import Any

from benchmarks.results import Result
from benchmarks.townships import resolved_lists
from dutygraph.build.making import Made, resolved_to_made
from dutygraph.meanings import ResolvedList
from dutygraph.readers.archive import Document

SIZES = (100, 200, 400)
MOST_SECONDS, MOST_MEGABYTES = 600, 3 * 1024
PROMISED = 5000
_HUGE_PAGES = {
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
    "MIMALLOC_ALLOW_LARGE_OS_PAGES": "1",
    "MIMALLOC_LARGE_OS_PAGES": "1",
}
"""Memory in huge pages, of glibc and of two versions of mimalloc."""
_RUN = """
import json, sys, time
from pathlib import Path

from benchmarks.growing import record_to_made
from benchmarks.memory import peak_megabytes
from dutygraph.build.batches import load_all
from dutygraph.build.precedence import wait_for_compaction
from dutygraph.columns.writing import ColumnWriter
from dutygraph.matters.storing import match_store
from dutygraph.readers.archive import Document
from dutygraph.store import create_store, open_store
from dutygraph.workers import map_documents

records, folder = Path(sys.argv[1]), Path(sys.argv[2])
sizes = set(map(int, sys.argv[3:]))
documents = [Document(path) for path in sorted(records.iterdir())]
start = time.perf_counter()
points, steps = [], []
with create_store(folder) as store:
    columns = ColumnWriter(store)
    made = map_documents(record_to_made, documents)
    reports = load_all(columns, made, len(documents))
    for number, _ in enumerate(reports, 1):
        if number in sizes:
            points.append((number, time.perf_counter() - start))
    for step in (
        columns.settle,
        lambda: match_store(store),
        columns.complete,
        wait_for_compaction,
    ):
        step()
        steps.append((time.perf_counter() - start, peak_megabytes()))
with open_store(folder) as store:
    triples = len(store.database)
size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
print(json.dumps([points, steps, triples, size]))
"""


class _Pickler(pickle.Pickler):
    """Pickles frozen records as calls of their classes: they are read back sooner."""

    def reducer_override(self, record: object) -> Any:
        if not dataclasses.is_dataclass(record) or isinstance(record, type):
            return NotImplemented
        values = (getattr(record, field.name) for field in dataclasses.fields(record))
        return type(record), tuple(values)


def record_to_bytes(resolved: ResolvedList) -> bytes:
    """Give the records of a township as they lie on disk."""
    written = io.BytesIO()
    _Pickler(written, pickle.HIGHEST_PROTOCOL).dump(resolved)
    return written.getvalue()


def record_to_made(document: Document) -> Made:
    """Make the graph and the columns of a township from its records on disk."""
    return resolved_to_made(document.name, pickle.loads(document.path.read_bytes()))


def measure_growing(sizes: Sequence[int] = SIZES) -> list[Result]:
    """Measure `grow_store` in a folder that is gone in the end."""
    with tempfile.TemporaryDirectory() as folder:
        return grow_store(sizes, Path(folder))


def grow_store(sizes: Sequence[int], folder: Path) -> list[Result]:
    """Measure when each of `sizes` townships is in a store, and what the last cost.

    The steps are those of `dutygraph build` after reading: all is in the store once its
    tables are settled, matters follow, and the database puts its files together before
    it is closed. Memory is had as docs/scale.md advises for large builds, from mimalloc
    where it is installed. The store is left in `folder`, as `store`.
    """
    most = max(sizes)
    records = folder / "records"
    records.mkdir()
    for number, resolved in enumerate(resolved_lists(most)):
        (records / f"{number:05}").write_bytes(record_to_bytes(resolved))
    arguments = (str(records), str(folder / "store"), *map(str, sizes))
    allocator = find_library("mimalloc")
    preload = {"LD_PRELOAD": allocator} if allocator else {}
    done = subprocess.run(
        (sys.executable, "-c", _RUN, *arguments),
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
        env=os.environ | _HUGE_PAGES | preload,
    )
    points, steps, triples, size = json.loads(done.stdout)
    (settled, megabytes), (matched, most_megabytes), (complete, _), (closed, _) = steps
    in_time = MOST_SECONDS * most / PROMISED
    reached = ", ".join(f"{number:,} after {point:.0f} s" for number, point in points)
    return [
        Result(
            f"{most:,} townships, records to a store and tables",
            f"{settled:.0f} s, {megabytes:,.0f} MB from "
            f"{'mimalloc' if allocator else 'glibc'}",
            f"≤ {MOST_SECONDS} s, ≤ {MOST_MEGABYTES:,} MB at {PROMISED:,}",
            settled <= in_time and megabytes <= MOST_MEGABYTES,
        ),
        Result(
            f"then matters of {most:,} townships, read, matched and written",
            f"{matched - settled:.0f} s, {most_megabytes:,.0f} MB; with the tables of "
            f"the whole {complete - settled:.0f} s",
            "≤ 600 s, ≤ 6,144 MB",
            matched - settled <= 600 and most_megabytes <= 6_144,
        ),
        Result(
            f"{most:,} townships, all of it, until the files are put together",
            f"{closed:.0f} s; {triples / 1e6:.1f} million triples, "
            f"{size / 1e9:.1f} GB on disk",
            f"≤ {MOST_SECONDS} s, and as long for matters, at {PROMISED:,}",
            closed <= 2 * in_time,
        ),
        *growth_to_results(f"growth of the time: {reached}", points),
    ]


def growth_to_results(name: str, points: Sequence[tuple[float, float]]) -> list[Result]:
    """Give the line of how seconds grow with sizes; of a single size, none."""
    if len(points) < 2:
        return []
    exponent = fit_exponent(points)
    return [Result(name, f"exponent {exponent:.2f}", "≤ 1.05", exponent <= 1.05)]


def fit_exponent(points: Sequence[tuple[float, float]]) -> float:
    """Give the slope of least squares through the logarithms of sizes and seconds.

    >>> round(fit_exponent([(1, 3), (10, 30), (100, 300)]), 6)
    1.0
    """
    logs = [(math.log(size), math.log(seconds)) for size, seconds in points]
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    upper = sum((x - mean_x) * (y - mean_y) for x, y in logs)
    return upper / sum((x - mean_x) ** 2 for x, _ in logs)


def main(sizes: Sequence[str]) -> int:
    """Measure at the sizes given."""
    for result in measure_growing([int(size) for size in sizes] or SIZES):
        sys.stdout.write(f"{result.name}: {result.found} {result.promised}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
