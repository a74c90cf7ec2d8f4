"""Work on documents in several processes: a function and documents, give its results.

Results come in the order of the documents, whoever is done first, and only a few are
held at a time.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from dutygraph.errors import DutygraphError
from dutygraph.readers.archive import Document

Result = TypeVar("Result")

_WORTH_BYTES = 2_000_000
"""Bytes of documents below which starting processes takes longer than it saves."""
_AHEAD = 2
"""Documents under way for each process."""


def map_documents(
    function: Callable[[Document], Result],
    documents: Sequence[Document],
    jobs: int | None = None,
) -> Iterator[Result]:
    """Give the results of a function that can be pickled, in the order of documents.

    `jobs` is the most processes to use, all cores where it is None. Raises
    DutygraphError where a process dies under way.
    """
    most = min(jobs or _count_cores(), len(documents))
    if most < 2 or sum(map(_size, {d.path for d in documents})) < _WORTH_BYTES:
        yield from map(function, documents)
        return
    yield from _map_in_processes(function, documents, most)


def _map_in_processes(
    function: Callable[[Document], Result], documents: Sequence[Document], jobs: int
) -> Iterator[Result]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[Future[Result]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        try:
            for document in documents:
                if len(waiting) >= _AHEAD * jobs:
                    yield waiting.popleft().result()
                waiting.append(pool.submit(function, document))
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise DutygraphError(
                "reading",
                "a process that read documents was killed",
                "enough memory for every process",
                "try again with --jobs 1",
            ) from error
        finally:
            for future in waiting:
                future.cancel()


def _count_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
