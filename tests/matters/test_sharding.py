"""Shards get the matters that a store of the same documents has."""

import hashlib
from pathlib import Path

import pytest

from dutygraph.build.making import make_graph_of_bytes
from dutygraph.columns import reading
from dutygraph.errors import OutputError
from dutygraph.matters.sharding import match_shards
from dutygraph.remote.graphs import shards_to_pieces
from dutygraph.shards import make_folder, write_shard
from dutygraph.store import open_store
from tests.conftest import Run

MATTERS = "https://w3id.org/dutygraph/id/matters"


def add_shard(folder: Path, document: Path) -> None:
    data = document.read_bytes()
    made = make_graph_of_bytes(document.name, data, None)
    write_shard(folder, hashlib.sha256(data).hexdigest(), [made.quads], made.columns)


def matters_of_shards(folder: Path) -> list[str]:
    (found,) = [one for one in shards_to_pieces([folder]) if one.graph == MATTERS]
    found.body.seek(0)
    return sorted(found.body.read().decode().splitlines())


def matters_of_store(store: Path) -> list[str]:
    with open_store(store) as opened:
        lines = [line for line in opened.lines() if line.endswith(f"<{MATTERS}> .\n")]
    return [line.replace(f" <{MATTERS}> .\n", " .") for line in lines]


def test_the_matters_of_shards_are_those_of_a_store_that_grew_alike(
    sources: Path, tmp_path: Path, run: Run
) -> None:
    folder, store = tmp_path / "shards", tmp_path / "graph"
    make_folder(folder)
    documents = sorted(sources.glob("*.txt"))[:3]
    for one, some in ((documents[0], documents[:1]), (documents[2], documents[2:])):
        add_shard(folder, one)
        match_shards(folder)
        assert run("build", *some, "--out", store).returncode == 0
        assert sorted(matters_of_store(store)) == matters_of_shards(folder)
    assert len(matters_of_shards(folder)) > 100

    (graph,) = (folder / "matters").iterdir()
    before = graph.stat().st_mtime_ns
    match_shards(folder)
    assert graph.stat().st_mtime_ns == before
    text = graph.read_bytes()
    graph.write_bytes(text[:-100])
    match_shards(folder)
    assert graph.read_bytes() == text


def test_damaged_tables_are_told(sources: Path, tmp_path: Path) -> None:
    make_folder(tmp_path)
    add_shard(tmp_path, min(sources.glob("*.txt")))
    (table,) = tmp_path.glob("*/steps.parquet")
    table.write_bytes(table.read_bytes()[:-100])
    with pytest.raises(OutputError, match="tables of a shard cannot be read") as error:
        match_shards(tmp_path)
    assert str(table) in str(error.value)
    assert not (tmp_path / "matters").exists()


def test_tables_that_memory_does_not_hold_are_told(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folder(tmp_path)
    add_shard(tmp_path, min(sources.glob("*.txt")))
    monkeypatch.setitem(reading._SETTINGS, "memory_limit", "300KB")
    with pytest.raises(OutputError, match="not matched in the memory there is"):
        match_shards(tmp_path)
    assert len(list(tmp_path.glob("*/*.nq"))) == 2
