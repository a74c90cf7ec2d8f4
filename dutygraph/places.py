"""Say where something stands: takes places and quotes, gives Web Annotation statements.

W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/#selectors: a
specific resource names its source, the part of it and the text quoted from it.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from dutygraph import vocab
from dutygraph.iris import place_selectors
from dutygraph.model import Place, Span
from dutygraph.nquads import int_to_literal, text_to_literal

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

    The parts of the document are only named: `selectors_to_lines` describes them.
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


def selectors_to_lines(
    document: str, places: Iterable[Place], end: str
) -> Iterator[str]:
    """Describe the parts of the document that places name, each part once.

    Lines follow RFC 5147, which counts the borders between them: line 3 is
    ``line=2,3``. Pages follow RFC 3778, which knows single pages: the first.
    """
    described: set[str] = set()
    for place in dict.fromkeys(places):
        for carrier, selector in place_selectors(document, place).items():
            if selector not in described:
                described.add(selector)
                yield _selector_to_lines(carrier, f"<{selector}>", place, end)


def _selector_to_lines(carrier: str, subject: str, place: Place, end: str) -> str:
    if carrier == "lines" and place.lines:
        first, last = place.lines
        fragment = _fragment(subject, _LINES, f"line={first - 1},{last}", end)
        return fragment + _span(
            subject, vocab.FIRST_LINE, vocab.LAST_LINE, place.lines, end
        )
    if carrier == "pages" and place.pages:
        fragment = _fragment(subject, _PAGES, f"page={place.pages[0]}", end)
        return fragment + _span(
            subject, vocab.FIRST_PAGE, vocab.LAST_PAGE, place.pages, end
        )
    return _table_part(subject, place, end)


def _fragment(subject: str, standard: str, value: str, end: str) -> str:
    return (
        f"{subject} {vocab.TYPE} {vocab.FragmentSelector}{end}"
        f"{subject} {vocab.CONFORMS_TO} {standard}{end}"
        f"{subject} {vocab.VALUE} {text_to_literal(value)}{end}"
    )


def _span(subject: str, first: str, last: str, span: Span, end: str) -> str:
    return (
        f"{subject} {first} {int_to_literal(span[0])}{end}"
        f"{subject} {last} {int_to_literal(span[1])}{end}"
    )


def _table_part(subject: str, place: Place, end: str) -> str:
    lines = f"{subject} {vocab.TYPE} {vocab.TableSelector}{end}"
    if place.sheet:
        lines += f"{subject} {vocab.SHEET} {text_to_literal(place.sheet)}{end}"
    if place.table:
        lines += f"{subject} {vocab.TABLE_NUMBER} {int_to_literal(place.table)}{end}"
    if place.rows:
        lines += _span(subject, vocab.FIRST_ROW, vocab.LAST_ROW, place.rows, end)
    if place.cells:
        lines += f"{subject} {vocab.CELLS} {text_to_literal(place.cells)}{end}"
    return lines
