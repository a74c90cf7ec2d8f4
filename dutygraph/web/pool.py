"""Answer jobs in processes that can be killed: takes a job, gives its reply in time.

Oxigraph lets no one stop a query, so a worker that takes too long is killed and another
started. Those that wait for a worker form a queue with an end.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path

from dutygraph.errors import StoreError
from dutygraph.web.messages import Job, Reply
from dutygraph.web.process import Worker, start_worker
from dutygraph.web.settings import Settings

_NICE_AFTER = 3.0
"""Seconds after which a job gives way to shorter ones."""
_WARM = 2
"""Workers kept ready, so that a request need not wait for one to start."""


class TimeLimitError(Exception):
    """The job took longer than the limit; its worker was killed."""


class BusyError(Exception):
    """Too many wait for a worker already, or this one waited too long."""


class WorkerLostError(Exception):
    """Two workers died over the job: it takes too much memory, or they were killed."""


@dataclass(slots=True)
class Counts:
    """What happened in a pool since it was made."""

    started: int = 0
    timed_out: int = 0
    lost: int = 0
    working: int = 0
    waiting: int = 0


class Pool:
    """Workers on one store, started as they are needed; `close` ends them."""

    def __init__(self, settings: Settings, store: Path) -> None:
        self.counts = Counts()
        self.store = store
        self._settings = settings
        self._idle: deque[Worker] = deque()
        self._free = asyncio.Semaphore(settings.processes)
        self._alive = 0
        self._at_work: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self, job: Job) -> Reply:
        """Give the reply to a job.

        Raises TimeLimitError, BusyError, WorkerLostError and StoreError.
        """
        await self._wait_for_turn()
        try:
            self.counts.working += 1
            for take in (self._take, self._take_new):
                try:
                    return await self._run_once(job, take)
                except EOFError:
                    # Not the job's fault where somebody else killed the worker, or
                    # earlier answers had left it too little memory.
                    self.counts.lost += 1
            raise WorkerLostError
        finally:
            self.counts.working -= 1
            self._free.release()

    async def warm_up(self) -> None:
        """Start the workers that are kept ready. Raises StoreError."""
        while len(self._idle) < min(_WARM, self._settings.processes):
            self._idle.append(await self._start())

    async def turn_to(self, store: Path) -> None:
        """Answer from another store from now on; what is under way ends on the old."""
        self.store = store
        old = [worker for worker in self._idle if worker.store != store]
        self._idle = deque(w for w in self._idle if w.store == store)
        for worker in old:
            await self._end(worker)
        await self.warm_up()

    async def close(self) -> None:
        """End every worker, idle, at work or about to start."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for worker in (*self._idle, *self._at_work):
            await worker.kill()
        self._idle.clear()

    async def _wait_for_turn(self) -> None:
        if self.counts.waiting >= self._settings.queue:
            raise BusyError
        self.counts.waiting += 1
        try:
            async with asyncio.timeout(self._settings.timeout):
                await self._free.acquire()
        except TimeoutError as error:
            raise BusyError from error
        finally:
            self.counts.waiting -= 1

    async def _run_once(self, job: Job, take: Callable[[], Awaitable[Worker]]) -> Reply:
        worker = await take()
        self._at_work.add(worker)
        loop = asyncio.get_running_loop()
        nicer = loop.call_later(_NICE_AFTER, worker.yield_to_others)
        done = False
        try:
            async with asyncio.timeout(self._settings.timeout * job.patience):
                reply = await worker.answer(job)
            done = True
            return reply
        except TimeoutError as error:
            self.counts.timed_out += 1
            raise TimeLimitError from error
        finally:
            slow = nicer.when() < loop.time()
            nicer.cancel()
            self._at_work.discard(worker)
            self._put_back(worker, fit=done and not slow and not worker.is_full())

    async def _take(self) -> Worker:
        while self._idle:
            worker = self._idle.pop()  # the last to work has most in its memory
            if worker.is_alive() and worker.store == self.store:
                self._keep_spare()
                return worker
            await self._end(worker)
        return await self._start()

    async def _take_new(self) -> Worker:
        """Start a worker for this job, in the place of one that waits, if any does."""
        if self._idle:
            await self._end(self._idle.popleft())
        return await self._start()

    async def _start(self) -> Worker:
        settings = self._settings
        self.counts.started += 1
        self._alive += 1
        try:
            return await start_worker(self.store, settings.memory, settings.rows)
        except BaseException:
            self._alive -= 1
            raise

    async def _end(self, worker: Worker) -> None:
        self._alive -= 1
        await worker.kill()

    def _put_back(self, worker: Worker, fit: bool) -> None:
        """Keep a worker that is fit; one that gave way stays slow, so it is ended.

        So is one that is full.
        """
        if fit and worker.store == self.store:
            self._idle.append(worker)
        else:
            self._do_aside(self._end(worker))
            self._keep_spare()

    def _keep_spare(self) -> None:
        """See that the next job finds a worker, though the others be at work."""
        if not self._idle and self._alive < self._settings.processes:
            self._do_aside(self._add_spare())

    async def _add_spare(self) -> None:
        try:
            self._idle.appendleft(await self._start())
        except StoreError:
            return  # said to the next who asks

    def _do_aside(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
