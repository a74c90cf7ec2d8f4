"""Let loading go first: puts RocksDB's compaction behind the threads that load.

What is put together while batches still come in is put together again with the next;
on two cores a build of 600 townships takes a fifth less time when loading goes first.
RocksDB has one thread for it, though, and the end waits for that: where both are equal
in the second half, a store of 2,000 townships is closed an eighth sooner.
The rest is waited for. Only Linux tells the threads of a process apart; elsewhere
nothing is done.
"""

import os
import threading
import time
from contextlib import suppress
from pathlib import Path

COMPACTION = "rocksdb:low"
"""What RocksDB calls the threads that put its files together."""

_TASKS = Path("/proc/self/task")
_BEHIND = 5
"""Steps of niceness: with fewer it rewrites more, with more of them the end waits."""

_WORTH_WAITING, _PAUSE, _STILL = 1.0, 0.25, 4
"""Seconds of compaction from which its end is waited for, seconds between two looks,
and in how many of these it must have rested."""


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


def wait_for_compaction() -> None:
    """Wait until the files of all open databases are put together.

    What is left of it when a database is closed is done by a next build alone; until
    then looking things up takes five times as long.
    """
    used, rested = _seconds_of_compaction(), 0
    while used > _WORTH_WAITING and rested < _STILL:
        time.sleep(_PAUSE)
        before, used = used, _seconds_of_compaction()
        rested = rested + 1 if used == before else 0


def _seconds_of_compaction() -> float:
    """Give the processor time that compaction has taken in this process so far."""
    ticks = 0
    for thread in compaction_threads():
        with suppress(OSError):
            stat = (_TASKS / str(thread) / "stat").read_text()
            # proc(5): fields 14 and 15, utime and stime; the name may have blanks.
            ticks += sum(map(int, stat.rpartition(")")[2].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK") if ticks else 0.0


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
