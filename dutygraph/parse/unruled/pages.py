"""Part a text without cells where its pages end: lines, give the span of each page."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.pageheads import FIRST_WORDS, header_length, is_headings
from dutygraph.parse.wording.titles import is_page_mark
from dutygraph.spellings import fold

_COLON = "："
_EDGE, _NEARLY_ALL, _FEWEST_PAGES = 2, 0.8, 3
_MOST, _NEARLY_EACH = 0.6, 0.9
"""Shares of pages that have their number at an edge, or else anywhere."""
_ROWS_TOO = 1.5
"""Bare numbers for one of a page from which some are those of rows."""
_NEVER_FIRST = ("，", "。", "；", "：", "、", "！", "？", "”", "）", "》")
"""What Chinese typesetting sets at the end of a line rather than at a beginning."""


def find_pages(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Give where each page begins and ends.

    The places know it where form feeds parted the pages; else a page begins with the
    headings of its columns.
    """
    if not lines:
        return []
    if any(line.place.pages for line in lines):
        starts = [
            at
            for at in range(1, len(lines))
            if lines[at].place.pages != lines[at - 1].place.pages
        ]
    else:
        starts = [
            at
            for at in range(1, len(lines))
            if fold(lines[at].text)[:2] in FIRST_WORDS and header_length(lines, at)
        ]
    borders = [0, *starts, len(lines)]
    return list(pairwise(borders))


def find_page_numbers(
    lines: Sequence[Line], pages: Sequence[tuple[int, int]]
) -> frozenset[int]:
    """Find the bare lines that number the pages, counting up: on most pages one at its
    top or its foot, or on nearly each one anywhere, where there are others for rows.

    Of several such lines on one page the last one is meant.
    """
    bare = {
        at: int(text)
        for at, line in enumerate(lines)
        if re.fullmatch(r"\d{1,3}", text := line.text.strip())
    }
    edges = {at for page in pages for at in _edges(lines, *page)}
    filled = sum(any(lines[i].text.strip() for i in range(*page)) for page in pages)
    counted = _find_counted(bare, pages)
    bare = {at: number for at, number in bare.items() if at not in counted}
    best = _count_up({at: bare[at] for at in bare if at in edges}, pages)
    if 2 < len(best) >= _MOST * filled:
        return frozenset(best)
    best = _count_up(bare, pages)
    others = len(bare) > _ROWS_TOO * len(best)
    found = _FEWEST_PAGES < len(best) >= _NEARLY_EACH * filled and others
    return frozenset(best) if found else frozenset()


def _find_counted(
    bare: Mapping[int, int], pages: Sequence[tuple[int, int]]
) -> set[int]:
    """Find the lines that number rows: their page has the number before above them and
    the next below them."""
    found: set[int] = set()
    for start, end in pages:
        lines = [at for at in range(start, end) if at in bare]
        first = {bare[at]: at for at in reversed(lines)}
        last = {bare[at]: at for at in lines}
        for at in lines:
            number = bare[at]
            above, below = first.get(number - 1, end), last.get(number + 1, start)
            if above < at < below:
                found.add(at)
    return found


def _count_up(
    bare: Mapping[int, int], pages: Sequence[tuple[int, int]]
) -> Collection[int]:
    """Give the lines that most pages have of those that are so much above their own."""
    found: dict[int, dict[int, int]] = {}
    for page, (start, end) in enumerate(pages):
        for at in range(start, end):
            if at in bare:
                found.setdefault(bare[at] - page, {})[page] = at
    return max(found.values(), key=len, default={}).values()


def find_running_lines(
    lines: Sequence[Line], pages: Sequence[tuple[int, int]]
) -> frozenset[int]:
    """Find what nearly every page repeats at its top or its foot, headings aside."""
    edges: dict[str, set[int]] = {}
    filled = 0
    for start, end in pages:
        edge = _edges(lines, start, end)
        filled += bool(edge)
        for at in edge:
            edges.setdefault(lines[at].text.strip(), set()).add(at)
    return frozenset(
        at
        for text, found in edges.items()
        if _FEWEST_PAGES <= filled <= len(found) / _NEARLY_ALL and _may_run(text)
        for at in found
    )


def _edges(lines: Sequence[Line], start: int, end: int) -> list[int]:
    """Give the first and the last lines of a page that hold text."""
    printed = [at for at in range(start, end) if lines[at].text.strip()]
    return sorted({*printed[:_EDGE], *printed[-_EDGE:]})


def _may_run(text: str) -> bool:
    return (
        len(text) > 3 and re.search(r"[。；：]", text) is None and not is_headings(text)
    )


def join_punctuation(lines: Sequence[Line]) -> list[Line]:
    """Put what no line can begin with, as 。 or ：, back to the line above it; a colon
    without one has hung over the end of the line below."""
    joined: list[Line] = []
    lost = ""
    for line in lines:
        text = line.text.strip()
        if lost and text:
            line, lost = replace(line, text=line.text.rstrip() + lost), ""
        elif text == _COLON and not (joined and _may_go_on(joined[-1], line)):
            lost, line = text, replace(line, text="")
            text = ""
        if joined and text.startswith(_NEVER_FIRST) and _may_go_on(joined[-1], line):
            above, rest = joined[-1], text.lstrip("".join(_NEVER_FIRST))
            whole = above.text.rstrip() + text[: len(text) - len(rest)]
            joined[-1] = replace(above, text=whole)
            if rest:
                joined.append(replace(line, text=rest))
            else:
                joined[-1] = Line(whole, above.place.through(line.place))
        else:
            joined.append(line)
    return joined


def _may_go_on(above: Line, line: Line) -> bool:
    """Tell a line of a cell from what stands at the top or the bottom of a page."""
    text = above.text.strip()
    edge = not text or is_headings(text) or is_page_mark(text)
    return not edge and above.place.pages == line.place.pages
