"""Say where something stands: takes places and quotes, gives Web Annotation triples.

W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/#selectors: a
specific resource names its source, the part of it and the text quoted from it.
"""

from collections.abc import Iterator

from dutygraph import vocab
from dutygraph.iris import place_selectors
from dutygraph.model import Place, Span
from dutygraph.nquads import Triple, int_to_literal, text_to_literal

_LINES = "<http://tools.ietf.org/rfc/rfc5147>"
_PAGES = "<http://tools.ietf.org/rfc/rfc3778>"


def place_to_triples(
    thing: str, document: str, place: Place, quote: str
) -> Iterator[Triple]:
    """Give the place of `thing`, both IRIs; a quote that is empty is left out.

    The parts of the document are only named: `selectors_to_triples` describes them.
    """
    spot = f"<{thing}/place>"
    yield f"<{thing}>", vocab.PLACE, spot
    yield spot, vocab.TYPE, vocab.SpecificResource
    yield spot, vocab.HAS_SOURCE, f"<{document}>"
    for selector in place_selectors(document, place).values():
        yield spot, vocab.HAS_SELECTOR, f"<{selector}>"
    if quote:
        selector = f"<{thing}/quote>"
        yield spot, vocab.HAS_SELECTOR, selector
        yield selector, vocab.TYPE, vocab.TextQuoteSelector
        yield selector, vocab.EXACT, text_to_literal(quote)


def selectors_to_triples(document: str, place: Place) -> Iterator[Triple]:
    """Describe the parts of the document that a place names.

    Lines follow RFC 5147, which counts the borders between them: line 3 is
    ``line=2,3``. Pages follow RFC 3778, which knows single pages: the first.
    """
    for carrier, selector in place_selectors(document, place).items():
        subject = f"<{selector}>"
        if carrier == "lines" and place.lines:
            first, last = place.lines
            yield from _fragment(subject, _LINES, f"line={first - 1},{last}")
            yield from _span(subject, vocab.FIRST_LINE, vocab.LAST_LINE, place.lines)
        elif carrier == "pages" and place.pages:
            yield from _fragment(subject, _PAGES, f"page={place.pages[0]}")
            yield from _span(subject, vocab.FIRST_PAGE, vocab.LAST_PAGE, place.pages)
        else:
            yield from _table_part(subject, place)


def _fragment(subject: str, standard: str, value: str) -> Iterator[Triple]:
    yield subject, vocab.TYPE, vocab.FragmentSelector
    yield subject, vocab.CONFORMS_TO, standard
    yield subject, vocab.VALUE, text_to_literal(value)


def _span(subject: str, first: str, last: str, span: Span) -> Iterator[Triple]:
    yield subject, first, int_to_literal(span[0])
    yield subject, last, int_to_literal(span[1])


def _table_part(subject: str, place: Place) -> Iterator[Triple]:
    yield subject, vocab.TYPE, vocab.TableSelector
    if place.sheet:
        yield subject, vocab.SHEET, text_to_literal(place.sheet)
    if place.table:
        yield subject, vocab.TABLE_NUMBER, int_to_literal(place.table)
    if place.rows:
        yield from _span(subject, vocab.FIRST_ROW, vocab.LAST_ROW, place.rows)
    if place.cells:
        yield subject, vocab.CELLS, text_to_literal(place.cells)
