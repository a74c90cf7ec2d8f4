"""Give a row what it shares with the row above: cells merged over several duties, and
cells that say 同上; the rows of a table, give rows that say it themselves.

A row that goes on with the duty above has its words already.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dutygraph.model import Cell, Row
from dutygraph.parse.listing.rownumbers import text_to_number
from dutygraph.spellings import fold, pattern

_OWN = frozenset({"number", "title", "section", "kind"})
"""What no duty has from the one above."""


@dataclass(slots=True)
class Above:
    """By column, the last cell that was printed, and the last that says something."""

    printed: dict[int, Cell] = field(default_factory=dict)
    said: dict[int, Cell] = field(default_factory=dict)


def share_cells(row: Row, roles: Sequence[str | None], above: Above) -> Row:
    """Give the row with the cells that it shares; note its own in `above`."""
    begins = _begins(row, roles, above)
    cells: list[Cell] = []
    for index, cell in enumerate(row.cells):
        source = _source(cell, above)
        if source is not None:
            role = roles[index] if index < len(roles) else None
            bare = Cell(covered=cell.covered)
            own = not begins or role in _OWN
            cell = bare if own else source.get(index, bare)
        elif begins or cell.paragraphs:
            above.printed[index] = cell
        if cell.paragraphs:
            above.said[index] = cell
        cells.append(cell)
    return row._replace(cells=tuple(cells))


def _begins(row: Row, roles: Sequence[str | None], above: Above) -> bool:
    """Tell a row that begins a duty: it has a number, other than the row above."""
    numbers = zip(range(len(row.cells)), roles, strict=False)
    index = next((index for index, role in numbers if role == "number"), None)
    if index is None:
        return False
    text, last = fold(row.cells[index].text), above.said.get(index, Cell())
    return text_to_number(text) is not None and text != fold(last.text)


def _source(cell: Cell, above: Above) -> dict[int, Cell] | None:
    """Give where the words of a cell stand that has none itself."""
    if cell.covered:
        return above.printed
    return above.said if pattern("marks", "same").match(fold(cell.text)) else None
