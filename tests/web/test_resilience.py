"""The server stays up: runaway queries, killed workers, stores rebuilt or gone."""

import concurrent.futures
import os
import shutil
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.conftest import Run
from tests.web.conftest import Server, serve

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ASK = "ASK {}"
DOCUMENTS = "SELECT (COUNT(*) AS ?n) { ?d a dg:SourceDocument }"


def count(server: Server) -> str:
    found = server.ask(DOCUMENTS).json()["results"]["bindings"]
    return str(found[0]["n"]["value"])


def wait_until(is_true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def test_a_runaway_ends_with_504_and_holds_nobody_up(store: Path) -> None:
    with (
        serve(store, "--timeout", 3) as server,
        concurrent.futures.ThreadPoolExecutor() as threads,
    ):
        runaway = threads.submit(server.ask, RUNAWAY)
        time.sleep(0.5)
        answers = [server.ask(f"{ASK} #{number}") for number in range(5)]
        assert not runaway.done()
        assert [answer.json()["boolean"] for answer in answers] == [True] * 5
        ended = runaway.result()
    assert ended.status_code == 504
    assert ended.headers["content-type"] == "application/problem+json"
    assert ended.json()["detail"] == "no answer within 3 seconds"


def test_more_runaways_than_workers_leave_a_working_server(store: Path) -> None:
    with (
        serve(store, "--timeout", 1) as server,
        concurrent.futures.ThreadPoolExecutor(40) as threads,
    ):
        queries = [f"{RUNAWAY} #{number}" for number in range(40)]
        codes = {answer.status_code for answer in threads.map(server.ask, queries)}
        assert codes == {503, 504}
        assert server.ask(ASK).json()["boolean"] is True


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { FILTER(REGEX("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "(a+)+$")) }',
        "SELECT (COUNT(*) AS ?n) { ?a (!<x:y>)* ?b . ?c (!<x:y>)* ?d }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    ],
)
def test_a_query_that_explodes_ends_well(store: Path, query: str) -> None:
    with serve(store, "--timeout", 2, "--memory", 600) as server:
        assert server.ask(query).status_code in (200, 500, 504)
        assert server.ask(ASK).json()["boolean"] is True


def test_an_answer_is_cut_at_the_limit_and_says_so(store: Path) -> None:
    with serve(store, "--rows", 7) as server:
        answer = server.ask("SELECT * { ?s ?p ?o }")
        assert len(answer.json()["results"]["bindings"]) == 7
        assert answer.headers["x-dutygraph-limit"] == "7"
        answer = server.ask("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
        assert len(answer.text.splitlines()) == 7
        assert answer.headers["x-dutygraph-limit"] == "7"
        answer = server.ask("SELECT * { ?s ?p ?o } LIMIT 7")
        assert "x-dutygraph-limit" not in answer.headers


def test_a_killed_worker_loses_no_answer(store: Path) -> None:
    with serve(store) as server:
        assert server.ask(ASK).status_code == 200
        for worker in server.workers():
            os.kill(worker, signal.SIGKILL)
        for number in range(5):
            assert server.ask(f"{ASK} #{number}").json()["boolean"] is True


def test_a_rebuilt_store_is_taken_over(sources: Path, run: Run, tmp_path: Path) -> None:
    first, *others = sorted(sources.glob("*.txt"))
    store = tmp_path / "graph"
    assert run("build", first, "--out", store).returncode == 0
    with serve(store) as server:
        assert count(server) == "1"
        done = run("build", *others[:2], "--out", store)
        assert done.returncode == 0, done.stderr
        wait_until(lambda: count(server) == "3")
        health = server.get("/healthz").json()
        assert (health["status"], health["stores_taken_over"]) == ("ok", 1)


def test_a_store_moved_into_its_place_is_taken_over(
    sources: Path, run: Run, store: Path, tmp_path: Path
) -> None:
    served, new = tmp_path / "graph", tmp_path / "new"
    first = min(sources.glob("*.txt"))
    assert run("build", first, "--out", served).returncode == 0
    shutil.copytree(store, new)
    with serve(served) as server:
        assert count(server) == "1"
        served.rename(tmp_path / "old")
        new.rename(served)
        wait_until(lambda: count(server) == "5")


def test_a_deleted_store_is_served_from_what_was_read(
    store: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "graph"
    shutil.copytree(store, copy)
    with serve(copy) as server:
        shutil.rmtree(copy)
        wait_until(lambda: server.get("/healthz").json()["status"] == "stale")
        assert "there is no store" in server.get("/healthz").json()["problem"]
        assert count(server) == "5"


@pytest.mark.parametrize("method", ["get", "form", "direct"])
def test_a_query_of_a_megabyte_is_refused(server: Server, method: str) -> None:
    query = "ASK {} #" + "x" * 1_000_000
    if method == "get":
        # Nothing but a socket: clients refuse to send such an address.
        answer = _send(server, f"GET /sparql?query={query} HTTP/1.1\r\n".encode())
        assert answer.split(b" ")[1] in (b"413", b"400", b"414")
    elif method == "form":
        assert server.post("/sparql", data={"query": query}).status_code == 413
    else:
        headers = {"Content-Type": "application/sparql-query"}
        answered = server.post("/sparql", content=query, headers=headers)
        assert answered.status_code == 413
    assert server.ask(ASK).json()["boolean"] is True


def _send(server: Server, start: bytes) -> bytes:
    host, port = server.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(start + b"Host: x\r\nConnection: close\r\n\r\n")
        return connection.recv(100)


def test_slow_and_idle_clients_do_not_hold_others_up(server: Server) -> None:
    host, port = server.address.removeprefix("http://").split(":")
    slow = [socket.create_connection((host, int(port))) for _ in range(200)]
    try:
        for connection in slow:
            connection.sendall(b"POST /sparql HTTP/1.1\r\nContent-Length: 9\r\n")
        assert server.ask(ASK).json()["boolean"] is True
    finally:
        for connection in slow:
            connection.close()


def test_a_body_that_does_not_come_is_408(store: Path) -> None:
    with serve(store) as server:
        head = (
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n"
            b"Content-Type: application/sparql-query\r\n\r\n"
        )
        host, port = server.address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=20) as connection:
            connection.sendall(head + b"ASK")
            assert connection.recv(100).split(b" ")[1] == b"408"


def test_a_thousand_connections_are_answered(server: Server) -> None:
    with (
        httpx.Client(timeout=30, limits=httpx.Limits(max_connections=1_000)) as client,
        concurrent.futures.ThreadPoolExecutor(200) as threads,
    ):
        url = f"{server.address}/sparql?query=ASK%20%7B%7D"
        codes = list(threads.map(lambda _: client.get(url).status_code, range(1_000)))
    assert codes == [200] * 1_000


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/static/../app.py", "/static/%2e%2e/app.py", "/library/codemirror/"],
)
def test_a_path_that_is_none_is_404(server: Server, path: str) -> None:
    answer = server.get(path)
    assert answer.status_code == 404
    assert "dutygraph.web" not in answer.text


def test_sigterm_stops_it_cleanly(store: Path) -> None:
    with serve(store) as server:
        assert server.ask(ASK).status_code == 200
        workers = server.workers()
        assert workers
    assert server.process.returncode in (0, -signal.SIGTERM)
    wait_until(lambda: not any(Path(f"/proc/{one}").exists() for one in workers))
    assert any('"GET /sparql?query=' in line for line in server.output)


def test_a_store_that_is_not_there_is_one_message(run: Run, tmp_path: Path) -> None:
    done = run("serve", "--store", tmp_path / "none", "--port", 0)
    assert done.returncode == 1
    assert "there is no store" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_that_is_taken_is_one_message(run: Run, server: Server) -> None:
    port = server.address.rpartition(":")[2]
    done = run("serve", "--store", server.store, "--port", port)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_behind_a_proxy_links_keep_the_path(store: Path) -> None:
    with serve(store, "--base-path", "/duty") as server:
        for path in ("/duty/departments", "/departments"):
            page = server.get(path)
            assert page.status_code == 200
            assert 'href="/duty/static/frame.css"' in page.text
        assert server.get("/duty/static/frame.css").status_code == 200
        found = server.get("/duty/sparql?query=ASK%20%7B%7D").json()
        assert found["boolean"] is True


def test_metrics_count_what_happened(store: Path) -> None:
    with serve(store) as server:
        server.ask(ASK)
        server.ask(ASK)
        text = server.get("/metrics").text
    assert 'dutygraph_requests_total{route="/sparql",status="200"} 2.0' in text
    assert "dutygraph_remembered_total 1.0" in text
