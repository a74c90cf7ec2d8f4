"""Part a text without cells where its pages end: lines, give the span of each page."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dutygraph.parse.heads import Line
from dutygraph.parse.pageheads import FIRST_WORDS, header_length
from dutygraph.parse.spellings import fold


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
    """Find the bare lines that number the pages: on nearly each page one, counting up.

    Of several such lines on one page the last one is meant.
    """
    bare = {
        at: int(text)
        for at, line in enumerate(lines)
        if re.fullmatch(r"\d{1,3}", text := line.text.strip())
    }
    found: dict[int, dict[int, int]] = {}
    for page, (start, end) in enumerate(pages):
        for at in range(start, end):
            if at in bare:
                found.setdefault(bare[at] - page, {})[page] = at
    best = max(found.values(), key=len, default={})
    filled = sum(any(lines[i].text.strip() for i in range(*page)) for page in pages)
    return frozenset(best.values()) if 2 < len(best) >= 0.6 * filled else frozenset()
