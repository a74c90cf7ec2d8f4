"""Real triple stores on free ports of this machine, and one that misbehaves."""

import dataclasses
import importlib.metadata
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from dutygraph.remote.graphs import store_to_pieces
from dutygraph.remote.push import Target
from dutygraph.remote.wire import Patience
from dutygraph.store import open_store

HASTY = Patience(connect=10, silence=20, tries=3, pause=0.01, longest_pause=0.05)
IMPATIENT = dataclasses.replace(HASTY, silence=0.6)
NAME, PASSWORD = "dba", "dba"  # those of every new Virtuoso

_VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = 10000
MaxDirtyBuffers = 7500
CaseMode = 2
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 10000
"""


@dataclass
class Triplestore:
    """A running server: where it is asked, and its process."""

    endpoint: str
    process: "subprocess.Popen[bytes]"


Start = Callable[[Path], "contextmanager[Triplestore]"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _started(command: list[str], folder: Path, endpoint: str) -> Iterator[Triplestore]:
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        _wait_for(endpoint, process)
        yield Triplestore(endpoint, process)
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(20)
        process.kill()
        process.wait()


def _wait_for(endpoint: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, "the server ended"
        with suppress(httpx.TransportError):
            httpx.get(endpoint, params={"query": "ASK {}"}, timeout=5)
            return
        time.sleep(0.1)
    raise AssertionError(f"{endpoint} does not answer")


@contextmanager
def start_oxigraph(folder: Path, port: int = 0) -> Iterator[Triplestore]:
    files = importlib.metadata.files("oxigraph") or []
    program = next(str(file.locate()) for file in files if file.name == "oxigraph")
    address = f"127.0.0.1:{port or free_port()}"
    command = [program, "serve", "--location", "graph", "--bind", address]
    with _started(command, folder, f"http://{address}/query") as server:
        yield server


@contextmanager
def start_virtuoso(folder: Path) -> Iterator[Triplestore]:
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("virtuoso-t is not installed (virtuoso-opensource-7-bin)")
    port = free_port()
    settings = _VIRTUOSO.format(sql=free_port(), http=port)
    (folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
    command = [program, "+foreground", "+configfile", "virtuoso.ini"]
    with _started(command, folder, f"http://127.0.0.1:{port}/sparql") as server:
        yield server


@pytest.fixture(scope="session")
def filled_oxigraph(
    store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The endpoint of an Oxigraph server that holds the five documents."""
    with start_oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        fill(server.endpoint, store)
        yield server.endpoint


@pytest.fixture(scope="session")
def filled_virtuoso(
    store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The endpoint of a Virtuoso that holds the five documents."""
    with (
        start_virtuoso(tmp_path_factory.mktemp("virtuoso")) as server,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("DUTYGRAPH_ENDPOINT_USER", NAME)
        patch.setenv("DUTYGRAPH_ENDPOINT_PASSWORD", PASSWORD)
        fill(server.endpoint, store)
        yield server.endpoint


@pytest.fixture(params=["oxigraph", "virtuoso"])
def endpoint(request: pytest.FixtureRequest) -> str:
    """The endpoint of each real server in turn, with the five documents in it."""
    return str(request.getfixturevalue(f"filled_{request.param}"))


def fill(endpoint: str, store: Path) -> list[tuple[str, bool]]:
    """Push a store; give what became of each graph."""
    target = Target(endpoint)
    with open_store(store) as opened:
        told = [(one.graph, one.is_new) for one in target.push(store_to_pieces(opened))]
    target.close()
    return told


@dataclass
class Said:
    """What the misbehaving server says once: a status, headers, a body, a pause.

    With the status 0 it hangs up instead.
    """

    body: bytes = b""
    status: int = 200
    media_type: str = "application/sparql-results+json"
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0
    promised: int = 0


@dataclass
class Misbehaving:
    """A server that says one thing after another, the last again and again."""

    address: str
    says: list[Said]
    heard: list[tuple[str, bytes]] = field(default_factory=list)


@pytest.fixture
def misbehaving() -> Iterator[Misbehaving]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("content-length", 0))
            body = self.rfile.read(length)
            server.heard.append((f"{self.command} {self.path}", body))
            said = server.says.pop(0) if len(server.says) > 1 else server.says[0]
            time.sleep(said.pause)
            self.close_connection = True
            if not said.status:
                return
            with suppress(BrokenPipeError, ConnectionResetError):
                self.send_response(said.status)
                self.send_header("Connection", "close")
                self.send_header("Content-Type", said.media_type)
                self.send_header("Content-Length", str(said.promised or len(said.body)))
                for name, value in said.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(said.body)

        do_GET = do_PUT = do_POST  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        address = f"http://127.0.0.1:{listening.server_port}/sparql"
        server = Misbehaving(address, [])
        thread = threading.Thread(target=listening.serve_forever, args=(0.05,))
        thread.start()
        yield server
        listening.shutdown()
        thread.join()
