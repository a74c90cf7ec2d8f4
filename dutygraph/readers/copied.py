"""Takes the lines of a table copied into a text, gives its rows.

Word and browsers put tabs between the cells and keep the lines inside each, so that a
row ends where its tabs are as many as those between the headings.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from dutygraph.model import Cell, Paragraph, Place, Row
from dutygraph.readers.markup import cell_to_paragraphs
from dutygraph.spellings import fold, is_heading, pattern

_LEAST_ROWS = 3
_PAGE_MARK = re.compile(r"\s*(?:[-—–－·]\s*\d{1,4}\s*[-—–－·]|第\s*\d{1,4}\s*页)\s*")
"""The number of a page that was copied with the table: — 3 —."""
_REACH = 6
"""Lines above headings among which the title of their list begins."""
_LONGEST_NAME = 60
_ENDS = ("。", "；", ";", "：", "，")
_NUMBERED = re.compile(r"\s*\d{1,3}\s*\t")


def lines_to_copied_rows(lines: Sequence[str]) -> tuple[Row, ...] | None:
    """Give the rows of a copied table; none where tabs do not part all its cells.

    Rows that are one line each need no counting of tabs and give none either.
    """
    lines = _join_headings(lines)
    spans = _lines_to_spans(lines)
    if spans is None:
        return None
    broken = sum(any(map(str.strip, lines[s:e])) for s, e in spans if e - s > 1)
    if broken < _LEAST_ROWS:
        return None
    return tuple(filter(None, (_span_to_row(lines, *span) for span in spans)))


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


def _lines_to_spans(lines: Sequence[str]) -> list[tuple[int, int]] | None:
    """Part the lines into rows, from the first line of each to the last."""
    apart = _find_lines_apart(lines)
    spans: list[tuple[int, int]] = []
    tabs = found = 0
    start: int | None = None
    for at, line in enumerate(lines):
        full = found == tabs
        ends = at in apart or (full and ("\t" in line or not line.strip()))
        if start is not None and ends:
            if not full:
                return None
            spans.append((start, at))
            start = None
        if at in apart or (start is None and not (tabs and "\t" in line)):
            spans.append((at, at + 1))
            tabs = line.count("\t") if _is_headings(line) else tabs
            continue
        if start is None:
            start, found = at, 0
        found += line.count("\t")
        if found > tabs:
            return None
    if start is not None and found < tabs:
        return None
    return spans if start is None else [*spans, (start, len(lines))]


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


def _span_to_row(lines: Sequence[str], start: int, end: int) -> Row | None:
    """Make the row of some lines; none where nothing stands in them."""
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
    return Row(tuple(Cell(tuple(cell)) for cell in cells), place)
