"""The work of a test or of a process, in seconds of the processor.

However busy the machine is with other things, they are not counted.
"""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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


def wait_for_work(process: "subprocess.Popen[str]", seconds: float) -> None:
    """Wait until a process has worked so long; where nothing tells, as long."""
    status = Path(f"/proc/{process.pid}/stat")
    if not status.exists():
        time.sleep(seconds)
        return
    while process.poll() is None:
        fields = status.read_text().rpartition(")")[2].split()
        ticks = int(fields[11]) + int(fields[12])  # utime and stime: proc(5)
        if ticks >= seconds * os.sysconf("SC_CLK_TCK"):
            return
        time.sleep(0.1)
