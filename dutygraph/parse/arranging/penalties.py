"""Say how unlikely it is that a line stands in a cell: where the line stands.

Every cue is weak: a number may be missing, a sentence may end without 。. So none
forbids; each adds a penalty, and the sum over the page decides. 0 is what always is
so, 1 what is seldom so, 3 and more what is hardly ever so. What the text of a cell
adds, cellpenalties.py says.
"""

from dutygraph.parse.arranging.cellpenalties import cell_penalty
from dutygraph.parse.arranging.heightpenalties import height_penalty
from dutygraph.parse.arranging.orderpenalties import order_penalty, skipping_penalty
from dutygraph.parse.arranging.placing import (
    NAMES,
    NUMBER,
    TEXTS,
    Cell,
    Order,
    Page,
    Placing,
    Step,
)
from dutygraph.parse.arranging.tokens import Cue, Token

_REACH = 8
"""Rows in which all cells may have been told before."""
_LATE = 2.0
"""What it costs that a cell of a row begins only on the next page."""
_ENTERING, _BREAKING_IN = 2.0, 3.5
"""What it costs that a column comes into a block below lines of others, and that it
does so in the midst of a cell."""
_UNDER_OTHER, _UNDER_FIRST = 5.0, 3.0
"""What it costs that a line just below the heading of a column stands in another one,
and that it stands below others there."""
_ABOVE = 3.0
"""What it costs that another line begins the first cell of such a column."""
_LIFTED = 1.0
"""What it costs at most that a cell goes on which had ended above the page's end."""


def stands(placing: Placing) -> bool:
    """Tell whether a token can stand in a cell at all."""
    step, token, column, row, page = placing[:5]
    if page.joined and token.below and row == step.row:
        return False
    if page.told:
        return column not in page.told[row]
    if placing.role == NUMBER:
        return token.cue is Cue.NUMBER and _counts_on(placing)
    if row == 0 and not page.goes_on:
        return False
    return not placing.begins or row <= max(cell.top for cell in step.cells) + 1


def _counts_on(placing: Placing) -> bool:
    """Tell the number of the next duty, or, on a new page, the same again."""
    number = placing.token.number
    if placing.begins:
        return 1 <= number - placing.step.number <= 3
    again = placing.cell.row == 0 and placing.cell.empty and placing.page.goes_on
    return again and number == placing.step.number


def standing_penalty(placing: Placing) -> float:
    """Give what the place of a cell among the others costs."""
    ordered = placing.begins and not placing.goes_down
    cost = order_penalty(placing) if ordered else 0.0
    cost += _headed_penalty(placing)
    if placing.role == NUMBER:
        return cost + (_passed_numbers(placing) if placing.begins else 0.0)
    cost += skipping_penalty(placing) if ordered else 0.0
    return cost + (4.0 if placing.token.cue is Cue.NUMBER else 0.0)


def _headed_penalty(placing: Placing) -> float:
    """Weigh what stands just below the heading of a column, and what else would begin
    the first cell there."""
    under = placing.token.under
    if not under:
        late = placing.row == 0 and placing.cell.empty
        return _ABOVE if late and placing.role in placing.page.headed else 0.0
    if placing.role != under:
        return _UNDER_OTHER
    return _UNDER_FIRST if placing.row > 1 else 0.0


def _passed_numbers(placing: Placing) -> float:
    """Weigh the number of a duty: few are missing before it."""
    return 3.0 * (placing.token.number - placing.step.number - 1)


def filling_penalty(placing: Placing) -> tuple[float, Cell]:
    """Give what a token in the text of a cell costs, and the cell after it."""
    numbers = placing.role == NUMBER
    return _number_penalty(placing) if numbers else cell_penalty(placing)


def target_rows(step: Step, token: Token, column: int, page: Page) -> list[int]:
    """Give the rows in which a line of a column can stand: the open one, the next, one
    further down, or the first that was skipped. On a sheet it is that of the last line
    or the next.

    Where the cells come one after the other there is no way back.
    """
    cell, role = step.cells[column], page.roles[column]
    if page.told:
        first = step.row + (column < step.column or not step.row)
        return list(range(first, min(step.row + _REACH, len(page.told))))
    if page.in_cells:
        row = step.row
        back = column < step.column and not _may_go_back(step, token, column, page)
        return [row + 1] if back else [row, row + 1]
    if page.is_sheet and not token.apart and not step.fresh:
        rows = [step.row, step.row + 1]
        return [row for row in rows if row >= cell.row and row <= (page.last or row)]
    rows = [cell.row, cell.top + 1, *cell.skipped[:1]]
    if token.under and cell.row:
        rows += [0] * page.goes_on
    if role in TEXTS:
        rows += [cell.top + 2, cell.top + 3, cell.top + 4]
    return [row for row in rows if row <= page.last] if page.last else rows


def _may_go_back(step: Step, token: Token, column: int, page: Page) -> bool:
    """Tell what another row of the same duty begins with: the name of a department, or
    on a new page the rest of its text."""
    if page.order is not Order.ROWS:
        return False
    cell, role = step.cells[column], page.roles[column]
    if role in NAMES:
        return token.cue is Cue.NAME and not token.complete
    return role == "responsibilities" and cell.row == 0 and cell.empty


def _number_penalty(placing: Placing) -> tuple[float, Cell]:
    """Weigh a number that stands in a cell: a blank line parts it from the others."""
    _, token, _, row, page = placing[:5]
    close = page.spaced and not token.apart and not page.is_sheet
    return 0.6 if close else 0.2, Cell(row, empty=False, number=token.number)


def moving_penalty(placing: Placing) -> float:
    """Weigh a change of column, or none: a blank line makes one likely."""
    step, token, column, _, page = placing[:5]
    if placing.role == NUMBER:
        return _numbering_penalty(placing)
    if page.is_sheet:
        return height_penalty(placing)
    if step.fresh:
        return _lifting_penalty(placing)
    stays, blocks = placing.stays, page.order is Order.BLOCKS
    if page.in_cells:
        return _leaving_penalty(placing) + _lifting_penalty(placing)
    if blocks and _enters_block(placing):
        return _ENTERING if _begins_text(placing) else _BREAKING_IN
    late = _line_penalty(placing) if blocks else 0.0
    if late:
        return late
    if token.beside:
        return 1.0 if stays else 0.0 if column > step.column else 4.0
    left = step.cells[step.column]
    if blocks and token.apart and page.spaced:
        return 0.2 if placing.is_first else 1.5
    if placing.is_due and not stays:
        return 0.1
    from_text = page.roles[step.column] in TEXTS
    cut = 1.0 if from_text and left.open and not stays else 0.0
    if step.mixed and not token.apart:
        return (0.0 if step.shared else 0.2) if not stays else 0.5 * step.shared
    if stays:
        return 0.5 if token.apart and page.spaced else 0.0
    if page.roles[step.column] == NUMBER:
        return 0.1
    return cut + (0.2 if token.apart or not page.spaced else 1.4)


def _enters_block(placing: Placing) -> bool:
    """Tell the first line of a column in a block that has had others above it."""
    step, token = placing.step, placing.token
    return placing.column not in step.part and not (token.apart or token.beside)


def _begins_text(placing: Placing) -> bool:
    return placing.is_first or placing.token.cue is not Cue.WORDS


def _numbering_penalty(placing: Placing) -> float:
    """Weigh the way to the number of a duty, which stands wherever its row does."""
    page = placing.page
    if not placing.begins:
        return 0.0
    if page.is_sheet:
        return height_penalty(placing)
    return _leaving_penalty(placing) if page.in_cells else 0.0


def _leaving_penalty(placing: Placing) -> float:
    """Weigh the end of a cell where another must follow it: it has no heading without
    text, and its last sentence ends, guarantees aside."""
    step, token, _, _, page = placing[:5]
    if placing.stays and not placing.begins:
        return 1.0 if token.beside else 0.0
    left = step.cells[step.column]
    if page.roles[step.column] not in TEXTS or page.roles[step.column] == "guarantees":
        return 0.0
    return 1.5 if left.headed else 1.0 if left.open and not left.guaranteed else 0.0


def _lifting_penalty(placing: Placing) -> float:
    """Weigh a cell that goes on over the end of a page above which it had ended: others
    of its row have come farther down; or one that begins only there."""
    if not placing.page.joined or placing.row:
        return 0.0
    if placing.begins:
        return _LATE if placing.role in TEXTS else 0.0
    lifted = placing.cell.empty and placing.cell.lag > 1.0
    return min(_LIFTED, placing.cell.lag - 1.0) if lifted else 0.0


def _line_penalty(placing: Placing) -> float:
    """Weigh a line that stands higher on the page than one read before it, or on the
    same height to the left of it."""
    step, token, column, _, _ = placing[:5]
    if placing.is_first or placing.stays:
        return 0.0
    down = 1.0 - placing.cell.lag
    if token.beside:
        return 1.0 if abs(down) > 0.7 and column > step.column else 0.0
    if down < -0.7:
        return 1.6
    return 0.8 if abs(down) < 0.3 and column < step.column else 0.0
