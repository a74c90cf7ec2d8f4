"""Takes a token that was set into a cell, gives where the way through the page is."""

from dutygraph.parse.arranging.heights import is_passed, row_middle, sheet_fall
from dutygraph.parse.arranging.placing import (
    FAR,
    NAMES,
    NUMBER,
    TAIL,
    TEXTS,
    TITLE,
    Cell,
    Order,
    Placing,
    Step,
)
from dutygraph.parse.arranging.tokens import Cue

_FARTHEST = 4.0


def advance(placing: Placing, cell: Cell) -> Step:
    """Give where the way stands after the token, `cell` being what then is open."""
    step, token, column, _, page, _ = placing
    before = step.cells[column]
    skipped = (*before.skipped, *range(before.top + 1, cell.row))
    cell = cell._replace(
        top=max(before.top, cell.row),
        skipped=tuple(row for row in skipped if row != cell.row),
        lag=0.0,
    )
    role = page.roles[column]
    names = _added(step.names, cell.row, token.text) if role in NAMES else step.names
    titles = _added(step.titles, cell.row, token.text) if role == TITLE else step.titles
    shared = token.beside and role in TEXTS
    after = Step(
        column,
        _cells_in_block(placing, cell),
        token.number if role == NUMBER else step.number,
        names,
        titles,
        fresh=False,
        mixed=shared or (step.mixed and not token.apart),
        shared=shared,
        row=cell.row,
    )
    if page.joined:
        return _on_pages(placing, after)
    if page.order is Order.BLOCKS:
        return after._replace(part=_part(placing))
    return _on_sheet(placing, cell, after) if page.is_sheet else after


def _part(placing: Placing) -> frozenset[int]:
    """Give the columns that the part of the page has had in which the token stands."""
    own = frozenset({placing.column})
    return own if placing.token.apart else placing.step.part | own


def _on_pages(placing: Placing, after: Step) -> Step:
    """Keep how the cell ends, and how wide the lines are that go on."""
    step, token, column, _, _, _ = placing
    tail = (placing.cell.tail if placing.goes_beside else "") + token.text
    width = token.width + (placing.cell.width if placing.goes_beside else 0.0)
    above = 0 if placing.begins else placing.cell.lines
    lines = above + (0 if placing.goes_beside else 1)
    cell = after.cells[column]._replace(tail=tail[-TAIL:], width=width, lines=lines)
    cells = (*after.cells[:column], cell, *after.cells[column + 1 :])
    wraps = step.wraps
    left = placing.cell
    if token.cue is Cue.WORDS and not placing.begins and left.open:
        full = max(wraps[column], left.width if not placing.goes_beside else 0.0)
        wraps = (*wraps[:column], full, *wraps[column + 1 :])
    return after._replace(cells=cells, wraps=wraps)


def _cells_in_block(placing: Placing, cell: Cell) -> tuple[Cell, ...]:
    fall = _lines_down(placing)
    if placing.page.order is Order.ROWS and placing.role in NAMES:
        return tuple(
            cell if at == placing.column else _begin_text(other, cell.row, role)
            for at, (role, other) in enumerate(
                zip(placing.page.roles, placing.step.cells, strict=True)
            )
        )
    return tuple(
        cell if at == placing.column else _lag_behind(other, fall)
        for at, other in enumerate(placing.step.cells)
    )


def _lines_down(placing: Placing) -> float | None:
    """Say how many lines below the line read last the token stands; None where it
    stands above, as where another block of the page begins."""
    step, token, column, row, page, _ = placing
    if step.fresh or token.beside or page.order is not Order.BLOCKS:
        return 0.0
    if not placing.is_first:
        down = 1.0 - placing.cell.lag
        return max(down, 0.0) if down > -0.7 else None
    if row > max(cell.top for cell in step.cells):
        return 1.5
    return 0.0 if column > step.column else 0.5


def _begin_text(cell: Cell, row: int, role: str) -> Cell:
    """Let the text of one department more count from 1 in the same cell."""
    if role != "responsibilities" or cell.row != row:
        return cell
    return cell._replace(number=0, style="", open=False, headed=True)


def _lag_behind(cell: Cell, fall: float | None) -> Cell:
    lag = 0.0 if fall is None else min(cell.lag + fall, _FARTHEST)
    return cell._replace(lag=lag)


def _on_sheet(placing: Placing, cell: Cell, after: Step) -> Step:
    """Keep the heights of the cells, of the next row only those that it has."""
    step, token, column, _, _, _ = placing
    fall = sheet_fall(placing)
    own = cell._replace(
        lag=(fall or 0.0) - placing.fall,
        lines=_count_lines(placing, cell),
        tail=token.text[-TAIL:],
    )
    below = cell.row != step.row and not step.fresh and not token.apart
    cells = tuple(
        own
        if at == column
        else _leave(other)
        if below and other.row == step.row
        else _sink(other, fall)
        for at, other in enumerate(step.cells)
    )
    return after._replace(cells=cells, middle=row_middle(placing), part=_part(placing))


def _count_lines(placing: Placing, cell: Cell) -> int:
    if placing.is_first or placing.cell.lag == FAR:
        return 1 if placing.begins and cell.row else -1
    lines = placing.cell.lines
    return lines + 1 if lines > 0 else lines - 1


def _sink(cell: Cell, fall: float | None) -> Cell:
    if fall is None:
        return cell._replace(lag=FAR)
    going = cell.open and not is_passed(cell, fall)
    return cell._replace(lag=min(cell.lag + fall, FAR), open=going)


def _leave(cell: Cell) -> Cell:
    """Keep of a cell in the row above what still counts."""
    kept = Cell(cell.row, False, top=cell.top, skipped=cell.skipped, lag=FAR)
    return kept._replace(guaranteed=cell.guaranteed)


def _added(texts: tuple[str, ...], row: int, text: str) -> tuple[str, ...]:
    padded = (*texts, *("",) * (row + 1 - len(texts)))
    return (*padded[:row], padded[row] + text, *padded[row + 1 :])
