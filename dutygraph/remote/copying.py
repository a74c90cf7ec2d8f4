"""Copy graphs from elsewhere: takes an open store, gives one at hand that holds them.

Whoever leads every fact to its document asks thousands of small questions. Over a wire
these cost more than the graphs themselves, which come in a few requests each.
"""

import io
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph

from dutygraph.errors import EndpointError
from dutygraph.remote.answers import STATEMENTS, read_count, read_statements
from dutygraph.remote.endpoint import Endpoint
from dutygraph.remote.fetching import fetch_rows, send
from dutygraph.remote.paging import declare_prefixes
from dutygraph.remote.wire import Wire
from dutygraph.store import HOME, Store, translated_errors
from dutygraph.storefolder import Lock

_GRAPHS = f"""
SELECT ?g (COUNT(*) AS ?n) {{
  %s GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{HOME}"))
}} GROUP BY ?g
"""


# What several lists say of one department is read together; the vocabulary and the
# matters are schemes.
_NEAR = """
SELECT DISTINCT ?g WHERE {
  {
    VALUES ?township { %s }
    GRAPH ?own { ?list a dg:DutyList ; dg:township ?township . ?one a dg:Department }
    GRAPH ?g { ?one a dg:Department }
  } UNION {
    GRAPH ?g { ?scheme a skos:ConceptScheme }
  }
}
"""


@contextmanager
def hold_whole(store: Store, townships: Collection[str] = ()) -> Iterator[Store]:
    """Give a store whose graphs are all at hand: a folder as it is, else a copy.

    Where townships are given, by IRI, the copy lacks lists that speak of none of their
    departments. It is on disk and gone in the end. Raises EndpointError where a graph
    does not come whole, StoreError where the disk has no room.
    """
    database: object = store.database
    if not isinstance(database, Endpoint):
        yield store
        return
    # What is made of a store lies beside it where it has a place, and goes with that
    # if this process is killed. An error keeps the copy open longer than its folder.
    place = store.path if store.path.is_dir() else None
    with tempfile.TemporaryDirectory(
        prefix="dutygraph-", dir=place, ignore_cleanup_errors=True
    ) as folder:
        with translated_errors(Path(folder)):
            copy = pyoxigraph.Store(folder)
            _copy_graphs(database, copy, townships)
        with Store(store.path, copy, Lock(io.StringIO(), writing=False)) as held:
            held.name = store.name
            del copy
            yield held


def _copy_graphs(
    endpoint: Endpoint, copy: pyoxigraph.Store, townships: Collection[str]
) -> None:
    text = _GRAPHS % (_near(endpoint.wire, townships) if townships else "")
    for graph, count in fetch_rows(endpoint.wire, text, ("g", "n"), ()):
        expected = read_count(endpoint.wire.url, count)
        _copy_graph(endpoint.wire, graph, expected, copy)
        if _count(copy, graph) != expected:
            # Its pages overlapped: now in order.
            copy.remove_graph(graph)
            copy.bulk_extend(endpoint.quads_for_pattern(None, None, None, graph))
            _refuse_part(endpoint.wire, graph, _count(copy, graph), expected)


def _near(wire: Wire, townships: Collection[str]) -> str:
    """Bind the graphs of the lists of townships and all that belong with them."""
    nodes = " ".join(str(pyoxigraph.NamedNode(one)) for one in townships)
    rows = fetch_rows(wire, declare_prefixes(_NEAR % nodes), ("g",), ())
    return f"VALUES ?g {{ {' '.join(str(graph) for (graph,) in rows)} }}"


def _copy_graph(
    wire: Wire, graph: pyoxigraph.NamedNode, count: int, copy: pyoxigraph.Store
) -> None:
    """Fetch statements until there are so many, as a server sends them.

    In no order, which a server would have to make for every page.
    """
    text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
    came, size, page = 0, 0, ""
    while came < count:
        reply = send(wire, text + page, (), STATEMENTS)
        triples = read_statements(wire.url, reply)
        if not triples:
            return
        came += len(triples)
        size = size or came
        copy.bulk_extend(
            pyoxigraph.Quad(one.subject, one.predicate, one.object, graph)
            for one in triples
        )
        # What came first is the most that this server sends at once.
        page = f" LIMIT {size} OFFSET {came}"


def _count(copy: pyoxigraph.Store, graph: pyoxigraph.NamedNode) -> int:
    return sum(1 for _ in copy.quads_for_pattern(None, None, None, graph))


def _refuse_part(
    wire: Wire, graph: pyoxigraph.NamedNode, came: int, expected: int
) -> None:
    if came != expected:
        raise EndpointError(
            wire.url,
            f"of {graph} it gave {came:,} of its statements",
            f"{expected:,}, as it counts them",
            "ask again when nobody writes there",
        )
