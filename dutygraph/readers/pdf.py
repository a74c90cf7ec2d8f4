"""Takes a PDF, gives the rows of its tables, or its lines where it has none.

Page by page, so that memory does not grow with the pages: words and ruling lines →
grids → cells → paragraphs. A page that is a picture is recognised where the extra for
that is installed, and named where it is not.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

import pypdfium2 as pdfium

from dutygraph.errors import NoTextError, ReadError
from dutygraph.model import Place, Row, Source, Table
from dutygraph.readers.clipped import (
    page_to_hidden,
    stands_over_edge,
    without_hidden,
)
from dutygraph.readers.gutters import Layout
from dutygraph.readers.ocr import has_recogniser, recognise_page
from dutygraph.readers.package import protected
from dutygraph.readers.pdf_fonts import one_font_for_all
from dutygraph.readers.pdf_page import page_to_marks
from dutygraph.readers.pdf_rows import find_grids, marks_to_lines, marks_to_rows
from dutygraph.readers.pdf_words import Word

_Read = TypeVar("_Read")


def pdf_to_table(data: bytes, source: Source) -> Table:
    """Read a PDF. Raises NoTextError for a scan that cannot be recognised, ReadError
    for a damaged file.

    The rows of a recognised page say how sure the recogniser is of them.
    """
    with one_font_for_all(), _open(data, source.name) as document:
        rows, unread = _document_to_rows(document, source.name)
        ruled = any(len(row.cells) > 1 for row in rows)
        if not rows or (unread and not ruled):
            raise _scanned(source.name)
        if not ruled and all(row.confidence is None for row in rows):
            rows = _document_to_lines(document, source.name)
    return Table(source, tuple(rows), ruled, tuple(unread))


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise protected(name) from error
        found = f"a PDF that is damaged or cut off ({error})"
        raise ReadError(name, found, "the whole file", "download it again") from error


def _scanned(name: str) -> NoTextError:
    if has_recogniser():
        found = "pages on which no text is recognised"
        return NoTextError(name, found, "a duty list")
    return NoTextError(
        name,
        "pages without text, as of a scan",
        "a PDF with text",
        "pip install 'dutygraph[ocr]' reads scans",
    )


def _document_to_rows(
    document: pdfium.PdfDocument, name: str
) -> tuple[list[Row], list[Place]]:
    """Give the rows of all pages, and the places of the pages that are pictures and
    cannot be recognised."""
    rows: list[Row] = []
    unread: list[Place] = []
    layout: Layout | None = None
    for number in range(len(document)):
        place = Place(pages=(number + 1, number + 1))
        marks = _with_page(document, number, name, page_to_marks)
        scores: Mapping[Word, float] = {}
        if marks.scanned:
            if not has_recogniser():
                unread.append(place)
                continue
            marks, scores = _with_page(document, number, name, recognise_page)
        grids, layout = find_grids(marks, layout)
        if not scores and stands_over_edge(marks, grids):
            hidden = _with_page(document, number, name, page_to_hidden)
            marks = without_hidden(marks, hidden)
        rows += marks_to_rows(marks, grids, place, scores)
    return rows, unread


def _document_to_lines(document: pdfium.PdfDocument, name: str) -> list[Row]:
    rows: list[Row] = []
    for number in range(len(document)):
        marks = _with_page(document, number, name, page_to_marks)
        rows += marks_to_lines(marks, Place(pages=(number + 1, number + 1)))
    return rows


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
