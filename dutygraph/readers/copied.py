"""Takes the lines of a table copied into a text, gives its rows.

Word and browsers put tabs between the cells and keep the lines inside each, so that a
row ends where its tabs are as many as those between the headings. A cell that reaches
over several rows is copied with the first of them.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from dutygraph.model import Cell, Paragraph, Place, Row
from dutygraph.readers.grid import COVERED
from dutygraph.readers.markup import cell_to_paragraphs
from dutygraph.spellings import fold, is_heading, pattern

_LEAST_ROWS = 3
_PAGE_MARK = re.compile(r"\s*(?:[-—–－·]\s*\d{1,4}\s*[-—–－·]|第\s*\d{1,4}\s*页)\s*")
"""The number of a page that was copied with the table: — 3 —."""
_REACH = 6
"""Lines above headings among which the title of their list begins."""
_LONGEST_NAME = 60
_ENDS = ("。", "；", ";", "：", "，")
_STEP = re.compile(r"(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⒛])[^\t]*+$")
_NUMBERED = re.compile(r"\s*\d{1,3}\s*\t")


class _Columns(NamedTuple):
    """The tabs between the headings; which is that of the numbers, and which that of
    the departments, if what they do stands behind it."""

    tabs: int = 0
    number: int = 0
    departments: int = 0

    def count_covered(self, line: str) -> int:
        """Say before how many cells of a row that begins so a cell from above stands:
        the section's, or all before the next department of a duty."""
        if self.number and _NUMBERED.match(line):
            return self.number
        first, *others = line.split("\t", 2)
        names = len(others) == 1 and pattern("departments", "ending")
        named = names and re.search(f"{names.pattern}$", _fold(first))
        return self.departments if named else 0


class _Span(NamedTuple):
    """The lines of a row, and before how many of its cells a cell from above stands."""

    start: int
    end: int
    covered: int = 0


def lines_to_copied_rows(lines: Sequence[str]) -> tuple[Row, ...] | None:
    """Give the rows of a copied table; none where tabs do not part all its cells.

    Rows that are one line each need no counting of tabs and give none either.
    """
    lines = _join_headings(lines)
    spans = _lines_to_spans(lines)
    if spans is None:
        return None
    broken = sum(any(map(str.strip, lines[s:e])) for s, e, _ in spans if e - s > 1)
    if broken < _LEAST_ROWS:
        return None
    return tuple(filter(None, (_span_to_row(lines, span) for span in spans)))


def _join_headings(lines: Sequence[str]) -> list[str]:
    """Put headings below a merged one, that of the departments, in its place; the line
    they stood in is left empty."""
    joined = list(lines)
    for at, (line, below) in enumerate(pairwise(lines)):
        if not _is_headings(line) or "\t" not in below or _is_headings(below):
            continue
        texts, own = line.split("\t"), [t for t in below.split("\t") if t.strip()]
        if _NUMBERED.match(below) or not all(map(_is_name, own)):
            continue
        groups = [i for i, t in enumerate(texts) if is_heading(_fold(t), "departments")]
        if groups and len(own) > 1:
            texts[groups[0] : groups[0] + 1] = own
            joined[at : at + 2] = ["\t".join(filter(str.strip, texts)), ""]
    return joined


def _lines_to_spans(lines: Sequence[str], loose: bool = False) -> list[_Span] | None:
    """Part the lines into rows, from the first line of each to the last.

    In a `loose` text empty lines stand between the paragraphs of a cell.
    """
    apart = _find_lines_apart(lines)
    goes_on = _find_lines_within(lines, loose)
    spans: list[_Span] = []
    columns = _Columns()
    found = covered = 0
    start: int | None = None
    for at, line in enumerate(lines):
        full = found == columns.tabs
        empty = not line.strip()
        if start is not None and empty and not loose and (not full or at in goes_on):
            return _lines_to_spans(lines, loose=True)
        ends = at in apart or (full and ("\t" in line or (empty and at not in goes_on)))
        if start is not None and ends:
            if not full:
                return None
            spans.append(_Span(start, at, covered))
            start = None
        if at in apart or (start is None and not (columns.tabs and "\t" in line)):
            spans.append(_Span(at, at + 1))
            columns = _line_to_columns(line) if _is_headings(line) else columns
            continue
        if start is None:
            start, found = at, columns.count_covered(line)
            covered = found
            if covered == columns.departments > 0:
                found = columns.tabs - 1
        found += line.count("\t")
        if found > columns.tabs:
            return None
    if start is not None and found < columns.tabs:
        return None
    return spans if start is None else [*spans, _Span(start, len(lines), covered)]


def _find_lines_within(lines: Sequence[str], loose: bool) -> set[int]:
    """Find empty lines below which the cell above may go on: with a step, or in a
    `loose` text with whatever stands above a row still to come."""
    last = max((at for at, line in enumerate(lines) if "\t" in line), default=0)
    within: set[int] = set()
    below = ""
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].strip():
            below = lines[at].strip()
        elif _STEP.match(below) or (loose and (at < last or below.endswith(_ENDS))):
            within.add(at)
    return within


def _line_to_columns(line: str) -> _Columns:
    texts = [_fold(text) for text in line.split("\t")]
    number = next(i for i, text in enumerate(texts) if is_heading(text, "number"))
    named = [
        at
        for at, (text, following) in enumerate(pairwise(texts))
        if is_heading(text, "departments") and is_heading(following, "responsibilities")
    ]
    return _Columns(len(texts) - 1, number, named[0] if named else 0)


def _find_lines_apart(lines: Sequence[str]) -> set[int]:
    """Find headings, titles and sections, which are no part of the cell above them."""
    heads = [at for at, line in enumerate(lines) if _is_headings(line)]
    apart = set(heads)
    for head in heads:
        above = range(head - 1, max(head - _REACH, -1), -1)
        titles = [at for at in above if "事项" in lines[at] and _is_name(lines[at])]
        apart.update(range(min(titles, default=head), head))
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for at, below in pairwise(filled):
        begins = _NUMBERED.match(lines[below]) or _is_headings(lines[below])
        if begins and _is_name(lines[at]) and _is_section(lines[at]):
            apart.add(at)
    note = pattern("noise", "note")
    for head, end in pairwise([*heads, len(lines)]):
        numbered = [at for at in range(head, end) if _NUMBERED.match(lines[at])]
        last = range(max(numbered, default=head) + 1, end)
        notes = [at for at in last if note.match(lines[at].strip())]
        apart.update(range(min(notes, default=end), end))
    return apart


def _is_name(line: str) -> bool:
    text = line.strip()
    return "\t" not in text and len(text) < _LONGEST_NAME and not text.endswith(_ENDS)


def _is_headings(line: str) -> bool:
    """Tell headings side by side: that of the numbers among the first two."""
    first = line.strip("\r\n ").split("\t", 2)
    return len(first) > 1 and any(is_heading(_fold(t), "number") for t in first[:2])


def _fold(text: str) -> str:
    return fold(text[:_LONGEST_NAME])


def _is_section(line: str) -> bool:
    text = _fold(line)
    names = ("numbered", "counted", "usual")
    return any(pattern("sections", name).match(text) for name in names)


def _span_to_row(lines: Sequence[str], span: _Span) -> Row | None:
    """Make the row of some lines; none where nothing stands in them."""
    start, end, covered = span
    if not any(line.strip() for line in lines[start:end]):
        return None
    cells: list[list[Paragraph]] = [[]]
    for at in range(start, end):
        if at > start and _PAGE_MARK.fullmatch(lines[at]):
            continue
        place = Place(lines=(at + 1, at + 1))
        first, *others = lines[at].rstrip("\r").split("\t")
        cells[-1].extend(cell_to_paragraphs(first, place))
        cells.extend([*cell_to_paragraphs(text, place)] for text in others)
    place = Place(lines=(start + 1, end))
    return Row((*[COVERED] * covered, *(Cell(tuple(cell)) for cell in cells)), place)
