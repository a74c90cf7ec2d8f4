"""Columns half written, damaged or gone are told, and whole after the next build."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dutygraph.columns import folder, writing
from dutygraph.columns.arrow import pack_rows
from dutygraph.columns.attached import columns_of, tables_of
from dutygraph.columns.folder import columns_of_store
from dutygraph.columns.rows import resolved_to_rows
from dutygraph.columns.writing import ColumnWriter
from dutygraph.errors import StoreError
from dutygraph.matters.storing import match_store
from dutygraph.meanings import ResolvedList
from dutygraph.quads import to_quads
from dutygraph.store import Store, create_store, open_store
from tests.columns.conftest import BOTH, ask, files_of, put_lists


@pytest.fixture
def begun(tmp_path: Path, two_lists: list[ResolvedList]) -> Path:
    """A store of one list, and of another a batch that does not count yet."""
    store = tmp_path / "graph"
    put_lists(store, two_lists[:1])
    with create_store(store) as opened:
        ColumnWriter(opened).write([pack_rows(resolved_to_rows(two_lists[1]))])
    return store


def test_a_batch_whose_graphs_never_came_is_deleted(begun: Path) -> None:
    with create_store(begun) as opened:
        ColumnWriter(opened)
    assert ask(begun) == BOTH[:3]
    assert len(list(columns_of_store(begun).iterdir())) == 3


def test_a_batch_whose_graphs_came_is_taken_up(
    begun: Path, two_lists: list[ResolvedList]
) -> None:
    with create_store(begun) as opened:
        opened.put(to_quads(two_lists[1]))
        columns = ColumnWriter(opened)
        assert columns.documents() == {"ab" * 32, "cd" * 32}
        match_store(opened)
        columns.complete()
    assert ask(begun) == BOTH


def test_a_batch_half_written_is_deleted(begun: Path) -> None:
    columns = columns_of_store(begun)
    (columns / "unfinished").mkdir()
    (columns / "unfinished" / "lists.parquet").write_bytes(b"PAR1")
    with create_store(begun) as opened:
        ColumnWriter(opened)
    assert ask(begun) == BOTH[:3]
    assert not (columns / "unfinished").exists()


class DeathError(Exception):
    """The process is gone."""


@pytest.mark.parametrize("moment", range(1, 24, 2))
def test_whenever_a_process_dies_the_next_one_ends_with_the_same(
    tmp_path: Path,
    two_lists: list[ResolvedList],
    make_list: Callable[..., ResolvedList],
    concepts_alone: None,
    monkeypatch: pytest.MonkeyPatch,
    moment: int,
) -> None:
    lists, anew = two_lists, [make_list(sha256="ef" * 32)]
    put_lists(tmp_path / "whole", [*lists, *anew], matched=False)
    store, left = tmp_path / "graph", [moment]

    def dying(method: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **more: object) -> object:
            left[0] -= 1
            if not left[0]:
                raise DeathError
            return method(*args, **more)

        return step

    with monkeypatch.context() as patched:
        for name in ("rename", "replace", "mkdir"):
            patched.setattr(Path, name, dying(getattr(Path, name)))
        patched.setattr(folder.shutil, "rmtree", dying(shutil.rmtree))
        patched.setattr(Store, "put", dying(Store.put))
        with pytest.raises(DeathError):
            put_lists(store, lists, matched=False)
            put_lists(store, anew, matched=False)
    put_lists(store, [*lists, *anew], matched=False)
    assert files_of(store) == files_of(tmp_path / "whole")


def test_a_batch_half_deleted_is_not_taken_up(
    tmp_path: Path, two_lists: list[ResolvedList], monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(path: Path, ignore_errors: bool) -> None:
        if found := [one for one in path.glob("*.parquet") if one.stem != "lists"]:
            for one in found:
                one.unlink()
            raise DeathError

    store = tmp_path / "graph"
    with monkeypatch.context() as patched:
        patched.setattr(writing, "_MOST_BATCHES", 1)
        patched.setattr(folder.shutil, "rmtree", die)
        with pytest.raises(DeathError):
            put_lists(store, two_lists)
    with create_store(store) as opened:
        ColumnWriter(opened).complete()
    assert ask(store) == BOTH


def test_columns_that_were_not_completed_are_not_read(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    with create_store(tmp_path / "graph") as opened:
        columns = ColumnWriter(opened)
        batch = columns.write([pack_rows(resolved_to_rows(two_lists[0]))])
        opened.put(to_quads(two_lists[0]))
        columns.publish(batch)
    with pytest.raises(StoreError, match="no tables, or only a part of them"):
        ask(tmp_path / "graph")


def test_a_batch_that_is_damaged_is_told(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    store = tmp_path / "graph"
    put_lists(store, two_lists)
    for path in columns_of_store(store).glob("*/lists.parquet"):
        path.write_bytes(bytes(path.stat().st_size))
    with open_store(store) as opened:
        assert columns_of(opened) is None
        with pytest.raises(StoreError, match="build it again"):
            tables_of(opened)
    with pytest.raises(StoreError, match="delete this folder and build again"):
        put_lists(store, two_lists)
    shutil.rmtree(columns_of_store(store))
    put_lists(store, two_lists)
    assert ask(store) == BOTH


def test_a_batch_that_is_gone_is_written_again(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    store = tmp_path / "graph"
    put_lists(store, two_lists)
    for path in columns_of_store(store).glob("*/lists.parquet"):
        shutil.rmtree(path.parent)
    with create_store(store) as opened:
        assert ColumnWriter(opened).documents() == frozenset()
    put_lists(store, two_lists)
    assert ask(store) == BOTH


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("damage", [cut, Path.unlink])
@pytest.mark.parametrize("table", ["steps", "duties", "lists", "concepts"])
def test_a_table_that_is_damaged_or_missing_is_told_and_written_again(
    tmp_path: Path,
    two_lists: list[ResolvedList],
    table: str,
    damage: Callable[[Path], None],
) -> None:
    store = tmp_path / "graph"
    put_lists(store, two_lists)
    path, *_ = sorted(columns_of_store(store).glob(f"*/{table}.parquet"))
    whole = path.read_bytes()
    damage(path)
    with pytest.raises(StoreError, match="build it again"):
        ask(store)
    put_lists(store, two_lists)
    assert ask(store) == BOTH
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        '{"format": 2}',
        "[]",
        "\ufffd",
        '{"batches": [1], "whole": ""}',
        '{"batches": [], "whole": "", "sizes": 7}',
        '{"batches": [], "whole": "", "sizes": []}',
    ],
)
def test_a_manifest_of_another_kind_counts_as_none(
    tmp_path: Path, two_lists: list[ResolvedList], content: str
) -> None:
    store = tmp_path / "graph"
    put_lists(store, two_lists)
    (columns_of_store(store) / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(StoreError, match="build it again"):
        ask(store)
    put_lists(store, two_lists)
    assert ask(store) == BOTH


@pytest.mark.parametrize("key", ["batches", "sizes"])
def test_a_manifest_deletes_nothing_outside_its_folder(
    tmp_path: Path, two_lists: list[ResolvedList], key: str
) -> None:
    store, outside = tmp_path / "graph", tmp_path / "mine"
    put_lists(store, two_lists)
    batch = next(columns_of_store(store).glob("*/lists.parquet")).parent
    shutil.copytree(batch, outside)
    path = columns_of_store(store) / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    name = "../../mine"
    manifest[key] = [name] if key == "batches" else {name: {"steps.parquet": 1}}
    path.write_text(json.dumps(manifest), encoding="utf-8")
    put_lists(store, two_lists)
    assert ask(store) == BOTH
    assert (outside / "lists.parquet").is_file()


def test_a_disk_that_is_full_is_told(
    tmp_path: Path,
    two_lists: list[ResolvedList],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dutygraph.columns.arrow.write_tables", fail)
    with pytest.raises(StoreError, match=r"the disk takes no more .*No space left"):
        put_lists(tmp_path / "graph", two_lists)
