"""Takes an Excel workbook (.xlsx, .xlsm), gives the rows of its visible sheets.

The sheets' XML is read row by row (ECMA-376 part 1, 18.3), so that a million empty rows
cost time but no memory, and a declared size is never believed.
"""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from zipfile import ZipFile

from lxml import etree

from dutygraph.errors import ReadError
from dutygraph.model import Row, Source, Table
from dutygraph.readers.package import (
    bytes_to_package,
    bytes_to_tree,
    has_member,
    open_member,
    read_member,
    stream_elements,
)
from dutygraph.readers.sheet import Sheet, sheet_to_rows

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT_S = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATION = re.compile(r"\{[^}]*/relationships\}id")
_WORKBOOK = "xl/workbook.xml"
MOST_ROWS = 50_000
"""Rows of a sheet that hold text."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ROW_TAGS = tuple(
    f"{space}{tag}" for space in (_S, _STRICT_S) for tag in ("row", "mergeCell")
)


def xlsx_to_table(data: bytes, source: Source) -> Table:
    """Read a workbook. Raises ReadError where it is damaged, protected or no Excel."""
    package = bytes_to_package(data, source.name)
    strings = _read_strings(package, source.name)
    rows: list[Row] = []
    for title, member in _visible_sheets(package, source.name):
        sheet = _read_sheet(package, member, title, strings, source.name)
        rows += sheet_to_rows(sheet)
    return Table(source, tuple(rows))


def _visible_sheets(package: ZipFile, name: str) -> Iterator[tuple[str, str]]:
    """Give title and member of each sheet that is shown, in the order of the tabs."""
    book = _read_tree(package, _WORKBOOK, name)
    targets = _relations(package, name)
    for sheet in book.iter(_S + "sheet"):
        links = [value for key, value in sheet.items() if _RELATION.fullmatch(str(key))]
        target = targets.get(str(links[0])) if links else None
        if sheet.get("state", "visible") != "visible" or target is None:
            continue
        if "worksheets" in target:
            yield sheet.get("name", ""), target


def _relations(package: ZipFile, name: str) -> dict[str, str]:
    root = _read_tree(package, "xl/_rels/workbook.xml.rels", name)
    return {
        link.get("Id", ""): normpath(
            join("/", dirname(_WORKBOOK), link.get("Target", ""))
        ).lstrip("/")
        for link in root
        if isinstance(link.tag, str)
    }


def _read_tree(package: ZipFile, member: str, name: str) -> etree._Element:
    data = read_member(package, member, name)
    return bytes_to_tree(data.replace(_STRICT, _S[1:-1].encode()), name)


def _read_strings(package: ZipFile, name: str) -> list[str]:
    """Read the shared strings; phonetic guides (`rPh`) are no text."""
    member = "xl/sharedStrings.xml"
    if not has_member(package, member):
        return []
    root = _read_tree(package, member, name)
    etree.strip_elements(root, _S + "rPh", with_tail=False)
    return [_plain(_joined(item)) for item in root.iterchildren(_S + "si")]


def _joined(item: etree._Element) -> str:
    if len(item) == 1:
        return item[0].text or "".join(map(str, item.itertext()))
    return "".join(map(str, item.itertext()))


def _plain(text: str) -> str:
    """Decode `_x000D_` and the like (22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda met: _shown(chr(int(met[1], 16))), text)


def _shown(sign: str) -> str:
    return sign if sign >= " " and not "\ud800" <= sign <= "\udfff" else "\n"


def _read_sheet(
    package: ZipFile, member: str, title: str, strings: list[str], name: str
) -> Sheet:
    cells: dict[int, dict[int, str]] = {}
    merges: list[tuple[int, int, int, int]] = []
    last = 0
    with open_member(package, member, name) as stream:
        for element in stream_elements(stream, _ROW_TAGS, name):
            if str(element.tag).endswith("mergeCell"):
                merges += _to_range(element.get("ref", ""))
                continue
            last = _row_number(element, last, name)
            row = _row_texts(element, strings, name)
            if row:
                cells[last] = row
            if len(cells) > MOST_ROWS:
                found = f"more than {MOST_ROWS} rows in sheet {title!r}"
                raise ReadError(name, found, "a duty list", "split the workbook")
    return Sheet(title, cells, merges)


def _row_number(row: etree._Element, last: int, name: str) -> int:
    text = row.get("r")
    if text is None:
        return last + 1
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise ReadError(name, f"a row numbered {text!r}", "a number", "save it again")
    return int(text)


def _row_texts(row: etree._Element, strings: list[str], name: str) -> dict[int, str]:
    texts: dict[int, str] = {}
    if next(row.iter("{*}v", "{*}t"), None) is None:
        return texts
    column = 0
    for cell in row:
        column = _column_of(cell.get("r", ""), column)
        text = _cell_text(cell, strings, name)
        if text and not text.isspace():
            texts[column] = text
    return texts


def _column_of(reference: str, last: int) -> int:
    met = _REFERENCE.fullmatch(reference)
    return last + 1 if met is None else letters_to_column(met[1])


def letters_to_column(letters: str) -> int:
    """Count a column's letters from 1.

    >>> letters_to_column("A"), letters_to_column("AB")
    (1, 28)
    """
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column


def _to_range(reference: str) -> list[tuple[int, int, int, int]]:
    """Turn `B2:C5` into first row, last row, first column, last column."""
    met = [_REFERENCE.fullmatch(corner) for corner in reference.split(":")]
    if len(met) != 2 or met[0] is None or met[1] is None:
        return []
    first, last = met[0], met[1]
    columns = letters_to_column(first[1]), letters_to_column(last[1])
    return [(int(first[2]), int(last[2]), *columns)]


def _cell_text(cell: etree._Element, strings: list[str], name: str) -> str:
    if not len(cell):
        return ""
    sort = cell.get("t", "n")
    if sort == "inlineStr":
        return _plain("".join(map(str, cell.itertext())))
    value = next((one.text for one in cell if str(one.tag).endswith("}v")), None)
    if value is None:
        return ""
    if sort == "s":
        number = int(value) if value.isascii() and value.isdigit() else -1
        if not 0 <= number < len(strings):
            raise ReadError(name, f"shared string {value!r}", "one that is there")
        return strings[number]
    return number_to_text(value) if sort == "n" else _plain(value)


def number_to_text(value: str) -> str:
    """Write a number as a sheet shows it.

    >>> number_to_text("12.0"), number_to_text("1.5"), number_to_text("3E1")
    ('12', '1.5', '30')
    """
    try:
        number = float(value)
    except ValueError:
        return value
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else value
