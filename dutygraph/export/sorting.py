"""Sort more lines than memory should hold: takes lines, gives each once, in order.

Runs of them are sorted in memory and put on disk, then merged.
"""

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from pathlib import Path
from typing import Any

_AT_ONCE = 100_000
"""Lines that are held at once where nothing else is said."""


def sort_lines(
    lines: Iterable[str],
    beside: Path,
    key: Callable[[str], Any] | None = None,
    at_once: int = 0,
) -> Iterator[str]:
    """Give lines sorted by `key`, equal ones once; each ends in a line feed alone.

    What does not fit into one run lies in a folder beside a path meanwhile.
    """
    rest, most = iter(lines), at_once or _AT_ONCE
    first = sorted(set(islice(rest, most)), key=key)
    with ExitStack() as stack:
        runs: list[Iterable[str]] = [first]
        folder = None
        while own := sorted(set(islice(rest, most)), key=key):
            folder = folder or stack.enter_context(
                tempfile.TemporaryDirectory(prefix=".sorting-", dir=beside.parent)
            )
            path = Path(folder) / str(len(runs))
            path.write_text("".join(own), encoding="utf-8", newline="\n")
            runs.append(stack.enter_context(path.open(encoding="utf-8", newline="\n")))
        yield from (line for line, _ in groupby(heapq.merge(*runs, key=key)))
