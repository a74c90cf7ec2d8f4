"""Write tables for Excel: takes tables, gives one workbook, a sheet for each.

The first sheet says what every column means. A text is written as a text, so that
Excel runs nothing, whatever it begins with.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dutygraph.errors import OutputError
from dutygraph.export.columns import Column, FlatTable, headings
from dutygraph.export.targets import missing_package
from dutygraph.query import Value
from dutygraph.words import words_of

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_LONGEST = 32_767
_MOST_ROWS = 1_048_576
# The same tables give the same bytes: no clock.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_WIDTHS = {"text": 28, "integer": 9, "decimal": 9, "boolean": 9}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_workbook(tables: Iterable[FlatTable], path: Path) -> int:
    """Write the workbook; give how many texts were too long for a cell and were cut.

    Raises OutputError where a table has more rows than a sheet.
    """
    try:
        from xlsxwriter.exceptions import XlsxFileError
        from xlsxwriter.workbook import Workbook
    except ImportError as error:
        raise missing_package(path, "xlsxwriter") from error
    # Where writing fails, xlsxwriter leaves its own files behind, and a ZIP open whose
    # end is written, and fails, once more.
    packed = BytesIO()
    with TemporaryDirectory() as folder:
        book = Workbook(packed, {**_OPTIONS, "tmpdir": folder})
        book.set_properties({"title": "dutygraph", "created": _CREATED})
        bold = book.add_format({"bold": True})
        _write_meanings(book, bold)
        cut = sum(_write_table(book, table, bold, path) for table in tables)
        try:
            book.close()
        except XlsxFileError as error:
            raise OSError(str(error)) from error
    path.write_bytes(packed.getbuffer())
    return cut


def _write_meanings(book: "Workbook", bold: "Format") -> None:
    words = words_of("zh", "export")
    sheet = book.add_worksheet(words["sheet"])
    names = (words["table"], words["column"], words["meaning"], words["english"])
    sheet.write_row(0, 0, names, bold)
    sheet.set_column(0, 1, 18)
    sheet.set_column(2, 3, 60)
    sheet.freeze_panes(1, 0)
    lines = [
        line
        for heading in headings()
        for line in (
            (heading.name, "", heading.zh, heading.en),
            *((heading.name, one.name, one.zh, one.en) for one in heading.columns),
        )
    ]
    for number, line in enumerate(lines, 1):
        sheet.write_row(number, 0, line)


def _write_table(book: "Workbook", table: FlatTable, bold: "Format", path: Path) -> int:
    sheet = book.add_worksheet(table.name)
    columns = table.heading.columns
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS[column.type])
    sheet.write_row(0, 0, table.names, bold)
    cut = last = 0
    for last, row in enumerate(table.rows, 1):
        if last >= _MOST_ROWS:
            raise OutputError(
                path,
                f"the table {table.name} has more rows than a sheet holds",
                f"at most {_MOST_ROWS - 1:,}",
                "write csv, parquet or sqlite",
            )
        for place, (column, value) in enumerate(zip(columns, row, strict=True)):
            cut += _write_cell(sheet, last, place, column, value)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    return cut


def _write_cell(
    sheet: "Worksheet", row: int, place: int, column: Column, value: Value
) -> int:
    """Write a cell; give 1 where its text was cut."""
    if value is None:
        return 0
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, int | float) and column.type != "text":
        sheet.write_number(row, place, value)
    else:
        text = str(value)
        kept = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        sheet.write_string(row, place, kept)
        return int(kept != text)
    return 0
