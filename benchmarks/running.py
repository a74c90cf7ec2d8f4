"""Run measurements: takes them by name, prints their results, keeps those of all."""

import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.results import Result, results_to_text


def run_parts(
    parts: Mapping[str, Callable[[], list[Result]]],
    names: Sequence[str],
    path: Path,
    about: str,
) -> int:
    """Measure the parts named; where none is, all, and write what they gave to `path`.

    Gives 1 where a promise is not kept, and 2 where there is no such part.
    """
    unknown = [name for name in names if name not in parts]
    if unknown:
        known = ", ".join(parts)
        sys.stderr.write(f"no such part: {', '.join(unknown)}; there are {known}\n")
        return 2
    results: list[Result] = []
    for name in names or parts:
        found = _measure_apart(parts[name])
        # What has been measured is not lost where a later part fails.
        sys.stderr.write("".join(f"{one.name}: {one.found}\n" for one in found))
        results += found
    text = results_to_text(results, about)
    if not names:
        path.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0 if all(one.kept for one in results) else 1


def _measure_apart(measure: Callable[[], list[Result]]) -> list[Result]:
    """Measure in a new process: what others leave in memory slows what comes after."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(measure).result()
