"""Takes a token and the cell it may stand in, gives where a way through a page stands.

A way through a page has one open cell in each column; placing a token fills one of them
or opens the next.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from dutygraph.parse.arranging.tokens import Token

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
SECTION_HEADING = "section heading"
"""The role of a line over all columns, which the column of sections is not."""
SPARSE = ("guarantees", SECTION, REMARK)
"""Columns of which a cell may be empty."""
TAIL = 12
"""Characters that are kept of the end of a cell."""
FAR = 9.0
"""The lag of a line that stands in another part of the page, or in a row above."""

_OPENING = tuple("“‘（《〈【「")
_CLOSING = tuple("，。；：、！？”’）》〉】」")


class Order(Enum):
    """In what order a program may have put the lines of a page."""

    CELLS = auto()
    """Cell after cell, as they were set."""
    ROWS = auto()
    """Cell after cell, where each department has a row of its own beside the cells of
    the duty, which come with the first of them."""
    LOOSE = auto()
    """From top to bottom in each column; blank lines stand inside cells too."""
    BLOCKS = auto()
    """Block after block, between blank lines; in a block that holds several columns
    line after line, from left to right."""
    SHEET = auto()
    """Line after line of the whole page, from top to bottom."""


class Cell(NamedTuple):
    """What the open cell of a column holds so far.

    `number` and `style` are those of its last item, `width` that of its last line; 0
    where it is empty. `open` tells that its last sentence has not ended. `top` is the
    lowest row of the column that was begun, `skipped` those above it that were not;
    `lag` tells by how many lines its last line stands above the line read last,
    `heads` are the headings in it. `lines` counts the lines of a cell, below 0 where it
    has begun in another part of the page; `tail` is the end of its last line.
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
    lines: int = 0
    tail: str = ""


class Step(NamedTuple):
    """Where a way through a page stands: its column, the open cell of every column.

    `names` and `titles` are the texts of the two columns, a row each. `row` is that of
    the token read last, `middle` tells by how many lines the middle of that row stands
    above it, None where it is not known; `part` are the columns that this part of the
    page has had, `wraps` the widest lines of each that went on in the next, where the
    pages of a list are arranged together.
    """

    column: int
    cells: tuple[Cell, ...]
    number: int
    names: tuple[str, ...] = ("",)
    titles: tuple[str, ...] = ("",)
    fresh: bool = True
    mixed: bool = False
    shared: bool = False
    row: int = 0
    middle: float | None = None
    part: frozenset[int] = frozenset()
    wraps: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page before its lines are arranged.

    `widths` are the full lines of each column in characters, 0 where not known;
    `printed` the texts of the row that goes on, by column; `goes_on` tells that
    row 0 exists, `spaced` that blank lines part the cells, `labelled` that cells begin
    with 承接部门：; `order` is the one in which the lines are taken to come, `repeated`
    are the sections and remarks that the list prints several times, `last` is the row
    of the last number, 0 where it is not known; `known` are names of departments,
    `pairs` counts the neighbouring characters of the list, `openers` are signs with
    which its items begin; `joined` tells that the
    pages of a list are arranged together, `told` are the columns of each row of which
    the cells were told before all others, `headed` the roles of those that a line just
    below their heading begins.
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
    known: frozenset[str] = frozenset()
    pairs: Mapping[str, int] = field(default_factory=dict)
    joined: bool = False
    openers: frozenset[str] = frozenset()
    told: tuple[frozenset[int], ...] = ()
    headed: frozenset[str] = frozenset()

    @property
    def in_cells(self) -> bool:
        """Whether a cell is told whole before the next one."""
        return self.order in (Order.CELLS, Order.ROWS)

    @property
    def is_sheet(self) -> bool:
        """Whether the heights of the lines tell where they stand."""
        return self.order is Order.SHEET

    @property
    def is_bare(self) -> bool:
        """Whether it lists titles alone, which then are sentences."""
        return not {*TEXTS} & {*self.roles}


class Placing(NamedTuple):
    """A token that is set into a row of a column, `step` being where the way stood.

    `fall` says how many lines it stands below the token read last.
    """

    step: Step
    token: Token
    column: int
    row: int
    page: Page
    fall: float = 0.0

    @property
    def role(self) -> str:
        """What the column holds."""
        return self.page.roles[self.column]

    @property
    def cell(self) -> Cell:
        """The open cell of the column before the token, or that of the page before,
        which a block with the heading of the column may print after others."""
        own = self.step.cells[self.column]
        late = bool(self.token.under) and self.row == 0 < own.row
        return self.page.start.cells[self.column] if late else own

    @property
    def full(self) -> float:
        """The width of the column's full lines, 0 where it is not known."""
        widths = self.step.wraps if self.page.joined else self.page.widths
        return widths[self.column]

    @property
    def goes_beside(self) -> bool:
        """Whether the token may stand in one line with the one before it: programs part
        signs that were set closer, as 。 and “ are."""
        cell, text = self.cell, self.token.text
        if not self.page.joined or self.begins or not cell.tail or self.token.style:
            return False
        close = cell.tail.endswith(_CLOSING) and text.startswith(_OPENING)
        return close and (
            not self.full or cell.width + self.token.width <= self.full + 1
        )

    @property
    def begins(self) -> bool:
        """Whether the token opens another row of its column."""
        return self.row != self.cell.row

    @property
    def is_first(self) -> bool:
        """Whether the token is the first of its cell on this page."""
        return self.begins or self.cell.empty

    @property
    def goes_down(self) -> bool:
        """Whether the token stands below those of its part of the page, in the row of
        the last one or the next."""
        step = self.step
        parted = step.fresh or self.token.apart or not self.page.is_sheet
        return not parted and 0 <= self.row - step.row <= 1

    @property
    def goes_back(self) -> bool:
        """Whether the row has one department more, or what the page before has cut of
        its text."""
        back = self.column < self.step.column and not self.begins
        return back and self.page.order is Order.ROWS

    @property
    def stays(self) -> bool:
        """Whether the token before stands in the same column."""
        return self.step.column == self.column

    @property
    def is_due(self) -> bool:
        """Whether the cell's next line stands just below the line read last, or
        beside it, so that two columns may go on by turns; so does the text beside the
        name of one department more."""
        if self.page.is_sheet:
            return not self.is_first
        if self.page.order is Order.ROWS:
            below_name = self.page.roles[self.step.column] in NAMES
            return below_name and self.role == "responsibilities"
        in_blocks = self.page.order is Order.BLOCKS
        return in_blocks and not self.is_first and self.cell.lag < 1.7

    def comes_again(self, length: int) -> bool:
        """Tell whether the page prints again how the cell began, by so many signs."""
        start = self.token.text[:length]
        return self.row == 0 and self.page.printed[self.column].startswith(start)
