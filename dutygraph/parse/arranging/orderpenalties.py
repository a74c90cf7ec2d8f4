"""Say how unlikely it is that a line stands in a cell: what the order of rows and
columns speaks for.

Cells that a line passes by must come later, or be empty.
"""

from collections.abc import Iterator

from dutygraph.parse.arranging.placing import (
    NAMES,
    NUMBER,
    REMARK,
    SECTION,
    SPARSE,
    TEXTS,
    TITLE,
    Order,
    Page,
    Placing,
    Step,
)

_MISSING = {"guarantees": 1.0, SECTION: 1.0, REMARK: 0.0}
"""What an empty cell costs of the columns that may have one."""
_AHEAD = 0.5
"""What a row costs that begins before its number, where the numbers are counted."""
_FAR_AHEAD = 2
"""Rows from which on it makes no difference how many more a column is ahead."""
_PASSED = {"guarantees": 0.7, SECTION: 0.3, REMARK: 0.0}
"""What it costs to pass such a cell by."""
_UNENDED = 1.5
"""What it costs that a sentence cut by the end of a page does not go on."""
_LACKING = 2.0
"""What it costs to pass another cell by, where a row may go on over the page's end."""


def remaining_penalty(step: Step, page: Page) -> float:
    """Give the penalty for cells that are empty when the page ends."""
    if page.told:
        return sum(_missed(step, len(page.told), 0, page))
    last = max(cell.top for cell in step.cells)
    cost = 0.0
    for role, cell in zip(page.roles, step.cells, strict=True):
        missing = last - cell.top + len(cell.skipped)
        cost += missing * _MISSING.get(role, 3.0)
    return cost


def skipping_penalty(placing: Placing) -> float:
    """Weigh a row that leaves others above it for later: its number and its names must
    have come before."""
    step, _, _, row, page = placing[:5]
    cell = placing.cell
    skipped = row - cell.top - 1
    if page.told:
        return 0.0
    if skipped <= 0 or _comes_late(placing.column, step, page):
        return 0.3 if row < cell.top or skipped > 0 else 0.0
    left = [
        other.row
        for role, other in zip(page.roles, step.cells, strict=True)
        if role in (NUMBER, TITLE, *NAMES)
    ]
    late = 0.5 if page.order is Order.BLOCKS else 2.0
    return 0.8 * skipped + late * sum(at != row for at in left)


def order_penalty(placing: Placing) -> float:
    """Weigh a new row of a column against where the other columns stand."""
    step, _, column, row, page = placing[:5]
    if page.in_cells:
        return _passed_penalty(placing)
    cost = 0.0
    head = (NUMBER, TITLE, *NAMES)
    leading = (NUMBER, TITLE) if page.order is Order.BLOCKS else (NUMBER,)
    in_blocks = page.order is Order.BLOCKS and page.roles[column] != TITLE
    begun = _begun_row(step, page) if in_blocks else 0
    for at, cell in enumerate(step.cells):
        role = page.roles[at]
        behind = row - cell.top
        if in_blocks and role in (NUMBER, TITLE):
            behind = row - begun
        if at == column or role in SPARSE or behind <= 0:
            continue
        if _comes_late(at, step, page):
            continue
        if role in (NUMBER, TITLE):
            steep = page.roles[column] not in leading and behind > 1
            slight = 0.3 * min(behind, _FAR_AHEAD)
            cost += (_AHEAD if page.last else 1.5) * behind if steep else slight
        elif page.roles[column] in head:
            cost += 0.4 * min(behind - 1, _FAR_AHEAD) if role in NAMES else 0.0
        else:
            early = at > column and behind <= (2 if row > 1 else 1)
            cost += 0.0 if early else 0.7 * behind
    return cost


def _comes_late(column: int, step: Step, page: Page) -> bool:
    """Tell a column whose heading and first cell a block further down has."""
    cell = step.cells[column]
    return page.roles[column] in page.headed and cell.top == 0 and cell.empty


def _begun_row(step: Step, page: Page) -> int:
    """Give the lowest row of which the number or the title was read."""
    return max(
        cell.top
        for role, cell in zip(page.roles, step.cells, strict=True)
        if role in (NUMBER, TITLE)
    )


def _passed_penalty(placing: Placing) -> float:
    """Weigh the cells that were passed by, where all come in the order of rows."""
    step, _, column, row, page = placing[:5]
    if page.told:
        return sum(_missed(step, row, column, page))
    if page.joined:
        passed = sum(_PASSED.get(page.roles[at], _LACKING) for at in _passed(placing))
        return passed + (_UNENDED * _count_cut(step, page) if step.row == 0 else 0.0)
    return sum(
        _PASSED.get(role, 1.0)
        for at, (role, cell) in enumerate(zip(page.roles, step.cells, strict=True))
        if row - (at >= column) > cell.top
    )


def _missed(step: Step, row: int, column: int, page: Page) -> Iterator[float]:
    """Give what each cell costs that neither was told before nor lies between where
    the way stands and the cell that follows."""
    here = (step.row, step.column if step.row else len(page.roles))
    for at in range(here[0], min(row + 1, len(page.told))):
        for other, role in enumerate(page.roles):
            between = here < (at, other) < (row, column)
            if between and other not in page.told[at]:
                yield _PASSED.get(role, _LACKING)


def _count_cut(step: Step, page: Page) -> int:
    """Count the texts of which the page before has cut a sentence, and this one has
    nothing."""
    return sum(
        role in TEXTS and cell.row == 0 and cell.empty and cell.open
        for role, cell in zip(page.roles, step.cells, strict=True)
    )


def _passed(placing: Placing) -> Iterator[int]:
    """Give the columns without a cell that lie between the token and the one before."""
    step, _, column, row, _ = placing[:5]
    last = -1 if step.fresh else step.column
    for at, cell in enumerate(step.cells):
        own = cell.top < row and at < column
        above = cell.top < row - 1 and at > last
        if (own and at > last and not step.fresh) if row == step.row else own or above:
            yield at
