"""Takes a web page, gives the rows of its tables and the lines of text around them.

Tables that only lay out the page are walked through to the tables inside them. What a
reader does not see (scripts, styles, hidden parts that hold no table) is left out, and
of tags that no browser knows the text stays.
"""

import re
from collections.abc import Iterator, Sequence
from typing import cast

from lxml import etree

from dutygraph.errors import ReadError
from dutygraph.model import Cell, Paragraph, Place, Row, Source, Table
from dutygraph.readers.grid import EMPTY, fill_spans, to_int
from dutygraph.readers.page_text import (
    BEHIND,
    BORDER,
    CELL,
    END,
    ITEM,
    LINE,
    ROW,
    SPAN,
    TABLE,
    page_to_text,
    without_signs,
)
from dutygraph.readers.paragraphs import text_to_paragraphs

_WHITE = re.compile(r"[ \t\n\r\f]+")
_EMPTY_SPAN = (EMPTY, 1, 1)
_UNSEEN = etree.XPath(
    "//*[@hidden or @style][@hidden or contains(translate(@style, 'NODISPLAY ',"
    " 'nodisplay'), 'display:none')][not(descendant-or-self::table)]"
)


def html_to_table(text: str, source: Source) -> Table:
    """Read a web page. Raises ReadError where it is nested without end."""
    data = without_signs(text).encode("utf-8")
    root = _parse(data, source.name)
    small = data.lower()
    if b"hidden" in small or b"display" in small:
        _hide(root)
    try:
        rows = tuple(_page_to_rows(page_to_text(root)))
    except etree.XSLTApplyError as error:
        raise _beyond_measure(str(error), source.name) from error
    return Table(source, rows, ruled=any(len(row.cells) > 1 for row in rows))


def _parse(data: bytes, name: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        found = f"HTML that cannot be read ({error})"
        raise ReadError(name, found, "a web page", "save the page again") from error
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            raise _beyond_measure(entry.message.split(",")[0], name)
    if root is None:
        raise ReadError(name, "HTML without an element", "a web page")
    return root


def _beyond_measure(detail: str, name: str) -> ReadError:
    found = f"HTML beyond all measure ({detail})"
    return ReadError(name, found, "a web page", "save the page as text")


def _hide(root: etree._Element) -> None:
    """Turn what is not seen into elements whose content is left out."""
    for element in cast("list[etree._Element]", _UNSEEN(root)):
        element.tag = "template"


def _page_to_rows(text: str) -> Iterator[Row]:
    """Give the rows of a page in reading order: lines of text are rows of one cell."""
    before, *tables = text.split(TABLE)
    yield from _lines_to_rows(before)
    for part in tables:
        table, _, behind = part.partition(END)
        yield from _table_to_rows(table.split(ROW)[1:])
        yield from _lines_to_rows(behind)


def _lines_to_rows(text: str) -> Iterator[Row]:
    for part in text.split(LINE)[1:]:
        number, _, line = part.partition(BEHIND)
        if line and not line.isspace():
            place = _to_place(number)
            for paragraph in text_to_paragraphs(_one_line(line), place):
                yield Row((Cell((paragraph,)),), place)


def _to_place(number: str) -> Place:
    line = to_int(number, 1)
    return Place((line, line))


def _table_to_rows(texts: Sequence[str]) -> Iterator[Row]:
    places: list[Place] = []
    spans: list[list[tuple[Cell, int, int]]] = []
    for text in texts:
        number, *cells = text.split(CELL)
        place = _to_place(number.removesuffix(BEHIND))
        places.append(place)
        spans.append([_text_to_span(cell, place) for cell in cells])
    laid = fill_spans(spans)
    narrow = max(map(len, laid), default=0) <= 1
    for span, place, row_cells in zip(spans, places, laid, strict=True):
        if all(cell is EMPTY for cell in row_cells):
            continue
        if narrow:
            yield from _cell_to_rows(row_cells[0])
        else:
            over_all = len(span) == 1 and row_cells[0] is not EMPTY
            yield Row(row_cells[:1] if over_all else row_cells, place)


def _cell_to_rows(cell: Cell) -> Iterator[Row]:
    for paragraph in cell.paragraphs:
        yield Row((Cell((paragraph,)),), paragraph.place)


def _text_to_span(text: str, place: Place) -> tuple[Cell, int, int]:
    """Give a cell with its rowspan and colspan; `EMPTY` where it has no text."""
    if text[:1] != SPAN:
        paragraphs = _text_to_paragraphs(text, place)
        return (Cell(paragraphs), 1, 1) if paragraphs else _EMPTY_SPAN
    numbers, _, text = text[1:].partition(BEHIND)
    rows, _, columns = numbers.partition(",")
    paragraphs = _text_to_paragraphs(text, place)
    cell = Cell(paragraphs) if paragraphs else EMPTY
    return cell, to_int(rows, 1), to_int(columns, 1)


def _text_to_paragraphs(text: str, place: Place) -> tuple[Paragraph, ...]:
    """Cut text at the signs; what follows the sign of an item is an item."""
    if BORDER not in text:
        return text_to_paragraphs(_one_line(text), place) if text else ()
    paragraphs: list[Paragraph] = []
    item = False
    for part in text.split(BORDER):
        if part[:1] == ITEM:
            item, part = True, part[1:]
        if not part:
            continue
        if part.isprintable() and " " not in part:
            paragraphs.append(Paragraph(part, place, item))
            item = False
        elif more := text_to_paragraphs(_one_line(part), place, item):
            paragraphs += more
            item = False
    return tuple(paragraphs)


def _one_line(text: str) -> str:
    """Make any run of white space of the source one blank, as a browser does."""
    return _WHITE.sub(" ", text) if "  " in text or not text.isprintable() else text
