"""Takes a web page, gives the rows of its tables and the lines of text around them.

Tables that only lay out the page are walked through to the tables inside them. What a
reader does not see (scripts, styles, hidden parts that hold no table) is left out.
"""

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from dutygraph.errors import ReadError
from dutygraph.model import Cell, Paragraph, Place, Row, Source, Table
from dutygraph.readers.grid import fill_spans, to_int
from dutygraph.readers.markup import (
    BLOCK_TAGS,
    HIDDEN_TAGS,
    is_tag,
    markup_to_paragraphs,
)
from dutygraph.readers.paragraphs import text_to_paragraphs

_WHITE = re.compile(r"[ \t\n\r\f]+")
_UNSEEN = etree.XPath(
    "//*[@hidden or @style][@hidden or contains(translate(@style, 'NODISPLAY ',"
    " 'nodisplay'), 'display:none')][not(descendant-or-self::table)]"
)
_ANGLED = etree.XPath("//*[@*[contains(., '<') or contains(., '>')]]")
_LEAVES = frozenset(("p", "li", "div"))
_CELL_TAGS = ("td", "th")


def html_to_table(text: str, source: Source) -> Table:
    """Read a web page. Raises ReadError where it is nested without end."""
    root = _parse(text, source.name)
    _clear(root)
    rows = tuple(_page_to_rows(root))
    return Table(source, rows, ruled=any(len(row.cells) > 1 for row in rows))


def _parse(text: str, name: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        found = f"HTML that cannot be read ({error})"
        raise ReadError(name, found, "a web page", "save the page again") from error
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            found = f"HTML beyond all measure ({entry.message.split(',')[0]})"
            raise ReadError(name, found, "a web page", "save the page as text")
    if root is None:
        raise ReadError(name, "HTML without an element", "a web page")
    return root


def _clear(root: etree._Element) -> None:
    """Take away what is not seen, and tags that no browser knows (their text stays)."""
    for element in _select(root, _UNSEEN):
        element.tag = "template"
    etree.strip_elements(root, *HIDDEN_TAGS, with_tail=False)
    for element in _select(root, _ANGLED):
        element.attrib.clear()
    names = {str(element.tag) for element in root.iter("*")}
    unknown = [name for name in names if not is_tag(name)]
    if unknown:
        etree.strip_tags(root, *unknown)


def _select(root: etree._Element, path: etree.XPath) -> list[etree._Element]:
    return cast("list[etree._Element]", path(root))


def _page_to_rows(root: etree._Element) -> Iterator[Row]:
    """Walk the page in reading order: lines of text become rows of one cell."""
    text, place = "", Place(lines=(1, 1))
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = str(element.tag)
        if tag in BLOCK_TAGS:
            yield from _text_to_rows(text, place)
            text, place = "", _place_of(element)
        if event == "end":
            text += element.tail or ""
        elif tag == "table" and _is_data(element):
            walker.skip_subtree()
            yield from _table_to_rows(element)
        else:
            text += element.text or ""
    yield from _text_to_rows(text, place)


def _text_to_rows(text: str, place: Place) -> Iterator[Row]:
    for paragraph in text_to_paragraphs(_WHITE.sub(" ", text), place):
        yield Row((Cell((paragraph,)),), place)


def _place_of(element: etree._Element) -> Place:
    line = cast("int | None", element.sourceline) or 1
    return Place(lines=(line, line))


def _is_data(table: etree._Element) -> bool:
    """Tell a table of data from one that lays out the page around other tables."""
    if table.find(".//table") is None:
        return True
    wide = [row for row in _own_rows(table) if len(list(_own_cells(row))) >= 3]
    return len(wide) >= 3


def _own_rows(table: etree._Element) -> Iterator[etree._Element]:
    nested = table.find(".//table") is not None
    for row in table.iter("tr"):
        if not nested or next(row.iterancestors("table")) is table:
            yield row


def _own_cells(row: etree._Element) -> Iterator[etree._Element]:
    return (cell for cell in row if cell.tag in _CELL_TAGS)


def _table_to_rows(table: etree._Element) -> Iterator[Row]:
    caption = table.find("caption")
    if caption is not None:
        paragraphs = _element_to_paragraphs(caption, _place_of(caption))
        yield from _cell_to_rows(Cell(paragraphs))
    elements = list(_own_rows(table))
    laid = fill_spans([_row_to_spans(element) for element in elements])
    narrow = all(len(cells) <= 1 for cells in laid)
    for element, cells in zip(elements, laid, strict=True):
        if not any(cell.paragraphs for cell in cells):
            continue
        if narrow:
            yield from _cell_to_rows(cells[0])
        else:
            yield Row(_over_all(element, cells), _place_of(element))


def _over_all(row: etree._Element, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Keep one cell of a row whose only cell reaches over all columns."""
    return cells[:1] if len(list(_own_cells(row))) == 1 and cells[0].text else cells


def _cell_to_rows(cell: Cell) -> Iterator[Row]:
    for paragraph in cell.paragraphs:
        yield Row((Cell((paragraph,)),), paragraph.place)


def _row_to_spans(row: etree._Element) -> list[tuple[Cell, int, int]]:
    place = _place_of(row)
    return [
        (
            Cell(_element_to_paragraphs(cell, place)),
            to_int(cell.get("rowspan"), 1),
            to_int(cell.get("colspan"), 1),
        )
        for cell in _own_cells(row)
    ]


def _element_to_paragraphs(
    element: etree._Element, place: Place
) -> tuple[Paragraph, ...]:
    if not len(element):
        return text_to_paragraphs(_one_line(element.text), place)
    if _is_plain(element):
        paragraphs: list[Paragraph] = []
        for child in element:
            text = _one_line(child.text)
            if text:
                paragraphs += text_to_paragraphs(text, place, child.tag == "li")
        return tuple(paragraphs)
    markup = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return markup_to_paragraphs(_WHITE.sub(" ", markup), place)


def _is_plain(element: etree._Element) -> bool:
    """Tell a cell that holds nothing but paragraphs or items of bare text."""
    if element.text and not element.text.isspace():
        return False
    for child in element:
        if len(child) or child.tag not in _LEAVES:
            return False
        if child.tail and not child.tail.isspace():
            return False
    return True


def _one_line(text: str | None) -> str:
    """Make any run of white space one blank, as a browser does."""
    return " ".join(text.split()) if text else ""
