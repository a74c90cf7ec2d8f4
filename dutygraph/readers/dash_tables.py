"""Takes the lines of a simple or multiline table of Pandoc's Markdown, gives the texts
of its cells.

A line of dashes says where each column begins, counted in columns of a terminal: a
Chinese sign takes two. Empty lines part the rows where lines of dashes enclose the
table; otherwise each line is a row.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from dutygraph.readers.grid_tables import join_lines

COLUMNS_RULE = re.compile(r"^ *+-{2,}+(?: ++-{2,}+)++[ \r]*+$", re.MULTILINE)
"""The dashes below the headings (Pandoc User's Guide, simple_tables)."""

_WHOLE_RULE = re.compile(r" *+-{3,}+\s*+")
_HEADING_LINES = 20


def dashes_end(lines: Sequence[str], start: int) -> int:
    """Give the line after the table that begins at `start`; `start` if none does.

    >>> dashes_end(["  序号  事项", "  ----  ----", "  1     防汛", "", "乙"], 0)
    3
    """
    rule = _find_rule(lines, start)
    if rule is None:
        return start
    end = rule + 1
    if _WHOLE_RULE.fullmatch(lines[start]):
        while end < len(lines) and not _WHOLE_RULE.fullmatch(lines[end]):
            end += 1
        return min(end + 1, len(lines))
    while end < len(lines) and lines[end].strip() and not _is_rule(lines[end]):
        end += 1
    return end


def dashes_to_rows(
    lines: Sequence[str], start: int, end: int
) -> Iterator[tuple[int, int, list[str]]]:
    """Give of each row the first line, the line after the last, and its texts."""
    rule = _find_rule(lines, start)
    if rule is None:
        return
    starts = [met.start() for met in re.finditer("-+", lines[rule])]
    enclosed = _WHOLE_RULE.fullmatch(lines[start]) is not None
    first = start
    for at in range(start, end + 1):
        within = at < end and at != rule and lines[at].strip()
        if within and not _WHOLE_RULE.fullmatch(lines[at]):
            if enclosed or at < rule:
                continue
            yield at, at + 1, _lines_to_texts(lines[at : at + 1], starts)
        elif first < at:
            yield first, at, _lines_to_texts(lines[first:at], starts)
        first = at + 1


def _find_rule(lines: Sequence[str], start: int) -> int | None:
    """Find the dashes below the headings that begin at a line."""
    if not lines[start].strip():
        return None
    whole = _WHOLE_RULE.fullmatch(lines[start]) is not None
    most = _HEADING_LINES if whole else 1
    for at in range(start + 1, min(start + 1 + most, len(lines))):
        if COLUMNS_RULE.fullmatch(lines[at]):
            return at
        if not lines[at].strip():
            return None
    return None


def _is_rule(line: str) -> bool:
    return any(rule.fullmatch(line) for rule in (COLUMNS_RULE, _WHOLE_RULE))


def _lines_to_texts(lines: Sequence[str], starts: Sequence[int]) -> list[str]:
    cut = [_line_to_pieces(line, starts) for line in lines]
    cells = zip(*cut, strict=True)
    return [join_lines([piece.strip() for piece in cell]) for cell in cells]


def _line_to_pieces(line: str, starts: Sequence[int]) -> list[str]:
    """Cut a line where columns begin; one that runs over a border is a single cell."""
    pieces = [""] * len(starts)
    at, last = 0, " "
    for sign in line:
        column = max(bisect_right(starts, at) - 1, 0)
        if column and not pieces[column] and not last.isspace():
            return [line, *[""] * (len(starts) - 1)]
        pieces[column] += sign
        last = sign
        at += 2 if east_asian_width(sign) in "WF" else 1
    return pieces
