"""Find what a browser prints around each page: lines of a text, give their indices.

Date and time, the name of the page, its address and `3/12` stand in the margins and get
between the lines of cells. The date with its time, the same on each page, tells such a
print; in a text of one page nothing else repeats.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.pageheads import is_headings
from dutygraph.spellings import pattern

_NEARLY_ALL = 0.8
_FEWEST = 2
"""Pages on which a line beside the date must stand to be the name of the page."""
_LONGEST = 250
_COUNTED = re.compile(r"\d{1,4}\s*/\s*(\d{1,4})")
_SENTENCE = re.compile("[。；]")


def find_print_margins(lines: Sequence[Line]) -> frozenset[int]:
    """Find the lines of the margins; none where no date runs through the pages."""
    texts = [line.text.strip() for line in lines]
    pages = {line.place.pages for line, text in zip(lines, texts, strict=True) if text}
    stamps = _find_running(_find_marks(texts, "stamp"), len(pages))
    if not stamps:
        return frozenset()
    addresses = _find_running(_find_marks(texts, "address"), len(stamps))
    numbers = _find_running(_find_counted(texts), len(stamps))
    margins = {*stamps, *addresses, *numbers}
    return frozenset(margins | _find_names(texts, stamps, margins))


def _find_marks(texts: Sequence[str], name: str) -> Iterator[tuple[int, str]]:
    """Give the lines that begin or end with a date or an address, alone or beside the
    name or the number of the page."""
    wanted = pattern("margins", name)
    for at, text in enumerate(texts):
        met = wanted.search(text) if len(text) < _LONGEST else None
        if met is not None and not _SENTENCE.search(text):
            yield at, met["mark"]


def _find_counted(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    for at, text in enumerate(texts):
        met = _COUNTED.fullmatch(text)
        if met is not None:
            yield at, met[1]


def _find_running(found: Iterable[tuple[int, str]], pages: int) -> list[int]:
    """Give the lines of the mark that comes most often, if nearly every page has it."""
    found = list(found)
    counts = Counter(mark for _, mark in found).most_common(1)
    running = [at for at, mark in found if mark == counts[0][0]]
    return running if len(running) >= _NEARLY_ALL * pages else []


def _find_names(
    texts: Sequence[str], stamps: Sequence[int], margins: Collection[int]
) -> set[int]:
    """Find the name of the page, which stands above or below nearly each date."""
    free = [at for at, text in enumerate(texts) if text and at not in margins]
    beside: dict[str, list[int]] = {}
    for stamp in stamps:
        below = bisect(free, stamp)
        near = {texts[at]: at for at in free[max(below - 1, 0) : below + 1]}
        for text, at in near.items():
            beside.setdefault(text, []).append(at)
    fewest = max(_FEWEST, _NEARLY_ALL * len(stamps))
    return {
        at
        for text, found in beside.items()
        if len(found) >= fewest and not is_headings(text)
        for at in found
    }
