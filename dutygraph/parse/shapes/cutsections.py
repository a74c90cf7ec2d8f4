"""Name the sections whose cell the end of a page has cut: the rows of a ruled table,
give rows that name their section.

A cell merged down over several duties has its name in its middle: where it begins at
the end of a page, the name may stand on the next one.
"""

from dataclasses import replace

from dutygraph.model import Row, Table
from dutygraph.parse.wording.columns import row_to_columns

_LONGEST_HEADING = 20


def name_cut_sections(table: Table) -> Table:
    """Give the first row of each section that a page has cut its name from below.

    Only where lines tell merged cells from empty ones: where each row has an empty cell
    of its own, a section is named in its first row.
    """
    begun: dict[int, Row] = {}
    column: int | None = None
    waiting: int | None = None
    page: tuple[int, int] | None = None
    merged = False
    for index, row in enumerate(table.rows):
        if row.place.pages is None or len(row.cells) < 2:
            continue
        if _may_be_headings(row) and (columns := row_to_columns(row)) is not None:
            roles = columns.roles
            column = roles.index("section") if "section" in roles else None
            continue
        if column is None or column >= len(row.cells):
            continue
        cell, opens, page = row.cells[column], row.place.pages != page, row.place.pages
        merged = merged or cell.covered
        if cell.paragraphs:
            if waiting is not None and opens:
                begun[waiting] = _with_cell(table.rows[waiting], column, row)
            waiting = None
        elif not (cell.covered or opens):
            if waiting is not None:
                return table
            waiting = index
    if not (merged and begun):
        return table
    rows = [begun.get(index, row) for index, row in enumerate(table.rows)]
    return replace(table, rows=tuple(rows))


def _may_be_headings(row: Row) -> bool:
    return all(len(cell.text) <= _LONGEST_HEADING for cell in row.cells)


def _with_cell(row: Row, column: int, below: Row) -> Row:
    cells = [*row.cells]
    cells[column] = below.cells[column]
    return row._replace(cells=tuple(cells))
