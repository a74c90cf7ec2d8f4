"""Say how far the height of a line fits the cell that it may stand in.

As with all cues of a page, none forbids: each adds a penalty, and some a bonus.
"""

from dutygraph.parse.arranging.heights import (
    NEAR,
    cell_middle,
    ended_cells,
    is_at_top,
    sheet_fall,
)
from dutygraph.parse.arranging.placing import (
    FAR,
    NUMBER,
    REMARK,
    SECTION,
    TEXTS,
    TITLE,
    Cell,
    Placing,
    Step,
)

_LACKING = {NUMBER: 2.5, TITLE: 1.5, "guarantees": 0.2, SECTION: 0.2, REMARK: 0.0}
"""What it costs that a row ends without the cell of a column beside it."""
_HALF = 0.3
"""What it costs that a cell begins half a line beside the others."""


def height_penalty(placing: Placing) -> float:
    """Weigh the height of a token's line."""
    step, token, column, row, _, _ = placing
    if step.fresh:
        return 0.0
    if token.apart:
        goes_on = 0.0 if placing.is_first else 1.5 if row else 0.5
        return 0.3 + _ending_penalty(placing, FAR) + goes_on
    beside = token.beside or placing.fall < NEAR
    cost = 0.0 if column in step.part else 0.2 if beside else 0.6
    return cost + (_in_row(placing) if row == step.row else _below_row(placing))


def _in_row(placing: Placing) -> float:
    """Weigh a token in the row of the one before it: further down, or to the right."""
    step, token, column, _, _, fall = placing
    cost = 4.0 if token.below else 0.0
    if token.beside:
        cost += 0.0 if column > step.column else 3.0 if placing.stays else 4.0
        cost += 0.0 if abs(fall) < 0.7 else 1.5 + abs(fall)
    elif fall < -NEAR:
        cost += 2.0 + 0.5 * abs(fall)
    elif fall < NEAR and column <= step.column:
        cost += 1.0
    if placing.is_first and fall % 1.0:
        cost += _HALF if fall > 0.0 else 2 * _HALF
    ending = _ending_penalty(placing, sheet_fall(placing) or 0.0)
    return cost + ending + _overlong_penalty(placing)


def _below_row(placing: Placing) -> float:
    """Weigh a token that begins another row."""
    step, token, _, row, _, _ = placing
    cost = 0.0 if row == step.row + 1 else 2.0 + abs(row - step.row)
    cost += 3.0 if token.beside else 0.0
    if not token.below:
        cost += 0.2 if placing.role in (NUMBER, TITLE) else 1.0
    return cost + _ending_penalty(placing, FAR) + _lacking_penalty(placing)


def _lacking_penalty(placing: Placing) -> float:
    step, roles = placing.step, placing.page.roles
    lacking = (at for at in step.part if step.cells[at].top < step.row)
    return sum(_LACKING.get(roles[at], 1.0) for at in lacking)


def _ending_penalty(placing: Placing, fall: float) -> float:
    """Weigh the cells that end above the token: their middles, their sentences."""
    step, token, column, row, page, _ = placing
    middle, cost = step.middle, 0.0
    for at, cell in ended_cells(step, fall):
        if at == column and row == step.row:
            continue
        if cell.open and not token.apart and page.roles[at] in TEXTS:
            phrase = cell.guaranteed or page.roles[at] == "guarantees"
            cost += 0.3 if phrase else 2.5
        if cell.lines > 0 and middle is not None:
            cost += _mismatch(cell_middle(cell) - middle, cell, step)
        elif cell.lines > 0 and not is_at_top(cell, step):
            middle = cell_middle(cell)
    return cost


def _mismatch(apart: float, cell: Cell, step: Step) -> float:
    """Weigh a cell whose middle is so far from that of its row."""
    if abs(apart) < NEAR:
        return -0.3
    return 0.4 if is_at_top(cell, step) else min(3.0, 0.8 + abs(apart))


def _overlong_penalty(placing: Placing) -> float:
    """Weigh a cell that has more lines below the middle of its row than above it."""
    step, cell = placing.step, placing.cell
    if step.middle is None or cell.lines <= 0 or placing.is_first:
        return 0.0
    below = step.middle - (cell_middle(cell) - 0.5)
    return 0.7 if below > NEAR else 0.0
