"""Takes the texts of a spreadsheet by row and column, gives table rows.

Excel's XML and the old binary files meet here: merged ranges show the text of their
first cell only, leading and empty columns go, the sheet's name becomes a row.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dutygraph.model import Place, Row
from dutygraph.readers.grid import COVERED, EMPTY
from dutygraph.readers.paragraphs import text_to_cell

_Range = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: texts by row and column, both from 1, and its merged ranges.

    A range is first row, last row, first column, last column.
    """

    title: str
    texts: dict[int, dict[int, str]]
    merges: list[_Range]


def sheet_to_rows(sheet: Sheet) -> Iterator[Row]:
    """Give the sheet's name as a row of one cell, then its rows that hold text.

    A row whose only text stands in a cell merged over the columns has one cell, unless
    a cell that reaches down from above stands beside it.
    """
    if not sheet.texts:
        return
    _blank_covered(sheet)
    top = Place(sheet=sheet.title)
    yield Row((text_to_cell(sheet.title, top),), top)
    columns = sorted({column for row in sheet.texts.values() for column in row})
    covered = _find_covered(sheet)
    wide = {
        (first, left)
        for first, _, left, right in sheet.merges
        if right > left and columns[0] not in covered.get(first, ())
    }
    for number, texts in sorted(sheet.texts.items()):
        if texts:
            below = covered.get(number, set())
            yield _texts_to_row(sheet.title, number, texts, columns, wide, below)


def _texts_to_row(
    title: str,
    number: int,
    texts: dict[int, str],
    columns: list[int],
    wide: set[tuple[int, int]],
    covered: set[int],
) -> Row:
    span = (number, number)
    cells = {
        column: text_to_cell(
            text, Place(sheet=title, rows=span, cells=f"{to_letters(column)}{number}")
        )
        for column, text in texts.items()
    }
    place = Place(sheet=title, rows=span)
    if len(cells) == 1 and (number, next(iter(cells))) in wide:
        return Row(tuple(cells.values()), place)
    blank = (COVERED if column in covered else EMPTY for column in columns)
    both = zip(columns, blank, strict=True)
    return Row(tuple(cells.get(column, empty) for column, empty in both), place)


def _find_covered(sheet: Sheet) -> dict[int, set[int]]:
    """Give the columns of each row into which a cell reaches down from above."""
    numbers = sorted(sheet.texts)
    columns = {column for row in sheet.texts.values() for column in row}
    covered: dict[int, set[int]] = {}
    for first, last, left, right in sheet.merges:
        if last > first:
            own = {column for column in columns if left <= column <= right}
            start, end = bisect_right(numbers, first), bisect_right(numbers, last)
            for number in numbers[start:end]:
                covered.setdefault(number, set()).update(own)
    return covered


def _blank_covered(sheet: Sheet) -> None:
    """Take away what stands under a merged range: a spreadsheet does not show it."""
    numbers = sorted(sheet.texts)
    for first, last, left, right in sheet.merges:
        start, end = bisect_left(numbers, first), bisect_right(numbers, last)
        for number in numbers[start:end]:
            row = sheet.texts[number]
            for column in [one for one in row if left <= one <= right]:
                if (number, column) != (first, left):
                    del row[column]


def to_letters(column: int) -> str:
    """Write a column, counted from 1, in letters.

    >>> to_letters(1), to_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
