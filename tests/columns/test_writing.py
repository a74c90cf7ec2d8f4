"""The columns are whole at any moment, and say what the graphs beside them say."""

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dutygraph.columns import folder, rows, writing
from dutygraph.columns.arrow import pack_rows
from dutygraph.columns.declared import tables
from dutygraph.columns.folder import columns_of_store, read_manifest, write_manifest
from dutygraph.columns.rows import resolved_to_rows
from dutygraph.columns.whole import whole_tables
from dutygraph.columns.writing import ColumnWriter
from dutygraph.errors import StoreError
from dutygraph.matters.storing import match_store
from dutygraph.meanings import ResolvedList
from dutygraph.model import ListKind
from dutygraph.quads import to_quads
from dutygraph.store import create_store
from dutygraph.web.snapshot import state_of, take_snapshot
from tests.columns.conftest import BOTH, ask, files_of, put_lists
from tests.questions.conftest import duty


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


def test_the_duties_of_matters_say_what_they_are_counted_by(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    put_lists(tmp_path / "graph", two_lists)
    text = """
    SELECT m.name, t.name, h.kind, h.kinds, h.county = d.county, h.field IS d.field
    FROM matter_duties AS h
    JOIN matters AS m USING (matter)
    JOIN townships AS t USING (township)
    JOIN duties AS d USING (duty)
    ORDER BY 1, 3, 2
    """.replace("IS d.field", "IS NOT DISTINCT FROM d.field")
    assert ask(tmp_path / "graph", text) == [
        ("抓好党员教育", "石桥镇", "basic", 1, True, True),
        ("抓好党员教育", "柳河镇", "reclaimed", 1, True, True),
        ("秸秆禁烧", "柳河镇", "basic", 1, True, True),
        ("秸秆禁烧", "石桥镇", "cooperative", 1, True, True),
    ]


def test_a_matter_that_a_township_has_in_two_lists_says_so(
    tmp_path: Path, make_list: Callable[..., ResolvedList]
) -> None:
    twice = make_list(
        (
            duty(ListKind.BASIC, 1, "河道清理"),
            duty(ListKind.RECLAIMED, 1, "河道清理"),
        )
    )
    put_lists(tmp_path / "graph", [twice])
    found = ask(tmp_path / "graph", "SELECT kind, kinds FROM matter_duties ORDER BY 1")
    assert found == [("basic", 2), ("reclaimed", 2)]


def test_many_batches_become_one_that_says_the_same(
    tmp_path: Path, two_lists: list[ResolvedList], monkeypatch: pytest.MonkeyPatch
) -> None:
    put_lists(tmp_path / "apart", two_lists)
    assert len(_manifest(tmp_path / "apart").batches) == 2
    monkeypatch.setattr(writing, "_MOST_BATCHES", 1)
    put_lists(tmp_path / "joined", two_lists)
    assert len(_manifest(tmp_path / "joined").batches) == 1
    assert len(list(columns_of_store(tmp_path / "joined").iterdir())) == 3
    for table in tables():
        text = f"SELECT * FROM {table} ORDER BY ALL"
        assert ask(tmp_path / "joined", text) == ask(tmp_path / "apart", text)


def test_named_departments_leave_out_the_generic_ones(
    tmp_path: Path, two_lists: list[ResolvedList]
) -> None:
    put_lists(tmp_path / "graph", two_lists)
    text = """
    SELECT name, county, division_code FROM named_departments ORDER BY ALL
    """
    wanted = """
    SELECT d.name, c.name, c.division_code
    FROM departments AS d JOIN divisions AS c ON c.division = d.county
    WHERE d.name <> '相关部门' ORDER BY ALL
    """
    found = ask(tmp_path / "graph", text)
    assert found and found == ask(tmp_path / "graph", wanted)


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


def test_tables_of_a_whole_store_that_nothing_changed_are_not_written_again(
    tmp_path: Path, two_lists: list[ResolvedList], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "graph"
    put_lists(store, two_lists)
    before = files_of(store)
    with monkeypatch.context() as patched, create_store(store) as opened:
        patched.setattr(writing, "whole_tables", None)
        ColumnWriter(opened).complete()
    assert files_of(store) == before


@pytest.mark.parametrize("changed", ["matters", "vocabulary", "folder"])
def test_tables_of_a_whole_store_follow_what_they_are_made_of(
    tmp_path: Path,
    two_lists: list[ResolvedList],
    monkeypatch: pytest.MonkeyPatch,
    changed: str,
) -> None:
    store = tmp_path / "graph"
    put_lists(store, two_lists)
    before = files_of(store)
    with create_store(store) as opened:
        base = columns_of_store(store)
        manifest = read_manifest(base)
        assert manifest is not None
        if changed == "matters":
            ColumnWriter(opened).outdate()
        elif changed == "vocabulary":
            write_manifest(base, dataclasses.replace(manifest, vocabulary="00"))
        else:
            shutil.rmtree(base / manifest.whole)
        written = []
        monkeypatch.setattr(
            writing,
            "whole_tables",
            lambda *args: written.append(1) or whole_tables(*args),
        )
        ColumnWriter(opened).complete()
    assert written == [1]
    assert files_of(store) == before
