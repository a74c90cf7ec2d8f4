"""Takes cells that reach over several rows and columns, gives rows of equal columns.

Column *i* means the same in each row. A cell's text stands where the cell begins; the
places it covers further on are empty cells.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from dutygraph.model import Cell

EMPTY = Cell()
COVERED = Cell(covered=True)
_WIDEST = 1_000

CellSpan: TypeAlias = tuple[int, int]
"""How many rows and how many columns a cell takes up."""

Reach: TypeAlias = dict[int, int]
"""The first row that each column is free in again, where a cell reaches down."""


@dataclass(frozen=True, slots=True)
class Spanned:
    """A cell from column `start` to before `end`, measured in grid columns."""

    start: int
    end: int
    cell: Cell


def spans_to_rows(rows: Sequence[Sequence[Spanned]]) -> list[tuple[Cell, ...]]:
    """Lay out rows whose cells say their grid columns.

    A grid column where no cell begins is no column. Where every row has the same
    number of cells, they are the columns, however uneven their edges are.

    >>> from dutygraph.model import Paragraph, Place
    >>> cell = Cell((Paragraph("x", Place()),))
    >>> rows = [[Spanned(0, 2, cell), Spanned(2, 3, cell)], [Spanned(0, 3, cell)]]
    >>> [[bool(c.text) for c in row] for row in spans_to_rows(rows)]
    [[True, True], [True]]
    """
    counts = {len(row) for row in rows if len(row) > 1}
    if len(counts) <= 1:
        return [tuple(spanned.cell for spanned in row) for row in rows]
    starts = sorted({spanned.start for row in rows for spanned in row})
    columns = {start: number for number, start in enumerate(starts)}
    return [_place_cells(row, columns) for row in rows]


def _place_cells(row: Sequence[Spanned], columns: dict[int, int]) -> tuple[Cell, ...]:
    if len(row) == 1:
        return (row[0].cell,)
    cells = [EMPTY] * len(columns)
    for spanned in row:
        cells[columns[spanned.start]] = spanned.cell
    return tuple(cells)


def merge_near(starts: Iterable[int], nearest: int) -> dict[int, int]:
    """Map each edge to the first of the edges that lie less than `nearest` from it.

    >>> merge_near([0, 500, 560, 2000], 200)
    {0: 0, 500: 500, 560: 500, 2000: 2000}
    """
    merged: dict[int, int] = {}
    last = None
    for start in sorted(set(starts)):
        if last is None or start - last >= nearest:
            last = start
        merged[start] = last
    return merged


def fill_spans(
    row: Sequence[Cell], spans: Mapping[int, CellSpan], reach: Reach, number: int
) -> tuple[Cell, ...]:
    """Lay out the next row of a table whose cells take up several, as in HTML.

    `spans` are those of the cells that take up more than one place, by their position;
    0 rows reach to the table's end. `number` counts the table's rows, and `reach` goes
    from each to the next.

    >>> reach: Reach = {}
    >>> len(fill_spans([EMPTY, EMPTY], {0: (2, 3)}, reach, 0))
    4
    >>> len(fill_spans([EMPTY], {}, reach, 1))
    4
    """
    if not spans and not reach:
        return tuple(row)
    cells: list[Cell] = []
    for position, cell in enumerate(row):
        _fill_covered(cells, reach, number)
        start = len(cells)
        cells.append(cell)
        if position in spans:
            height, wide = spans[position]
            cells += [EMPTY] * (min(wide, _WIDEST - start) - 1)
            last = number + height if height else sys.maxsize
            reach.update(dict.fromkeys(range(start, len(cells)), last))
    _fill_covered(cells, reach, number)
    return tuple(cells)


def _fill_covered(cells: list[Cell], reach: Reach, number: int) -> None:
    """Add covered cells where a cell of a row above reaches down."""
    while reach.get(len(cells), 0) > number:
        cells.append(COVERED)


@lru_cache(maxsize=256)
def to_int(text: str | None, missing: int) -> int:
    """Read an attribute that should be a whole number and not negative.

    >>> to_int("12.5", 0), to_int("auto", 1)
    (12, 1)
    """
    if text is None:
        return missing
    digits = text.partition(".")[0].strip()
    is_number = len(digits) < 10 and digits.isascii() and digits.isdigit()
    return int(digits) if is_number else missing
