"""Say where something stands: takes places and quotes, gives Web Annotation statements.

W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/#selectors: a
specific resource names its source, the part of it and the text quoted from it.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from dutygraph import vocab
from dutygraph.model import Place, Span
from dutygraph.nquads import IT, SELF, int_to_literal, raw_to_block, text_to_raw

Selectors: TypeAlias = Mapping[Place, Mapping[str, str]]
"""The IRIs of the parts of a document that each place names, as `place_selectors`."""

_LINES = "<http://tools.ietf.org/rfc/rfc5147>"
_PAGES = "<http://tools.ietf.org/rfc/rfc3778>"
_PLACED = f"{SELF} {vocab.PLACE} <{IT}/place>"
_SPOT = f"<{IT}/place> {vocab.TYPE} {vocab.SpecificResource}"
_FROM = f"<{IT}/place> {vocab.HAS_SOURCE}"
_PART = f"<{IT}/place> {vocab.HAS_SELECTOR}"
_QUOTED = f"{_PART} <{IT}/quote>"
_QUOTE = f"<{IT}/quote> {vocab.TYPE} {vocab.TextQuoteSelector}"
_EXACT = f"<{IT}/quote> {vocab.EXACT}"


def places_to_lines(document: str, selectors: Selectors, end: str) -> dict[Place, str]:
    """Give for each place the raw lines that say that IT stands there.

    The parts of the document are only named: `selectors_to_blocks` describes them.
    `end` is what ends a statement.
    """
    lines = f"{_PLACED}{end}{_SPOT}{end}{_FROM} <{document}>{end}"
    return {
        place: lines + "".join([f"{_PART} <{one}>{end}" for one in parts.values()])
        for place, parts in selectors.items()
    }


def quote_to_lines(quote: str, end: str) -> str:
    """Give the raw lines that follow those of a place; none for an empty quote."""
    if not quote:
        return ""
    return f'{_QUOTED}{end}{_QUOTE}{end}{_EXACT} "{text_to_raw(quote)}"{end}'


def selectors_to_blocks(selectors: Selectors, end: str) -> Iterator[bytes]:
    """Describe the parts of the document that places name, each part once.

    Lines follow RFC 5147, which counts the borders between them: line 3 is
    ``line=2,3``. Pages follow RFC 3778, which knows single pages: the first.
    """
    described: set[str] = set()
    for place, parts in selectors.items():
        for carrier, selector in parts.items():
            if selector not in described:
                described.add(selector)
                yield raw_to_block(_selector_to_lines(carrier, place, end), selector)


def _selector_to_lines(carrier: str, place: Place, end: str) -> str:
    if carrier == "lines" and place.lines:
        first, last = place.lines
        fragment = _fragment(_LINES, f"line={first - 1},{last}", end)
        return fragment + _span(vocab.FIRST_LINE, vocab.LAST_LINE, place.lines, end)
    if carrier == "pages" and place.pages:
        fragment = _fragment(_PAGES, f"page={place.pages[0]}", end)
        return fragment + _span(vocab.FIRST_PAGE, vocab.LAST_PAGE, place.pages, end)
    return _table_part(place, end)


def _fragment(standard: str, value: str, end: str) -> str:
    return (
        f"{SELF} {vocab.TYPE} {vocab.FragmentSelector}{end}"
        f"{SELF} {vocab.CONFORMS_TO} {standard}{end}"
        f'{SELF} {vocab.VALUE} "{value}"{end}'
    )


def _span(first: str, last: str, span: Span, end: str) -> str:
    return (
        f"{SELF} {first} {int_to_literal(span[0])}{end}"
        f"{SELF} {last} {int_to_literal(span[1])}{end}"
    )


def _table_part(place: Place, end: str) -> str:
    lines = f"{SELF} {vocab.TYPE} {vocab.TableSelector}{end}"
    if place.sheet:
        lines += f'{SELF} {vocab.SHEET} "{text_to_raw(place.sheet)}"{end}'
    if place.table:
        lines += f"{SELF} {vocab.TABLE_NUMBER} {int_to_literal(place.table)}{end}"
    if place.rows:
        lines += _span(vocab.FIRST_ROW, vocab.LAST_ROW, place.rows, end)
    if place.cells:
        lines += f'{SELF} {vocab.CELLS} "{text_to_raw(place.cells)}"{end}'
    return lines
