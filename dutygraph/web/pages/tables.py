"""Lay out tables: takes columns and rows of cells, gives pages and files of them."""

import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dutygraph.export.delimited import value_to_cell
from dutygraph.output import write_rows
from dutygraph.rounding import round_half_up
from dutygraph.web.messages import CUT, Reply

_SHORT = 9
"""Characters that a cell keeps on one line."""
_LONG = 12
"""Characters of a column's cells, on average, from which on it is a wide one."""
_WORD = 24
"""Characters of the longest word that is shown whole."""
_UNBROKEN = re.compile(r"[\x21-\x7e]*")
MOST_SHOWN = 2_000
"""Rows that a page shows; the files hold all."""

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in files, its heading on pages; numbers stand to the right.

    One that is `hidden` is in files alone: the page says the same in another place.
    """

    name: str
    label: str
    is_number: bool = False
    note: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with the address of what stands behind it; `text` is how it is shown."""

    value: Value
    link: str = ""
    text: str = ""

    def __str__(self) -> str:
        return self.text or value_to_shown(self.value)


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of a page; `name` is that of its files and of its place on the page."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def shown(self) -> list[tuple[int, str]]:
        """Give the place of each column that pages show, and the style of its cells."""
        return [
            (place, self._style_of(place))
            for place, column in enumerate(self.columns)
            if not column.hidden
        ]

    @property
    def most_shown(self) -> int:
        """How many rows pages show: what a browser lays out without effort."""
        return MOST_SHOWN

    def find_rows(self, wanted: str) -> tuple[tuple[Cell, ...], ...]:
        """Give the rows that show a text, in whatever case; all where it is empty."""
        letters = wanted.strip().casefold()
        if not letters:
            return self.rows
        places = [place for place, one in enumerate(self.columns) if not one.hidden]
        return tuple(
            row
            for row in self.rows
            if any(letters in str(row[place]).casefold() for place in places)
        )

    def _style_of(self, place: int) -> str:
        """Numbers stand to the right, and short texts keep to one line."""
        if self.columns[place].is_number:
            return "number"
        return _texts_to_style([str(row[place]) for row in self.rows])


def _texts_to_style(texts: Sequence[str]) -> str:
    """Name how the cells of a column are set: a hash or an address may be torn."""
    lengths = [len(text) for text in texts] or [0]
    if max(lengths) <= _SHORT:
        return "short"
    if max(len(word) for text in texts for word in _UNBROKEN.findall(text)) > _WORD:
        return "code"
    return "long" if sum(lengths) > _LONG * len(lengths) else "text"


def value_to_shown(value: Value) -> str:
    """Give a value as pages show it: numbers short, nothing as nothing.

    >>> value_to_shown(2 / 3), value_to_shown(1200), value_to_shown(None)
    ('0.67', '1,200', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "✓" if value else "–"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{round_half_up(value, 2):,f}" if isinstance(value, float) else value


def make_table(
    name: str,
    caption: str,
    columns: Iterable[Column],
    rows: Iterable[Sequence[Cell | Value]],
) -> DataTable:
    """Make a table of cells and bare values."""
    made = tuple(
        tuple(one if isinstance(one, Cell) else Cell(one) for one in row)
        for row in rows
    )
    return DataTable(name, caption, tuple(columns), made)


def table_to_file(table: DataTable, layout: str, cut: bool = False) -> Reply | None:
    """Give a table as one of FILES to download; None for another layout.

    One that is `cut` says so in its header.
    """
    if layout not in FILES:
        return None
    media_type, write = FILES[layout]
    names = [column.name for column in table.columns]
    rows = [[cell.value for cell in row] for row in table.rows]
    headers = {"Content-Disposition": f'attachment; filename="{table.name}.{layout}"'}
    if cut:
        headers[CUT] = str(len(rows))
    return Reply(200, media_type, write(names, rows), headers)


def _to_csv(names: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    safe = [[value_to_cell(value) for value in row] for row in rows]
    return b"\xef\xbb\xbf" + _to_text(names, safe, "csv")


def _to_json(names: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    return _to_text(names, rows, "json")


def _to_text(
    names: Sequence[str], rows: Iterable[Sequence[Value]], layout: str
) -> bytes:
    out = io.StringIO()
    write_rows(names, rows, layout, stream=out)
    return out.getvalue().encode("utf-8", "replace")


def _to_xlsx(names: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, names, book.add_format({"bold": True}))
        for number, row in enumerate(rows, 1):
            for place, value in enumerate(row):
                _write_cell(sheet, number, place, value)
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def _write_cell(sheet: object, row: int, column: int, value: Value) -> None:
    write = sheet.write_string if isinstance(value, str) else sheet.write  # type: ignore[attr-defined]
    write(row, column, value)


Writer = Callable[[Sequence[str], Iterable[Sequence[Value]]], bytes]
FILES: Mapping[str, tuple[str, Writer]] = {
    "csv": ("text/csv; charset=utf-8", _to_csv),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _to_xlsx,
    ),
    "json": ("application/json", _to_json),
}
"""The layouts a table can be downloaded in, with media type and writer."""
