"""Documents go into the store by the batch, and little is held of many of them."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Barrier

import pytest

from dutygraph.build import batches, build
from dutygraph.build.batches import load_all
from dutygraph.build.making import Known, Made, make_graph
from dutygraph.build.precedence import compaction_threads
from dutygraph.build.reports import DocumentReport
from dutygraph.columns.attached import tables_of
from dutygraph.columns.writing import ColumnWriter
from dutygraph.errors import StoreError
from dutygraph.model import Issue, IssueKind, ListKind, Place
from dutygraph.readers.archive import Document, documents_in
from dutygraph.store import Store, create_store, open_store
from dutygraph.summary import Summary


def made(number: int, text: str = "甲") -> Made:
    quads = f'<x:{number}> <x:p> "{text}" <x:g{number}> .\n'.encode()
    return Made(DocumentReport(f"{number}.txt", "built"), f"x:g{number}", quads)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_store(tmp_path / "store") as opened:
        yield opened


def test_reports_come_in_order_once_their_batch_is_loaded(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "_MOST_DOCUMENTS", 3)
    reports = load_all(ColumnWriter(store), map(made, range(8)))
    for number in range(8):
        assert next(reports).name == f"{number}.txt"
        assert f"x:g{number}" in store.graphs()
    assert next(reports, None) is None


def test_no_more_than_three_batches_are_read_ahead(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "_MOST_BYTES", 70)
    begun: list[int] = []

    def documents() -> Iterator[Made]:
        for number in range(100):
            begun.append(number)
            yield made(number)

    reports = load_all(ColumnWriter(store), documents())
    next(reports)
    assert begun == list(range(9))
    reports.close()
    assert store.graphs() == tuple(f"x:g{number}" for number in range(6))


def test_two_batches_are_loaded_at_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "_MOST_DOCUMENTS", 1)
    both = Barrier(2, timeout=60)
    load = Store.put_graphs

    def wait_and_load(self: Store, graphs: Mapping[str, bytes]) -> None:
        both.wait()
        load(self, graphs)

    monkeypatch.setattr(Store, "put_graphs", wait_and_load)
    found = [one.name for one in load_all(ColumnWriter(store), map(made, range(4)))]
    assert found == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert store.graphs() == ("x:g0", "x:g1", "x:g2", "x:g3")


@pytest.mark.skipif(sys.platform != "linux", reason="threads have priorities on Linux")
def test_compaction_stands_behind_loading(store: Store) -> None:
    list(load_all(ColumnWriter(store), map(made, range(2))))
    own = os.getpriority(os.PRIO_PROCESS, os.getpid())
    threads = compaction_threads()
    assert threads
    for thread in threads:
        assert os.getpriority(os.PRIO_PROCESS, thread) == min(own + 5, 19)


@pytest.mark.skipif(sys.platform != "linux", reason="threads have priorities on Linux")
def test_second_half_of_many_documents_is_loaded_beside_compaction(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "_MOST_DOCUMENTS", 1)
    load, own = Store.put_graphs, os.getpriority(os.PRIO_PROCESS, os.getpid())
    behind: dict[str, int] = {}

    def note_and_load(self: Store, graphs: Mapping[str, bytes]) -> None:
        behind[next(iter(graphs))] = os.getpriority(os.PRIO_PROCESS, 0) - own
        load(self, graphs)

    monkeypatch.setattr(Store, "put_graphs", note_and_load)
    monkeypatch.setattr(batches, "_AT_ONCE", 1)
    list(load_all(ColumnWriter(store), map(made, range(4)), 4))
    step = min(own + 5, 19) - own
    assert behind == {"x:g0": 0, "x:g1": 0, "x:g2": step, "x:g3": step}
    assert os.getpriority(os.PRIO_PROCESS, os.getpid()) == own


def test_a_batch_that_fails_keeps_those_before_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "_MOST_DOCUMENTS", 1)
    load = Store.put_graphs

    def fail_at_2(self: Store, graphs: Mapping[str, bytes]) -> None:
        if "x:g2" in graphs:
            raise StoreError(self.path, "the disk is full", "free space")
        load(self, graphs)

    monkeypatch.setattr(Store, "put_graphs", fail_at_2)
    reports = load_all(ColumnWriter(store), map(made, range(9)))
    assert [next(reports).name, next(reports).name] == ["0.txt", "1.txt"]
    with pytest.raises(StoreError, match="the disk is full"):
        next(reports)
    assert store.graphs()[:2] == ("x:g0", "x:g1")
    assert "x:g2" not in store.graphs()


def test_a_batch_replaces_the_old_graphs_and_adds_the_new(store: Store) -> None:
    list(load_all(ColumnWriter(store), [made(1), made(2)]))
    list(load_all(ColumnWriter(store), [made(2, "乙"), made(3, "乙")]))
    assert [line for line in store.lines() if line.startswith("<x:")] == [
        '<x:1> <x:p> "甲" <x:g1> .\n',
        '<x:2> <x:p> "乙" <x:g2> .\n',
        '<x:3> <x:p> "乙" <x:g3> .\n',
    ]


def test_an_error_while_reading_keeps_what_is_loaded(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "_MOST_DOCUMENTS", 1)

    def documents() -> Iterator[Made]:
        yield made(1)
        yield made(2)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(load_all(ColumnWriter(store), documents()))
    assert store.graphs() == ("x:g1", "x:g2")


def test_a_document_known_by_its_hash_is_not_read(documents: Path) -> None:
    first = Document(documents / "0.txt")
    found = make_graph(first, None, frozenset())
    assert isinstance(found, Made)
    (sha256,) = {
        line.split('"')[1]
        for line in found.quads.decode().splitlines()
        if "ontology#sha256>" in line
    }
    assert make_graph(first, None, {sha256}) == Known("0.txt", sha256)


def test_documents_are_found_while_a_folder_is_walked(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", "a.txt", "a/~$1.docx", ".git/3.txt", "c"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to("self.txt")
    found = [str(one.path.relative_to(tmp_path)) for one in documents_in([tmp_path])]
    assert found == ["a/1.txt", "a.txt", "b/2.txt", "self.txt"]


def test_build_of_the_same_documents_again_says_what_is_there(
    documents: Path, tmp_path: Path
) -> None:
    first = build([documents], tmp_path / "store").documents
    again = build([documents], tmp_path / "store").documents
    assert [one.status for one in first] == ["built"] * 8
    assert [one.status for one in again] == ["skipped"] * 8
    for before, after in zip(first, again, strict=True):
        assert (before.name, before.code, before.township) == (
            after.name,
            after.code,
            after.township,
        )
        assert dict(before.counts) == dict(after.counts) == {ListKind.BASIC: 27}


def test_a_store_of_an_earlier_version_gets_its_tables_from_its_documents(
    documents: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    build([documents], store)
    shutil.rmtree(store / "columns")
    with open_store(store) as opened:
        lines = list(opened.lines())
    again = build([documents], store).documents
    assert [one.status for one in again] == ["built"] * 8
    with open_store(store) as opened:
        assert list(opened.lines()) == lines
        found = tables_of(opened).execute("SELECT count(*) FROM duties").fetchall()
    assert found == [(216,)]


def test_summary_of_many_documents_has_some_rows_and_the_sum(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = Issue(IssueKind.EMPTY_CELL, Place(lines=(3, 3)), "甲\n乙", ("title",))
    counts = {ListKind.BASIC: 2, ListKind.RECLAIMED: 1}
    with Summary("en", all_issues=True) as summary:
        for number in range(700):
            issues = (issue,) if number % 100 == 0 else ()
            name, code = f"{number}.txt", f"{150_000_000 + number}"
            summary.add(
                DocumentReport(name, "built", None, "某镇", code, counts, issues)
            )
        summary.add(DocumentReport("x.txt", "refused", "x.txt: no duty list"))
        summary.write(tmp_path, stopped=True)
    lines = capsys.readouterr().out.splitlines()
    assert sum("某镇" in line for line in lines) == 500
    assert [line.split() for line in lines[-16:-14]] == [
        ["200", "more", "files", "400", "200", "600", "2"],
        ["all", "1400", "700", "2100", "7"],
    ]
    assert lines[-13] == "Blank: no such list was read."
    assert lines[-12].startswith("7 issues")
    assert [line.split(":")[0] for line in lines[-11:-4]] == [
        f"  {number}.txt line 3" for number in range(0, 700, 100)
    ]
    assert lines[-4:-2] == ["1 file refused:", "  x.txt: no duty list"]
    assert lines[-2].startswith("Not all is read")
    assert lines[-1] == f"Graph: {tmp_path}"
