"""Takes what a program wrote that keeps tables, tells what holds nothing of them.

Data frames, databases and converters to Markdown write a sign for an empty cell, and
data frames a column that counts the rows.
"""

import re
from collections.abc import Sequence

from dutygraph.model import Row

_FILLER = re.compile(
    r"\s*(?:NaN|nan|NaT|<NA>|None|NULL|null|\\N|Unnamed: \d{1,4}(?:_level_\d)?)\s*"
)
"""pandas: NaN, NaT, <NA>, None, and Unnamed: 3 for an empty heading; databases: NULL,
and \\N in the exports of MySQL and PostgreSQL."""
_LONGEST = 24


def is_filler(text: str) -> bool:
    """Tell the sign for an empty cell from text.

    >>> is_filler(" NaN "), is_filler("Unnamed: 3"), is_filler("Nano")
    (True, True, False)
    """
    return len(text) <= _LONGEST and _FILLER.fullmatch(text) is not None


def without_index(rows: Sequence[Row]) -> list[Row]:
    """Leave out a first column that has no heading and counts all rows from 0 or 1."""
    heads, counted = rows[:1], [row.cells[0].text for row in rows[1:] if row.cells]
    start = 0 if counted[:1] == ["0"] else 1
    count = [str(number) for number in range(start, start + len(rows) - 1)]
    if not count or heads[0].cells[0].text or counted != count:
        return list(rows)
    bare = [row._replace(cells=row.cells[1:]) for row in rows]
    return [row for row in bare if any(cell.paragraphs for cell in row.cells)]
