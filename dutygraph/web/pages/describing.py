"""Give one thing as RDF: takes a store and an IRI, gives what is said of and to it."""

import pyoxigraph

from dutygraph.store import Store, translated_errors
from dutygraph.vocab import PREFIXES
from dutygraph.web.messages import Reply
from dutygraph.web.negotiation import choose_media_type
from dutygraph.web.sparql import RDF_TYPES

HTML = "text/html"
LAYOUTS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
"""The layouts that ``?format=`` asks for, whatever the client accepts."""


def choose_layout(accept: str, layout: str) -> str | None:
    """Give the media type of RDF that is asked for; None where a page is."""
    if layout in LAYOUTS:
        return LAYOUTS[layout]
    chosen = choose_media_type(accept or "*/*", (HTML, *RDF_TYPES))
    return None if chosen in (HTML, None) else chosen


def is_known(store: Store, node: pyoxigraph.NamedNode) -> bool:
    """Tell whether the store says anything about a thing."""
    with translated_errors(store.path):
        found = store.database.quads_for_pattern(node, None, None, None)
        return next(found, None) is not None


def describe(store: Store, node: pyoxigraph.NamedNode, media_type: str) -> Reply:
    """Give the statements that begin or end with a thing, without repeating any."""
    with translated_errors(store.path):
        database = store.database
        triples = {
            quad.triple: None
            for subject, object_ in ((node, None), (None, node))
            for quad in database.quads_for_pattern(subject, None, object_, None)
        }
    body = pyoxigraph.serialize(
        sorted(triples, key=str), format=RDF_TYPES[media_type], prefixes=PREFIXES
    )
    return Reply(200, media_type, body or b"", {"Vary": "Accept"})
