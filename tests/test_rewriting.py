"""A large graph is rewritten by what differs; what is cut off is completed later."""

from collections.abc import Callable, Iterator

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph import rewriting
from dutygraph.nquads import Triple, text_to_chinese, triples_to_block
from dutygraph.rewriting import rewrite_graph

GRAPH = "https://example.org/matters"
FIRST, SECOND, THIRD = (
    ("<https://example.org/a>", "<https://example.org/says>", f'"{text}"')
    for text in ("一", "二", "三")
)

statements = st.lists(
    st.tuples(
        st.sampled_from(["<https://example.org/a>", "<https://example.org/b>"]),
        st.just("<https://example.org/says>"),
        st.text(max_size=4).map(text_to_chinese),
    )
)


def held(database: pyoxigraph.Store) -> set[str]:
    graph = pyoxigraph.NamedNode(GRAPH)
    return {
        f"{quad.subject} {quad.predicate} {quad.object}"
        for quad in database.quads_for_pattern(None, None, None, graph)
    }


def blocks(*said: Triple) -> Callable[[], Iterator[bytes]]:
    return lambda: iter([triples_to_block(said[:1]), triples_to_block(said[1:])])


def words(*said: Triple) -> set[str]:
    return {" ".join(one) for one in said}


@pytest.mark.parametrize("together", [0, 2, 100_000])
@given(before=statements, after=statements)
def test_the_graph_is_what_was_given_whatever_was_there(
    together: int, before: list[Triple], after: list[Triple]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rewriting, "_TOGETHER", max(together, 1))
        database, fresh = pyoxigraph.Store(), pyoxigraph.Store()
        rewrite_graph(database, GRAPH, blocks(*before))
        rewrite_graph(database, GRAPH, blocks(*after))
        rewrite_graph(fresh, GRAPH, blocks(*after))
        assert held(database) == held(fresh)
        assert len(held(database)) == len(set(after))


def test_other_graphs_stay_as_they_were() -> None:
    database = pyoxigraph.Store()
    node = pyoxigraph.NamedNode("https://example.org/other")
    quad = pyoxigraph.Quad(node, node, node, node)
    database.add(quad)
    rewrite_graph(database, GRAPH, blocks(FIRST))
    rewrite_graph(database, GRAPH, blocks())
    assert list(database) == [quad]


@pytest.mark.parametrize("together", [1, 100_000])
def test_what_fails_adds_nothing_and_goes_on_later(
    together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "_TOGETHER", together)
    database = pyoxigraph.Store()
    rewrite_graph(database, GRAPH, blocks(FIRST, SECOND))
    calls = iter(range(9))

    def make() -> Iterator[bytes]:
        yield from blocks(SECOND, THIRD)()
        if next(calls):
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        rewrite_graph(database, GRAPH, make)
    assert held(database) <= words(FIRST, SECOND)
    rewrite_graph(database, GRAPH, blocks(SECOND, THIRD))
    assert held(database) == words(SECOND, THIRD)


def test_a_long_line_is_read_and_written_whole() -> None:
    long = (FIRST[0], FIRST[1], text_to_chinese("长" * 100_000 + '"\n'))
    database = pyoxigraph.Store()
    rewrite_graph(database, GRAPH, blocks(long, FIRST))
    rewrite_graph(database, GRAPH, blocks(long, SECOND))
    (text,) = [one for one in held(database) if "长" in one]
    assert len(text) > 100_000
    assert len(held(database)) == 2
