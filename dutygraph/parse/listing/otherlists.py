"""Leave out the lists that are none of the three: rows of a table, give where they are.

Counties print what they have handed down (赋权事项清单), or whom to call (联系方式),
before or behind the three lists; numbered anew, its rows would be duties of the list
before.
"""

from collections.abc import Sequence
from itertools import islice

from dutygraph.model import Row
from dutygraph.parse.wording import titles
from dutygraph.spellings import fold, is_heading

_REACH = 3
"""Rows below the title of a list within which its headings stand."""


def find_other_lists(rows: Sequence[Row], running: frozenset[str]) -> frozenset[int]:
    """Find the titles of other lists, each above the headings of its own table."""
    return frozenset(
        at
        for at, row in enumerate(rows)
        if (text := _only_text(row))
        and _names_other_list(text, row)
        and fold(text) not in running
        and _has_headings(rows, at + 1)
    )


def ends_other_list(row: Row) -> bool:
    """Tell the title of one of the three lists, or the name of its sheet."""
    text = _only_text(row)
    if not text:
        return False
    if _names_sheet(text, row) and titles.text_to_sheet_kind(text) is not None:
        return True
    return titles.text_to_list_kind(text) is not None


def _names_other_list(text: str, row: Row) -> bool:
    """Tell the title of a list that is none of the three; of a sheet also 赋权事项."""
    if _names_sheet(text, row) and titles.text_to_sheet_kind(text) is None:
        text = text.removesuffix("清单") + "清单"
    return titles.is_other_list(text)


def _names_sheet(text: str, row: Row) -> bool:
    return row.place.sheet is not None and fold(text) == fold(row.place.sheet)


def _only_text(row: Row) -> str:
    filled = [text for cell in row.cells if (text := cell.text.strip())]
    return filled[0] if len(filled) == 1 else ""


def _has_headings(rows: Sequence[Row], start: int) -> bool:
    below = (row for row in islice(rows, start, None) if any(c.text for c in row.cells))
    for row in islice(below, _REACH):
        if ends_other_list(row):
            return False
        texts = [text for cell in row.cells if (text := fold(cell.text))]
        if len(texts) > 1 and is_heading(texts[0], "number"):
            return True
    return False
