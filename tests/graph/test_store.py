import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.errors import StoreError
from dutygraph.meanings import ResolvedList
from dutygraph.nquads import Quad
from dutygraph.quads import graph_iri, to_quads
from dutygraph.store import VOCABULARY, Store, create_store, open_store
from tests.graph.stores import data_lines, quad

Maker = Callable[..., ResolvedList]


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
        assert store.documents() == {"11" * 32, "22" * 32}


def test_revised_document_takes_the_place_of_the_old(
    path: Path, make_list: Maker
) -> None:
    with create_store(path) as store:
        store.put(to_quads(make_list(sha256="11" * 32)))
        store.put(to_quads(make_list(sha256="22" * 32)))
        assert store.documents() == {"22" * 32}
        assert len(store.graphs()) == 1


def test_hash_of_the_vocabulary_is_no_document(path: Path) -> None:
    with create_store(path) as store:
        name = pyoxigraph.NamedNode("https://w3id.org/dutygraph/ontology#sha256")
        assert len(list(store.database.quads_for_pattern(None, name, None))) == 1
        assert store.documents() == set()


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


def test_closed_store_says_so(stored: Path) -> None:
    store = open_store(stored)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.graphs()


def test_interrupt_while_duckdb_works_is_no_damaged_store() -> None:
    script = """
        import duckdb, os, signal, threading
        from pathlib import Path
        from dutygraph.store import translated_errors

        threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
        try:
            with translated_errors(Path("store")):
                duckdb.execute("SELECT sum(hash(range)) FROM range(2_000_000_000)")
        except KeyboardInterrupt:
            print("interrupted")
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.stdout, done.stderr) == ("interrupted\n", "")
