"""Say where something stands: takes places and quotes, gives Web Annotation statements.

W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/#selectors: a
specific resource names its source, the part of it and the text quoted from it.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from dutygraph import vocab
from dutygraph.iris import place_selectors
from dutygraph.model import Place, Span
from dutygraph.nquads import Triple, int_to_literal, text_to_literal

_LINES = "<http://tools.ietf.org/rfc/rfc5147>"
_PAGES = "<http://tools.ietf.org/rfc/rfc3778>"


# What follows the IRI of the thing itself: a text is made faster of few long pieces.
_PLACED = f"> {vocab.PLACE} <"
_SPOT = f"/place> {vocab.TYPE} {vocab.SpecificResource}"
_FROM = f"/place> {vocab.HAS_SOURCE} <"
_PART = f"/place> {vocab.HAS_SELECTOR} <"
_QUOTE = f"/quote> {vocab.TYPE} {vocab.TextQuoteSelector}"
_EXACT = f"/quote> {vocab.EXACT} "


def place_to_lines(
    thing: str, document: str, place: Place, quote: str, end: str
) -> str:
    """Give the place of `thing`, both IRIs; a quote that is empty is left out.

    The parts of the document are only named: `selectors_to_triples` describes them.
    `end` is what ends a statement.
    """
    lines = (
        f"<{thing}{_PLACED}{thing}/place>{end}"
        f"<{thing}{_SPOT}{end}<{thing}{_FROM}{document}>{end}"
    )
    for selector in _selectors(document, place):
        lines += f"<{thing}{_PART}{selector}>{end}"
    if not quote:
        return lines
    return (
        f"{lines}<{thing}{_PART}{thing}/quote>{end}"
        f"<{thing}{_QUOTE}{end}<{thing}{_EXACT}{text_to_literal(quote)}{end}"
    )


@lru_cache
def _selectors(document: str, place: Place) -> tuple[str, ...]:
    """Keep them for the many passages of one place."""
    return tuple(place_selectors(document, place).values())


def selectors_to_triples(document: str, places: Iterable[Place]) -> Iterator[Triple]:
    """Describe the parts of the document that places name, each part once.

    Lines follow RFC 5147, which counts the borders between them: line 3 is
    ``line=2,3``. Pages follow RFC 3778, which knows single pages: the first.
    """
    described: set[str] = set()
    for place in dict.fromkeys(places):
        for carrier, selector in place_selectors(document, place).items():
            if selector not in described:
                described.add(selector)
                yield from _selector(carrier, f"<{selector}>", place)


def _selector(carrier: str, subject: str, place: Place) -> Iterator[Triple]:
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
