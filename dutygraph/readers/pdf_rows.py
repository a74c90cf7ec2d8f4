"""Takes the marks of a page of a PDF, gives the rows of its ruled tables.

What stands around the tables becomes rows of one cell; page numbers are left out.
"""

from collections.abc import Iterable, Iterator, Mapping

from dutygraph.model import Cell, Paragraph, Place, Row
from dutygraph.readers.grid import COVERED, EMPTY
from dutygraph.readers.gutters import Layout
from dutygraph.readers.lines import (
    Line,
    lines_to_paragraphs,
    words_to_blocks,
    words_to_lines,
)
from dutygraph.readers.open_cells import take_overhang
from dutygraph.readers.page_numbers import is_page_number
from dutygraph.readers.paragraphs import blanks_to_plain, text_to_cell
from dutygraph.readers.pdf_page import PageMarks
from dutygraph.readers.pdf_words import Box, Word
from dutygraph.readers.rulings import Field, Grid, rules_to_grids
from dutygraph.readers.white_grids import marks_to_grids

_HANGING = "、，。；：？！”’）》"
"""Marks that programs set into the margin of a cell, even over its border, rather than
at the beginning of the next line."""
_NO_SCORES: Mapping[Word, float] = {}
_NO_BOX: Box = (0.0, 0.0, 0.0, 0.0)


def find_grids(
    marks: PageMarks, layout: Layout | None = None
) -> tuple[list[Grid], Layout | None]:
    """Find the tables of a page by their rules, or else by the white between columns.

    `layout` is what the page before gave for a table whose columns are not ruled.
    """
    grids = rules_to_grids(marks.horizontal, marks.vertical)
    return (grids, None) if grids else marks_to_grids(marks, layout)


def marks_to_rows(
    marks: PageMarks,
    grids: list[Grid],
    place: Place,
    scores: Mapping[Word, float] = _NO_SCORES,
) -> list[Row]:
    """Give the rows of a page from top to bottom, of its tables and around them.

    `scores` say how sure a recogniser is of each word, where there was one.
    """
    inside, outside = _sort_words(marks.words, grids)
    for grid, cells in zip(grids, inside, strict=True):
        outside = take_overhang(grid, cells, outside, marks.horizontal)
    rows: list[tuple[float, Row]] = []
    confidence = _lowest([outside], scores)
    for line in words_to_lines(outside):
        if not _is_page_number(line, marks):
            row = _line_to_row(line, place)
            rows.append((line.top, row._replace(confidence=confidence)))
    for grid, cells in zip(grids, inside, strict=True):
        rows += _grid_to_rows(grid, cells, place, scores)
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _lowest(cells: Iterable[list[Word]], scores: Mapping[Word, float]) -> float | None:
    """Give how sure the recogniser is of the words it is least sure of."""
    if not scores:
        return None
    return min((scores[word] for cell in cells for word in cell), default=None)


def _sort_words(
    words: list[Word], grids: list[Grid]
) -> tuple[list[dict[Field, list[Word]]], list[Word]]:
    """Put each sign into the cell around its middle, or among those outside; a closing
    mark, into that in which it begins."""
    inside: list[dict[Field, list[Word]]] = [{} for _ in grids]
    outside: list[Word] = []

    def find_cell(x: float, y: float) -> tuple[list[Word], Box]:
        for grid, cells in zip(grids, inside, strict=True):
            field = grid.field_at(x, y)
            if field is not None:
                return cells.setdefault(grid.cells[field], []), grid.box_of(field)
        return outside, _NO_BOX

    cell, (left, top, right, bottom) = outside, _NO_BOX
    for word in words:
        first, last = _reach(word)
        y = (word[1] + word[3]) / 2
        if not (left <= first and last < right and top <= y < bottom):
            cell, (left, top, right, bottom) = find_cell(first, y)
            if last >= right and find_cell(last, y)[0] is not cell:
                for sign in word.signs():
                    find_cell(_reach(sign)[1], y)[0].append(sign)
                continue
        cell.append(word)
    return inside, outside


def _reach(word: Word) -> tuple[float, float]:
    """Give the x that stands for the first sign of a word, and for the last."""
    left, _, right, _, text = word
    half = (right - left) / (2 * len(text))
    last = right - half - (half if text[-1] in _HANGING else 0)
    return min(left + half, last), last


def _is_page_number(line: Line, marks: PageMarks) -> bool:
    return is_page_number(line.text, line.top, line.bottom, marks.frame)


def _line_to_row(line: Line, place: Place) -> Row:
    return Row((text_to_cell(line.text, place),), place)


def _grid_to_rows(
    grid: Grid,
    words: dict[Field, list[Word]],
    place: Place,
    scores: Mapping[Word, float],
) -> Iterator[tuple[float, Row]]:
    """Give the rows of a grid that hold text, each with the y it begins at."""
    ends = {first: column for (_, column), first in grid.cells.items()}
    for number, top in enumerate(grid.ys[:-1]):
        columns = range(len(grid.xs) - 1)
        firsts = [grid.cells[number, column] for column in columns]
        if not any(first in words and first[0] == number for first in firsts):
            continue
        begins = [first == (number, at) for at, first in enumerate(firsts)]
        cells = [
            _field_to_cell(grid, first, ends[first], words, place)
            if here
            else (COVERED if first[0] < number else EMPTY)
            for first, here in zip(firsts, begins, strict=True)
        ]
        kept = cells[:1] if len(set(firsts)) == 1 else cells
        shown = (words.get(first, []) for first in firsts if first[0] == number)
        yield top, Row(tuple(kept), place, _lowest(shown, scores))


def _field_to_cell(
    grid: Grid,
    field: Field,
    last_column: int,
    words: dict[Field, list[Word]],
    place: Place,
) -> Cell:
    lines = words_to_lines(words.get(field, ()))
    left, right = grid.sides_of(field[1], last_column)
    texts = (blanks_to_plain(text) for text in lines_to_paragraphs(lines, left, right))
    return Cell(tuple(Paragraph(text, place) for text in texts if text))


def marks_to_lines(marks: PageMarks, place: Place) -> Iterator[Row]:
    """Give the lines of a page without rules, an empty row between two blocks."""
    for block in words_to_blocks(marks.words):
        for line in block:
            if not _is_page_number(line, marks):
                yield _line_to_row(line, place)
        yield Row((), place)
