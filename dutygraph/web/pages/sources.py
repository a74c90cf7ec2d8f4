"""Say where facts stand: takes a fact and its graphs, gives places and quotes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph

from dutygraph import vocab
from dutygraph.citations import texts_to_place
from dutygraph.issues import place_to_words
from dutygraph.lookups import Node, first_text, nodes_of, read_texts


@dataclass(frozen=True, slots=True)
class Sourced:
    """Where something stands: the document's name, the place in words, the quote."""

    document: str
    place: str
    quote: str


def sources_of(
    database: pyoxigraph.Store, fact: Node, graphs: Iterable[Node], lang: str
) -> Iterator[Sourced]:
    """Give where a fact stands in each of the graphs that say so."""
    for graph in graphs:
        for spot in nodes_of(database, fact, vocab.PLACE, graph):
            sources = nodes_of(database, spot, vocab.HAS_SOURCE, graph)
            selectors = nodes_of(database, spot, vocab.HAS_SELECTOR, graph)
            said = read_texts(database, selectors, graph)
            yield Sourced(
                first_text(database, sources, (vocab.FILE_NAME,), graph),
                place_to_words(texts_to_place(said), lang),
                said.get(vocab.EXACT, ""),
            )
