"""Say where facts stand: takes an IRI, gives places and quotes in words."""

from dataclasses import dataclass

from dutygraph.citations import cite
from dutygraph.errors import QueryError
from dutygraph.issues import place_to_words
from dutygraph.store import Store


@dataclass(frozen=True, slots=True)
class Sourced:
    """Where something stands: the document's name, the place in words, the quote."""

    document: str
    place: str
    quote: str


def sources_of(store: Store, iri: str, lang: str) -> tuple[Sourced, ...]:
    """Give where a fact stands; nothing where no document says it itself."""
    try:
        found = cite(store, iri)
    except QueryError:
        return ()
    return tuple(
        Sourced(one.document, place_to_words(one.place, lang), one.quote)
        for one in found
        if one.fact == iri
    )
