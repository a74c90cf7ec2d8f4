"""Put the pieces of a line together that quotation marks have parted: lines of a text
without cells, give as many.

The blank half of a wide ” can look like the border of two columns. Then the rest of the
line is told before its beginning, which stands beside the number of the row.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dutygraph.parse.arranging.tokens import text_width
from dutygraph.parse.wording.heads import Line

_BEGUN = re.compile(r"\s*\d{1,3}\s+(\S.*)")
_NO_BEGINNING = ("，", "、", "：", "”", "）", "》")
_SHORTEST = 3
_QUOTES = ("“", "‘", "《", "（")
_PARTING = ("”", "’", "》", "）", "，", "、", "；")
_NEARLY_FULL, _FULL = 0.85, 1.03
"""Shares of the widest line of the page that both pieces together take up."""


def join_quoted_lines(lines: Sequence[Line]) -> list[Line]:
    """Put a piece behind the beginning of its line, which the text has below it."""
    widest = _widest_lines(lines)
    joined = list(lines)
    for at, (piece, line) in enumerate(pairwise(lines)):
        if _parts_at_quote(piece.text.strip(), line.text.strip()):
            whole = line.text.rstrip() + piece.text.strip()
            share = text_width(whole) / widest[line.place.pages]
            if _NEARLY_FULL < share < _FULL:
                joined[at] = replace(piece, text="")
                joined[at + 1] = replace(line, text=whole)
    return joined


def _widest_lines(lines: Sequence[Line]) -> dict[tuple[int, int] | None, float]:
    widest: dict[tuple[int, int] | None, float] = {}
    for line in lines:
        width = text_width(line.text.strip())
        widest[line.place.pages] = max(width, widest.get(line.place.pages, 1.0))
    return widest


def _parts_at_quote(piece: str, line: str) -> bool:
    """Tell a piece that no line begins with, or that a quotation mark parts from a
    beginning without an end."""
    if len(piece) < _SHORTEST or _BEGUN.fullmatch(line) is None:
        return False
    quoted = piece.startswith(_QUOTES) and line.endswith(_PARTING)
    return piece.startswith(_NO_BEGINNING) or quoted
