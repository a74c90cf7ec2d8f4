"""Tell a list that is set as forms from one with headings of columns.

Takes its rows or lines, says which it is.
"""

from collections.abc import Sequence

from dutygraph.model import ListKind, Row
from dutygraph.parse.shapes.dutynumbers import text_to_numbered
from dutygraph.parse.shapes.labels import TELLING, Line, are_labels_beside_values
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.columns import row_to_columns
from dutygraph.parse.wording.pageheads import FIRST_WORDS, is_headings
from dutygraph.spellings import fold

_LEAST, _LEAST_TITLED = 3, 2
"""Labels from which a text is a form; fewer do below the title of a list."""


def has_headings(row: Row) -> bool:
    """Tell headings of columns, side by side or, from 序号 on, one a line."""
    if len(row.cells) != 1:
        return row_to_columns(row) is not None and not are_labels_beside_values(row)
    text = row.cells[0].text
    begins = fold(text) in FIRST_WORDS
    return begins or (is_headings(text) and len(text.split()) > 1)


def are_forms(lines: Sequence[Line]) -> bool:
    """Tell enough labels, or a basic list with numbered lines; a title helps."""
    kinds = {titles.text_to_list_kind(line.paragraph.text) for line in lines} - {None}
    labels = sum(line.role in TELLING for line in lines)
    if labels >= (_LEAST_TITLED if kinds else _LEAST):
        return True
    counted = (text_to_numbered(line.paragraph.text) for line in lines)
    numbers = {one.number for one in counted if one is not None and one.has_sign}
    return kinds == {ListKind.BASIC} and 1 in numbers
