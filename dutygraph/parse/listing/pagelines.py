"""Tell the lines that run through the pages: the rows of a table, give their texts."""

from collections import defaultdict
from collections.abc import Iterable

from dutygraph.model import Row
from dutygraph.parse.wording import titles
from dutygraph.spellings import fold

_FEWEST_PAGES = 3
"""Pages from which on a name that comes again is no section's, where it is on most."""


def rows_to_running(rows: Iterable[Row]) -> frozenset[str]:
    """Give what stands alone in a row on most pages, as who publishes a list does
    above its table, but for the usual names of sections."""
    every: set[int] = set()
    pages: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.place.pages is None:
            continue
        every.add(row.place.pages[0])
        text = fold(row.cells[0].text) if len(row.cells) == 1 else ""
        if titles.is_short_name(text):
            pages[text].add(row.place.pages[0])
    least = max(_FEWEST_PAGES, len(every) // 2 + 1)
    often = (text for text, on in pages.items() if len(on) >= least)
    return frozenset(text for text in often if not titles.is_usual_section(text))
