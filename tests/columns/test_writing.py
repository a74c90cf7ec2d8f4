"""The columns are whole at any moment, and say what the graphs beside them say."""

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dutygraph.columns import folder, rows
from dutygraph.columns.arrow import pack_rows
from dutygraph.columns.attached import columns_of, tables_of
from dutygraph.columns.folder import columns_of_store, read_manifest
from dutygraph.columns.rows import resolved_to_rows
from dutygraph.columns.writing import ColumnWriter
from dutygraph.errors import StoreError
from dutygraph.matters.storing import match_store
from dutygraph.model import ListKind, ResolvedList
from dutygraph.quads import to_quads
from dutygraph.store import Store, create_store, open_store
from dutygraph.web.snapshot import state_of, take_snapshot
from tests.columns.conftest import put_lists
from tests.questions.conftest import duty

DUTIES = """
SELECT name, kind, number, title FROM duties JOIN townships USING (township)
ORDER BY division_code, kind, number
"""
BOTH = [
    ("石桥镇", "basic", 1, "抓好党员教育"),
    ("石桥镇", "cooperative", 1, "秸秆禁烧"),
    ("石桥镇", "reclaimed", 1, "对排污的处罚"),
    ("柳河镇", "basic", 1, "秸秆禁烧"),
    ("柳河镇", "basic", 2, "河道清理"),
    ("柳河镇", "reclaimed", 1, "抓好党员教育"),
]


def ask(store: Path, text: str = DUTIES) -> list[tuple[object, ...]]:
    with open_store(store) as opened:
        return tables_of(opened).execute(text).fetchall()


def files_of(store: Path) -> dict[str, bytes]:
    base = columns_of_store(store)
    paths = (path for path in base.rglob("*") if path.is_file())
    return {str(path.relative_to(base)): path.read_bytes() for path in paths}


def test_lists_are_read_as_they_were_written(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    put_lists(tmp_path / "graph", two_lists)
    assert ask(tmp_path / "graph") == BOTH


def test_what_several_lists_describe_comes_once(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    put_lists(tmp_path / "graph", two_lists)
    text = "SELECT name FROM departments ORDER BY name"
    assert ask(tmp_path / "graph", text) == [
        ("东江市生态环境局",),
        ("东江市生态环境局南山县分局",),
        ("南山县农业农村局",),
        ("相关部门",),
    ]


def test_the_matters_are_those_of_the_graph(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    put_lists(tmp_path / "graph", two_lists)
    text = """
    SELECT m.name, count(*) FROM matters m JOIN matter_duties USING (matter)
    GROUP BY ALL ORDER BY ALL
    """
    assert ask(tmp_path / "graph", text) == [("抓好党员教育", 2), ("秸秆禁烧", 2)]


def test_same_lists_give_same_bytes(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    put_lists(tmp_path / "forth", two_lists)
    put_lists(tmp_path / "back", two_lists[::-1])
    assert files_of(tmp_path / "forth") == files_of(tmp_path / "back")


def test_a_folder_may_be_called_anything(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    path = tmp_path / "it's a [graph] *?{x}"
    put_lists(path, two_lists)
    assert ask(path) == BOTH


def test_a_list_made_anew_takes_the_place_of_its_rows(
    tmp_path: Path,
    two_lists: list[ResolvedList],
    make_list: Callable[..., ResolvedList],
) -> None:
    store = tmp_path / "graph"
    with create_store(store) as opened:
        columns = ColumnWriter(opened)
        batch = columns.write([pack_rows(resolved_to_rows(one)) for one in two_lists])
        for one in two_lists:
            opened.put(to_quads(one))
        columns.publish(batch)
    put_lists(store, [make_list(sha256="ef" * 32)])
    assert ask(store) == BOTH
    text = "SELECT DISTINCT left(sha256, 2) FROM lists ORDER BY ALL"
    assert ask(store, text) == [("cd",), ("ef",)]
    assert ask(store, "SELECT count(*) FROM steps") == [(5,)]


def test_a_list_that_is_gone_from_the_store_is_gone_from_the_columns(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    store = tmp_path / "graph"
    put_lists(store, two_lists)
    with create_store(store) as opened:
        (graph,) = {quad.graph for quad in to_quads(two_lists[1])}
        opened.database.update(f"DROP GRAPH {graph}")
        match_store(opened)
        ColumnWriter(opened).complete()
    assert ask(store) == BOTH[:3]


def test_a_batch_whose_graphs_never_came_is_deleted(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    store = tmp_path / "graph"
    put_lists(store, two_lists[:1])
    with create_store(store) as opened:
        ColumnWriter(opened).write([pack_rows(resolved_to_rows(two_lists[1]))])
    with create_store(store) as opened:
        ColumnWriter(opened)
    assert ask(store) == BOTH[:3]
    assert len(list(columns_of_store(store).iterdir())) == 3


def test_a_batch_whose_graphs_came_is_taken_up(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    store = tmp_path / "graph"
    put_lists(store, two_lists[:1])
    with create_store(store) as opened:
        ColumnWriter(opened).write([pack_rows(resolved_to_rows(two_lists[1]))])
        opened.put(to_quads(two_lists[1]))
    with create_store(store) as opened:
        columns = ColumnWriter(opened)
        assert columns.documents() == {"ab" * 32, "cd" * 32}
        match_store(opened)
        columns.complete()
    assert ask(store) == BOTH


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


def test_a_snapshot_has_the_tables_and_keeps_them(
    tmp_path: Path,
    two_lists: list[ResolvedList],
    make_list: Callable[..., ResolvedList],
) -> None:
    store = tmp_path / "graph"
    put_lists(store, two_lists[:1])
    snapshot = take_snapshot(store)
    try:
        put_lists(store, [make_list((), sha256="ef" * 32), two_lists[1]])
        assert ask(snapshot.path) == BOTH[:3]
        assert state_of(store) != snapshot.state
    finally:
        snapshot.remove()


def test_a_batch_that_is_damaged_is_told(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    store = tmp_path / "graph"
    put_lists(store, two_lists)
    for path in columns_of_store(store).glob("*/lists.parquet"):
        path.write_bytes(b"PAR1")
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


@pytest.mark.parametrize("content", ["", "{}", '{"format": 2}', "[]", "\ufffd"])
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


def test_a_duty_of_two_lists_is_noticed(
    tmp_path: Path, make_list: Callable[..., ResolvedList]
) -> None:
    store = tmp_path / "graph"
    again = make_list((duty(ListKind.BASIC, 7, "抓好党员教育"),), sha256="ef" * 32)
    put_lists(store, [make_list()])
    assert _manifest(store).apart
    put_lists(store, [again])
    assert not _manifest(store).apart


def test_two_things_of_one_code_are_refused(
    tmp_path: Path,
    two_lists: list[ResolvedList],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rows, "iri_to_code", lambda iri: len(iri) % 2)
    with pytest.raises(StoreError, match="have the same code"):
        put_lists(tmp_path / "graph", two_lists)


def test_a_disk_that_is_full_is_told(
    tmp_path: Path,
    two_lists: list[ResolvedList],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dutygraph.columns.arrow.write_tables", fail)
    with pytest.raises(StoreError, match="No space left"):
        put_lists(tmp_path / "graph", two_lists)


def test_nothing_is_counted_twice_where_a_name_is_shared(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    other = dataclasses.replace(
        two_lists[1],
        divisions=(
            *two_lists[1].divisions[:3],
            dataclasses.replace(two_lists[1].divisions[-1], name="石桥镇"),
        ),
    )
    put_lists(tmp_path / "graph", [two_lists[0], other])
    text = "SELECT name, count(*) FROM townships GROUP BY ALL"
    assert ask(tmp_path / "graph", text) == [("石桥镇", 2)]


def _manifest(store: Path) -> folder.Manifest:
    found = read_manifest(columns_of_store(store))
    assert found is not None
    return found
