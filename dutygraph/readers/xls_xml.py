"""Takes an Excel workbook saved as XML (2003), gives the rows of its visible sheets.

Office systems export tables so, mostly under the name `.xls`. A row or cell that names
no index comes after the one before (XML Spreadsheet Reference, `ss:Index`).
"""

from collections.abc import Iterator

from lxml import etree

from dutygraph.errors import ReadError
from dutygraph.model import Row, Source, Table
from dutygraph.readers.grid import to_int
from dutygraph.readers.package import MEMBER_LIMIT, bytes_to_tree
from dutygraph.readers.sheet import Sheet, sheet_to_rows
from dutygraph.readers.xlsx import MOST_ROWS, number_to_text

_S = "{urn:schemas-microsoft-com:office:spreadsheet}"
_SAVE = "save it as .xlsx"
_HIDDEN = "{*}WorksheetOptions/{*}Visible"


def xls_xml_to_table(text: str, source: Source) -> Table:
    """Read a workbook. Raises ReadError where its XML is damaged or cut off."""
    data = _without_declaration(text).encode()
    if len(data) > MEMBER_LIMIT:
        found, most = (f"{size // 2**20} MB" for size in (len(data), MEMBER_LIMIT))
        raise ReadError(source.name, f"a workbook of {found}", f"at most {most}", _SAVE)
    root = bytes_to_tree(data, source.name)
    rows: list[Row] = []
    for sheet in root.iterchildren(_S + "Worksheet"):
        if not (sheet.findtext(_HIDDEN) or "").strip().startswith("Sheet"):
            rows += sheet_to_rows(_to_sheet(sheet, source.name))
    return Table(source, tuple(rows))


def _without_declaration(text: str) -> str:
    """Leave out what names the encoding that the text has been read from."""
    bare = text.lstrip()
    return bare.partition("?>")[2] if bare.startswith("<?xml") else bare


def _to_sheet(sheet: etree._Element, name: str) -> Sheet:
    title = sheet.get(_S + "Name", "")
    texts: dict[int, dict[int, str]] = {}
    merges: list[tuple[int, int, int, int]] = []
    number = 0
    for row in sheet.iterfind(f"{_S}Table/{_S}Row"):
        number = to_int(row.get(_S + "Index"), number + 1)
        for column, cell in _place_cells(row):
            across, down = _read(cell, "MergeAcross"), _read(cell, "MergeDown")
            if across or down:
                merges.append((number, number + down, column, column + across))
            if (text := _cell_text(cell)).strip():
                texts.setdefault(number, {})[column] = text
        number += _read(row, "Span")
        if len(texts) > MOST_ROWS:
            found = f"more than {MOST_ROWS} rows in sheet {title!r}"
            raise ReadError(name, found, "a duty list", "split the workbook")
    return Sheet(title, texts, merges)


def _place_cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Give each cell with its column, counted from 1."""
    last = 0
    for cell in row.iterchildren(_S + "Cell"):
        column = to_int(cell.get(_S + "Index"), last + 1)
        last = column + _read(cell, "MergeAcross")
        yield column, cell


def _read(element: etree._Element, attribute: str) -> int:
    return to_int(element.get(_S + attribute), 0)


def _cell_text(cell: etree._Element) -> str:
    """Give what a cell shows; the remark hung on it has data of its own."""
    data = cell.find(_S + "Data")
    if data is None:
        return ""
    text = "".join(map(str, data.itertext()))
    return number_to_text(text) if data.get(_S + "Type") == "Number" else text
