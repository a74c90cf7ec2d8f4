"""Takes a web page, gives the rows of its tables and the lines of text around them.

Tables that only lay out the page are walked through to the tables inside them. What a
reader does not see (scripts, styles, hidden parts that hold no table of their own) is
left out, and of tags that no browser knows the text stays.
"""

import re
from collections.abc import Iterable, Iterator
from typing import cast

from lxml import etree

from dutygraph.errors import ReadError
from dutygraph.model import Cell, Paragraph, Place, Row, Source, Table
from dutygraph.readers.grid import EMPTY, CellSpan, Reach, fill_spans, to_int
from dutygraph.readers.markup import ITEM_TAGS
from dutygraph.readers.page import (
    element_to_parts,
    find_cells,
    find_rows,
    find_tables,
)
from dutygraph.readers.paragraphs import text_to_paragraphs
from dutygraph.readers.sign_fonts import letters_to_bullets

_WHITE = re.compile(r"[ \t\n\r\f]+")
_NUMBERED = re.compile(
    r"\s*[（(]?(?:\d{1,3}[.．、)）](?!\d)|[一二三四五六七八九十]{1,3}[、)）]|[①-⒛])"
)
_MOST_TAGS = 400_000
_MOST_ATTRIBUTES = 5_000
_LONG = 10_000
_LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{_LONG}}}[^<>]*+")
_QUOTED = re.compile("\"[^\"]*\"|'[^']*'")
_ATTRIBUTE_END = re.compile(r"[\s/\"]")
_UNMARKED = ("a", "b", "em", "font", "i", "o:p", "small", "span", "strong", "u")
# That an element has attributes at all is asked first, as most have none.
_UNSEEN = etree.XPath(
    "/descendant-or-self::*[@*][@hidden or contains(translate(@style, 'NODISPLAY ',"
    " 'nodisplay'), 'display:none')]"
)
# The number that a page sets in a box of its own beside the box of a title.
_BOXES = etree.XPath(
    "(//div | //li | //a)/*[1][self::span or self::b or self::em or self::i or"
    " self::strong][not(*)][following-sibling::node()[1][self::span or self::a]]"
)


def html_to_table(text: str, source: Source) -> Table:
    """Read a web page. Raises ReadError where it is nested without end or cut off."""
    _refuse_bomb(text, source.name)
    data = text.encode("utf-8")
    small = data.lower()
    _refuse_cut_off(small, source.name)
    root = _parse(data, source.name)
    if b"hidden" in small or b"display" in small:
        _hide(root)
    if b"wingdings" in small or b"symbol" in small:
        letters_to_bullets(root)
    _set_apart_numbers(root)
    etree.strip_tags(root, *_UNMARKED)
    rows = tuple(_page_to_rows(root))
    return Table(source, rows, ruled=any(len(row.cells) > 1 for row in rows))


def _refuse_bomb(text: str, name: str) -> None:
    """Refuse what would take all memory or, in one tag, the square of its length."""
    if text.count("<") > _MOST_TAGS:
        raise _beyond_measure(f"more than {_MOST_TAGS} tags", name)
    # Most pages have a tag in each half of a long stretch, which is seen at once.
    half = _LONG // 2
    if all(text.find("<", at, at + half) >= 0 for at in range(0, len(text), half)):
        return
    for tag in _LONG_TAG.findall(text):
        if len(_ATTRIBUTE_END.findall(_QUOTED.sub('"', tag))) > _MOST_ATTRIBUTES:
            raise _beyond_measure(f"more than {_MOST_ATTRIBUTES} attributes", name)


def _refuse_cut_off(small: bytes, name: str) -> None:
    """Refuse what begins as a whole page, has no end, and stops inside a table.

    Parsers close silently what is open. Each sign alone is common in sloppy pages.
    """
    begun = b"<html" in small and b"</html" not in small and b"</body" not in small
    if begun and small.rfind(b"<table") > small.rfind(b"</table"):
        found = "a web page that stops inside a table (cut off?)"
        raise ReadError(name, found, "the whole page", "download it again")


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
    """Turn what is not seen into elements whose content is left out.

    A hidden table may be one that opens at a click, unless it is a copy for telephones
    of one that is seen.
    """
    unseen = cast("list[etree._Element]", _UNSEEN(root))
    hidden = {table for element in unseen for table in element.iter("table")}
    seen = {_text(t) for t in root.iter("table") if t not in hidden} if hidden else ()
    for element in unseen:
        if all(_text(table) in seen for table in element.iter("table")):
            element.tag = "template"


def _set_apart_numbers(root: etree._Element) -> None:
    """Set a blank where the style of a page, which no text has, keeps the box of a
    number from the next."""
    for box in cast("list[etree._Element]", _BOXES(root)):
        above = box.getparent()
        first = above is not None and not (above.text or "").strip()
        if first and (box.text or "").strip().isdigit():
            box.tail = " "


def _text(element: etree._Element) -> str:
    return "".join("".join(map(str, element.itertext())).split())


def _page_to_rows(root: etree._Element) -> Iterator[Row]:
    """Give the rows of a page in reading order: lines of text are rows of one cell."""
    tables = find_tables(root)
    text, mark, place = "", "", Place((1, 1))
    counts: dict[etree._Element, int] = {}
    for part in element_to_parts(root, tables):
        if isinstance(part, str):
            text += part
            continue
        if text.strip():
            text = text if _NUMBERED.match(text) else mark + text.lstrip()
            yield from _paragraphs_to_rows(_text_to_paragraphs(text, place))
            mark = ""
        text = ""
        if part is not None:
            place = _to_place(part)
            mark = _item_mark(part, counts) if part.tag in ITEM_TAGS else mark
            if part in tables:
                yield from _table_to_rows(part)


def _item_mark(item: etree._Element, counts: dict[etree._Element, int]) -> str:
    """Give the number that a browser prints before an item; note it in `counts`."""
    above = item.getparent()
    if item.tag != "li" or above is None or above.tag != "ol":
        return ""
    last = counts.get(above, to_int(above.get("start"), 1) - 1)
    counts[above] = to_int(item.get("value"), last + 1)
    says = any(str(text).strip() for text in item.itertext())
    return f"{counts[above]}、" if says and above.get("type", "1") == "1" else ""


def _table_to_rows(table: etree._Element) -> Iterator[Row]:
    for caption in table.iterchildren("caption"):
        place = _to_place(caption)
        yield from _paragraphs_to_rows(_element_to_paragraphs(caption, place))
    widest = 0
    rows: list[Row] = []
    reach: Reach = {}
    for number, element in enumerate(find_rows(table)):
        own, spans = _row_to_cells(element, place := _to_place(element))
        cells = fill_spans(own, spans, reach, number)
        widest = max(widest, len(cells))
        if own.count(EMPTY) < len(own):
            over_all = len(own) == 1 and not cells[0].covered
            rows.append(Row(cells[:1] if over_all else cells, place))
    if widest > 1:
        yield from rows
        return
    for row in rows:
        yield from _paragraphs_to_rows(row.cells[0].paragraphs)


def _row_to_cells(
    row: etree._Element, place: Place
) -> tuple[list[Cell], dict[int, CellSpan]]:
    """Give the cells of a row, and the spans of those that take up more than one."""
    cells: list[Cell] = []
    spans: dict[int, CellSpan] = {}
    for element in find_cells(row):
        if element.keys() and (span := _to_span(element)) != (1, 1):
            spans[len(cells)] = span
        paragraphs = _element_to_paragraphs(element, place)
        cells.append(Cell(paragraphs) if paragraphs else EMPTY)
    return cells, spans


def _to_span(cell: etree._Element) -> CellSpan:
    return to_int(cell.get("rowspan"), 1), to_int(cell.get("colspan"), 1)


def _to_place(element: etree._Element) -> Place:
    line = cast("int | None", element.sourceline) or 1
    return Place((line, line))


def _paragraphs_to_rows(paragraphs: Iterable[Paragraph]) -> Iterator[Row]:
    for paragraph in paragraphs:
        yield Row((Cell((paragraph,)),), paragraph.place)


def _element_to_paragraphs(
    element: etree._Element, place: Place
) -> tuple[Paragraph, ...]:
    """Take a cell's text apart at its blocks; the first text of an item is an item."""
    if not len(element):
        text = element.text
        return _text_to_paragraphs(text, place) if text else ()
    paragraphs: list[Paragraph] = []
    text, item = "", False
    for part in element_to_parts(element):
        if isinstance(part, str):
            text += part
            continue
        if text:
            if more := _text_to_paragraphs(text, place, item):
                paragraphs += more
                item = False
            text = ""
        if part is not None and part.tag in ITEM_TAGS:
            item = True
    return tuple(paragraphs)


def _text_to_paragraphs(
    text: str, place: Place, item: bool = False
) -> tuple[Paragraph, ...]:
    """Make paragraphs; white space of the source is one blank, as in a browser."""
    text = text.strip()
    if not text:
        return ()
    if "  " in text or not text.isprintable():
        return text_to_paragraphs(_WHITE.sub(" ", text), place, item)
    return (Paragraph(text, place, item),)
