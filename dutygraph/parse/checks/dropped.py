"""Find what got lost on the way to rows: a table before and after, gives its text.

Text that has lost its cells, and duties set as forms, are set into rows again; what the
rows do not have must be a heading, a page number or the like.
"""

import re
from collections.abc import Iterator

from dutygraph.model import Paragraph, Row, Table
from dutygraph.parse.shapes.labels import without_label
from dutygraph.parse.wording.pageheads import is_headings
from dutygraph.spellings import fold

_NUMBER = re.compile(r"^\s*\d{1,3}\s*[.．、]")
"""The number before a title, which a row has in another cell."""
_LENGTH = 4
"""Characters that a text shares with the rows where it is not lost."""


def find_dropped(before: Table, after: Table) -> Iterator[Paragraph]:
    """Give the paragraphs of a document of which the rows lack a word."""
    if before is after:
        return
    held = {gram for row in after.rows for gram in _grams(_row_text(row))}
    for row in before.rows:
        for paragraph in (p for cell in row.cells for p in cell.paragraphs):
            text = _NUMBER.sub("", without_label(paragraph.text))
            lost = any(_is_lost(fold(word), held) for word in text.split())
            if lost and not is_headings(paragraph.text):
                yield paragraph


def _row_text(row: Row) -> str:
    return "".join(fold(cell.text) for cell in row.cells)


def _grams(text: str) -> list[str]:
    return [text[at : at + _LENGTH] for at in range(len(text) - _LENGTH + 1)]


def _is_lost(word: str, held: set[str]) -> bool:
    """Tell a word of which the rows hold less than half."""
    grams = _grams(word)
    return 2 * sum(map(held.__contains__, grams)) < len(grams)
