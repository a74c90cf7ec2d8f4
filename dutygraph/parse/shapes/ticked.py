"""Name the list of each duty where columns of ticks say it: a table, gives a table.

A table of all lists may have the columns 基本履职, 配合履职 and 上级收回 with a √ for
each duty; they become one column 清单类型 that holds the heading above the √.
"""

from collections.abc import Sequence
from dataclasses import replace

from dutygraph.model import Cell, Paragraph, Row, Table
from dutygraph.parse.wording.titles import short_name_to_kind
from dutygraph.spellings import fold

_TICKS = frozenset("√✓✔☑■●★▲") | {"是"}
_EMPTY = frozenset(("", "/", "-", "—", "×", "□", "否"))
_FEWEST_BESIDE = 2
"""Other cells that the row of a duty fills: its number and title."""
_HEADING = "清单类型"


def name_ticked(table: Table) -> Table:
    """Give a table in which no ticks say to which list a duty belongs."""
    heads = [(at, places) for at, row in enumerate(table.rows) if (places := _of(row))]
    if not heads:
        return table
    rows = list(table.rows)
    ends = [at for at, _ in heads[1:]] + [len(rows)]
    for (at, places), end in zip(heads, ends, strict=True):
        below = rows[at + 1 : end]
        if not any(_tick(row, places) is not None for row in below):
            continue
        if all(_is_sound(row, places) for row in below):
            names = [rows[at].cells[place].text for place in places]
            rows[at] = _named(rows[at], places, _HEADING)
            for index, row in enumerate(below, at + 1):
                tick = _tick(row, places)
                if tick is not None:
                    rows[index] = _named(row, places, names[tick])
    return replace(table, rows=tuple(rows))


def _of(row: Row) -> tuple[int, ...]:
    """Give where the short names of at least two lists head columns."""
    kinds = {}
    for place, cell in enumerate(row.cells):
        if len(cell.paragraphs) == 1:
            kind = short_name_to_kind(cell.text)
            if kind is not None and kind in kinds:
                return ()
            if kind is not None:
                kinds[kind] = place
    return tuple(sorted(kinds.values())) if len(kinds) > 1 else ()


def _texts(row: Row, places: Sequence[int]) -> list[str]:
    return [fold(row.cells[at].text) if at < len(row.cells) else "" for at in places]


def _tick(row: Row, places: Sequence[int]) -> int | None:
    """Give which of the columns has the only tick of a row."""
    texts = _texts(row, places)
    ticked = [at for at, text in enumerate(texts) if text in _TICKS]
    return ticked[0] if len(ticked) == 1 else None


def _is_sound(row: Row, places: Sequence[int]) -> bool:
    """Tell a row with one tick, or without the cells of a duty."""
    if not all(text in _TICKS | _EMPTY for text in _texts(row, places)):
        return False
    filled = [at for at, cell in enumerate(row.cells) if cell.paragraphs]
    beside = len({*filled} - {*places})
    return _tick(row, places) is not None or beside <= _FEWEST_BESIDE


def _named(row: Row, places: Sequence[int], text: str) -> Row:
    cells = list(row.cells)
    for at in places:
        cells[at] = Cell()
    cells[places[0]] = Cell((Paragraph(text, row.place),))
    return row._replace(cells=tuple(cells))
