"""Say how far a line fits the text of a cell: what it looks like, what came before.

As with the place of a line, no cue forbids: each adds a penalty, and some a bonus.
"""

from functools import lru_cache
from itertools import pairwise

from dutygraph.parse import names
from dutygraph.parse.placing import (
    NAMES,
    NUMBER,
    TEXTS,
    TITLE,
    Cell,
    Order,
    Placing,
    Step,
)
from dutygraph.parse.tokens import Cue, Token, item_number

_HEADED = ("responsibilities", "receiving_and_methods", "work_methods")
LARGEST_BONUS = 1.5
"""What the text of a cell can take off the penalty."""
_SLACK = 2.0
_LONGEST_NAME = 20
"""Characters by which a full line may be shorter: the next word did not fit."""
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
_OPENING = (Cue.HEADING, Cue.GUARANTEE, Cue.ITEM, Cue.MARK, Cue.LABEL)


def cell_penalty(placing: Placing) -> tuple[float, Cell]:
    """Give the penalty for a token in the text of a cell, and the cell with it."""
    if placing.role == TITLE:
        return _title(placing)
    if placing.role in NAMES:
        return _names(placing)
    cost, cell = _text(placing)
    return cost - _kinship(placing.token.text, placing.step, placing.row), cell


def _title(placing: Placing) -> tuple[float, Cell]:
    step, token, _, row, page = placing
    cell, begins, full = placing.cell, placing.begins, placing.full
    again = placing.comes_again(6)
    cost = _IN_TITLE[token.cue]
    sentence = token.complete and not token.text.endswith(("》", "）"))
    cost += 2.5 if sentence and len(page.roles) > 2 else 0.0
    if len(page.roles) == 2 and not cell.empty:
        cost += 1.5 if begins == cell.open else 0.0
    if begins:
        cost += _width(cell, token, full, False)
        numbered = page.roles[step.column] == NUMBER and step.cells[step.column].row
        parted = (token.apart and page.order is Order.BLOCKS) or numbered == row
        cut = cell.open and full and cell.width >= full - 0.5 and not parted
        cost += (1.5 if cut else 0.0) + (0.3 if token.apart else 0.8)
    else:
        cost += _width(cell, token, full, not cell.empty)
        if row == 0 and cell.empty:
            filled = page.order is Order.BLOCKS and cell.width >= full - 1.0 > 0.0
            cost += 0.0 if again else 0.5 if filled else 2.5
        elif not placing.stays:
            cost += 0.5 if step.mixed or placing.is_due else 2.5
    going = len(page.roles) > 2 or not token.complete
    return cost, Cell(row, empty=False, open=going, width=token.width)


def _names(placing: Placing) -> tuple[float, Cell]:
    token, row = placing.token, placing.row
    if _ends_name(placing):
        return -0.5, _named(placing)
    cost = 0.0 if token.cue in (Cue.NAME, Cue.LABEL) else 3.5
    cost += _width(placing.cell, token, placing.full, False)
    if placing.begins:
        return cost + (0.3 if token.apart else 1.0), _named(placing)
    if row == 0 and placing.cell.empty:
        cost += 0.0 if placing.comes_again(4) else 0.8
    elif not placing.stays:
        cost += 0.3 if placing.is_due else 2.5
    if not placing.stays and not placing.is_due and _has_text(placing):
        cost += 1.5
    return cost, _named(placing)


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


def _has_text(placing: Placing) -> bool:
    """Tell whether the text of the row has begun to the right of its names."""
    return any(
        role in TEXTS and cell.row == placing.row and not cell.empty
        for role, cell in list(
            zip(placing.page.roles, placing.step.cells, strict=True)
        )[placing.column + 1 :]
    )


def _width(cell: Cell, token: Token, full: float, goes_on: bool) -> float:
    """Weigh the width of lines: none is wider than its column, one that goes on fills
    its column."""
    if not full:
        return 0.0
    cost = 3.0 if token.width > full + 1.0 else 0.0
    if goes_on and cell.open and cell.width < full - _SLACK:
        cost += 2.0
    return cost


def _text(placing: Placing) -> tuple[float, Cell]:
    step, token, page = placing.step, placing.token, placing.page
    cell, begins = placing.cell, placing.begins
    cost = _width(cell, token, placing.full, not begins)
    if cell.open and (begins or token.cue in _OPENING):
        phrase = page.order is Order.BLOCKS and placing.role == "guarantees"
        cost += 0.5 if phrase else 2.5
    apart = not placing.stays and not step.mixed and not placing.is_due
    if not placing.is_first and cell.headed and apart:
        cost += 2.0
    if begins:
        cost += 0.3 if token.apart else 0.8
        cost += _unguaranteed(placing)
    own, filled = _by_cue(placing)
    if placing.role == "receiving_and_methods" and page.labelled and begins:
        cost += 0.0 if token.cue is Cue.LABEL else 2.0
    going = not token.complete and token.cue is not Cue.LABEL
    return cost + own, filled._replace(empty=False, open=going, width=token.width)


def _base(placing: Placing) -> Cell:
    """Give the cell that the token goes on with, or a new one."""
    if not placing.is_first:
        return placing.cell
    return Cell(placing.row, guaranteed=placing.cell.guaranteed and placing.row == 0)


def _comes_again(placing: Placing) -> bool:
    long = len(placing.token.text) > 2
    return placing.is_first and long and placing.comes_again(8)


def _unguaranteed(placing: Placing) -> float:
    """Weigh a cell of departments that ends before its guarantees."""
    cell, page = placing.cell, placing.page
    wanted = placing.role == "responsibilities" and page.guaranteed and cell.row > 0
    return 0.8 if wanted and not cell.guaranteed else 0.0


def _by_cue(placing: Placing) -> tuple[float, Cell]:
    cue = placing.token.cue
    if cue is Cue.NAME:
        return (0.8 if "、" in placing.token.text else 2.5), _base(placing)
    if cue is Cue.HEADING:
        return _heading(placing)
    if cue is Cue.GUARANTEE:
        return _guarantee(placing)
    if cue in (Cue.MARK, Cue.LABEL):
        return _mark(placing)
    return _item(placing) if cue is Cue.ITEM else _plain(placing)


def _heading(placing: Placing) -> tuple[float, Cell]:
    """Weigh the heading of a department, which fits the departments of its row."""
    text, base = placing.token.text, _base(placing)
    headed = placing.role in _HEADED
    cost = _heading_fit(text, placing.step, placing.row) if headed else 5.0
    cost += 1.5 if base.guaranteed else 0.0
    cost += 2.5 if f"|{text}|" in base.heads else 0.0
    style, number = _item_behind_colon(text)
    return cost, base._replace(
        number=number,
        style=style,
        headed=_is_open(text),
        heads=f"{base.heads}|{text}|",
    )


def _guarantee(placing: Placing) -> tuple[float, Cell]:
    """Weigh 履职保障：, which stands once in a cell."""
    text, base = placing.token.text, _base(placing)
    cost = 0.0 if placing.role == "responsibilities" else 5.0
    cost += 3.0 if base.guaranteed else 0.0
    style, number = _item_behind_colon(text)
    return cost, base._replace(
        number=number, style=style, headed=_is_open(text), guaranteed=True
    )


def _mark(placing: Placing) -> tuple[float, Cell]:
    """Weigh 承接部门：, which stands once in a cell, and 工作方式：."""
    base = _base(placing)
    labels = placing.token.cue is Cue.LABEL
    cost = 0.0 if placing.role == "receiving_and_methods" else 5.0
    cost += 3.0 if labels and base.guaranteed else 0.0
    labelled = base.guaranteed or labels
    return cost, base._replace(
        number=0, style="", headed=not labels, guaranteed=labelled
    )


def _is_open(text: str) -> bool:
    return text.endswith(("：", ":"))


def _item(placing: Placing) -> tuple[float, Cell]:
    """Weigh a numbered item: it counts on, or counts from 1 where it may."""
    token, cell, base = placing.token, placing.cell, _base(placing)
    first, row = placing.is_first, placing.row
    numbered = base._replace(number=token.number, style=token.style, headed=False)
    if _comes_again(placing):
        return -0.5, numbered
    if first and row == 0:
        on = token.number == cell.number + 1
        if on:
            return 0.0, numbered
        return (1.0 if token.number == 1 and cell.headed else 3.0), numbered
    if first:
        return (0.0 if token.number == 1 else 3.0), numbered
    if cell.style and token.style != cell.style:
        inner = base._replace(headed=False)
        return (0.2 if token.style != "arabic" else 1.0), inner
    if token.number == 1:
        return (0.0 if cell.headed else 2.5), numbered
    return (0.0 if token.number == cell.number + 1 else 2.5), numbered


def _plain(placing: Placing) -> tuple[float, Cell]:
    """Weigh words without number: they go on with a sentence or follow a heading."""
    token, cell, base = placing.token, placing.cell, _base(placing)
    if _comes_again(placing):
        return -0.5, base
    if placing.is_first:
        headed = _is_open(placing.page.printed[placing.column])
        if placing.row == 0 and (cell.open or headed):
            return 0.0, base._replace(number=cell.number, style=cell.style)
        return 0.7, base
    if token.text.startswith(tuple("，。；、）")):
        return (0.0 if cell.open or token.text[0] == "。" else 2.0), base
    ends = base._replace(headed=_is_open(token.text))
    return (0.0 if cell.open or cell.headed else 1.3), ends


def _heading_fit(text: str, step: Step, row: int) -> float:
    """Weigh a heading against the departments of its row."""
    name = text.replace(":", "：").partition("：")[0]
    own = step.names[row] if row < len(step.names) else ""
    if not own:
        return 0.2
    if name[:4] in own:
        return -0.5
    return 2.0


def _item_behind_colon(text: str) -> tuple[str, int]:
    return item_number(text.replace(":", "：").partition("：")[2].strip())


def _kinship(text: str, step: Step, row: int) -> float:
    """Say how much a text shares with the title of its row and with no other title."""
    if row >= len(step.titles) or not step.titles[row]:
        return 0.0
    others = (title for at, title in enumerate(step.titles) if at != row)
    shared = _pairs(step.titles[row]) & _pairs(text)
    own = shared.difference(*map(_pairs, others)) if shared else shared
    return min(0.8, 0.2 * len(own))


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    """Give the pairs of neighbouring characters, which stand for words."""
    return frozenset(a + b for a, b in pairwise(text) if a.isalnum() and b.isalnum())
