"""Takes a token and the cell it may stand in, gives where a way through a page stands.

A way through a page has one open cell in each column; placing a token fills one of them
or opens the next.
"""

from dataclasses import dataclass
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


class Cell(NamedTuple):
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
    with 承接部门：.
    """

    roles: tuple[str, ...]
    start: Step
    widths: tuple[float, ...]
    printed: tuple[str, ...]
    goes_on: bool
    spaced: bool = False
    labelled: bool = False
    guaranteed: bool = True


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
    cell = cell._replace(top=top, skipped=left)
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
