import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.errors import StoreError
from dutygraph.model import ResolvedList
from dutygraph.nquads import Quad, text_to_literal
from dutygraph.quads import graph_iri, to_quads
from dutygraph.store import VOCABULARY, Store, create_store, open_store
from dutygraph.storefolder import MARKER

Maker = Callable[..., ResolvedList]


def quad(text: str, graph: str = "g") -> Quad:
    return Quad("<x:s>", "<x:p>", text_to_literal(text), f"<x:{graph}>")


def data_lines(path: Path) -> list[str]:
    with open_store(path) as store:
        return [line for line in store.lines() if f"<{VOCABULARY}> .\n" not in line]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "store"


@pytest.fixture
def stored(path: Path) -> Path:
    with create_store(path) as store:
        store.put([quad("一", "a"), quad("二", "a")])
        store.put([quad("三", "b")])
    return path


def test_graphs_are_there_after_closing(stored: Path) -> None:
    assert data_lines(stored) == [
        '<x:s> <x:p> "一" <x:a> .\n',
        '<x:s> <x:p> "三" <x:b> .\n',
        '<x:s> <x:p> "二" <x:a> .\n',
    ]


def test_graph_is_replaced_whole_and_others_stay(stored: Path) -> None:
    with create_store(stored) as store:
        assert store.put([quad("四", "a")]) == "x:a"
        assert store.graphs() == ("x:a", "x:b")
    assert data_lines(stored) == [
        '<x:s> <x:p> "三" <x:b> .\n',
        '<x:s> <x:p> "四" <x:a> .\n',
    ]


def test_whole_list_survives_writing_and_replacing(
    path: Path, make_list: Maker
) -> None:
    expected = sorted(f"{' '.join(quad)} .\n" for quad in to_quads(make_list()))
    for _ in range(2):
        with create_store(path) as store:
            store.put(to_quads(make_list()))
        assert data_lines(path) == expected


def test_lists_of_one_township_lie_side_by_side(path: Path, make_list: Maker) -> None:
    basic, *rest = make_list().duty_list.duties
    lists = [make_list((basic,), "11" * 32), make_list(tuple(rest), "22" * 32)]
    with create_store(path) as store:
        for resolved in lists:
            store.put(to_quads(resolved))
        assert store.graphs() == tuple(sorted(graph_iri(one) for one in lists))
        assert store.has_document("11" * 32)
        assert store.has_document("22" * 32)


def test_revised_document_takes_the_place_of_the_old(
    path: Path, make_list: Maker
) -> None:
    with create_store(path) as store:
        store.put(to_quads(make_list(sha256="11" * 32)))
        store.put(to_quads(make_list(sha256="22" * 32)))
        assert not store.has_document("11" * 32)
        assert store.has_document("22" * 32)
        assert len(store.graphs()) == 1


def test_hash_of_the_vocabulary_is_no_document(path: Path) -> None:
    with create_store(path) as store:
        name = pyoxigraph.NamedNode("https://w3id.org/dutygraph/ontology#sha256")
        (mark,) = store.database.quads_for_pattern(None, name, None)
        assert isinstance(mark.object, pyoxigraph.Literal)
        assert not store.has_document(mark.object.value)


def test_vocabulary_is_there_and_renewed_where_it_differs(stored: Path) -> None:
    def labels(store: pyoxigraph.Store) -> int:
        graph = pyoxigraph.NamedNode(VOCABULARY)
        return len(list(store.quads_for_pattern(None, None, None, graph)))

    with open_store(stored) as store:
        whole = labels(store.database)
    assert whole > 400
    with create_store(stored) as store:
        store.put([Quad("<x:s>", "<x:p>", '"old"', f"<{VOCABULARY}>")])
        assert labels(store.database) == 1
    with create_store(stored) as store:
        assert labels(store.database) == whole


def test_writing_two_graphs_at_once_is_refused(stored: Path) -> None:
    with create_store(stored) as store, pytest.raises(ValueError, match="one graph"):
        store.put([quad("一", "a"), quad("二", "b")])
    with create_store(stored) as store, pytest.raises(ValueError, match="one graph"):
        store.put([])
    assert len(data_lines(stored)) == 3


def test_error_among_the_quads_leaves_the_graph_as_it_was(stored: Path) -> None:
    def quads() -> Iterator[Quad]:
        yield quad("new", "a")
        raise ZeroDivisionError

    with create_store(stored) as store, pytest.raises(ZeroDivisionError):
        store.put(quads())
    assert len(data_lines(stored)) == 3


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with create_store(tmp_path_factory.mktemp("hostile") / "store") as store:
        yield store


@settings(deadline=None)
@given(texts=st.lists(st.text(alphabet='\\"\nu0022}.;#<> x' + "一\x00"), min_size=1))
def test_hostile_text_replaces_a_graph_as_it_is(
    writable: Store, texts: list[str]
) -> None:
    for _ in range(2):
        writable.put([quad(text) for text in texts])
        graph = pyoxigraph.NamedNode("x:g")
        found = {
            q.object.value
            for q in writable.database.quads_for_pattern(None, None, None, graph)
            if isinstance(q.object, pyoxigraph.Literal)
        }
        assert found == set(texts)
    assert writable.graphs() == ("x:g",)


def test_missing_store_is_an_error_and_is_not_made(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        open_store(path)
    assert not path.exists()


def test_folder_with_other_things_is_no_store_and_stays(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    for opener in (open_store, create_store):
        with pytest.raises(StoreError, match="no dutygraph store"):
            opener(tmp_path)
    assert snapshot(tmp_path) == {"letter.txt": b"dear"}


def test_file_is_no_store_and_stays(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("dear")
    for opener in (open_store, create_store):
        with pytest.raises(StoreError, match="no dutygraph store"):
            opener(file)
    assert file.read_text() == "dear"


def test_place_where_nothing_can_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("dear")
    with pytest.raises(StoreError, match="cannot be read or written"):
        create_store(tmp_path / "file" / "store")


def test_store_of_another_format_is_an_error_and_stays(stored: Path) -> None:
    (stored / MARKER).write_text("dutygraph store, format 99\n")
    before = snapshot(stored)
    for opener in (open_store, create_store):
        with pytest.raises(StoreError, match="format 99"):
            opener(stored)
    assert snapshot(stored) == before


def test_store_never_completed_is_an_error_to_read_and_is_completed(
    tmp_path: Path,
) -> None:
    (tmp_path / MARKER).touch()
    with pytest.raises(StoreError, match="never completed"):
        open_store(tmp_path)
    create_store(tmp_path).close()
    assert data_lines(tmp_path) == []


def drop_current(data: Path) -> None:
    (data / "CURRENT").unlink()


def empty_tables(data: Path) -> None:
    for file in data.glob("*.sst"):
        file.write_bytes(bytes(file.stat().st_size))


def drop_tables(data: Path) -> None:
    for file in data.glob("*.sst"):
        file.unlink()


def garble_manifest(data: Path) -> None:
    next(data.glob("MANIFEST-*")).write_bytes(b"x" * 100)


@pytest.mark.parametrize(
    "harm", [drop_current, empty_tables, drop_tables, garble_manifest]
)
def test_damaged_store_is_an_error_and_stays(
    stored: Path, harm: Callable[[Path], None]
) -> None:
    harm(stored / "quads")
    before = snapshot(stored)
    for opener in (open_store, create_store):
        with pytest.raises(StoreError, match=r"damaged|cannot be read") as error:
            opener(stored)
        assert error.value.where == str(stored)
        assert "new folder" in error.value.advice
    assert snapshot(stored) == before


def in_another_process(code: str, path: Path) -> subprocess.Popen[str]:
    """Run code that prints a line when it is ready and waits for its input to end."""
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


HOLD = """
    import sys
    from dutygraph.store import {opener}
    with {opener}(sys.argv[1]) as store:
        print("ready", flush=True)
        sys.stdin.read()
"""


def test_many_processes_read_at_once(stored: Path) -> None:
    holders = [
        in_another_process(HOLD.format(opener="open_store"), stored) for _ in range(2)
    ]
    try:
        assert len(data_lines(stored)) == 3
        with pytest.raises(StoreError, match="open in another process"):
            create_store(stored)
    finally:
        for holder in holders:
            holder.communicate()
    create_store(stored).close()


def test_store_being_written_is_locked_until_its_writer_ends(stored: Path) -> None:
    holder = in_another_process(HOLD.format(opener="create_store"), stored)
    try:
        for opener in (open_store, create_store):
            with pytest.raises(StoreError, match="open in another process"):
                opener(stored)
    finally:
        holder.kill()
        holder.communicate()
    assert len(data_lines(stored)) == 3


def test_store_opened_by_another_program_is_locked(stored: Path) -> None:
    code = """
        import sys, pyoxigraph
        store = pyoxigraph.Store(sys.argv[1] + "/quads")
        print("ready", flush=True)
        sys.stdin.read()
    """
    holder = in_another_process(code, stored)
    try:
        for opener in (open_store, create_store):
            with pytest.raises(StoreError, match="open in another process"):
                opener(stored)
    finally:
        holder.communicate()


def test_closed_store_says_so(stored: Path) -> None:
    store = open_store(stored)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.graphs()
