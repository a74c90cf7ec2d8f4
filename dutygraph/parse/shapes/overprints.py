"""Give text that a page prints over its repeated headings to the row below: a table,
gives a table.

Where a row is broken over pages, some programs let the lines of its middle cells run
up into the headings of the new page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dutygraph.model import Cell, Paragraph, Row, Table
from dutygraph.parse.wording.columns import row_to_columns
from dutygraph.spellings import fold

_Texts = tuple[str, ...]


def move_overprints(table: Table) -> Table:
    """Give a table whose headings hold no text of the row below.

    Only a PDF says where its pages end.
    """
    if not table.ruled or not table.rows or table.rows[0].place.pages is None:
        return table
    return replace(table, rows=tuple(_rows(table.rows)))


def _rows(rows: Sequence[Row]) -> Iterator[Row]:
    heads: _Texts = ()
    over: list[tuple[Paragraph, ...]] = []
    for row, below in pairwise((*rows, Row((), rows[-1].place))):
        if over:
            row = _with_text_above(row, over)
            over = []
        elif len(row.cells) != len(heads) and row_to_columns(row) is not None:
            heads = tuple(fold(cell.text) for cell in row.cells)
        elif _is_printed_over(row, heads) and len(below.cells) == len(heads):
            over = [cell.paragraphs[1:] for cell in row.cells]
            row = row._replace(
                cells=tuple(
                    cell._replace(paragraphs=cell.paragraphs[:1]) for cell in row.cells
                )
            )
        yield row


def _is_printed_over(row: Row, heads: _Texts) -> bool:
    """Tell headings that come again, of which some have more below them."""
    if not heads or len(row.cells) != len(heads):
        return False
    firsts = [fold(cell.paragraphs[0].text) for cell in row.cells if cell.paragraphs]
    return firsts == list(heads) and any(len(c.paragraphs) > 1 for c in row.cells)


def _with_text_above(row: Row, over: Sequence[tuple[Paragraph, ...]]) -> Row:
    cells = zip(over, row.cells, strict=True)
    return row._replace(
        cells=tuple(Cell((*above, *cell.paragraphs)) for above, cell in cells)
    )
