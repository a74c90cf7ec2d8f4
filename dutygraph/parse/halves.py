"""Part rows that hold two duties side by side: a table, gives one duty a row.

Lists of short titles save paper so: 序号, 事项名称, and both headings again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dutygraph.model import Row, Table
from dutygraph.parse.columns import row_to_columns
from dutygraph.parse.rownumbers import text_to_number
from dutygraph.spellings import fold


def part_halves(table: Table) -> Table:
    """Give a table whose rows have the columns of one duty each, in their order."""
    if not any(map(_half, table.rows)):
        return table
    return replace(table, rows=tuple(_rows(table.rows)))


def _rows(rows: Sequence[Row]) -> Iterator[Row]:
    half, run = 0, list[Row]()
    for row in rows:
        if half and len(row.cells) > 1 and _number(row) is not None:
            run += _halves(row, half)
            continue
        yield from _in_order(run)
        run.clear()
        again = _half(row)
        half = half if row_to_columns(row) is None else again
        yield row._replace(cells=row.cells[:again]) if again else row
    yield from _in_order(run)


def _half(row: Row) -> int:
    """Give how many headings come a second time in the same order, 0 if not all do."""
    half, odd = divmod(len(row.cells), 2)
    if odd or half < 2:
        return 0
    texts = [fold(cell.text) for cell in row.cells]
    same = texts[:half] == texts[half:] and all(texts)
    return half if same and row_to_columns(row) is not None else 0


def _halves(row: Row, half: int) -> list[Row]:
    both = (row.cells[:half], row.cells[half:])
    filled = (cells for cells in both if any(cell.text.strip() for cell in cells))
    return [row._replace(cells=cells) for cells in filled]


def _in_order(run: Sequence[Row]) -> list[Row]:
    """Sort rows by the number they begin with, whether it goes on beside or below."""
    if any(_number(row) is None for row in run):
        return list(run)
    return sorted(run, key=lambda row: _number(row) or 0)


def _number(row: Row) -> int | None:
    return text_to_number(row.cells[0].text)
