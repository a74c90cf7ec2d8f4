"""Put the numbers that a page prints behind all others back to its top: lines of a text
without cells, give lines.

Programs that look for columns may find that of the numbers only from the second or
third row on; those of the first rows come last.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from dutygraph.parse.unruled.starts import title_length
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.pageheads import header_length

_FEWEST = 3
"""Numbers that count on above those that come late."""


def put_late_numbers_first(
    lines: Sequence[Line], pages: Sequence[tuple[int, int]]
) -> list[Line]:
    """Put them below the headings of their page; each page keeps its length."""
    ordered = list(lines)
    for start, end in pages:
        late = _find_late(lines, start, end)
        if late:
            top, moved = below_headings(lines, start, end), {*late}
            others = [lines[at] for at in range(top, end) if at not in moved]
            ordered[top:end] = [*(lines[at] for at in late), *others]
    return ordered


def _find_late(lines: Sequence[Line], start: int, end: int) -> Sequence[int]:
    """Find the bare numbers that end where those above them on the page begin."""
    numbers = [
        (at, int(text))
        for at in range(start, end)
        if re.fullmatch(r"\d{1,3}", text := lines[at].text.strip())
    ]
    breaks = [
        index
        for index, ((_, one), (_, other)) in enumerate(pairwise(numbers), 1)
        if other != one + 1
    ]
    if len(breaks) != 1:
        return ()
    first, late = numbers[: breaks[0]], numbers[breaks[0] :]
    whole = len(first) >= max(_FEWEST, len(late)) and late[-1][1] == first[0][1] - 1
    return [at for at, _ in late] if whole else ()


def below_headings(lines: Sequence[Line], start: int, end: int) -> int:
    """Find the first line of a page below its titles and headings."""
    at = start
    while at < end:
        heads = title_length(lines, at) or header_length(lines, at)
        if not heads and lines[at].text.strip():
            break
        at += heads or 1
    return at
