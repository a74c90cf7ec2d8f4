"""Work on documents in several processes: a function and documents, give its results.

Results come in the order of the documents, whoever is done first, and only a few are
held at a time.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from dutygraph.errors import DutygraphError
from dutygraph.readers.archive import Document

Result = TypeVar("Result")

_WORTH_BYTES = 2_000_000
"""Bytes of documents below which starting processes takes longer than it saves."""
_AHEAD = 2
"""Documents under way for each process."""


def map_documents(
    function: Callable[[Document], Result],
    documents: Iterable[Document],
    jobs: int | None = None,
) -> Iterator[Result]:
    """Give the results of a function that can be pickled, in the order of documents.

    `jobs` is the most processes to use, all cores where it is None. Raises
    DutygraphError where a process dies under way.
    """
    following = iter(documents)
    jobs = jobs or _count_cores()
    first, are_worth = _take_worth(following, jobs)
    most = min(jobs, len(first))
    if most < 2 or not are_worth:
        yield from map(function, chain(first, following))
    else:
        yield from _map_in_processes(function, chain(first, following), most)


def _take_worth(
    documents: Iterator[Document], jobs: int
) -> tuple[list[Document], bool]:
    """Take the first documents until it is worth starting processes, or all."""
    taken = list[Document]()
    paths: set[Path] = set()
    size = 0
    for document in documents:
        taken.append(document)
        if document.path not in paths:
            paths.add(document.path)
            size += _size(document.path)
        if size >= _WORTH_BYTES and len(taken) >= jobs:
            break
    return taken, size >= _WORTH_BYTES


def _map_in_processes(
    function: Callable[[Document], Result], documents: Iterable[Document], jobs: int
) -> Iterator[Result]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[Future[Result]] = deque()
    # The function goes to each process once, whatever it carries.
    with ProcessPoolExecutor(jobs, None, _begin, (function,)) as pool:
        try:
            for document in documents:
                if len(waiting) >= _AHEAD * jobs:
                    yield waiting.popleft().result()
                with _deaf_to_interrupts():
                    waiting.append(pool.submit(_work, document))
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


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Keep Ctrl-C waiting: a process that starts meanwhile does not hear it either."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_functions: list[Callable[[Document], Any]] = []


def _begin(function: Callable[[Document], Any]) -> None:
    """Make a process ready: it ends with its parent, who alone hears Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _functions.append(function)


def _work(document: Document) -> Any:
    return _functions[0](document)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _count_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
