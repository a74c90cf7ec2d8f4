"""Graphs reach a server whole, once, and a push that broke off goes on."""

import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from dutygraph.errors import EndpointError, ReadError
from dutygraph.query import select
from dutygraph.remote import open_anywhere
from dutygraph.remote.graphs import Piece, shards_to_pieces, store_to_pieces
from dutygraph.remote.push import Target
from dutygraph.store import open_store
from tests.conftest import ROOT, Run
from tests.remote.conftest import (
    HASTY,
    IMPATIENT,
    NAME,
    PASSWORD,
    Misbehaving,
    Said,
    fill,
    free_port,
    start_oxigraph,
)

COUNT = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
HOME = "https://w3id.org/dutygraph/"


def test_a_server_holds_what_the_store_holds(store: Path, endpoint: str) -> None:
    with open_store(store) as here, open_anywhere(endpoint) as there:
        expected = list(select(here, COUNT).rows)
        found = [
            row for row in select(there, COUNT).rows if str(row[0]).startswith(HOME)
        ]
    assert found == expected
    assert len(found) == 7


def test_what_is_there_whole_is_left_alone(store: Path, endpoint: str) -> None:
    assert [is_new for _, is_new in fill(endpoint, store)] == [False] * 7


def test_shards_are_pushed_by_the_command(
    store: Path, tmp_path: Path, run: Run
) -> None:
    shard = tmp_path / "graph.nq"
    run("export", "--store", store, "--format", "nquads", "-o", shard)
    with start_oxigraph(tmp_path) as server:
        graphs = server.endpoint.replace("/query", "/store")
        done = run("push", shard, "--endpoint", graphs)
        assert done.returncode == 0, done.stderr
        assert "7 graphs were pushed, 0 were there already" in done.stderr
        again = run("push", "--store", store, "--endpoint", server.endpoint)
        assert "0 graphs were pushed, 7 were there already" in again.stderr
        here = run("query", "townships", "--store", store)
        there = run("query", "townships", "--endpoint", server.endpoint)
    assert there.stdout == here.stdout


def test_a_push_goes_on_after_the_server_was_killed(
    store: Path, tmp_path: Path
) -> None:
    port = free_port()
    pushed: list[str] = []

    with (
        start_oxigraph(tmp_path, port) as server,
        open_store(store) as opened,
        closing(Target(server.endpoint, patience=HASTY)) as target,
        pytest.raises(EndpointError, match="cannot be reached, or broke off"),
    ):
        for one in target.push(store_to_pieces(opened)):
            pushed.append(one.graph)
            if len(pushed) == 3:
                server.process.kill()
                server.process.wait()
    with start_oxigraph(tmp_path, port) as server:
        told = fill(server.endpoint, store)
        with open_anywhere(server.endpoint) as there, open_store(store) as here:
            assert set(there.lines()) == set(here.lines())
    assert [graph for graph, is_new in told if not is_new] == pushed
    assert len(told) == 7


def test_a_push_that_was_killed_goes_on(store: Path, tmp_path: Path) -> None:
    script = "from dutygraph.cli import main; main()"
    with start_oxigraph(tmp_path) as server:
        command = ["push", "--store", str(store), "--endpoint", server.endpoint]
        with subprocess.Popen(
            [sys.executable, "-c", script, *command],
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as process:
            while not graphs_at(server.endpoint) and process.poll() is None:
                time.sleep(0.02)
            process.kill()
        there = graphs_at(server.endpoint)
        told = fill(server.endpoint, store)
        assert len(told) == 7
        assert {graph for graph, is_new in told if not is_new} >= set(there)
        assert [is_new for _, is_new in fill(server.endpoint, store)] == [False] * 7


def graphs_at(endpoint: str) -> list[str]:
    """Give the graphs of a server that holds no others."""
    with open_anywhere(endpoint) as there:
        return [str(row[0]) for row in select(there, COUNT).rows]


def test_a_graph_that_came_in_part_is_put_anew(store: Path, tmp_path: Path) -> None:
    with start_oxigraph(tmp_path) as server:
        fill(server.endpoint, store)
        with open_store(store) as opened:
            graph = opened.graphs()[2]
        httpx.put(
            server.endpoint.replace("/query", "/store"),
            params={"graph": graph},
            content=b"<x:a> <x:b> <x:c> .",
            headers={"Content-Type": "application/n-triples"},
        ).raise_for_status()
        told = fill(server.endpoint, store)
    assert [one for one, is_new in told if is_new] == [graph]


def test_nobody_writes_to_virtuoso_without_its_password(
    store: Path, filled_virtuoso: str, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    arguments = ("push", "--store", store, "--endpoint", filled_virtuoso, "--again")
    signed = {
        "DUTYGRAPH_ENDPOINT_USER": NAME,
        "DUTYGRAPH_ENDPOINT_PASSWORD": PASSWORD,
    }
    without = run(*arguments, env=dict.fromkeys(signed, ""))
    assert without.returncode == 1
    assert "HTTP 401" in without.stderr
    assert "The rest was not pushed" in without.stderr
    done = run(*arguments, env=signed)
    assert done.returncode == 0, done.stderr
    assert "7 graphs were pushed" in done.stderr


def a_piece(tmp_path: Path) -> list[Piece]:
    shard = tmp_path / "one.nq"
    shard.write_text("<x:a> <x:b> <x:c> <x:g> .\n", encoding="utf-8")
    return list(shards_to_pieces([shard]))


def count(number: int) -> Said:
    text = (
        '{"head":{"vars":["n"]},"results":{"bindings":'
        f'[{{"n":{{"type":"literal","value":"{number}"}}}}]}}}}'
    )
    return Said(text.encode())


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ([Said(b"No space left", 507, "text/plain")], "HTTP 507.*No space left"),
        ([Said(b"disk is full", 500, "text/plain")], "HTTP 500.*disk is full"),
        ([Said(b"too large", 413, "text/plain")], "HTTP 413.*too large"),
        ([Said(b"", pause=1.2)], "said nothing for 0.6 seconds"),
        ([Said(b"", 204), count(0)], "holds 0 of its statements; expected 1"),
    ],
)
def test_a_graph_that_is_not_taken_is_an_error(
    misbehaving: Misbehaving, tmp_path: Path, says: list[Said], told: str
) -> None:
    misbehaving.says[:] = [Said(b"", 404), count(0), *says]
    store = misbehaving.address.replace("sparql", "graphs")
    patience = IMPATIENT if any(one.pause for one in says) else HASTY
    with (
        closing(Target(misbehaving.address, store, patience)) as target,
        pytest.raises(EndpointError, match=told),
    ):
        list(target.push(a_piece(tmp_path)))
    assert misbehaving.heard[2][0] == "PUT /graphs?graph=x%3Ag"
    assert misbehaving.heard[2][1] == b"<x:a> <x:b> <x:c> .\n"


def test_a_graph_is_sent_again_where_the_server_was_busy(
    misbehaving: Misbehaving, tmp_path: Path
) -> None:
    busy = Said(b"", 503, headers={"Retry-After": "0"})
    misbehaving.says[:] = [Said(b"", 404), count(0), busy, Said(b"", 204), count(1)]
    with closing(Target(misbehaving.address, misbehaving.address, HASTY)) as target:
        assert [one.is_new for one in target.push(a_piece(tmp_path))] == [True]
    assert misbehaving.heard[2] == misbehaving.heard[3]


def test_a_server_that_does_not_name_itself_is_asked_about(
    misbehaving: Misbehaving,
) -> None:
    misbehaving.says[:] = [Said(b'{"head":{},"boolean":true}')]
    with pytest.raises(EndpointError, match="give that with --graph-store URL"):
        Target(misbehaving.address, patience=HASTY)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<x:a> <x:b> <x:c> <x:g> .\n<x:a> <x:b> <x:", "a damaged shard"),
        ("<x:a> <x:b> <x:c> .\n", "outside of any graph"),
        (
            "<x:a> <x:b> <x:c> <x:g> .\n<x:a> <x:b> <x:c> <x:h> .\n"
            "<x:a> <x:b> <x:d> <x:g> .\n",
            "a second piece of <x:g>",
        ),
    ],
)
def test_a_damaged_shard_is_told(tmp_path: Path, text: str, told: str) -> None:
    shard = tmp_path / "bad.nq"
    shard.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=told):
        list(shards_to_pieces([shard]))
