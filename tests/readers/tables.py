"""Tables as plain lists, for tests that compare what was read."""

from dutygraph.model import Cell, Table


def table_to_texts(table: Table) -> list[list[list[str]]]:
    """Rows of cells of paragraphs; an item of a list begins with `-`."""
    return [[cell_to_texts(cell) for cell in row.cells] for row in table.rows]


def cell_to_texts(cell: Cell) -> list[str]:
    return ["-" * one.item + one.text for one in cell.paragraphs]
