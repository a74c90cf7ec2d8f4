"""Takes the lines of a table copied one cell a line, gives its rows.

Headings below one another say how many lines a row has; the numbers that count up, and
nothing but sections and titles between the rows, show that each has so many.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dutygraph.model import Cell, Place, Row
from dutygraph.readers.markup import cell_to_paragraphs
from dutygraph.spellings import column_headings, fold, is_heading, pattern

_LEAST_ROWS = 2
_LEAST_COLUMNS = 3
"""Numbers and titles alone say by themselves which is which."""
_LONGEST_NAME = 60
_NUMBER = re.compile(r"\d{1,3}")
_SECTIONS = ("numbered", "counted", "usual")


class _Line(NamedTuple):
    text: str
    at: int


def lines_to_stacked_rows(lines: Sequence[str]) -> tuple[Row, ...] | None:
    """Give the rows of a table; none where its rows have not all as many lines as it
    has headings, or one less where nothing is remarked."""
    filled = [_Line(line.strip(), at) for at, line in enumerate(lines, 1)]
    filled = [line for line in filled if line.text]
    spans = _lines_to_spans(filled, 0) or _lines_to_spans(filled, 1)
    if spans is None:
        return None
    return tuple(_span_to_row(filled[start:end]) for start, end in spans)


def _lines_to_spans(lines: Sequence[_Line], empty: int) -> list[tuple[int, int]] | None:
    """Part the lines into rows, from the first line of each to before the next.

    So many cells at the end of a row are `empty` where the last heading is 备注.
    """
    spans: list[tuple[int, int]] = []
    width = widest = number = found = at = 0
    doubtful: _Line | None = None
    while at < len(lines):
        heads = _count_headings(lines, at)
        value = _number(lines[at].text)
        begins = width > 0 and value in (1, number + 1)
        if (heads or begins) and doubtful is not None:
            return None
        if heads:
            end, widest = at + heads, max(heads, widest)
            remarks = is_heading(fold(lines[end - 1].text), "remark")
            width = heads - empty * remarks
        elif begins:
            end, number, found = at + width, value, found + 1
            if _lacks_line(lines[at + 1 : end], number):
                return None
        else:
            end = at + 1
            if width and not _stands_between(lines[at].text):
                doubtful = lines[at]
        spans.append((at, end))
        at = end
    whole = bool(spans) and spans[-1][1] == len(lines)
    enough = found >= _LEAST_ROWS and widest >= _LEAST_COLUMNS
    return spans if whole and enough else None


def _count_headings(lines: Sequence[_Line], at: int) -> int:
    """Count the headings from here on, that of the numbers first; 0 where none are."""
    if not is_heading(fold(lines[at].text[:_LONGEST_NAME]), "number"):
        return 0
    end = at
    while end < len(lines) and _is_heading(lines[end].text):
        end += 1
    return end - at if end - at > 1 else 0


def _is_heading(line: str) -> bool:
    if len(line) > _LONGEST_NAME:
        return False
    text = fold(line)
    return any(heading.pattern.fullmatch(text) for heading in column_headings())


def _number(line: str) -> int:
    return int(line) if _NUMBER.fullmatch(line) else 0


def _lacks_line(cells: Sequence[_Line], number: int) -> bool:
    """Tell a row in which the next section or number has come too early."""
    last = cells[-1].text
    return _number(last) == number + 1 or _is_section(last)


def _stands_between(line: str) -> bool:
    """Tell a section, a title or a page number from a line too many of a row."""
    if len(line) > _LONGEST_NAME:
        return False
    text = fold(line)
    if "事项" in text and not line.endswith(("。", "；", "：", "，")):
        return True
    return _is_section(line) or pattern("noise", "page").match(text) is not None


def _is_section(line: str) -> bool:
    if len(line) > _LONGEST_NAME:
        return False
    return any(pattern("sections", name).match(fold(line)) for name in _SECTIONS)


def _span_to_row(lines: Sequence[_Line]) -> Row:
    places = [Place(lines=(line.at, line.at)) for line in lines]
    paragraphs = map(cell_to_paragraphs, (line.text for line in lines), places)
    return Row(tuple(map(Cell, paragraphs)), places[0].through(places[-1]))
