"""Say how unlikely it is that a line stands in a cell: its cue and the cell's text.

Every cue is weak: a number may be missing, a sentence may end without 。. So none
forbids; each adds a penalty, and the sum over the page decides. 0 is what always is
so, 1 what is seldom so, 3 and more what is hardly ever so.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from dutygraph.parse.tokens import Cue, Token, item_number

NUMBER, TITLE = "number", "title"
NAMES = ("departments", "receiving")
TEXTS = (
    "responsibilities",
    "guarantees",
    "township_steps",
    "receiving_and_methods",
    "work_methods",
)
_HEADED = ("responsibilities", "receiving_and_methods", "work_methods")
_SLACK = 2.0
"""Characters by which a full line may be shorter: the next word did not fit."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What the open cell of a column holds so far.

    `number` and `style` are those of its last item, `width` that of its last line; 0
    where it is empty. `open` tells that its last sentence has not ended. `top` is the
    lowest row of the column that was begun, `skipped` those above it that were not.
    """

    row: int = 0
    empty: bool = True
    number: int = 0
    style: str = ""
    open: bool = False
    width: float = 0.0
    headed: bool = False
    guaranteed: bool = False
    top: int = 0
    skipped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Where a way through a page stands: its column, the open cell of every column.

    `names` and `titles` are the texts of the two columns, a row each.
    """

    column: int
    cells: tuple[Cell, ...]
    number: int
    names: tuple[str, ...] = ("",)
    titles: tuple[str, ...] = ("",)
    fresh: bool = True
    mixed: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page before its lines are arranged.

    `widths` are the full lines of each column in characters, 0 where not known;
    `printed` the texts of the row that goes on, by column; `spaced` tells that blank
    lines part the cells; `goes_on` that row 0 exists.
    """

    roles: tuple[str, ...]
    start: Step
    widths: tuple[float, ...]
    printed: tuple[str, ...]
    spaced: bool
    goes_on: bool
    labelled: bool
    guaranteed: bool = True


def penalty(
    step: Step, token: Token, column: int, row: int, page: Page
) -> tuple[float, Step | None]:
    """Give the penalty for a token in a cell and the step after it."""
    role = page.roles[column]
    begins = row != step.cells[column].row
    if token.cue is Cue.NUMBER and role == NUMBER:
        return _place_number(step, token, column, row, page)
    if role == NUMBER or (row == 0 and not page.goes_on):
        return 0.0, None
    if begins and row > max(cell.top for cell in step.cells) + 1:
        return 0.0, None
    cost = _moving(step, token, column, page)
    cost += _order(step, column, row, page) if begins else 0.0
    cost += _skipping(step, column, row, page) if begins else 0.0
    cost += 4.0 if token.cue is Cue.NUMBER else 0.0
    if role == TITLE:
        own, cell = _title(step, token, column, row, page)
    elif role in NAMES:
        own, cell = _names(step, token, column, row, page)
    else:
        own, cell = _text(step, token, column, row, page)
        own -= _kinship(token.text, step, row)
    return cost + own, _advance(step, column, cell, token, page)


def target_rows(cell: Cell, role: str) -> list[int]:
    """Give the rows in which a line of a column can stand: the open one, the next, one
    further down, or the first that was skipped."""
    rows = [cell.row, cell.top + 1, *cell.skipped[:1]]
    if role in TEXTS:
        rows += [cell.top + 2, cell.top + 3, cell.top + 4]
    return rows


def _skipping(step: Step, column: int, row: int, page: Page) -> float:
    """Weigh a row that leaves others above it for later: its number and its names must
    have come before."""
    cell = step.cells[column]
    skipped = row - cell.top - 1
    if skipped <= 0:
        return 0.3 if row < cell.top else 0.0
    left = [
        other.row
        for role, other in zip(page.roles, step.cells, strict=True)
        if role in (NUMBER, TITLE, *NAMES)
    ]
    return 0.8 * skipped + 2.0 * sum(at != row for at in left)


def remaining_penalty(step: Step, page: Page) -> float:
    """Give the penalty for cells that are empty when the page ends."""
    last = max(cell.top for cell in step.cells)
    cost = 0.0
    for role, cell in zip(page.roles, step.cells, strict=True):
        missing = last - cell.top + len(cell.skipped)
        cost += missing * (1.0 if role == "guarantees" else 3.0)
    return cost


def _place_number(
    step: Step, token: Token, column: int, row: int, page: Page
) -> tuple[float, Step | None]:
    """Place the number of a duty: the next one, or, on a new page, the same again."""
    cell = step.cells[column]
    begins = row != cell.row
    again = cell.row == 0 and cell.empty and page.goes_on
    if not begins:
        if not again or token.number != step.number:
            return 0.0, None
        cost = 0.0
    else:
        gap = token.number - step.number
        if not 1 <= gap <= 3:
            return 0.0, None
        cost = 3.0 * (gap - 1) + _order(step, column, row, page)
    cost += 0.2 if token.apart or not page.spaced else 0.6
    filled = Cell(row, empty=False, number=token.number)
    moved = _advance(step, column, filled, token, page)
    return cost, replace(moved, number=token.number)


def _advance(step: Step, column: int, cell: Cell, token: Token, page: Page) -> Step:
    before = step.cells[column]
    top = max(before.top, cell.row)
    skipped = (*before.skipped, *range(before.top + 1, cell.row))
    left = tuple(row for row in skipped if row != cell.row)
    cell = replace(cell, top=top, skipped=left)
    cells = (*step.cells[:column], cell, *step.cells[column + 1 :])
    role = page.roles[column]
    names = _added(step.names, cell.row, token.text) if role in NAMES else step.names
    titles = step.titles
    if role == TITLE:
        titles = _added(titles, cell.row, token.text)
    shared = token.beside and role in TEXTS
    mixed = shared or (step.mixed and not token.apart)
    return Step(column, cells, step.number, names, titles, False, mixed, shared)


def _added(texts: tuple[str, ...], row: int, text: str) -> tuple[str, ...]:
    padded = (*texts, *("",) * (row + 1 - len(texts)))
    return (*padded[:row], padded[row] + text, *padded[row + 1 :])


def _moving(step: Step, token: Token, column: int, page: Page) -> float:
    """Weigh a change of column, or none: a blank line makes one likely."""
    if step.fresh:
        return 0.0
    stays = column == step.column
    if token.beside:
        return 1.0 if stays else 0.0 if column > step.column else 4.0
    left = step.cells[step.column]
    from_text = page.roles[step.column] in TEXTS
    cut = 1.0 if from_text and left.open and not stays else 0.0
    if step.mixed and not token.apart:
        return (0.0 if step.shared else 0.2) if not stays else 0.5 * step.shared
    if stays:
        return 0.5 if token.apart and page.spaced else 0.0
    if page.roles[step.column] == NUMBER:
        return 0.1
    return cut + (0.2 if token.apart or not page.spaced else 1.4)


def _order(step: Step, column: int, row: int, page: Page) -> float:
    """Weigh a new row of a column against where the other columns stand."""
    cost = 0.0
    head = (NUMBER, TITLE, *NAMES)
    for at, cell in enumerate(step.cells):
        role = page.roles[at]
        behind = row - cell.top
        if at == column or role == "guarantees" or behind <= 0:
            continue
        if role in (NUMBER, TITLE):
            steep = page.roles[column] != NUMBER and behind > 1
            cost += 1.5 * behind if steep else 0.3 * behind
        elif page.roles[column] in head:
            cost += 0.4 * (behind - 1) if role in NAMES else 0.0
        else:
            early = at > column and behind <= (2 if row > 1 else 1)
            cost += 0.0 if early else 0.7 * behind
    return cost


def _width(cell: Cell, token: Token, full: float, goes_on: bool) -> float:
    """Weigh the width of lines: none is wider than its column, one that goes on fills
    its column."""
    if not full:
        return 0.0
    cost = 3.0 if token.width > full + 1.0 else 0.0
    if goes_on and cell.open and cell.width < full - _SLACK:
        cost += 2.0
    return cost


def _title(
    step: Step, token: Token, column: int, row: int, page: Page
) -> tuple[float, Cell]:
    cell = step.cells[column]
    begins = row != cell.row
    again = row == 0 and page.printed[column].startswith(token.text[:6])
    cost = {
        Cue.WORDS: 0.0,
        Cue.NAME: 1.5,
        Cue.ITEM: 4.0,
        Cue.HEADING: 4.0,
        Cue.GUARANTEE: 5.0,
        Cue.MARK: 5.0,
        Cue.LABEL: 5.0,
        Cue.NUMBER: 0.0,
    }[token.cue]
    sentence = token.complete and not token.text.endswith(("》", "）"))
    cost += 2.5 if sentence and len(page.roles) > 2 else 0.0
    full = page.widths[column]
    if len(page.roles) == 2 and not cell.empty:
        cost += 1.5 if begins == cell.open else 0.0
    if begins:
        cost += _width(cell, token, full, False)
        cost += 1.5 if cell.open and full and cell.width >= full - 0.5 else 0.0
        cost += 0.3 if token.apart else 0.8
    else:
        cost += _width(cell, token, full, not cell.empty)
        if row == 0 and cell.empty:
            cost += 0.0 if again else 2.5
        elif step.column != column:
            cost += 0.5 if step.mixed else 2.5
    going = len(page.roles) > 2 or not token.complete
    return cost, Cell(row, empty=False, open=going, width=token.width)


def _names(
    step: Step, token: Token, column: int, row: int, page: Page
) -> tuple[float, Cell]:
    cell = step.cells[column]
    cost = 0.0 if token.cue in (Cue.NAME, Cue.LABEL) else 3.5
    full = page.widths[column]
    cost += _width(cell, token, full, False)
    if row != cell.row:
        cost += 0.3 if token.apart else 1.0
    elif row == 0 and cell.empty:
        cost += 0.0 if page.printed[column].startswith(token.text[:4]) else 0.8
    elif step.column != column:
        cost += 2.5
    if (
        row == cell.row
        and step.column != column
        and any(
            page.roles[at] in TEXTS and other.row == row and not other.empty
            for at, other in enumerate(step.cells)
            if at > column
        )
    ):
        cost += 1.5
    return cost, Cell(row, empty=False, width=token.width)


def _text(
    step: Step, token: Token, column: int, row: int, page: Page
) -> tuple[float, Cell]:
    cell = step.cells[column]
    role = page.roles[column]
    begins = row != cell.row
    first = begins or cell.empty
    again = (
        row == 0 and first and page.printed[column].startswith(token.text[:8])
    ) and len(token.text) > 2
    base = Cell(row, guaranteed=cell.guaranteed and row == 0) if first else cell
    cost = _width(cell, token, page.widths[column], not begins)
    opens = token.cue in (Cue.HEADING, Cue.GUARANTEE, Cue.ITEM, Cue.MARK, Cue.LABEL)
    if cell.open and (begins or opens):
        cost += 2.5
    if not first and cell.headed and step.column != column and not step.mixed:
        cost += 2.0
    if begins:
        cost += 0.3 if token.apart else 0.8
        cost += _unguaranteed(cell, role, page)
    kind_cost, cell = _by_cue(base, cell, token, role, step, row, first, again)
    if role == "receiving_and_methods" and page.labelled and begins:
        kind_cost += 0.0 if token.cue is Cue.LABEL else 2.0
    going = not token.complete and token.cue is not Cue.LABEL
    return cost + kind_cost, replace(cell, empty=False, open=going, width=token.width)


def _unguaranteed(cell: Cell, role: str, page: Page) -> float:
    """Weigh a cell of departments that ends before its guarantees."""
    wanted = role == "responsibilities" and page.guaranteed and cell.row > 0
    return 0.8 if wanted and not cell.guaranteed else 0.0


def _by_cue(
    base: Cell,
    cell: Cell,
    token: Token,
    role: str,
    step: Step,
    row: int,
    first: bool,
    again: bool,
) -> tuple[float, Cell]:
    heads = token.text.endswith(("：", ":"))
    if token.cue is Cue.NAME:
        return 2.5, base
    if token.cue is Cue.HEADING:
        cost = 0.0 if role in _HEADED else 5.0
        cost += _heading_fit(token.text, step, row) if role in _HEADED else 0.0
        cost += 1.5 if base.guaranteed else 0.0
        style, number = _item_behind_colon(token.text)
        return cost, replace(base, number=number, style=style, headed=heads)
    if token.cue is Cue.GUARANTEE:
        cost = 0.0 if role == "responsibilities" else 5.0
        cost += 3.0 if base.guaranteed else 0.0
        style, number = _item_behind_colon(token.text)
        return cost, replace(
            base, number=number, style=style, headed=heads, guaranteed=True
        )
    if token.cue in (Cue.MARK, Cue.LABEL):
        cost = 0.0 if role == "receiving_and_methods" else 5.0
        labels = token.cue is Cue.LABEL
        cost += 3.0 if labels and base.guaranteed else 0.0
        labelled = base.guaranteed or labels
        return cost, replace(
            base, number=0, style="", headed=not labels, guaranteed=labelled
        )
    if token.cue is Cue.ITEM:
        return _item(base, cell, token, role, row, first, again)
    return _plain(base, cell, token, role, row, first, again)


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


def _item_behind_colon(text: str) -> tuple[str, int]:
    return item_number(text.replace(":", "：").partition("：")[2].strip())


def _heading_fit(text: str, step: Step, row: int) -> float:
    """Weigh a heading against the departments of its row."""
    name = text.replace(":", "：").partition("：")[0]
    own = step.names[row] if row < len(step.names) else ""
    if not own:
        return 0.2
    if name[:4] in own:
        return -0.5
    return 2.0


def _item(
    base: Cell,
    cell: Cell,
    token: Token,
    role: str,
    row: int,
    first: bool,
    again: bool,
) -> tuple[float, Cell]:
    """Weigh a numbered item: it counts on, or counts from 1 where it may."""
    numbered = replace(base, number=token.number, style=token.style, headed=False)
    if again:
        return -0.5, numbered
    if first and row == 0:
        on = token.number == cell.number + 1
        if on:
            return 0.0, numbered
        return (1.0 if token.number == 1 and cell.headed else 3.0), numbered
    if first:
        return (0.0 if token.number == 1 else 3.0), numbered
    if cell.style and token.style != cell.style:
        inner = replace(base, headed=False)
        return (0.2 if token.style != "arabic" else 1.0), inner
    if token.number == 1:
        return (0.0 if cell.headed else 2.5), numbered
    return (0.0 if token.number == cell.number + 1 else 2.5), numbered


def _plain(
    base: Cell,
    cell: Cell,
    token: Token,
    role: str,
    row: int,
    first: bool,
    again: bool,
) -> tuple[float, Cell]:
    """Weigh words without number: they go on with a sentence or follow a heading."""
    if again:
        return -0.5, base
    if first:
        if row == 0 and cell.open:
            return 0.0, replace(base, number=cell.number, style=cell.style)
        return 0.7, base
    if token.text.startswith(tuple("，。；、）")):
        return (0.0 if cell.open or token.text[0] == "。" else 2.0), base
    ends = replace(base, headed=token.text.endswith(("：", ":")))
    return (0.0 if cell.open or cell.headed else 1.3), ends
