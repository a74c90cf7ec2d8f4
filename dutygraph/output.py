"""Write rows to a stream: takes names and rows, gives a table, CSV, JSON or JSON lines.

All four hold the same rows. CSV, JSON and JSON lines hold every value in full; the
table is for reading: it rounds numbers, shows control characters, obeying none, and
says where it leaves rows out that are too many to read.
"""

import csv
import io
import json
import math
import os
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import IO, TypeAlias

from dutygraph.rounding import round_half_up

Value: TypeAlias = (
    "str | int | float | bool | Sequence[Value] | Mapping[str, Value] | None"
)
"""What a row may hold; mappings and lists come from records of duties."""

FORMATS = ("table", "csv", "json", "jsonl")

_WIDTH_OF_PIPES = 110
_SHORT = 12
_MANY, _FEW = 20_000, 1_000
"""A table of more rows than many is cut to a few: nobody reads it to its end."""
_CUT = (
    "共 {count:,} 行，此处只列前 {few:,} 行；其余见 --format csv。\n"
    "The first {few:,} of {count:,} rows; --format csv prints them all.\n"
)
_CONTROLS = {code: 0x2400 + code for code in range(32) if code != 0x0A}
_CONTROLS |= dict.fromkeys(range(0x7F, 0xA0), 0xFFFD)
_CONTROLS |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)


def write_rows(
    names: Sequence[str],
    rows: Iterable[Sequence[Value]],
    layout: str,
    *,
    headings: Mapping[str, str] | None = None,
    title: str = "",
    note: str = "",
    hidden: Collection[str] = (),
    stream: IO[str] | None = None,
) -> None:
    """Write rows in one of FORMATS to `stream`, standard output where none is given.

    `headings`, `title`, the `note` below and the columns `hidden` are for the table
    alone, where a reader wants words instead of names and IRIs; one of more than 20,000
    rows shows the first 1,000 and says so. The other formats are written row by row.
    """
    stream = stream or sys.stdout
    if layout == "table":
        kept = [place for place, name in enumerate(names) if name not in hidden]
        shown = [(headings or {}).get(names[place], names[place]) for place in kept]
        held = [[row[place] for place in kept] for row in rows]
        if title:
            stream.write(f"{value_to_shown_text(title)}\n")
        count = len(held)
        _write_table(shown, held[:_FEW] if count > _MANY else held, stream)
        if count > _MANY:
            stream.write(_CUT.format(count=count, few=_FEW))
        if note:
            stream.write(f"{value_to_shown_text(note)}\n")
    else:
        _WRITERS[layout](names, rows, stream)


def _write_csv(
    names: Sequence[str], rows: Iterable[Sequence[Value]], stream: IO[str]
) -> None:
    writer = csv.writer(stream, lineterminator="\r\n")  # RFC 4180, 2.1
    writer.writerow(names)
    writer.writerows([value_to_text(value) for value in row] for row in rows)


def _write_json(
    names: Sequence[str], rows: Iterable[Sequence[Value]], stream: IO[str]
) -> None:
    border = "[\n"
    for row in rows:
        stream.write(border + _row_to_json(names, row))
        border = ",\n"
    stream.write("[]\n" if border == "[\n" else "\n]\n")


def _write_jsonl(
    names: Sequence[str], rows: Iterable[Sequence[Value]], stream: IO[str]
) -> None:
    for row in rows:
        stream.write(_row_to_json(names, row) + "\n")


_WRITERS: Mapping[
    str, Callable[[Sequence[str], Iterable[Sequence[Value]], IO[str]], None]
] = {"csv": _write_csv, "json": _write_json, "jsonl": _write_jsonl}


def _write_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[Value]],
    stream: IO[str],
) -> None:
    from rich import box
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD)
    needed = 0
    for place, heading in enumerate(headings):
        texts = [value_to_shown_text(row[place]) for row in rows]
        widest = max(map(cell_len, texts), default=0)
        values = [row[place] for row in rows if row[place] is not None]
        numbers = bool(values) and all(map(_is_number, values))
        least = widest if numbers or widest <= _SHORT else _SHORT
        least = max(least, min(cell_len(heading), _SHORT))
        needed += least + 3
        table.add_column(
            Text(heading),
            justify="right" if numbers else "left",
            overflow="fold",
            min_width=least,
        )
    for row in rows:
        table.add_row(*(Text(value_to_shown_text(value)) for value in row))
    _print_plainly(table, needed, stream)


def _print_plainly(table: object, needed: int, stream: IO[str]) -> None:
    """Print without styles, at least as wide as needed: rich would cut texts off."""
    from rich.console import Console

    columns = os.environ.get("COLUMNS", "")
    if stream.isatty():
        width = Console(file=stream).width
    else:
        width = int(columns) if columns.isdecimal() else _WIDTH_OF_PIPES
    held = io.StringIO()
    Console(file=held, width=max(width, needed), highlight=False).print(table)
    stream.writelines(f"{line.rstrip()}\n" for line in held.getvalue().splitlines())


def value_to_text(value: Value) -> str:
    """Give the text of a value in CSV: full precision, one item of a list a line.

    >>> value_to_text(0.5), value_to_text(True), value_to_text(None)
    ('0.5', 'true', '')
    >>> value_to_text(["县公安局", "县财政局"])
    '县公安局\\n县财政局'
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, Sequence) and all(isinstance(item, str) for item in value):
        return "\n".join(str(item) for item in value)
    return json.dumps(value, ensure_ascii=False)


def value_to_shown_text(value: Value) -> str:
    """Give the text of a value in a table: rounded to two decimals, nothing obeyed.

    >>> value_to_shown_text(2 / 3), value_to_shown_text(-0.001)
    ('0.67', '0.00')
    >>> value_to_shown_text("red \\x1b[31m")
    'red ␛[31m'
    """
    if isinstance(value, float):
        return f"{round_half_up(value, 2):f}"
    return value_to_text(value).translate(_CONTROLS)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _row_to_json(names: Sequence[str], row: Sequence[Value]) -> str:
    # JSON has no NaN and no infinity (RFC 8259, 6): they are written as their names.
    finite = (
        str(value) if isinstance(value, float) and not math.isfinite(value) else value
        for value in row
    )
    return json.dumps(dict(zip(names, finite, strict=True)), ensure_ascii=False)
