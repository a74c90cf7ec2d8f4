"""Answer jobs once: takes jobs, gives replies, from memory where nothing has changed.

A store never changes while it is open, so equal jobs have equal replies. Those that
come at the same time share one worker. When the store on disk is another, the answers
are forgotten and the workers go over to it.
"""

import asyncio
import contextlib
import logging
import time
from collections import OrderedDict

from dutygraph.errors import StoreError
from dutygraph.web.indexing import start_indexing
from dutygraph.web.messages import Job, Reply
from dutygraph.web.pool import Pool
from dutygraph.web.settings import Settings
from dutygraph.web.snapshot import Snapshot, state_of, take_snapshot

log = logging.getLogger(__name__)

_LARGEST = 16
"""No reply takes more than this part of the memory for replies."""
_LOOK = 2.0
"""Seconds between two looks at the store."""
_PART = 20
"""Looking takes no more than this part of the time."""


class Answers:
    """The replies of one server; `start` it before, `close` it after."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.version = 0
        self.remembered = 0
        self.problem = ""
        self._replies: OrderedDict[Job, Reply] = OrderedDict()
        self._size = 0
        self._under_way: dict[Job, asyncio.Task[Reply]] = {}
        self._snapshot: Snapshot | None = None
        self._pool: Pool | None = None
        self._watch: asyncio.Task[None] | None = None
        self._indexing: asyncio.subprocess.Process | None = None

    @property
    def pool(self) -> Pool:
        """The workers. Raises StoreError before `start`."""
        if self._pool is None:
            raise StoreError(self.settings.store, "the server is not started")
        return self._pool

    async def start(self) -> None:
        """Open the store. Raises StoreError where it cannot be opened."""
        self._snapshot = await asyncio.to_thread(take_snapshot, self.settings.store)
        self._pool = Pool(self.settings, self._snapshot.path)
        try:
            await self._pool.warm_up()
        except BaseException:
            await self.close()
            raise
        self._indexing = await start_indexing(self._snapshot.path)
        self._watch = asyncio.create_task(self._watch_store())

    async def close(self) -> None:
        """End the workers and remove what was copied."""
        if self._watch:
            self._watch.cancel()
        for task in tuple(self._under_way.values()):
            task.cancel()
        await self._stop_indexing()
        if self._pool:
            await self._pool.close()
        if self._snapshot:
            self._snapshot.remove()

    async def answer(self, job: Job) -> Reply:
        """Give the reply to a job. Raises what `Pool.run` raises."""
        if job in self._replies:
            self._replies.move_to_end(job)
            self.remembered += 1
            return self._replies[job]
        task = self._under_way.get(job)
        if task is None:
            task = asyncio.create_task(self._work(job, self.version))
            self._under_way[job] = task
            task.add_done_callback(lambda done: self._forget(job, done))
        # Whoever asked first may leave; the others still want the answer.
        return await asyncio.shield(task)

    async def _work(self, job: Job, version: int) -> Reply:
        reply = await self.pool.run(job)
        if reply.status == 200 and version == self.version:
            self._remember(job, reply)
        return reply

    def _forget(self, job: Job, done: "asyncio.Task[Reply]") -> None:
        self._under_way.pop(job, None)
        if not done.cancelled():
            done.exception()  # seen here where nobody waits any more

    def _remember(self, job: Job, reply: Reply) -> None:
        if len(reply.body) * _LARGEST > self.settings.cache:
            return
        self._replies[job] = reply
        self._size += _size(job, reply)
        while self._size > self.settings.cache:
            self._size -= _size(*self._replies.popitem(last=False))

    async def _watch_store(self) -> None:
        pause = _LOOK
        while True:
            await asyncio.sleep(pause)
            began = time.monotonic()
            try:
                state = await asyncio.to_thread(state_of, self.settings.store)
                pause = max(_LOOK, (time.monotonic() - began) * _PART)
                if self._snapshot is None or state != self._snapshot.state:
                    await self._turn()
                self.problem = ""
            except StoreError as error:
                # It is being built, or gone: what was read is still answered from.
                self.problem = str(error)

    async def _turn(self) -> None:
        """Go over to the store as it is now; StoreError where it is not whole."""
        new = await asyncio.to_thread(take_snapshot, self.settings.store)
        old, before = self._snapshot, self.pool.store
        try:
            await self.pool.turn_to(new.path)
        except BaseException:
            new.remove()
            with contextlib.suppress(StoreError):
                await self.pool.turn_to(before)
            raise
        self.version += 1
        self._replies.clear()
        self._size = 0
        self._snapshot = new
        await self._stop_indexing()
        self._indexing = await start_indexing(new.path)
        if old:
            old.remove()
        log.info("the store has changed and is taken over")

    async def _stop_indexing(self) -> None:
        if self._indexing:
            with contextlib.suppress(ProcessLookupError):
                self._indexing.kill()
            await self._indexing.wait()


def _size(job: Job, reply: Reply) -> int:
    return len(reply.body) + sum(len(str(value)) for _, value in job.arguments)
