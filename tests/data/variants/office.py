"""Takes printed lists, writes them as Word and Excel, the same bytes each time."""

import io
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import openpyxl
import xlwt
from layout import Printed

_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_THUMBNAIL = re.compile(rb"<Relationship [^>]*thumbnail[^>]*/>")


def write_docx(path: Path, heading: str, lists: list[Printed]) -> None:
    """A table a list, section rows over all columns, one paragraph a step."""
    document = docx.Document()
    document.add_heading(heading, 0)
    for printed in lists:
        document.add_paragraph(printed.title)
        table = document.add_table(0, len(printed.columns))
        _add_docx_row(table, [[column] for column in printed.columns])
        for row in printed.rows:
            if len(row[0]) == 1:
                _add_docx_row(table, [row[0][0], *[[]] * (len(printed.columns) - 1)])
                cells = table.rows[-1].cells
                cells[0].merge(cells[-1])
                continue
            first = len(table.rows)
            for part in row:
                _add_docx_row(table, [cell or [] for cell in part])
            for column, cell in enumerate(row[-1]):
                if cell is None:
                    table.cell(first, column).merge(
                        table.cell(first + len(row) - 1, column)
                    )
    stream = io.BytesIO()
    document.save(stream)
    _write_package(path, stream.getvalue())


def _add_docx_row(table, cells):
    row = table.add_row()
    for cell, lines in zip(row.cells, cells, strict=True):
        cell.text = lines[0] if lines else ""
        for line in lines[1:]:
            cell.add_paragraph(line)


def write_xlsx(path: Path, heading: str, lists: list[Printed]) -> None:
    """A sheet a list, its title and sections merged, a cell's paragraphs as lines."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for printed in lists:
        sheet = book.create_sheet(printed.sheet)
        for number, line in enumerate(_grid(printed, heading), start=1):
            for column, text in enumerate(line, start=1):
                if text:
                    value = int(text) if text.isdigit() else text
                    sheet.cell(number, column, value)
        for first, last, left, right in _merges(printed):
            sheet.merge_cells(
                start_row=first, end_row=last, start_column=left, end_column=right
            )
    stream = io.BytesIO()
    book.save(stream)
    _write_package(path, stream.getvalue())


def write_xls(path: Path, heading: str, lists: list[Printed]) -> None:
    """The same in the old binary form."""
    book = xlwt.Workbook(encoding="utf-8")
    for printed in lists:
        sheet = book.add_sheet(printed.sheet)
        merges = {
            (first, left): (last, right)
            for first, last, left, right in _merges(printed)
        }
        for number, line in enumerate(_grid(printed, heading), start=1):
            for column, text in enumerate(line, start=1):
                value = int(text) if text.isdigit() else text
                if (number, column) in merges:
                    last, right = merges[number, column]
                    sheet.write_merge(
                        number - 1, last - 1, column - 1, right - 1, value
                    )
                elif text:
                    sheet.write(number - 1, column - 1, value)
    book.save(str(path))


def write_xls_xml(path: Path, heading: str, lists: list[Printed]) -> None:
    """The same as XML (2003); a cell below a merged one names its column."""
    spreadsheet = "urn:schemas-microsoft-com:office:spreadsheet"
    sheets = [_to_worksheet(printed, heading) for printed in lists]
    path.write_text(
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{spreadsheet}" xmlns:ss="{spreadsheet}">\n'
        f"{''.join(sheets)}</Workbook>\n",
        encoding="utf-8",
    )


def _to_worksheet(printed: Printed, heading: str) -> str:
    spans = {
        (first, left): f' ss:MergeAcross="{right - left}" ss:MergeDown="{last - first}"'
        for first, last, left, right in _merges(printed)
    }
    rows = ""
    for number, line in enumerate(_grid(printed, heading), start=1):
        cells = ""
        for column, text in enumerate(line, start=1):
            if text:
                says = f' ss:Index="{column}"{spans.get((number, column), "")}'
                sort = "Number" if text.isdigit() else "String"
                shown = escape(text).replace("\n", "&#10;")
                cells += f'<Cell{says}><Data ss:Type="{sort}">{shown}</Data></Cell>\n'
        rows += f"<Row>\n{cells}</Row>\n"
    return f'<Worksheet ss:Name="{printed.sheet}"><Table>\n{rows}</Table></Worksheet>\n'


def _grid(printed: Printed, heading: str) -> list[list[str]]:
    """The texts of a sheet, row by row."""
    lines = [[heading], [printed.title], printed.columns]
    for row in printed.rows:
        lines += [["\n".join(cell or []) for cell in part] for part in row]
    return lines


def _merges(printed: Printed) -> list[tuple[int, int, int, int]]:
    """First row, last row, first column, last column of each merged range."""
    width = len(printed.columns)
    merges = [(1, 1, 1, width), (2, 2, 1, width)]
    number = 4
    for row in printed.rows:
        last = number + len(row) - 1
        if len(row[0]) == 1:
            merges.append((number, number, 1, width))
        for column, cell in enumerate(row[-1], start=1):
            if cell is None:
                merges.append((number, last, column, column))
        number = last + 1
    return merges


def _write_package(path: Path, data: bytes) -> None:
    """Rewrite a package without the clock."""
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "docProps/core.xml":
                content = _TIME.sub(b"2025-01-01T00:00:00Z", content)
            if info.filename.startswith("docProps/thumbnail"):
                continue
            if info.filename == "_rels/.rels":
                content = _THUMBNAIL.sub(b"", content)
            fixed = zipfile.ZipInfo(info.filename, (2025, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, content)
