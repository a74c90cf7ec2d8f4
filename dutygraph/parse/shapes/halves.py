"""Part rows that hold two duties side by side: a table, gives one duty a row.

Lists of short titles save paper so: 序号, 事项名称, and both headings again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dutygraph.model import Row, Table
from dutygraph.parse.listing.rownumbers import text_to_number
from dutygraph.parse.wording.columns import row_to_columns
from dutygraph.spellings import fold


def part_halves(table: Table) -> Table:
    """Give a table whose rows have the columns of one duty each, in their order."""
    if not any(map(_half, table.rows)):
        return table
    return replace(table, rows=tuple(_rows(table.rows)))


def _rows(rows: Sequence[Row]) -> Iterator[Row]:
    half, run = 0, list[Row]()
    for row in rows:
        again = _half(row)
        heads = again > 0 or row_to_columns(row) is not None
        if half and not heads and (len(row.cells) == 2 * half or _counts(row)):
            run.append(row)
            continue
        yield from _run_to_rows(run, half)
        run.clear()
        half = again if heads else half
        yield row._replace(cells=row.cells[:again]) if again else row
    yield from _run_to_rows(run, half)


def _run_to_rows(run: Sequence[Row], half: int) -> list[Row]:
    """Read the left column and then the right one, where the numbers go on so, else
    row by row below each section."""
    sides = [_halves(row, slice(half)) for row in run]
    others = [_halves(row, slice(half, None)) for row in run]
    columns = [row for side in (*sides, *others) for row in side]
    numbers = [number for row in columns if (number := _number(row)) is not None]
    if numbers == sorted(set(numbers)):
        return columns
    found, block = list[Row](), list[Row]()
    for row, left, right in zip(run, sides, others, strict=True):
        if _number(row) is None and not right:
            found += _in_order(block)
            found.append(row)
            block = []
        else:
            block += [*left, *right]
    return found + _in_order(block)


def _counts(row: Row) -> bool:
    return len(row.cells) > 1 and _number(row) is not None


def _half(row: Row) -> int:
    """Give how many headings come a second time in the same order, 0 if not all do."""
    half, odd = divmod(len(row.cells), 2)
    if odd or half < 2:
        return 0
    texts = [fold(cell.text) for cell in row.cells]
    same = texts[:half] == texts[half:] and all(texts)
    return half if same and row_to_columns(row) is not None else 0


def _halves(row: Row, cut: slice) -> list[Row]:
    """Give this half of a row, nothing where it is empty."""
    cells = row.cells[cut]
    return [row._replace(cells=cells)] if any(c.text.strip() for c in cells) else []


def _in_order(run: Sequence[Row]) -> list[Row]:
    """Sort rows by the number they begin with, whether it goes on beside or below."""
    if any(_number(row) is None for row in run):
        return list(run)
    return sorted(run, key=lambda row: _number(row) or 0)


def _number(row: Row) -> int | None:
    return text_to_number(row.cells[0].text)
