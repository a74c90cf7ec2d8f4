"""Give a query a limit of time: takes work for a thread, ends the program if it must.

Oxigraph lets no one stop a query, but frees the interpreter while it works. So the
query runs in a second thread while the first waits, hears Ctrl-C, and in the end
leaves without it.
"""

import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from dutygraph.boundary import ERROR, fail

T = TypeVar("T")

# A thread waits no endless time at once.
_LONGEST_WAIT = 3600.0


class Stopwatch:
    """Count the seconds the database takes, not those a slow reader of output does."""

    def __init__(self) -> None:
        self._spent = 0.0
        self._since: float | None = None

    def seconds(self) -> float:
        """Give the seconds counted so far; any thread may ask."""
        since = self._since
        return self._spent + (time.monotonic() - since if since is not None else 0.0)

    def time_call(self, action: Callable[[], T]) -> T:
        """Count what a call takes, and give its result."""
        self._since = time.monotonic()
        try:
            return action()
        finally:
            self._spent += time.monotonic() - self._since
            self._since = None

    def time_rows(self, rows: Iterable[T]) -> Iterator[T]:
        """Pass rows on, counting what each takes to come."""
        following, nothing = iter(rows), object()
        while (row := self.time_call(lambda: next(following, nothing))) is not nothing:
            yield row  # type: ignore[misc]


def run_within(
    limit: float,
    action: Callable[[Stopwatch], T],
    advice: str,
    tidy: Callable[[], None] | None = None,
) -> T:
    """Run `action`, and end the program with exit code 1 once its stopwatch says more.

    `limit` is in seconds, 0 for none. Errors of `action` are raised here. `tidy` is
    called before the program is ended, as what would come after this call does not.
    """
    watch, results, errors = Stopwatch(), list[T](), list[BaseException]()

    def work() -> None:
        try:
            results.append(action(watch))
        except BaseException as error:
            _forget_frames(error)
            errors.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        _wait(thread, watch, limit)
    except KeyboardInterrupt:
        _leave("interrupted", tidy)
    if thread.is_alive():
        _leave(f"the query takes more than {limit:g} seconds; {advice}", tidy)
    if errors:
        raise errors[0]
    return results[0]


def _forget_frames(error: BaseException) -> None:
    """Let go of what the frames of an error hold: Oxigraph's answers may only be
    freed in the thread that asked."""
    chained: BaseException | None = error
    while chained is not None:
        traceback.clear_frames(chained.__traceback__)
        chained.__traceback__ = None
        chained = chained.__cause__ or chained.__context__


def _wait(thread: threading.Thread, watch: Stopwatch, limit: float) -> None:
    while thread.is_alive():
        left = limit - watch.seconds() if limit else _LONGEST_WAIT
        if left <= 0:
            return
        thread.join(min(max(left, 0.01), _LONGEST_WAIT))


def _leave(message: str, tidy: Callable[[], None] | None) -> None:
    """End at once: nothing that is tidied at exit may meet the thread at work."""
    try:
        fail(message)
        sys.stderr.flush()
        if tidy is not None:
            tidy()
    finally:
        os._exit(ERROR)
