"""Takes an old Excel workbook (.xls, BIFF), gives the rows of its visible sheets."""

import io

import xlrd

from dutygraph.errors import ReadError
from dutygraph.model import Row, Source, Table
from dutygraph.readers.package import protected
from dutygraph.readers.sheet import Sheet, sheet_to_rows
from dutygraph.readers.xlsx import number_to_text


def xls_to_table(data: bytes, source: Source) -> Table:
    """Read an .xls. Raises ReadError where it is damaged or protected."""
    rows: list[Row] = []
    for sheet in _read_sheets(data, source.name):
        rows += sheet_to_rows(sheet)
    return Table(source, tuple(rows))


def _read_sheets(data: bytes, name: str) -> list[Sheet]:
    # xlrd meets damage with whatever the wrong bytes lead to; its log is no output.
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, logfile=io.StringIO()
        )
        return [_to_sheet(sheet) for sheet in book.sheets() if sheet.visibility == 0]
    except Exception as error:
        if "encrypted" in str(error):
            raise protected(name) from error
        found = f"an .xls that is damaged or cut off ({error})"
        raise ReadError(name, found, "the whole file", "save it as .xlsx") from error


def _to_sheet(sheet: xlrd.sheet.Sheet) -> Sheet:
    texts: dict[int, dict[int, str]] = {}
    for number in range(sheet.nrows):
        row = {
            column: text
            for column, cell in enumerate(sheet.row(number), start=1)
            if (text := _cell_text(cell)).strip()
        }
        if row:
            texts[number + 1] = row
    merges = [
        (top + 1, bottom, left + 1, right)
        for top, bottom, left, right in sheet.merged_cells
    ]
    return Sheet(sheet.name, texts, merges)


def _cell_text(cell: xlrd.sheet.Cell) -> str:
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return number_to_text(str(cell.value))
    return str(cell.value) if cell.ctype == xlrd.XL_CELL_TEXT else ""
