"""Answer SPARQL for the web: takes a query, its dataset and a type, gives a reply."""

from collections.abc import Iterable, Sequence

import pyoxigraph

from dutygraph.query import solve
from dutygraph.store import Store, translated_errors
from dutygraph.vocab import PREFIXES
from dutygraph.web.messages import CUT, Reply
from dutygraph.web.negotiation import choose_media_type
from dutygraph.web.problems import problem
from dutygraph.web.results import (
    CSV,
    JSON,
    SELECT_TYPES,
    TSV,
    XML,
    write_rows,
    write_truth,
)

_RDF = pyoxigraph.RdfFormat
RDF_TYPES: dict[str, pyoxigraph.RdfFormat] = {
    "text/turtle": _RDF.TURTLE,
    "application/n-triples": _RDF.N_TRIPLES,
    "application/ld+json": _RDF.JSON_LD,
    "application/rdf+xml": _RDF.RDF_XML,
}
"""The media types of graphs, the one first that is meant by any."""

# What browsers and plain clients ask for when they mean one of the formats.
_ALIASES = {
    "application/json": (JSON, "application/ld+json"),
    "application/xml": (XML, "application/rdf+xml"),
    "text/xml": (XML, "application/rdf+xml"),
    "text/plain": (TSV, "application/n-triples"),
}


def answer_sparql(
    store: Store,
    text: str,
    accept: str,
    limit: int,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> Reply:
    """Answer a query in the media type that `accept` likes best.

    The reply is 406 where it likes none that fits the form of the query. Raises
    QueryError and StoreError.
    """
    found = solve(store, text, "query", default_graphs, named_graphs)
    graph = isinstance(found, pyoxigraph.QueryTriples)
    chosen = choose_type(accept, graph)
    if chosen is None:
        offered = RDF_TYPES if graph else SELECT_TYPES
        return problem(406, f"of this query there is {', '.join(offered)}")
    with translated_errors(store.path):
        if isinstance(found, pyoxigraph.QueryBoolean):
            body, cut = write_truth(bool(found), chosen), False
        elif isinstance(found, pyoxigraph.QueryTriples):
            body, cut = _write_graph(found, chosen, limit)
        else:
            body, cut = write_rows(found, chosen, limit)
    charset = "; charset=utf-8" if chosen in (CSV, TSV, "text/turtle") else ""
    return Reply(200, chosen + charset, body, {CUT: str(limit)} if cut else {})


def choose_type(accept: str, graph: bool) -> str | None:
    """Give the media type to answer in: of a graph, or of rows and truths."""
    own = tuple(RDF_TYPES) if graph else SELECT_TYPES
    chosen = choose_media_type(accept, (*own, *_ALIASES))
    return _ALIASES[chosen][graph] if chosen in _ALIASES else chosen


def _write_graph(
    found: pyoxigraph.QueryTriples, media_type: str, limit: int
) -> tuple[bytes, bool]:
    triples: dict[pyoxigraph.Triple, None] = {}
    for triple in found:
        if len(triples) == limit and triple not in triples:
            return _triples_to_bytes(triples, media_type), True
        triples[triple] = None
    return _triples_to_bytes(triples, media_type), False


def _triples_to_bytes(triples: Iterable[pyoxigraph.Triple], media_type: str) -> bytes:
    format_ = RDF_TYPES[media_type]
    return pyoxigraph.serialize(triples, format=format_, prefixes=PREFIXES) or b""
