"""Measure the server under load: takes a number of seconds, gives results.

`python -m benchmarks.serving [SECONDS [REQUESTS]]` builds the five documents, serves
them, and lets 50 clients ask all saved questions in turn for 60 SECONDS; then ASK
beside a query that never ends, memory over 20,000 REQUESTS, and the first page in
Chromium.
"""

import asyncio
import itertools
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import httpx

from benchmarks.results import Result
from dutygraph.asking import fill
from dutygraph.build import build
from dutygraph.questions import find_question
from dutygraph.store import open_store
from tests.questions.make import SOURCES, examples

CLIENTS = 50
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
_SERVE = "from dutygraph.cli import main; main()"
_REPLIES = 64_000_000
"""Bytes of replies that a server remembers."""
_FIRST = 2_000
"""Requests after which memory is taken for the first time."""


@dataclass(frozen=True, slots=True)
class Running:
    """A running server: its address and its process."""

    address: str
    pid: int


@contextmanager
def serve(store: Path) -> Iterator[Running]:
    """Start a server on any free port, and stop it."""
    command = [sys.executable, "-c", _SERVE, "serve", "--store", str(store)]
    with subprocess.Popen(
        [*command, "--port", "0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            for line in process.stderr or ():
                if met := re.search(r" at (http://\S+?)/?$", line):
                    yield Running(met[1], process.pid)
                    break
        finally:
            process.terminate()


def question_paths(store: Path) -> list[str]:
    """Give every saved question twice: as a page and through the endpoint."""
    found = []
    with open_store(store) as opened:
        for name, given in examples().items():
            question = find_question(name.partition("+")[0])
            text = fill(opened, question, given).sparql
            found.append(f"/questions/{question.name}?{urlencode(given)}")
            found.append(f"/sparql?{urlencode({'query': text})}")
    return found


async def ask_for(
    address: str, paths: list[str], seconds: float
) -> tuple[list[float], int]:
    """Let all clients ask for so long; give the seconds of answers, and the errors."""
    times: list[float] = []
    errors = 0
    end = time.monotonic() + seconds

    async def ask_in_turn(start: int) -> None:
        nonlocal errors
        reader, writer = await asyncio.open_connection(*_to_host(address), limit=2**20)
        for path in itertools.cycle(paths[start:] + paths[:start]):
            if time.monotonic() > end:
                break
            begun = time.monotonic()
            status = await _ask(reader, writer, path)
            times.append(time.monotonic() - begun)
            errors += status != 200
        writer.close()

    starts = (place * len(paths) // CLIENTS for place in range(CLIENTS))
    await asyncio.gather(*(ask_in_turn(start) for start in starts))
    return times, errors


async def _ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str
) -> int:
    """Ask over a connection that stays open; a client of a few lines costs little."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: bench\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    met = re.search(r"(?i)^content-length: (\d+)", head, re.MULTILINE)
    await reader.readexactly(int(met[1]) if met else 0)
    return int(head.split(" ", 2)[1])


def _to_host(address: str) -> tuple[str, str]:
    host, _, port = address.removeprefix("http://").partition(":")
    return host, port


def measure_load(server: Running, paths: list[str], seconds: float) -> list[Result]:
    """Measure errors and times of 50 clients; every answer is asked for cold once."""
    times, errors = asyncio.run(ask_for(server.address, paths, seconds))
    p95 = statistics.quantiles(times, n=20)[-1]
    name = f"serve: {CLIENTS} clients, all saved questions, {seconds:g} s"
    return [
        Result(f"{name}, errors", f"{errors} of {len(times):,}", "none", errors == 0),
        Result(f"{name}, p95", f"{p95 * 1e3:.0f} ms", "≤ 200 ms", p95 <= 0.2),
    ]


def measure_ask(server: Running, rounds: int = 41) -> Result:
    """Measure ASK, never the same one, while a query runs that never ends."""
    with httpx.Client(base_url=server.address, timeout=30) as client:
        asking = asyncio.run(_ask_beside_runaway(server.address, client, rounds))
    median, worst = statistics.median(asking), max(asking)
    found = f"{median * 1e3:.0f} ms (longest {worst * 1e3:.0f} ms)"
    name = f"serve: ASK beside a query that never ends, median of {rounds}"
    return Result(name, found, "≤ 100 ms", median <= 0.1)


async def _ask_beside_runaway(
    address: str, client: httpx.Client, rounds: int
) -> list[float]:
    async with httpx.AsyncClient(base_url=address, timeout=30) as other:
        runaway = asyncio.create_task(other.get("/sparql", params={"query": RUNAWAY}))
        await asyncio.sleep(0.5)
        times = [time_of async for time_of in _time_asking(client, rounds)]
        await runaway
    return times


async def _time_asking(client: httpx.Client, rounds: int) -> AsyncIterator[float]:
    for number in range(rounds):
        begun = time.monotonic()
        client.get("/sparql", params={"query": f"ASK {{}} # {number}"})
        yield time.monotonic() - begun
        await asyncio.sleep(0.02)


def measure_memory(server: Running, paths: list[str], requests: int) -> Result:
    """Measure the memory of server and workers early and late in many requests."""
    with httpx.Client(base_url=server.address, timeout=30) as client:
        turn = itertools.cycle(paths)
        first = min(_FIRST, requests // 2)
        _ask_many(client, turn, first)
        early = _memory_of(server.pid)
        _ask_many(client, turn, requests - first)
        late = _memory_of(server.pid)
    grown = late / early - 1
    return Result(
        f"serve: memory of all processes, {first:,} against {requests:,} requests",
        f"{early / 1e6:.0f} MB, then {late / 1e6:.0f} MB ({grown:+.0%})",
        f"≤ {_REPLIES / 1e6:.0f} MB more, the replies kept",
        late - early <= _REPLIES,
    )


def _ask_many(client: httpx.Client, turn: Iterator[str], count: int) -> None:
    for number, path in enumerate(itertools.islice(turn, count)):
        # Some are new to the server, so that its memory of replies fills up.
        client.get(path if number % 10 else f"{path}%20%23{number}")


def _memory_of(pid: int) -> int:
    """Give the bytes that a process and its children hold, shared ones in part."""
    found = 0
    for one in (pid, *_children_of(pid)):
        text = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii")
        met = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
        found += int(met[1]) * 1024 if met else 0
    return found


def _children_of(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(word) for word in listed.split()]


def measure_first_page(store: Path) -> list[Result]:
    """Measure the first page of a fresh server in Chromium; none without one."""
    program = shutil.which("chromium")
    if program is None:
        return []
    from playwright.sync_api import sync_playwright

    with serve(store) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        page = browser.new_page()
        begun = time.monotonic()
        page.goto(f"{server.address}/", wait_until="load")
        seconds = time.monotonic() - begun
        browser.close()
    name = "serve: first page of a fresh server in Chromium, until loaded"
    return [Result(name, f"{seconds:.2f} s", "≤ 1.5 s", seconds <= 1.5)]


def measure_serving(seconds: float = 30, requests: int = 6_000) -> list[Result]:
    """Measure all of it on the five documents."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "graph"
        build([SOURCES], store)
        paths = question_paths(store)
        first = measure_first_page(store)
        with serve(store) as server:
            return [
                *first,
                *measure_load(server, paths, seconds),
                measure_ask(server),
                measure_memory(server, paths, requests),
            ]


def main() -> int:
    """Print what was measured; 1 where a promise is not kept."""
    given = [int(word) for word in sys.argv[1:]]
    results = measure_serving(*(given + [60, 20_000][len(given) :]))
    for one in results:
        kept = "yes" if one.kept else "NO"
        sys.stdout.write(f"{one.name}: {one.found} ({one.promised}) {kept}\n")
    return 0 if all(one.kept for one in results) else 1


if __name__ == "__main__":
    sys.exit(main())
