"""Part rows that hold two duties side by side: a table, gives one duty a row.

Lists of short titles save paper so: 序号, 事项名称, and both headings again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dutygraph.model import Row, Table
from dutygraph.parse.listing.rownumbers import text_to_number
from dutygraph.parse.wording.columns import row_to_columns
from dutygraph.parse.wording.titles import text_to_list_kind
from dutygraph.spellings import fold


def part_halves(table: Table) -> Table:
    """Give a table whose rows have the columns of one duty each, in their order."""
    if not any(map(_half, table.rows)):
        return table
    return replace(table, rows=tuple(_rows(table.rows)))


def _rows(rows: Sequence[Row]) -> Iterator[Row]:
    half, run, waiting = 0, list[Row](), list[Row]()
    for row in rows:
        again = _half(row)
        heads = again > 0 or row_to_columns(row) is not None
        if half and not heads and not _is_title(row) and _fits(row, half):
            cuts = (slice(half), slice(half, 2 * half))
            if waiting and not any(_goes_on(row, cut) for cut in cuts):
                yield from (*_run_to_rows(run, half), *waiting)
                run.clear()
                waiting.clear()
            run.append(row)
            continue
        headings = row._replace(cells=row.cells[:again]) if again else row
        if again == half and run and not waiting:
            # Below the headings of a new page, both cells of the last row may go on.
            waiting.append(headings)
            continue
        yield from (*_run_to_rows(run, half), *waiting, headings)
        run.clear()
        waiting.clear()
        half = again if heads else half
    yield from (*_run_to_rows(run, half), *waiting)


def _run_to_rows(run: Sequence[Row], half: int) -> list[Row]:
    """Read the left column and then the right one, where the numbers go on so, else
    row by row below each section."""
    sides = _groups(run, slice(half))
    others = _groups(run, slice(half, 2 * half))
    columns = [row for group in (*sides, *others) for row in group]
    numbers = [number for row in columns if (number := _number(row)) is not None]
    if numbers == sorted(set(numbers)):
        return columns
    found, block = list[Row](), list[list[Row]]()
    for row, left, right in zip(run, sides, others, strict=True):
        if left and _number(row) is None and not right:
            found += _in_order(block)
            found += left
            block = []
        else:
            block += filter(None, (left, right))
    return found + _in_order(block)


def _groups(run: Sequence[Row], cut: slice) -> list[list[Row]]:
    """Give this half of each row together with what goes on from it, on the next page;
    nothing for a row that only goes on, or where it is empty."""
    groups: list[list[Row]] = []
    above: list[Row] = []
    for row in run:
        cells = row.cells[cut]
        half = [row._replace(cells=cells)] if any(c.text.strip() for c in cells) else []
        if above and _goes_on(row, cut):
            above += half
            groups.append([])
        else:
            groups.append(half)
            above = half or above
    return groups


def _goes_on(row: Row, cut: slice) -> bool:
    """Tell the half of a row that has text, but neither a number nor a section."""
    texts = [cell.text for cell in row.cells[cut] if cell.text.strip()]
    begins = row.cells[cut.start or 0].text.strip() or any(map(text_to_number, texts))
    return bool(texts) and not begins


def _fits(row: Row, half: int) -> bool:
    """Tell a row as wide as both halves, or with empty cells behind them."""
    counts = len(row.cells) > 1 and _number(row) is not None
    return counts or _width(row) <= 2 * half <= len(row.cells)


def _width(row: Row) -> int:
    """Count the cells up to the last that has a text: a sheet is as wide as its widest
    table."""
    filled = (at for at, cell in enumerate(row.cells, 1) if cell.text.strip())
    return max(filled, default=0)


def _is_title(row: Row) -> bool:
    """Tell the title of the next list, alone in its row."""
    return _width(row) == 1 and text_to_list_kind(row.cells[0].text) is not None


def _half(row: Row) -> int:
    """Give how many headings come a second time in the same order, 0 if not all do."""
    half, odd = divmod(_width(row), 2)
    if odd or half < 2:
        return 0
    texts = [fold(cell.text) for cell in row.cells[: 2 * half]]
    same = texts[:half] == texts[half:] and all(texts)
    return half if same and row_to_columns(row) is not None else 0


def _in_order(block: Sequence[list[Row]]) -> list[Row]:
    """Sort rows by the number they begin with, whether it goes on beside or below."""
    numbers = [_number(group[0]) for group in block]
    if None not in numbers:
        block = sorted(block, key=lambda group: _number(group[0]) or 0)
    return [row for group in block for row in group]


def _number(row: Row) -> int | None:
    return text_to_number(row.cells[0].text)
