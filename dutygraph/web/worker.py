"""Answer in a process of its own: takes jobs from standard input, gives replies.

Started as ``python -m dutygraph.web.worker STORE MEMORY ROWS``; ends with its input.
"""

import itertools
import logging
import os
import sys
import threading
import time
from pathlib import Path
from typing import IO

from dutygraph.errors import DutygraphError
from dutygraph.store import Store
from dutygraph.web.messages import Job, read_frame, write_frame
from dutygraph.web.problems import error_to_reply
from dutygraph.web.process import READY
from dutygraph.web.snapshot import open_snapshot
from dutygraph.web.tasks import perform

if sys.platform != "win32":
    import resource


log = logging.getLogger(__name__)


def work(store: Store, rows: int, source: IO[bytes], target: IO[bytes]) -> None:
    """Answer job after job until the input ends.

    Where memory fails after earlier answers, the end is the reply: a new worker can.
    """
    for number in itertools.count():
        try:
            job = read_frame(source)
        except EOFError:
            return
        if not isinstance(job, Job):
            return
        try:
            reply = perform(store, job, rows)
        except Exception as error:
            if number and isinstance(error, MemoryError):
                return
            if not isinstance(error, DutygraphError):
                log.exception("job %s", job.task)
            reply = error_to_reply(error)
        write_frame(target, reply)


def _limit_memory(size: int) -> None:
    if size and sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_with(server: int) -> None:
    """End this process soon after the server, though a query be under way."""
    while os.getppid() == server:
        time.sleep(1)
    os._exit(1)


def _take_output() -> IO[bytes]:
    """Keep standard output for replies alone: what else is printed goes to errors."""
    target = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return target


def main(folder: str, memory: str, rows: str) -> None:
    """Open the store, say so, and work."""
    target = _take_output()
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    try:
        store = open_snapshot(Path(folder))
    except DutygraphError as error:
        write_frame(target, error.found)
        return
    _limit_memory(int(memory))
    with store:
        write_frame(target, READY)
        work(store, int(rows), sys.stdin.buffer, target)


if __name__ == "__main__":
    main(*sys.argv[1:])
