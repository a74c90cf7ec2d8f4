"""Takes a Word document, gives its paragraphs and table rows.

The tables are walked cell by cell (ECMA-376 part 1, 17.4): `w:gridSpan` and `w:vMerge`
merge cells, a content control may wrap a row or a cell. Deleted and hidden text is left
out, a text box read after the paragraph that holds it, headers and footers are not.
"""

from collections.abc import Iterator
from itertools import accumulate
from zipfile import ZipFile

from lxml import etree

from dutygraph.errors import ReadError
from dutygraph.model import Cell, Paragraph, Place, Row, Source, Table
from dutygraph.readers.docx_numbering import Numbered, number_paragraphs
from dutygraph.readers.grid import (
    COVERED,
    Spanned,
    merge_near,
    spans_to_rows,
    to_int,
)
from dutygraph.readers.package import bytes_to_package, bytes_to_tree, read_member
from dutygraph.readers.paragraphs import text_to_paragraphs

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_P, _TBL, _TR, _TC, _VAL = (_W + name for name in ("p", "tbl", "tr", "tc", "val"))
_SYM, _HYPHEN, _TAB, _BR, _CR = (
    _W + name for name in ("sym", "noBreakHyphen", "tab", "br", "cr")
)
_SIGNS = {_HYPHEN: "-", _TAB: " ", _BR: "\n", _CR: "\n"}
_UNSEEN = (
    *(_W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText")),
    _FALLBACK,
)
_HIDERS = {(_W + "del", _TR), (_W + "vanish", _W + "r")}
"""What says, in their properties, that a row is deleted and that a run is hidden."""
_PICTURES = tuple(_W + name for name in ("drawing", "pict", "object"))
_PROPERTIES, _SPAN, _MERGE = (_W + name for name in ("tcPr", "gridSpan", "vMerge"))
_WRAPS = frozenset(
    _W + name
    for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)
# A column narrower than 4 mm (in twentieths of a point) holds no text: its edge is one
# that was drawn unevenly.
_NARROWEST = 227


def docx_to_table(data: bytes, source: Source) -> Table:
    """Read a .docx. Raises ReadError where it is damaged, protected or not Word."""
    package = bytes_to_package(data, source.name)
    body = _read_body(package, source.name)
    numbered = number_paragraphs(body, package, source.name)
    _drop_invisible(body)
    _open_boxes(body)
    _write_signs(body)
    return Table(source, tuple(_body_to_rows(body, numbered)))


def _read_body(package: ZipFile, name: str) -> etree._Element:
    data = read_member(package, "word/document.xml", name)
    root = bytes_to_tree(data.replace(_STRICT, _TRANSITIONAL), name)
    body = root.find(_W + "body")
    if body is None:
        raise ReadError(name, "a Word package without a body", "a Word document")
    return body


def _drop_invisible(body: etree._Element) -> None:
    for mark in list(body.iter(_W + "del", _W + "vanish")):
        properties = mark.getparent()
        holder = None if properties is None else properties.getparent()
        if holder is not None and (mark.tag, holder.tag) in _HIDERS:
            shown = mark.get(_VAL) in ("0", "false", "off")
            _detach(None if shown else holder)
    etree.strip_elements(body, *_UNSEEN, with_tail=False)


def _open_boxes(body: etree._Element) -> None:
    """Put the paragraphs of each text box behind the paragraph that holds the box;
    the numbers that place a picture are no text."""
    for box in list(body.iter(_W + "txbxContent")):
        holder = next(box.iterancestors(_P), None)
        _detach(box)
        if holder is not None:
            for paragraph in reversed(box):
                holder.addnext(paragraph)
    etree.strip_elements(body, *_PICTURES, with_tail=False)


def _write_signs(body: etree._Element) -> None:
    """Give the elements that stand for a sign that sign as their text."""
    for element in body.iter(_SYM, *_SIGNS):
        element.text = _SIGNS.get(str(element.tag)) or _symbol(element)


def _detach(element: etree._Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)


def _body_to_rows(body: etree._Element, numbered: Numbered) -> Iterator[Row]:
    tables = 0
    for line, block in enumerate(_inner(body, _P, _TBL), start=1):
        if block.tag == _TBL:
            tables += 1
            yield from _table_to_rows(block, tables, numbered)
        else:
            place = Place(lines=(line, line))
            paragraphs = _paragraph_to_paragraphs(block, place, numbered, 0)
            if paragraphs:
                yield Row((Cell(paragraphs),), place)


def _inner(parent: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Give the children of these tags, also those that a content control wraps."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPS:
            yield from _inner(child, *tags)


def _table_to_rows(
    table: etree._Element, number: int, numbered: Numbered
) -> Iterator[Row]:
    rows = list(_inner(table, _TR))
    if table.find(f".//{_TBL}") is not None and _is_layout(rows):
        for row in rows:
            for cell in _inner(row, _TC):
                yield from _layout_to_rows(cell, number, numbered)
        return
    places = [Place(table=number, rows=(row, row)) for row in range(1, len(rows) + 1)]
    edges = _grid_edges(table)
    spans = [
        _row_to_spans(row, place, numbered, edges)
        for row, place in zip(rows, places, strict=True)
    ]
    for cells, place in zip(spans_to_rows(_even(spans)), places, strict=True):
        if any(cell.paragraphs for cell in cells):
            yield Row(cells, place)


def _is_layout(rows: list[etree._Element]) -> bool:
    return all(len(list(_inner(row, _TC))) == 1 for row in rows)


def _layout_to_rows(
    cell: etree._Element, number: int, numbered: Numbered
) -> Iterator[Row]:
    place = Place(table=number)
    for block in _inner(cell, _P, _TBL):
        if block.tag == _TBL:
            yield from _table_to_rows(block, number, numbered)
        elif paragraphs := _paragraph_to_paragraphs(block, place, numbered, 0):
            yield Row((Cell(paragraphs),), place)


def _grid_edges(table: etree._Element) -> list[int]:
    """Sum up the widths of the grid's columns, in twentieths of a point."""
    widths = [
        to_int(column.get(_W + "w"), 1_000)
        for column in table.iterfind(f"{_W}tblGrid/{_W}gridCol")
    ]
    return [0, *accumulate(widths)]


def _row_to_spans(
    row: etree._Element, place: Place, numbered: Numbered, edges: list[int]
) -> list[Spanned]:
    before = row.find(f"{_W}trPr/{_W}gridBefore")
    column = 0 if before is None else to_int(before.get(_VAL), 0)
    spans: list[Spanned] = []
    for element in _inner(row, _TC):
        width, goes_on = _merging(element)
        cell = COVERED if goes_on else _tc_to_cell(element, place, numbered)
        spans.append(Spanned(_edge(edges, column), _edge(edges, column + width), cell))
        column += width
    return spans


def _merging(element: etree._Element) -> tuple[int, bool]:
    """Give how many grid columns a cell takes, and whether the one above goes on."""
    width, goes_on = 1, False
    if len(element) and element[0].tag == _PROPERTIES:
        for one in element[0]:
            if one.tag == _SPAN:
                width = max(1, to_int(one.get(_VAL), 1))
            elif one.tag == _MERGE:
                goes_on = one.get(_VAL, "continue") == "continue"
    return width, goes_on


def _edge(edges: list[int], column: int) -> int:
    """Give a column's left edge; columns that the grid forgets are 5 cm wide."""
    beyond = column - (len(edges) - 1)
    return edges[column] if beyond <= 0 else edges[-1] + beyond * 2_835


def _even(rows: list[list[Spanned]]) -> list[list[Spanned]]:
    starts = merge_near((cell.start for row in rows for cell in row), _NARROWEST)
    return [
        [Spanned(starts[cell.start], cell.end, cell.cell) for cell in row]
        for row in rows
    ]


def _tc_to_cell(element: etree._Element, place: Place, numbered: Numbered) -> Cell:
    elements = list(element.iter(_P))
    levels = [numbered[one].level for one in elements if one in numbered]
    top = min(levels, default=0)
    paragraphs: list[Paragraph] = []
    for one in elements:
        paragraphs += _paragraph_to_paragraphs(one, place, numbered, top)
    return Cell(tuple(paragraphs))


def _paragraph_to_paragraphs(
    element: etree._Element, place: Place, numbered: Numbered, top: int
) -> tuple[Paragraph, ...]:
    """Read a `w:p`; where it shows nothing but its automatic number, that number.

    A number on the top level of its cell makes an item, one below stands in the text.
    """
    text = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    number = numbered.get(element) if numbered else None
    if number is None:
        return text_to_paragraphs(text, place)
    if not text.strip():
        return text_to_paragraphs(str(number.value), place)
    if number.level <= top:
        return text_to_paragraphs(text, place, item=True)
    return text_to_paragraphs(number.shown + text, place)


def _symbol(element: etree._Element) -> str:
    """Give a `w:sym`; of Wingdings only the circled digits say something."""
    digits = ("81", "82", "83", "84", "85", "86", "87", "88", "89", "8A")
    code = element.get(_W + "char", "").upper()[-2:]
    return chr(0x2460 + digits.index(code)) if code in digits else ""
