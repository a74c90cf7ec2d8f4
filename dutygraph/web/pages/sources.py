"""Say where facts stand: takes a fact and its graphs, gives places and quotes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dutygraph import vocab
from dutygraph.citations import read_spot
from dutygraph.issues import place_to_words
from dutygraph.lookups import Descriptions, Node


@dataclass(frozen=True, slots=True)
class Sourced:
    """Where something stands: the document's name, the place in words, the quote."""

    document: str
    place: str
    quote: str


def sources_of(
    graphs: Iterable[Descriptions], fact: Node, lang: str
) -> Iterator[Sourced]:
    """Give where a fact stands in each of the graphs that say so."""
    for said in graphs:
        for spot in said.nodes(fact, vocab.PLACE):
            document, _, place, quote = read_spot(said, spot)
            yield Sourced(document, place_to_words(place, lang), quote)
