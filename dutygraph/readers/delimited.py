"""Takes CSV or TSV, gives its rows; the sign between the cells is found by itself."""

import csv
import re
from collections.abc import Iterator
from itertools import dropwhile, islice, pairwise

from dutygraph.errors import ReadError
from dutygraph.model import Cell, Place, Row, Source, Table
from dutygraph.readers.fillers import without_index
from dutygraph.readers.markup import cell_to_paragraphs

BARS = ("|", "｜")
"""Signs that part cells and seldom stand for anything else."""
_SIGNS = (",", "\t", ";", *BARS)
_SAMPLE_ROWS = 50
_FORMULA = re.compile(r'\s*="([^"]*)"\s*')
"""What an export writes so that Excel takes digits for a text: ="0012"."""
_ESCAPED_BREAK = re.compile(r"\\{1,2}(?:r\\{1,2}n|[nr])(?![A-Za-z])")
"""A line break that was written out as in JSON, where a cell may hold no line."""


def delimited_to_table(text: str, source: Source) -> Table:
    """Read CSV or TSV (RFC 4180); a cell may hold line breaks and markup.

    Raises ReadError where a quoted cell is not closed.
    """
    sign = find_delimiter(text)
    if sign is None:
        found = "no sign that parts the cells of each row"
        raise ReadError(source.name, found, "commas, tabs or semicolons")
    return Table(source, tuple(_text_to_rows(text, sign, source.name)))


def find_delimiter(text: str) -> str | None:
    r"""Find the sign that cuts the most rows into as many cells as the row before.

    Titles have one cell, and the lists of one file may differ in their columns.

    >>> find_delimiter("清单\n序号,事项名称\n1,救助，帮扶\n")
    ','
    >>> find_delimiter("序号 事项名称") is None
    True
    """
    scores = [(_even_cells(text, sign), -place) for place, sign in enumerate(_SIGNS)]
    score, place = max(scores)
    return _SIGNS[-place] if score else None


def _even_cells(text: str, sign: str) -> int:
    """Count the cells of rows as wide as the headings or the wide row before.

    None where few are; the titles above the headings do not count.
    """
    if sign not in text:
        return 0
    lines = [line + "\n" for line in text.split("\n")]
    try:
        rows = islice(csv.reader(lines, delimiter=sign), _SAMPLE_ROWS)
        filled = [len(row) for row in rows if any(row)]
    except csv.Error:
        return 0
    counts = list(dropwhile(lambda count: count < 2, filled))
    wide = [count for count in counts if count > 1]
    even = [after for before, after in pairwise(wide) if after in (before, wide[0])]
    return sum(even) if 2 * len(even) >= len(counts) - len(even) else 0


def _text_to_rows(text: str, sign: str, name: str) -> Iterator[Row]:
    try:
        yield from _parse(text, sign)
        return
    except csv.Error as error:
        if sign not in ("\t", *BARS):
            found = f"a quoted cell that cannot be read ({error})"
            advice = "double the quotation marks inside a quoted cell"
            raise ReadError(name, found, "cells in quotation marks", advice) from error
    # Text copied out of a sheet has tabs and quotation marks that quote nothing.
    try:
        yield from _parse(text, sign, quoted=False)
    except csv.Error as error:
        found = f"a cell that cannot be read ({error})"
        raise ReadError(name, found, "cells between tabs or bars") from error


def _parse(text: str, sign: str, quoted: bool = True) -> list[Row]:
    lines = [line + "\n" for line in text.split("\n")]
    reader = (
        csv.reader(lines, delimiter=sign, strict=True)
        if quoted
        else csv.reader(lines, delimiter=sign, quoting=csv.QUOTE_NONE)
    )
    rows, last = [], 0
    for cells in reader:
        place = Place(lines=(last + 1, reader.line_num))
        last = reader.line_num
        row = Row(_to_cells(cells, place), place)
        if any(cell.paragraphs for cell in row.cells):
            rows.append(row)
    return without_index(rows)


def _to_cells(texts: list[str], place: Place) -> tuple[Cell, ...]:
    return tuple(Cell(cell_to_paragraphs(_value(text), place)) for text in texts)


def _value(text: str) -> str:
    met = _FORMULA.fullmatch(text)
    return _ESCAPED_BREAK.sub("\n", met[1] if met else text)
