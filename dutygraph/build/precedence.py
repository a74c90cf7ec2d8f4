"""Let loading go first: puts RocksDB's compaction behind the threads that load.

What is put together while batches still come in is put together again with the next;
on two cores a build of 600 townships takes a fifth less time when loading goes first.
Only Linux tells the threads of a process apart; elsewhere nothing is done.
"""

import os
from contextlib import suppress
from pathlib import Path

COMPACTION = "rocksdb:low"
"""What RocksDB calls the threads that put its files together."""

_TASKS = Path("/proc/self/task")
_BEHIND = 5
"""Steps of niceness: with fewer it rewrites more, with more of them the end waits."""


def let_loading_go_first() -> None:
    """Make the compaction of all open databases of this process nicer than itself."""
    for thread in compaction_threads():
        own = os.getpriority(os.PRIO_PROCESS, os.getpid())
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, thread, min(own + _BEHIND, 19))


def compaction_threads() -> list[int]:
    """Give the ids of the threads that put the files of open databases together."""
    threads: list[int] = []
    for task in _TASKS.iterdir() if _TASKS.is_dir() else ():
        with suppress(OSError):
            if (task / "comm").read_text().startswith(COMPACTION):
                threads.append(int(task.name))
    return threads
