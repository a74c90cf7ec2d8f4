"""Lead facts back to their documents: takes a store and an IRI, gives place and quote.

What stands in a document itself (a duty, step, guarantee, issue or declared count) is
cited as it is; for anything else (a department, a township, a matter) the nearest facts
that speak of it are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph

from dutygraph import vocab
from dutygraph.errors import QueryError
from dutygraph.iris import BASE
from dutygraph.issues import place_to_words
from dutygraph.lookups import Descriptions, Node, nodes_of, objects_of
from dutygraph.model import Place, Span
from dutygraph.output import Value
from dutygraph.records import place_to_mapping
from dutygraph.store import VOCABULARY, Store, translated_errors

NAMES = ("fact", "kind", "text", "document", "sha256", "place", "where", "quote")
HIDDEN = ("fact", "sha256", "where")
"""The columns that a table to read leaves out."""

_TEXTS = (vocab.TITLE, vocab.TEXT, vocab.PHRASE, vocab.DETAILS, vocab.COUNT)
_VOCABULARY = Node(VOCABULARY)
_NUMBER = re.compile(r"\d{1,9}")


@dataclass(frozen=True, slots=True)
class Citation:
    """One fact of one document with where it stands; IRIs are bare.

    `kind` is the IRI of its class, of an issue that of its kind of doubt.
    """

    fact: str
    kind: str
    text: str
    document: str
    sha256: str
    place: Place
    quote: str


def argument_to_iri(argument: str) -> str:
    """Give the IRI that a user means: whole, with a known prefix, or below id/.

    >>> argument_to_iri("duty/152224100/basic/62flw32locahrbt2")
    'https://w3id.org/dutygraph/id/duty/152224100/basic/62flw32locahrbt2'
    >>> argument_to_iri("dg:Duty")
    'https://w3id.org/dutygraph/ontology#Duty'
    """
    text = argument.strip().removeprefix("<").removesuffix(">")
    if "://" in text:
        return text
    prefix, colon, rest = text.partition(":")
    if colon and prefix in vocab.PREFIXES:
        return vocab.PREFIXES[prefix] + rest
    return BASE + text.removeprefix("/").removeprefix("id/")


def cite(store: Store, iri: str) -> tuple[Citation, ...]:
    """Give where a fact stands, or the nearest facts that speak of a thing.

    Sorted by document and place; one for each document that says it. Raises QueryError
    where the store says nothing of the IRI or no fact of a document leads to it.
    """
    node = _to_node(iri)
    with translated_errors(store.path):
        database = store.database
        # Thousands of facts are asked for that stand somewhere; the rest is for others.
        found = list(_citations(database, node)) or _cite_nearest(database, node)
    return tuple(sorted(found, key=citation_to_key))


def _cite_nearest(database: pyoxigraph.Store, node: Node) -> list[Citation]:
    if not _is_known(database, node):
        raise QueryError(
            repr(node.value),
            "the store says nothing of this IRI",
            "an IRI of the store: whole, with a known prefix, or what follows id/",
            "dutygraph query --format csv shows the IRIs",
        )
    facts = _nearest_placed(database, node)
    found = [one for fact in facts for one in _citations(database, fact)]
    if not found:
        raise QueryError(
            repr(node.value),
            "no place of a document leads to it",
            "what a document says",
        )
    return found


def citations_to_rows(
    store: Store, citations: Iterable[Citation], lang: str
) -> Iterator[tuple[Value, ...]]:
    """Give a row under NAMES for each citation, kinds and places in words."""
    names: dict[str, str] = {}
    for one in citations:
        if one.kind not in names:
            names[one.kind] = _name_of(store.database, one.kind, lang)
        words = place_to_words(one.place, lang)
        where = place_to_mapping(one.place)
        head = (one.fact, names[one.kind], one.text, one.document, one.sha256)
        yield (*head, words, where, one.quote)


def citation_to_key(one: Citation) -> tuple[str, tuple[object, ...], str]:
    """Give what citations are sorted by: the document, then the place."""
    place = one.place
    spans = (place.pages, place.lines, place.rows)
    where = (place.sheet or "", place.table or 0, *(span or (0, 0) for span in spans))
    return one.document, (*where, place.cells or ""), one.fact


def _to_node(iri: str) -> Node:
    try:
        return Node(iri)
    except ValueError as error:
        raise QueryError(
            repr(iri), f"this is no IRI ({error})", "an IRI without blanks"
        ) from error


def _is_known(database: pyoxigraph.Store, node: Node) -> bool:
    patterns = ((node, None, None, None), (None, None, node, None))
    return any(next(database.quads_for_pattern(*pattern), None) for pattern in patterns)


def _nearest_placed(database: pyoxigraph.Store, start: Node) -> list[Node]:
    """Go from a thing to what speaks of it, until some of that has a place."""
    level, seen = {start}, {start}
    while level:
        placed = [node for node in level if objects_of(database, node, vocab.PLACE)]
        if placed:
            return placed
        level = {near for node in level for near in _speakers(database, node)} - seen
        seen |= level
    return []


def _speakers(database: pyoxigraph.Store, node: Node) -> Iterator[Node]:
    """Give what points at a thing, what a spelling is in, and what is below its IRI."""
    for quad in database.quads_for_pattern(None, None, node, None):
        if isinstance(quad.subject, Node):
            yield quad.subject
    yield from nodes_of(database, node, vocab.MENTIONED_IN)
    for quad in database.quads_for_pattern(node, None, None, None):
        part = quad.object
        if isinstance(part, Node) and part.value.startswith(f"{node.value}/"):
            yield part


def _citations(database: pyoxigraph.Store, fact: Node) -> Iterator[Citation]:
    place = Node(vocab.PLACE[1:-1])
    for quad in database.quads_for_pattern(fact, place, None, None):
        graph = quad.graph_name
        if isinstance(quad.object, Node) and isinstance(graph, Node):
            yield _citation(Descriptions(database, graph), fact, quad.object)


def _citation(said: Descriptions, fact: Node, spot: Node) -> Citation:
    kind = _kind(said, fact)
    text = said.first_text([fact], *_TEXTS)
    return Citation(fact.value, kind, text, *read_spot(said, spot))


def read_spot(said: Descriptions, spot: Node) -> tuple[str, str, Place, str]:
    """Give the name and the SHA-256 of a spot's document, its place and its quote."""
    sources = said.nodes(spot, vocab.HAS_SOURCE)
    selectors = said.all_texts(said.nodes(spot, vocab.HAS_SELECTOR))
    return (
        said.first_text(sources, vocab.FILE_NAME),
        said.first_text(sources, vocab.SHA256),
        _texts_to_place(selectors),
        selectors.get(vocab.EXACT, ""),
    )


def _texts_to_place(said: Mapping[str, str]) -> Place:
    """Give the place that selectors say together, of which the texts are by term.

    What is no number in a graph with faults is no place.
    """

    def number(term: str) -> int | None:
        text = said.get(term, "")
        return int(text) if _NUMBER.fullmatch(text) else None

    def span(first: str, last: str) -> Span | None:
        ends = number(first), number(last)
        return None if ends[0] is None or ends[1] is None else (ends[0], ends[1])

    return Place(
        span(vocab.FIRST_LINE, vocab.LAST_LINE),
        span(vocab.FIRST_PAGE, vocab.LAST_PAGE),
        said.get(vocab.SHEET),
        number(vocab.TABLE_NUMBER),
        span(vocab.FIRST_ROW, vocab.LAST_ROW),
        said.get(vocab.CELLS),
    )


def _kind(said: Descriptions, fact: Node) -> str:
    """Give the kind of an issue, of anything else the class that no other is below."""
    doubts = said.nodes(fact, vocab.ISSUE_KIND)
    if doubts:
        return doubts[0].value
    types = said.nodes(fact, vocab.TYPE)
    above = {
        one
        for kind in types
        for one in objects_of(said.database, kind, vocab.SUB_CLASS_OF, _VOCABULARY)
    }
    return next((kind.value for kind in types if kind not in above), "")


def _name_of(database: pyoxigraph.Store, kind: str, lang: str) -> str:
    """Give what the vocabulary calls a class or a concept."""
    for term in (vocab.PREF_LABEL, vocab.LABEL):
        for label in objects_of(database, Node(kind), term, _VOCABULARY):
            if isinstance(label, pyoxigraph.Literal) and label.language == lang:
                return label.value
    return kind
