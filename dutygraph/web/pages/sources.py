"""Say where facts stand: takes a fact and its graphs, gives places and quotes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph

from dutygraph import vocab
from dutygraph.citations import read_spot
from dutygraph.issues import place_to_words
from dutygraph.lookups import Node, nodes_of


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
            document, _, place, quote = read_spot(database, spot, graph)
            yield Sourced(document, place_to_words(place, lang), quote)
