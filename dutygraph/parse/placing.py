"""Takes a token and the cell it may stand in, gives where a way through a page stands.

A way through a page has one open cell in each column; placing a token fills one of them
or opens the next.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from dutygraph.parse.tokens import Token

NUMBER, TITLE = "number", "title"
NAMES = ("departments", "receiving")
TEXTS = (
    "responsibilities",
    "guarantees",
    "township_steps",
    "receiving_and_methods",
    "work_methods",
)


SECTION, REMARK = "section", "remark"
SPARSE = ("guarantees", SECTION, REMARK)
"""Columns of which a cell may be empty."""


class Order(Enum):
    """In what order a program may have put the lines of a page."""

    CELLS = auto()
    """Cell after cell, as they were set."""
    LOOSE = auto()
    """From top to bottom in each column; blank lines stand inside cells too."""
    BLOCKS = auto()
    """Block after block, between blank lines; in a block that holds several columns
    line after line, from left to right."""


class Cell(NamedTuple):
    """What the open cell of a column holds so far.

    `number` and `style` are those of its last item, `width` that of its last line; 0
    where it is empty. `open` tells that its last sentence has not ended. `top` is the
    lowest row of the column that was begun, `skipped` those above it that were not;
    `lag` tells by how many lines its last line stands above the line read last,
    `heads` are the headings in it.
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
    lag: float = 0.0
    heads: str = ""


class Step(NamedTuple):
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
    `printed` the texts of the row that goes on, by column; `goes_on` tells that
    row 0 exists, `spaced` that blank lines part the cells, `labelled` that cells begin
    with 承接部门：; `order` is the one in which the lines are taken to come, `repeated`
    are the sections and remarks that the list prints several times, `last` is the row
    of the last number, 0 where it is not known.
    """

    roles: tuple[str, ...]
    start: Step
    widths: tuple[float, ...]
    printed: tuple[str, ...]
    goes_on: bool
    spaced: bool = False
    labelled: bool = False
    guaranteed: bool = True
    order: Order = Order.LOOSE
    repeated: frozenset[str] = frozenset()
    last: int = 0

    @property
    def is_bare(self) -> bool:
        """Whether it lists titles alone, which then are sentences."""
        return not {*TEXTS} & {*self.roles}


class Placing(NamedTuple):
    """A token that is set into a row of a column, `step` being where the way stood."""

    step: Step
    token: Token
    column: int
    row: int
    page: Page

    @property
    def role(self) -> str:
        """What the column holds."""
        return self.page.roles[self.column]

    @property
    def cell(self) -> Cell:
        """The open cell of the column before the token."""
        return self.step.cells[self.column]

    @property
    def full(self) -> float:
        """The width of the column's full lines, 0 where it is not known."""
        return self.page.widths[self.column]

    @property
    def begins(self) -> bool:
        """Whether the token opens another row of its column."""
        return self.row != self.cell.row

    @property
    def is_first(self) -> bool:
        """Whether the token is the first of its cell on this page."""
        return self.begins or self.cell.empty

    @property
    def stays(self) -> bool:
        """Whether the token before stands in the same column."""
        return self.step.column == self.column

    @property
    def is_due(self) -> bool:
        """Whether the cell's next line stands just below the line read last, or
        beside it, so that two columns may go on by turns."""
        in_blocks = self.page.order is Order.BLOCKS
        return in_blocks and not self.is_first and 0.3 < self.cell.lag < 1.7

    def comes_again(self, length: int) -> bool:
        """Tell whether the page prints again how the cell began, by so many signs."""
        start = self.token.text[:length]
        return self.row == 0 and self.page.printed[self.column].startswith(start)


def advance(placing: Placing, cell: Cell) -> Step:
    """Give where the way stands after the token, `cell` being what then is open."""
    step, token, column, _, page = placing
    before = placing.cell
    top = max(before.top, cell.row)
    skipped = (*before.skipped, *range(before.top + 1, cell.row))
    left = tuple(row for row in skipped if row != cell.row)
    cell = cell._replace(top=top, skipped=left, lag=0.0)
    fall = lines_down(placing)
    cells = tuple(
        cell if at == column else _lag_behind(other, fall)
        for at, other in enumerate(step.cells)
    )
    role = page.roles[column]
    names = _added(step.names, cell.row, token.text) if role in NAMES else step.names
    titles = step.titles
    if role == TITLE:
        titles = _added(titles, cell.row, token.text)
    shared = token.beside and role in TEXTS
    mixed = shared or (step.mixed and not token.apart)
    number = token.number if role == NUMBER else step.number
    return Step(column, cells, number, names, titles, False, mixed, shared)


_FARTHEST = 4.0


def lines_down(placing: Placing) -> float | None:
    """Say how many lines below the line read last the token stands; None where it
    stands above, as where another block of the page begins."""
    step, token, column, row, page = placing
    if step.fresh or token.beside or page.order is not Order.BLOCKS:
        return 0.0
    if not placing.is_first:
        down = 1.0 - placing.cell.lag
        return max(down, 0.0) if down > -0.7 else None
    if row > max(cell.top for cell in step.cells):
        return 1.5
    return 0.0 if column > step.column else 0.5


def _lag_behind(cell: Cell, fall: float | None) -> Cell:
    lag = 0.0 if fall is None else min(cell.lag + fall, _FARTHEST)
    return cell._replace(lag=lag)


def _added(texts: tuple[str, ...], row: int, text: str) -> tuple[str, ...]:
    padded = (*texts, *("",) * (row + 1 - len(texts)))
    return (*padded[:row], padded[row] + text, *padded[row + 1 :])
