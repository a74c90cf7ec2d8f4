"""Keep one worker process: takes a store and its limits, gives replies to jobs."""

import asyncio
import contextlib
import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from dutygraph.errors import StoreError
from dutygraph.web.messages import Job, Reply, receive_frame, to_frame

READY = "ready"
"""What a worker says once it has opened the store; anything else is why it has not."""

_START = 60.0
_BUFFER = 1_000_000
_NICER = 10
_SIZE = "/proc/{}/statm"


@dataclass(frozen=True, slots=True)
class Worker:
    """A process that has the store open; made by `start_worker`.

    `filled` is the address space in bytes from which on it is full; 0 for never.
    """

    process: asyncio.subprocess.Process
    store: Path
    filled: int = 0

    async def answer(self, job: Job) -> Reply:
        """Give the reply to one job; EOFError where the process dies over it."""
        stdin = cast(asyncio.StreamWriter, self.process.stdin)
        with contextlib.suppress(ConnectionError):
            stdin.write(to_frame(job))
            await stdin.drain()
        reply = await receive_frame(cast(asyncio.StreamReader, self.process.stdout))
        return cast(Reply, reply)

    def yield_to_others(self) -> None:
        """Let shorter jobs go first from now on."""
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.process.pid, _NICER)

    def is_alive(self) -> bool:
        """Tell whether the process is still there."""
        return self.process.returncode is None

    def is_full(self) -> bool:
        """Tell whether earlier answers hold half the memory that one answer may take.

        What libraries and caches took stays taken, and the next answer would fail.
        """
        return 0 < self.filled < _size_of(self.process.pid)

    async def kill(self) -> None:
        """End the process at once and wait until it is gone."""
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()


async def start_worker(store: Path, memory: int, rows: int) -> Worker:
    """Start a process on a store. Raises StoreError where it cannot be opened."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "dutygraph.web.worker"),
        *(str(store), str(memory), str(rows)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=_BUFFER,
        start_new_session=True,
    )
    worker = Worker(process, store)
    try:
        async with asyncio.timeout(_START):
            said = await receive_frame(cast(asyncio.StreamReader, process.stdout))
    except (EOFError, TimeoutError) as error:
        await worker.kill()
        raise StoreError(store, "no process could be started on it") from error
    except BaseException:
        await worker.kill()
        raise
    if said != READY:
        await worker.kill()
        raise StoreError(store, str(said))
    size = _size_of(process.pid)
    return replace(worker, filled=(size + max(size, memory)) // 2 if memory else 0)


def _size_of(pid: int) -> int:
    """Give the address space of a process in bytes; 0 where the system does not say."""
    with contextlib.suppress(OSError, ValueError):
        pages = int(Path(_SIZE.format(pid)).read_text(encoding="ascii").split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0
