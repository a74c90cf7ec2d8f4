"""What earlier answers took of a worker's memory, later ones do not miss."""

import asyncio
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from dutygraph.store import open_store
from dutygraph.web import process, worker
from dutygraph.web.messages import Job, Reply, make_job, read_frame, to_frame
from dutygraph.web.pool import Pool
from dutygraph.web.settings import MEGABYTE, Settings


def ask(number: int) -> Job:
    return make_job(
        "sparql",
        query=f"ASK {{}} #{number}",
        accept="application/sparql-results+json",
        default_graphs=(),
        named_graphs=(),
    )


def workers_of_two_jobs(store: Path, memory: int) -> list[int]:
    """Give the process of each of two answers by one worker at a time."""
    settings = Settings(store, memory=memory, processes=1)
    seen: list[int] = []

    async def run_both() -> None:
        pool = Pool(settings, store)
        try:
            for number in range(2):
                assert (await pool.run(ask(number))).status == 200
                (at_rest,) = pool._idle or (None,)
                seen.append(at_rest.process.pid if at_rest else 0)
            assert pool.counts.lost == 0
        finally:
            await pool.close()

    asyncio.run(run_both())
    return seen


@pytest.fixture
def tell_sizes(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Have every worker be of 600 MB at its start, and of another size later."""

    def tell(later: int) -> None:
        seen: set[int] = set()

        def size_of(pid: int) -> int:
            size = later if pid in seen else 600
            seen.add(pid)
            return size * MEGABYTE

        monkeypatch.setattr(process, "_size_of", size_of)

    return tell


def test_a_worker_that_is_half_full_makes_room_for_a_new_one(
    store: Path, tell_sizes: Callable[[int], None]
) -> None:
    tell_sizes(1_301)
    assert workers_of_two_jobs(store, 2_000 * MEGABYTE) == [0, 0]


def test_a_worker_with_room_answers_on(
    store: Path, tell_sizes: Callable[[int], None]
) -> None:
    tell_sizes(1_300)
    first, second = workers_of_two_jobs(store, 2_000 * MEGABYTE)
    assert first == second != 0


def test_a_worker_without_a_limit_is_never_full(
    store: Path, tell_sizes: Callable[[int], None]
) -> None:
    tell_sizes(90_000)
    first, second = workers_of_two_jobs(store, 0)
    assert first == second != 0


def test_the_system_tells_how_large_a_process_is() -> None:
    assert process._size_of(-1) == 0


@pytest.mark.parametrize(
    ("fails_at", "replies"),
    [(0, [500, 200]), (1, [200]), (2, [200, 200])],
    ids=["of its own", "after another", "never"],
)
def test_a_job_that_memory_fails_goes_to_a_new_worker_after_others(
    store: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int, replies: list[int]
) -> None:
    jobs = iter(range(2))

    def perform(*_: object) -> Reply:
        if next(jobs) == fails_at:
            raise MemoryError
        return Reply(200, "text/plain", b"")

    monkeypatch.setattr(worker, "perform", perform)
    source = io.BytesIO(to_frame(ask(0)) + to_frame(ask(1)))
    target = io.BytesIO()
    with open_store(store) as opened:
        worker.work(opened, 10, source, target)
    target.seek(0)
    found = [read_frame(target) for _ in replies]
    assert [one.status for one in found if isinstance(one, Reply)] == replies
    assert target.read() == b""
