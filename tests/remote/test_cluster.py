"""A cluster gives the same bytes as one machine, whoever of its workers dies."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

import dutygraph.cluster
from dutygraph.cli import main
from dutygraph.cluster import build_shards
from dutygraph.errors import ClusterError
from dutygraph.remote.graphs import shards_to_pieces
from dutygraph.store import open_store
from tests.conftest import ROOT, Run, is_one_message
from tests.remote.conftest import free_port, start_oxigraph

_CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(
        n_workers=3, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        workers = [str(one.pid) for one in cluster.workers.values()]
        print(cluster.scheduler_address, *workers, flush=True)
        sys.stdin.read()
"""
_BUILD = """
import os, signal, sys
from pathlib import Path
from dutygraph.cluster import build_shards
sources, folder, cluster, *workers = sys.argv[1:]
for report in build_shards([Path(sources)], Path(folder), cluster):
    print(report.status, report.name, flush=True)
    while workers:
        os.kill(int(workers.pop()), signal.SIGKILL)
"""


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[list[str]]:
    """The address of a cluster of three workers, and the processes of these."""
    script = tmp_path / "cluster.py"
    script.write_text(_CLUSTER, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None and process.stdin is not None
        try:
            yield process.stdout.readline().split()
        finally:
            process.stdin.close()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def quads_of_store(store: Path) -> dict[str, set[str]]:
    with open_store(store) as opened:
        return {
            graph: {
                f"{quad.triple} .\n"
                for quad in opened.database.quads_for_pattern(
                    None, None, None, pyoxigraph.NamedNode(graph)
                )
            }
            for graph in ("https://w3id.org/dutygraph/ontology", *opened.graphs())
        }


def quads_of_shards(folder: Path) -> dict[str, set[str]]:
    found = {}
    for piece in shards_to_pieces([folder]):
        piece.body.seek(0)
        found[piece.graph] = set(piece.body.read().decode().splitlines(keepends=True))
        piece.body.close()
    return found


@pytest.mark.slow
def test_two_workers_that_die_change_nothing(
    cluster: list[str], sources: Path, store: Path, tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "shards"
    address, *workers = cluster
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            _BUILD,
            str(sources),
            str(folder),
            address,
            *workers[:2],
        ],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["built"] * 5
    assert quads_of_shards(folder) == quads_of_store(store)
    assert len(list(folder.glob("*/duties.parquet"))) == 5

    one, *_ = sorted(folder.glob("*/*.nq"))
    other = sorted(folder.glob("[0-9a-f]*/*.nq"))[-1]
    before = {path: path.stat().st_mtime_ns for path in folder.glob("*/*.nq")}
    text = one.read_bytes()
    one.write_bytes(text[: len(text) // 2])
    table = other.parent / "steps.parquet"
    rows = table.read_bytes()
    table.write_bytes(rows[:-100])
    refused = run("push", folder, "--endpoint", "http://127.0.0.1:1/query")
    assert refused.returncode == 1
    again = run("build", sources, "--out", folder, "--cluster", address)
    assert again.returncode == 0, again.stderr
    assert (one.read_bytes(), table.read_bytes()) == (text, rows)
    after = {path: path.stat().st_mtime_ns for path in folder.glob("*/*.nq")}
    assert {path for path in after if after[path] != before[path]} == {one, other}

    document = sorted(sources.iterdir())[0]
    newer = tmp_path / "newer.txt"
    newer.write_bytes(document.read_bytes() + b"\n")
    told = run("build", newer, "--out", folder, "--cluster", address)
    assert told.returncode == 0, told.stderr
    (line,) = (line for line in told.stdout.splitlines() if "原为" in line)
    assert "newer.txt" in line and document.name in line
    assert len(list(folder.glob("*/duties.parquet"))) == 5

    with start_oxigraph(tmp_path) as server:
        pushed = run("push", folder, "--endpoint", server.endpoint)
        assert "7 graphs were pushed" in pushed.stderr, pushed.stderr
        here = run("query", "townships", "--store", store)
        there = run("query", "townships", "--endpoint", server.endpoint)
    assert there.stdout == here.stdout


_SCHEDULER = """
import asyncio, sys
from distributed import Scheduler
async def main():
    options = dict(host="127.0.0.1", dashboard=False)
    async with Scheduler(port=0, **options) as scheduler:
        print(scheduler.address, flush=True)
        await scheduler.finished()
asyncio.run(main())
"""


def test_a_cluster_without_workers_is_told(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dutygraph.cluster, "_SECONDS", 1)
    with subprocess.Popen(
        [sys.executable, "-c", _SCHEDULER], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        try:
            with pytest.raises(ClusterError, match="Only 0/1 workers arrived") as told:
                list(build_shards([sources], tmp_path / "new", address))
        finally:
            process.kill()
    assert str(told.value).startswith(f"{address}: it is not reached, has no workers")
    assert not logging.getLogger("distributed.client").isEnabledFor(logging.ERROR)


@pytest.mark.parametrize(
    "address", ["", "nowhere", "tcp://host", "http://host:1", "tcp://host:99999"]
)
def test_what_is_no_address_of_a_cluster_is_told_at_once(
    address: str, sources: Path, tmp_path: Path, run: Run
) -> None:
    done = run("build", sources, "--out", tmp_path / "new", "--cluster", address)
    assert done.returncode == 1
    assert is_one_message(done)
    assert "no address of a scheduler; expected tcp://HOST:PORT" in done.stderr
    assert not (tmp_path / "new").exists()


def test_a_cluster_that_is_not_there_is_told(
    sources: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(dutygraph.cluster, "_SECONDS", 1)
    address = f"tcp://127.0.0.1:{free_port()}"
    words = ["build", str(sources), "--out", str(tmp_path / "new")]
    monkeypatch.setattr(sys, "argv", ["dutygraph", *words, "--cluster", address])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr().err
    assert ended.value.code == 1
    assert f"{address}: it is not reached" in told
    assert "goes on with what is missing" in told
    assert not (tmp_path / "new").exists()
