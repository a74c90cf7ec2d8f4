"""Takes a PDF, gives the rows of its ruled tables, or its lines where nothing is ruled.

Page by page, so that memory does not grow with the pages: letters and ruling lines →
grids → cells → paragraphs. Page numbers and what else stands around the tables become
rows of one cell; page numbers alone are left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import pypdfium2 as pdfium

from dutygraph.errors import NoTextError, ReadError
from dutygraph.model import Cell, Paragraph, Place, Row, Source, Table
from dutygraph.readers.grid import EMPTY
from dutygraph.readers.lines import (
    Line,
    letters_to_lines,
    letters_to_runs,
    lines_to_paragraphs,
)
from dutygraph.readers.ocr import has_recogniser, recognise_page
from dutygraph.readers.package import protected
from dutygraph.readers.paragraphs import blanks_to_plain, text_to_cell
from dutygraph.readers.pdf_page import Letter, PageMarks, page_to_marks
from dutygraph.readers.radicals import radicals_to_ideographs
from dutygraph.readers.rulings import Field, Grid, rules_to_grids

_Read = TypeVar("_Read")
_FEWEST_LETTERS = 5
_NO_SCORES: Mapping[Letter, float] = {}
_MARGIN_SHARE = 0.12
_PAGE_NUMBER = re.compile(r"\W*(?:第\s*)?\d{1,4}\s*页?\W*(?:共?\s*\d{1,4}\s*页?\W*)?")


def pdf_to_table(data: bytes, source: Source) -> Table:
    """Read a PDF. Raises NoTextError for a scan that cannot be recognised, ReadError
    for a damaged file.

    The rows of a recognised scan say how sure the recogniser is of them.
    """
    with _open(data, source.name) as document:
        rows, letters = _document_to_rows(document, source.name, _page_to_rows)
        if letters < _FEWEST_LETTERS * max(1, len(document)):
            rows = _recognise(document, source.name)
        ruled = any(len(row.cells) > 1 for row in rows)
        if not ruled and all(row.confidence is None for row in rows):
            rows, _ = _document_to_rows(document, source.name, _page_to_lines)
    return Table(source, tuple(rows), ruled)


def _recognise(document: pdfium.PdfDocument, name: str) -> list[Row]:
    if not has_recogniser():
        raise _scanned(name)
    rows: list[Row] = []
    for number in range(len(document)):
        found = _with_page(document, number, name, recognise_page)
        place = Place(pages=(number + 1, number + 1))
        rows += _page_to_rows(found.marks, place, found.scores)
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
    marks_to_rows: Callable[[PageMarks, Place], Iterable[Row]],
) -> tuple[list[Row], int]:
    rows: list[Row] = []
    letters = 0
    for number in range(len(document)):
        marks = _with_page(document, number, name, page_to_marks)
        letters += len(marks.letters)
        rows += marks_to_rows(marks, Place(pages=(number + 1, number + 1)))
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


def _page_to_rows(
    marks: PageMarks, place: Place, scores: Mapping[Letter, float] = _NO_SCORES
) -> list[Row]:
    grids = rules_to_grids(marks.horizontal, marks.vertical)
    inside, outside = _sort_letters(marks.letters, grids)
    rows: list[tuple[float, Row]] = []
    confidence = _lowest([outside], scores)
    for line in letters_to_lines(outside):
        if not _is_page_number(line, marks):
            row = _line_to_row(line, place)
            rows.append((line.top, row._replace(confidence=confidence)))
    for grid, cells in zip(grids, inside, strict=True):
        rows += _grid_to_rows(grid, cells, place, scores)
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _lowest(
    cells: Iterable[list[Letter]], scores: Mapping[Letter, float]
) -> float | None:
    """Give how sure the recogniser is of the letters it is least sure of."""
    if not scores:
        return None
    return min((scores[letter] for cell in cells for letter in cell), default=None)


def _sort_letters(
    letters: list[Letter], grids: list[Grid]
) -> tuple[list[dict[Field, list[Letter]]], list[Letter]]:
    """Put each letter into the cell around its middle, or among those outside."""
    inside: list[dict[Field, list[Letter]]] = [{} for _ in grids]
    outside: list[Letter] = []
    current, left, top, right, bottom = outside, 0.0, 0.0, 0.0, 0.0
    for letter in letters:
        x, y = (letter[0] + letter[2]) / 2, (letter[1] + letter[3]) / 2
        if not (left <= x < right and top <= y < bottom):
            current, (left, top, right, bottom) = outside, (0.0, 0.0, 0.0, 0.0)
            for grid, cells in zip(grids, inside, strict=True):
                field = grid.field_at(x, y)
                if field is not None:
                    current = cells.setdefault(grid.cells[field], [])
                    left, top, right, bottom = grid.box_of(field)
                    break
        current.append(letter)
    return inside, outside


def _is_page_number(line: Line, marks: PageMarks) -> bool:
    margin = _MARGIN_SHARE * (marks.bottom - marks.top)
    outer = line.top < marks.top + margin or line.bottom > marks.bottom - margin
    return outer and _PAGE_NUMBER.fullmatch(line.text) is not None


def _line_to_row(line: Line, place: Place) -> Row:
    return Row((text_to_cell(radicals_to_ideographs(line.text), place),), place)


def _grid_to_rows(
    grid: Grid,
    letters: dict[Field, list[Letter]],
    place: Place,
    scores: Mapping[Letter, float],
) -> Iterator[tuple[float, Row]]:
    """Give the rows of a grid that hold text, each with the y it begins at."""
    ends = {first: column for (_, column), first in grid.cells.items()}
    for number, top in enumerate(grid.ys[:-1]):
        columns = range(len(grid.xs) - 1)
        firsts = [grid.cells[number, column] for column in columns]
        if not any(first in letters and first[0] == number for first in firsts):
            continue
        begins = [first == (number, at) for at, first in enumerate(firsts)]
        cells = [
            _field_to_cell(grid, first, ends[first], letters, place) if here else EMPTY
            for first, here in zip(firsts, begins, strict=True)
        ]
        kept = cells[:1] if len(set(firsts)) == 1 else cells
        shown = (letters.get(first, []) for first in firsts if first[0] == number)
        yield top, Row(tuple(kept), place, _lowest(shown, scores))


def _field_to_cell(
    grid: Grid,
    field: Field,
    last_column: int,
    letters: dict[Field, list[Letter]],
    place: Place,
) -> Cell:
    lines = letters_to_lines(letters.get(field, ()))
    left, right = grid.xs[field[1]], grid.xs[last_column + 1]
    texts = (
        blanks_to_plain(radicals_to_ideographs(text))
        for text in lines_to_paragraphs(lines, left, right)
    )
    return Cell(tuple(Paragraph(text, place) for text in texts if text))


def _page_to_lines(marks: PageMarks, place: Place) -> Iterator[Row]:
    """Give the lines of a page without rules, an empty row between two blocks."""
    for block in letters_to_runs(marks.letters):
        for line in block:
            if not _is_page_number(line, marks):
                yield _line_to_row(line, place)
        yield Row((), place)
