"""Takes a token and the cell it may stand in, gives the heights of lines on the page.

A program that reads a sheet from top to bottom, line after line, keeps the order of
their heights: the lines of a cell follow one another, those of a row stand above the
next row, and the cells of a row have one middle or one top. Heights are counted in
lines, downwards.
"""

from collections.abc import Iterator

from dutygraph.parse.arranging.placing import FAR, Cell, Placing, Step
from dutygraph.parse.arranging.tokens import Token

NEAR = 0.3
"""Heights that differ by less are the same."""
_PASSED = 0.6
"""From so many lines below a cell's next line on, that line does not come any more; a
line that is read with another to the left of it may stand half a line higher."""


def possible_falls(
    step: Step, token: Token, column: int, row: int
) -> tuple[float, ...]:
    """Say how many lines below the token read last another one may stand.

    Cells that have one middle begin whole or half lines apart.
    """
    cell = step.cells[column]
    if step.fresh or token.apart:
        return (0.0,)
    if row == cell.row and not cell.empty and cell.lag < FAR:
        return (1.0 - cell.lag,)
    if row != step.row:
        return (1.0,)
    if token.beside:
        return (0.0, 0.5, -0.5)
    falls = (0.0, 0.5) if column > step.column else (0.5, 1.0)
    return (*falls, falls[-1] + 0.5) if token.leads else falls


def sheet_fall(placing: Placing) -> float | None:
    """Say by how many lines a token moves on; None where another part begins."""
    if placing.token.apart:
        return None
    return 0.0 if placing.token.beside else max(placing.fall, 0.0)


def is_passed(cell: Cell, fall: float) -> bool:
    """Tell whether a cell's next line would stand above a token that falls so far."""
    return 1.0 - cell.lag < fall - _PASSED


def ended_cells(step: Step, fall: float) -> Iterator[tuple[int, Cell]]:
    """Find the cells of the row that end as a token falls so far, with their column."""
    for at, cell in enumerate(step.cells):
        here = cell.lines and cell.row == step.row and cell.lag < FAR
        if here and not is_passed(cell, 0.0) and is_passed(cell, fall):
            yield at, cell


def cell_middle(cell: Cell) -> float:
    """Say how many lines above the token read last the middle of a cell is."""
    return cell.lag + (cell.lines - 1) / 2


def is_at_top(cell: Cell, step: Step) -> bool:
    """Tell a cell that begins in the first line of its row."""
    top = max(
        other.lag + other.lines
        for other in step.cells
        if other.lines > 0 and other.row == step.row
    )
    return top - cell.lag - cell.lines < NEAR


def row_middle(placing: Placing) -> float | None:
    """Say how many lines above the token the middle of its row is; None where no cell
    has told it yet."""
    step, token, column, row, _, _ = placing
    if step.fresh or token.apart or row != step.row:
        return None
    down = sheet_fall(placing) or 0.0
    if step.middle is not None:
        return step.middle + down
    for at, cell in ended_cells(step, down):
        if at != column and cell.lines > 0 and not is_at_top(cell, step):
            return cell_middle(cell) + down
    return None
