"""Fill a triple store elsewhere: takes graphs and an address, puts each in its place.

SPARQL 1.1 Graph Store Protocol: one PUT a graph. A graph that is there whole is left
alone, so a push that broke off goes on where it stopped.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import pyoxigraph

from dutygraph.errors import EndpointError
from dutygraph.remote.answers import read_count
from dutygraph.remote.endpoint import Endpoint
from dutygraph.remote.graphs import MARKS, Piece
from dutygraph.remote.spool import Spool
from dutygraph.remote.wire import Patience, Wire
from dutygraph.store import HOME

# How the last part of the address of a graph store answers to that of the queries.
_QUERIES = {
    "store": "query",
    "data": "query",
    "sparql-graph-crud": "sparql",
    "sparql-graph-crud-auth": "sparql",
}
# Where a server that names itself has its graph store.
_STORES = {
    "oxigraph": "store",
    "virtuoso": "sparql-graph-crud-auth",
    "fuseki": "data",
    "apache jena fuseki": "data",
}
_CHUNK = 1_000_000


@dataclass(frozen=True, slots=True)
class Pushed:
    """What became of one graph; `is_new` is false where it was there already."""

    graph: str
    triples: int
    is_new: bool


class Target:
    """A triple store that is written: where it is asked, and where graphs are put."""

    def __init__(
        self, url: str, graph_store: str = "", patience: Patience | None = None
    ) -> None:
        queries, known_store = _split_addresses(url)
        self._store = graph_store or known_store or _find_store(queries, patience)
        self._reading = Endpoint(Wire(queries, patience))
        self._writing = Wire(self._store, patience)

    def push(self, pieces: Iterable[Piece], again: bool = False) -> Iterator[Pushed]:
        """Put graphs one by one, telling of each; `again` also those that are there.

        Raises EndpointError where one cannot be put whole; those before it are there.
        """
        self._knock()
        for piece in pieces:
            is_there = not again and self._holds(piece)
            if not is_there:
                self._put(piece)
            piece.body.close()
            yield Pushed(piece.graph, piece.triples, not is_there)

    def close(self) -> None:
        """Close the connections; once is enough."""
        self._reading.close()
        self._writing.close()

    def _knock(self) -> None:
        """Ask for a graph that is not there, so that no graph is sent unsigned."""
        fields = [("graph", f"{HOME}nothing")]
        reply = self._writing.exchange(
            "GET", self._store, fields=fields, allowed=(404, 406)
        )
        reply.body.close()

    def _put(self, piece: Piece) -> None:
        reply = self._writing.exchange(
            "PUT",
            self._store,
            headers={
                "Content-Type": "application/n-triples",
                "Content-Length": str(_size(piece.body)),
            },
            fields=[("graph", piece.graph)],
            content=_Upload(piece.body),
        )
        reply.body.close()
        count = self._count(piece.graph)
        if count != piece.triples:
            raise EndpointError(
                self._store,
                f"it took <{piece.graph}> and holds {count:,} of its statements",
                f"{piece.triples:,}",
                "see the server's log, then push again",
            )

    def _holds(self, piece: Piece) -> bool:
        if self._count(piece.graph) != piece.triples:
            return False
        text = (
            f"SELECT DISTINCT ?mark {{ VALUES ?p {{ {' '.join(MARKS)} }} "
            f"GRAPH <{piece.graph}> {{ ?s ?p ?mark }} }}"
        )
        return {str(row[0]) for row in self._rows(text)} == piece.marks

    def _count(self, graph: str) -> int:
        text = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        return sum(read_count(self._store, row[0]) for row in self._rows(text))

    def _rows(self, text: str) -> pyoxigraph.QuerySolutions:
        found = self._reading.query(text)
        if not isinstance(found, pyoxigraph.QuerySolutions):
            raise TypeError("rows were asked for")
        return found


class _Upload:
    """The bytes of a file, from its beginning each time they are sent."""

    def __init__(self, body: Spool) -> None:
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        self._body.seek(0)
        while chunk := self._body.read(_CHUNK):
            yield chunk


def _size(body: Spool) -> int:
    return body.seek(0, 2)


def _split_addresses(url: str) -> tuple[str, str]:
    """Give where to ask, and where to put graphs if `url` itself is such an address."""
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    if last in _QUERIES:
        return _beside(url, _QUERIES[last]), url
    return url, ""


def _find_store(url: str, patience: Patience | None) -> str:
    with Wire(url, patience) as wire:
        reply = wire.exchange("POST", url, form={"query": "ASK {}"})
        reply.body.close()
    server = reply.headers.get("server", "")
    name = server.partition("/")[0].partition("(")[0].strip().casefold()
    if name in _STORES:
        return _beside(url, _STORES[name])
    raise EndpointError(
        url,
        f"its server {server[:60]!r} does not tell where graphs are put",
        "a known server, or the address of its Graph Store Protocol",
        "give that with --graph-store URL",
    )


def _beside(url: str, last: str) -> str:
    parts = urlsplit(url)
    path = f"{parts.path.rstrip('/').rpartition('/')[0]}/{last}"
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))
