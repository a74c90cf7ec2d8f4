"""Match the duties of a store: takes a store, gives it the graph of its matters."""

from collections.abc import Iterator

import pyoxigraph

from dutygraph import vocab
from dutygraph.matters.corrections import Corrections, load_corrections
from dutygraph.matters.graph import matters_to_blocks
from dutygraph.matters.grouping import match_duties
from dutygraph.matters.naming import GRAPH
from dutygraph.matters.reading import read_matters, scan_duties
from dutygraph.store import Store


def match_store(store: Store, corrections: Corrections | None = None) -> int:
    """Match all duties of a store and write the graph of matters; give how many.

    Matters that are there keep IRI and name, and a second run changes nothing. Only
    what differs is written, as `rewrite_graph` does. `corrections` are those of
    data/overrides.toml unless given.
    """
    if corrections is None:
        corrections = load_corrections()
    found = match_duties(scan_duties(store), read_matters(store), corrections)
    documents = {document[1:-1] for document in _documents(store)}
    store.rewrite(GRAPH, lambda: matters_to_blocks(found, documents))
    return len(found.matters)


def is_matched(store: Store) -> bool:
    """Tell whether the graph of matters was made of just the documents of the store."""
    graph = pyoxigraph.NamedNode(GRAPH)
    derived = pyoxigraph.NamedNode(vocab.WAS_DERIVED_FROM[1:-1])
    made = store.database.quads_for_pattern(graph, derived, None, graph)
    return {str(quad.object) for quad in made} == set(_documents(store))


def _documents(store: Store) -> Iterator[str]:
    kind = pyoxigraph.NamedNode(vocab.TYPE[1:-1])
    source = pyoxigraph.NamedNode(vocab.SourceDocument[1:-1])
    for quad in store.database.quads_for_pattern(None, kind, source, None):
        yield str(quad.subject)
