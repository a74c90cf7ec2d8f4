"""Takes the lines of a grid table of Pandoc's Markdown, gives the texts of its cells.

A row lies between two rules `+---+---+`; its cells have several lines, which belong
together up to an empty one, a number or a bullet, as in Markdown outside tables.
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
            yield first, number, _lines_to_texts(lines[first:number], columns)
            first = number + 1
    if first < end:
        yield first, end, _lines_to_texts(lines[first:end], columns)


def _lines_to_texts(lines: Sequence[str], columns: int) -> list[str]:
    split = [PIPE.split(line.strip().strip("|"), columns - 1) for line in lines]
    cells = zip_longest(*split, fillvalue="")
    return [join_lines([piece.strip() for piece in cell]) for cell in cells]


def join_lines(pieces: Sequence[str]) -> str:
    """Join the lines of a cell; between Chinese signs a wrapped line left no blank."""
    text, hard = "", True
    for piece in pieces:
        begins = hard or _BEGINS.match(piece)
        wide = text[-1:] > _LATIN and piece[:1] > _LATIN
        text += ("\n" if begins else "" if wide else " ") + piece.rstrip("\\")
        hard = not piece or piece.endswith("\\")
    return text.strip()
