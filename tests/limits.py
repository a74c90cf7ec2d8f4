"""A limit on the work of a test, in seconds of the processor.

However busy the machine is with other things, they are not counted.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def processor_seconds(most: float) -> Iterator[None]:
    """Fail what takes more of the processor; it is stopped there, not waited for."""

    def stop(*_: object) -> None:
        raise AssertionError(f"more than {most:g} seconds of the processor")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
