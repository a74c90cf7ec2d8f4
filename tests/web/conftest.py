"""A real server on a free port, as `dutygraph serve` starts it."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
_ADDRESS = re.compile(r"Serving .* at (http://[\d.]+:\d+)")


@dataclass
class Server:
    """A running server: its address, its process and what it has printed."""

    process: "subprocess.Popen[str]"
    store: Path
    address: str = ""
    errors: list[str] = field(default_factory=list)
    output: list[str] = field(default_factory=list)

    def get(self, path: str, **options: object) -> httpx.Response:
        return httpx.get(self.address + path, timeout=30, **options)  # type: ignore[arg-type]

    def post(self, path: str, **options: object) -> httpx.Response:
        return httpx.post(self.address + path, timeout=30, **options)  # type: ignore[arg-type]

    def ask(self, query: str, accept: str = "", **fields: object) -> httpx.Response:
        headers = {"Accept": accept} if accept else {}
        return self.get("/sparql", params={"query": query, **fields}, headers=headers)

    def workers(self) -> list[int]:
        """The processes of its workers."""
        done = subprocess.run(
            ["pgrep", "-P", str(self.process.pid), "-f", "dutygraph.web.worker"],
            capture_output=True,
            text=True,
            check=False,
        )
        return [int(line) for line in done.stdout.split()]


Serve = Callable[..., "contextmanager[Server]"]


@contextmanager
def serve(store: Path | str, *options: object) -> Iterator[Server]:
    """Start a server on a store, wait until it answers, stop it with SIGTERM.

    A text is the address of an endpoint.
    """
    script = "from dutygraph.cli import main; main()"
    place = "--endpoint" if isinstance(store, str) else "--store"
    command = ["serve", place, store, "--port", 0, *options]
    with subprocess.Popen(
        [sys.executable, "-c", script, *map(str, command)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    ) as process:
        yield from _watch(Server(process, Path(store)))


def _watch(server: Server) -> Iterator[Server]:
    process = server.process
    started = threading.Event()
    readers = [
        threading.Thread(target=_read_errors, args=(server, started), daemon=True),
        threading.Thread(target=_read_output, args=(server,), daemon=True),
    ]
    for reader in readers:
        reader.start()
    try:
        assert started.wait(30) and server.address, "".join(server.errors)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        finally:
            process.kill()
        for reader in readers:
            reader.join(5)


def _read_errors(server: Server, started: threading.Event) -> None:
    assert server.process.stderr
    for line in server.process.stderr:
        server.errors.append(line)
        if found := _ADDRESS.search(line):
            server.address = found[1]
            started.set()
    started.set()


def _read_output(server: Server) -> None:
    assert server.process.stdout
    server.output.extend(server.process.stdout)


@pytest.fixture(scope="session")
def server(store: Path) -> Iterator[Server]:
    """A server of the five documents that all tests may ask."""
    with serve(store) as running:
        yield running
