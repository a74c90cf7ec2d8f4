"""Takes a PDF, gives the rows of its ruled tables, or its lines where nothing is ruled.

Page by page, so that memory does not grow with the pages: words and ruling lines →
grids → cells → paragraphs. Page numbers and what else stands around the tables become
rows of one cell; page numbers alone are left out.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

import pypdfium2 as pdfium

from dutygraph.errors import NoTextError, ReadError
from dutygraph.model import Place, Row, Source, Table
from dutygraph.readers.ocr import has_recogniser, recognise_page
from dutygraph.readers.package import protected
from dutygraph.readers.pdf_page import PageMarks, page_to_marks
from dutygraph.readers.pdf_rows import marks_to_lines, marks_to_rows

_Read = TypeVar("_Read")
_FEWEST_LETTERS = 5


def pdf_to_table(data: bytes, source: Source) -> Table:
    """Read a PDF. Raises NoTextError for a scan that cannot be recognised, ReadError
    for a damaged file.

    The rows of a recognised scan say how sure the recogniser is of them.
    """
    with _open(data, source.name) as document:
        rows, letters = _document_to_rows(document, source.name, marks_to_rows)
        if letters < _FEWEST_LETTERS * max(1, len(document)):
            rows = _recognise(document, source.name)
        ruled = any(len(row.cells) > 1 for row in rows)
        if not ruled and all(row.confidence is None for row in rows):
            rows, _ = _document_to_rows(document, source.name, marks_to_lines)
    return Table(source, tuple(rows), ruled)


def _recognise(document: pdfium.PdfDocument, name: str) -> list[Row]:
    if not has_recogniser():
        raise _scanned(name)
    rows: list[Row] = []
    for number in range(len(document)):
        found = _with_page(document, number, name, recognise_page)
        place = Place(pages=(number + 1, number + 1))
        rows += marks_to_rows(found.marks, place, found.scores)
    if not rows:
        raise NoTextError(name, "pages on which no text is recognised", "a duty list")
    return rows


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise protected(name) from error
        found = f"a PDF that is damaged or cut off ({error})"
        raise ReadError(name, found, "the whole file", "download it again") from error


def _scanned(name: str) -> NoTextError:
    return NoTextError(
        name,
        "pages without text, as of a scan",
        "a PDF with text",
        "pip install 'dutygraph[ocr]' reads scans",
    )


def _document_to_rows(
    document: pdfium.PdfDocument,
    name: str,
    to_rows: Callable[[PageMarks, Place], Iterable[Row]],
) -> tuple[list[Row], int]:
    rows: list[Row] = []
    letters = 0
    for number in range(len(document)):
        marks = _with_page(document, number, name, page_to_marks)
        letters += sum(len(word.text) for word in marks.words)
        rows += to_rows(marks, Place(pages=(number + 1, number + 1)))
    return rows, letters


def _with_page(
    document: pdfium.PdfDocument,
    number: int,
    name: str,
    read: Callable[[pdfium.PdfPage], _Read],
) -> _Read:
    """Open a page, read it, close it: open pages would keep their memory."""
    try:
        page = document[number]
        try:
            return read(page)
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        where = f"{name}, page {number + 1}"
        found = f"a page that cannot be read ({error})"
        raise ReadError(where, found, "the whole file", "download it again") from error
