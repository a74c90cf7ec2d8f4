"""Takes the lines of a grid table of Pandoc's Markdown, gives the texts of its cells.

A row lies between two rules `+---+---+`; its cells have several lines, which belong
together up to an empty one, a number or a bullet, as in Markdown outside tables. The
clients of databases draw such tables too, with a row a line.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

GRID_RULE = re.compile(r"\s*\+(?::?[-=]+:?\+){2,100}\s*")
"""A line between two rows, or below the headings (Pandoc User's Guide, grid_tables)."""

PIPE = re.compile(r"(?<!\\)\|")
_LATIN = "\u2e7f"
"""Signs above are Chinese ones and full-width marks."""
_BEGINS = re.compile(r"\s*(?:[-+*]\s|[（(]?\d{1,3}[)）.．、](?!\d)|[①-⒛])")


def grid_end(lines: Sequence[str], start: int) -> int:
    """Give the line after the grid table that begins at `start`; `start` if none does.

    >>> grid_end(["+---+---+", "| 1 | 甲|", "+---+---+", "乙"], 0)
    3
    """
    if not GRID_RULE.fullmatch(lines[start]):
        return start
    end = start + 1
    while end < len(lines) and lines[end].lstrip()[:1] in {"+", "|"}:
        end += 1
    return end if end > start + 2 else start


def grid_to_rows(
    lines: Sequence[str], start: int, end: int
) -> Iterator[tuple[int, int, list[str]]]:
    """Give of each row the first line, the line after the last, and its texts."""
    columns = lines[start].count("+") - 1
    first = start + 1
    for number in range(start + 1, end):
        if GRID_RULE.fullmatch(lines[number]):
            yield from _lines_to_rows(lines, first, number, columns)
            first = number + 1
    if first < end:
        yield from _lines_to_rows(lines, first, end, columns)


def _lines_to_rows(
    lines: Sequence[str], first: int, end: int, columns: int
) -> Iterator[tuple[int, int, list[str]]]:
    """Give what stands between two rules: one row, or, in what a client of a database
    prints, a row a line, each with its number."""
    split = [
        [piece.strip() for piece in PIPE.split(line.strip().strip("|"), columns - 1)]
        for line in lines[first:end]
    ]
    cells = list(zip_longest(*split, fillvalue=""))
    if len(split) > 1 and any(all(map(str.isdigit, column)) for column in cells):
        yield from ((first + at, first + at + 1, row) for at, row in enumerate(split))
    else:
        yield first, end, [join_lines(cell) for cell in cells]


def join_lines(pieces: Sequence[str]) -> str:
    """Join the lines of a cell; between Chinese signs a wrapped line left no blank."""
    text, hard = "", True
    for piece in pieces:
        begins = hard or _BEGINS.match(piece)
        wide = _is_wide(text.rstrip("*")[-1:]) and _is_wide(piece.lstrip("*")[:1])
        text += ("\n" if begins else "" if wide else " ") + piece.rstrip("\\")
        hard = not piece or piece.endswith("\\")
    return text.strip()


def _is_wide(sign: str) -> bool:
    """Tell a Chinese sign; also where no more than a mark of bold print is left of the
    line, `**` broken over two."""
    return not sign.strip() or sign > _LATIN
