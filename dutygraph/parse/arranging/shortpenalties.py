"""Say how far a line fits a short cell: a title, names, a section or a remark.

As with the place of a line, no cue forbids: each adds a penalty, and some a bonus.
"""

import re

from dutygraph.parse.arranging.placing import (
    NAMES,
    NUMBER,
    SECTION,
    TEXTS,
    TITLE,
    Cell,
    Order,
    Placing,
)
from dutygraph.parse.arranging.tokens import Cue
from dutygraph.parse.wording import names
from dutygraph.parse.wording.nameparts import begins_name, goes_on_with_name

_SLACK = 2.0
"""Characters by which a full line may be shorter: the next word did not fit."""
_LONGEST_NAME = 20
_LISTED = 4
_SEEN_OVER = 1.5
"""What a line costs that is wider than all of its column that have gone on so far."""
_LONGEST_REMARK = 12.0
"""Characters of a line from which it is hardly a section or a remark."""
_SECTION = re.compile("[\u4e00-\u9fff]{2,8}")
_IN_TITLE = {
    Cue.WORDS: 0.0,
    Cue.NAME: 1.5,
    Cue.ITEM: 4.0,
    Cue.HEADING: 4.0,
    Cue.GUARANTEE: 5.0,
    Cue.MARK: 5.0,
    Cue.LABEL: 5.0,
    Cue.NUMBER: 0.0,
}


def short_penalty(placing: Placing) -> tuple[float, Cell]:
    """Give the penalty for a token in a short cell, and the cell with it."""
    if placing.role == TITLE:
        cost, cell = _title(placing)
    elif placing.role in NAMES:
        cost, cell = _names(placing)
    else:
        return _field(placing)
    again = placing.token.text in placing.page.repeated
    return cost + (2.0 if again else 0.0), cell


def _field(placing: Placing) -> tuple[float, Cell]:
    """Weigh a section or a remark: short words, mostly those of other rows."""
    token, cell = placing.token, placing.cell
    after = Cell(placing.row, empty=False, width=token.width)
    cost = 0.0 if token.cue is Cue.WORDS else 4.0
    cost += 2.0 if token.width > _LONGEST_REMARK else 0.0
    if not placing.is_first:
        goes_on = placing.stays or placing.is_due
        full = max(placing.full, cell.width)
        return cost + (0.3 if goes_on and cell.width >= full - 1.0 else 2.5), after
    if token.text in placing.page.repeated:
        return cost, after
    if placing.role == SECTION:
        return cost + (1.0 if _SECTION.fullmatch(token.text) else 4.0), after
    cost += 1.5 if token.complete else 0.0
    return cost + 1.2, after


def _title(placing: Placing) -> tuple[float, Cell]:
    step, token, _, row, page = placing[:5]
    cell, begins, full = placing.cell, placing.begins, placing.full
    again = placing.comes_again(6)
    cost = _IN_TITLE[token.cue]
    sentence = token.complete and not token.text.endswith(("》", "）"))
    cost += 2.5 if sentence and not page.is_bare else 0.0
    if page.is_bare and (page.goes_on or not cell.empty):
        cost += 1.5 if begins == cell.open else 0.0
    if begins:
        cost += width_penalty(placing, False)
        numbered = page.roles[step.column] == NUMBER and step.cells[step.column].row
        in_parts = page.order in (Order.BLOCKS, Order.SHEET)
        parted = (token.apart and in_parts) or numbered == row
        cut = cell.open and full and cell.width >= full - 0.5 and not parted
        low = token.apart or page.is_sheet
        cost += (1.5 if cut else 0.0) + (0.3 if low else 0.8)
    else:
        cost += width_penalty(placing, not cell.empty and not placing.goes_beside)
        if row == 0 and cell.empty:
            filled = page.order is not Order.LOOSE and cell.width >= full - 1.0 > 0.0
            cost += 0.0 if again else 0.5 if filled or page.is_bare else 2.5
        elif not placing.stays:
            cost += 0.5 if step.mixed or placing.is_due else 2.5
    cost += 3.0 if _is_above_number(placing) else 0.0
    ended = token.text.endswith("。") if page.told else token.complete
    going = not page.is_bare or not ended
    return cost, Cell(row, empty=False, open=going, width=token.width)


def _is_above_number(placing: Placing) -> bool:
    """Tell a line set into a row above the number that was read just before it."""
    step, token, _, row, page = placing[:5]
    numbered = page.roles[step.column] == NUMBER and not step.fresh
    in_block = page.order is Order.BLOCKS and not token.apart
    return numbered and in_block and row < step.cells[step.column].row


def _names(placing: Placing) -> tuple[float, Cell]:
    token, row = placing.token, placing.row
    if _ends_name(placing) or _goes_on(placing):
        return -0.5, _named(placing)
    cost = 0.0 if token.cue in (Cue.NAME, Cue.LABEL) else 3.5
    if cost and placing.page.is_sheet and begins_name(token.text, placing.page.known):
        cost = 0.3
    if (
        cost > 1.0
        and placing.page.is_sheet
        and token.text.startswith(names.places(placing.page.known))
    ):
        cost = 0.6
    # The widths are those of the first pages, which may have had no name so long.
    cost += 0.0 if _is_whole_name(placing) else width_penalty(placing, False)
    cost += _listed_penalty(placing)
    if placing.begins:
        low = token.apart or placing.page.is_sheet
        return cost + (0.3 if low else 1.0), _named(placing)
    if row == 0 and placing.cell.empty:
        cost += 0.0 if placing.comes_again(4) else 0.8
    elif placing.goes_back:
        return cost + 0.3, _named(placing)
    elif not placing.stays:
        cost += 0.3 if placing.is_due else 2.5
    if not placing.stays and not placing.is_due and has_text(placing):
        cost += 1.5
    return cost, _named(placing)


def _is_whole_name(placing: Placing) -> bool:
    return names.tidy(placing.token.text) in placing.page.known


def _listed_penalty(placing: Placing) -> float:
    """Weigh a name that the row has listed already: it heads the text beside."""
    step, token, _, row, page = placing[:5]
    own = "".join(step.names[row : row + 1])
    listed = len(token.text) > _LISTED and token.text in own
    return 2.0 if page.joined and listed and not placing.begins else 0.0


def _goes_on(placing: Placing) -> bool:
    """Tell a line that goes on with the name of the line above it in the cell."""
    step, token, _, row, page = placing[:5]
    begun = step.names[row] if row < len(step.names) else ""
    if placing.is_first or page.in_cells:
        return False
    return goes_on_with_name(begun, token.text, page.known)


def _ends_name(placing: Placing) -> bool:
    """Tell the rest of a name that the page before has cut."""
    if placing.begins or not placing.cell.empty:
        return False
    begun = placing.page.printed[placing.column][-_LONGEST_NAME:]
    if not begun or names.is_department(begun):
        return False
    return names.is_department(begun + placing.token.text)


def _named(placing: Placing) -> Cell:
    return Cell(placing.row, empty=False, width=placing.token.width)


def has_text(placing: Placing) -> bool:
    """Tell whether the text of the row has begun to the right of its names."""
    return any(
        role in TEXTS and cell.row == placing.row and not cell.empty
        for role, cell in list(
            zip(placing.page.roles, placing.step.cells, strict=True)
        )[placing.column + 1 :]
    )


def width_penalty(placing: Placing, goes_on: bool) -> float:
    """Weigh the width of lines: none is wider than its column, one that goes on fills
    its column."""
    cell, token, full = placing.cell, placing.token, placing.full
    if not full:
        return 0.0
    over = _SEEN_OVER if placing.page.joined else 3.0
    cost = over if token.width > full + 1.0 else 0.0
    if goes_on and cell.open and cell.width < full - _SLACK:
        cost += 2.0
    return cost
