"""Join the lines of print inside cells: a table, gives one whose paragraphs are whole.

What was made from a PDF has a paragraph for each of its lines. All of a column are
about as wide, which tells them from steps: where the beginning of the next line had
found no room, the sentence goes on there.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dutygraph.model import Cell, Paragraph, Row, Table
from dutygraph.parse.wording.numerals import is_numbered, opening_number
from dutygraph.parse.wording.titles import text_to_title

_WIDEST = 60.0
_FEWEST, _FEWEST_MORE = 8, 3
"""Places inside sentences where the lines of a column end, if they are of print; in
the other columns of such a document, fewer."""
_SHARE = 0.8
_ENDED = tuple("。；;：:！？!?】〗")
_COLONS = ("：", ":")
_ATOM = re.compile(
    r"(?:[（(]?\w{1,2}[)）.．、]|[\x21-\x7e]+|.)[，。；：、）》”】〗]*", re.DOTALL
)
"""What print keeps together at the beginning of a line."""

_HANGING = "，。；：、）》”】〗"
"""What may hang over the end of a line."""
_SLACK, _INDENT = 1.0, 2.0
"""Signs by which full lines differ, and the first of a paragraph is moved in."""
_NARROW = 10.0
"""Signs in the lines of a column whose paragraphs are not moved in."""

_Key = tuple[int, int, int]


@dataclass(slots=True)
class _Column:
    """How wide the widest line is and the last of each cell, and for each that ends
    inside a sentence how wide it is with the beginning of the next, and whether it is
    the first of a paragraph."""

    widest: float = 0.0
    ends: list[tuple[float, bool]] = field(default_factory=list)
    lasts: list[float] = field(default_factory=list)

    def is_broken(self, fewest: int) -> bool:
        """Tell lines of print, where at least so many end inside a sentence.

        The last of a cell is seldom full, unless its lines are short items alike.
        """
        if len(self.ends) < fewest or self.widest > _WIDEST:
            return False
        full = sum(_is_full(*end, self.widest) for end in self.ends)
        alike = sum(last > self.widest - 2 * _SLACK for last in self.lasts)
        return full >= _SHARE * len(self.ends) and 2 * alike <= len(self.lasts)


def join_print_lines(table: Table) -> Table:
    """Give a table in whose columns no line of print is a paragraph by itself.

    The reader of PDF has joined its lines by their places on the page.
    """
    if not table.ruled:
        return table
    columns: dict[_Key, _Column] = defaultdict(_Column)
    for key, cell in _cells(table.rows):
        _measure(columns[key], cell.paragraphs)
    told = any(column.is_broken(_FEWEST) for column in columns.values())
    fewest = _FEWEST_MORE if told else _FEWEST
    broken = {k: c.widest for k, c in columns.items() if c.is_broken(fewest)}
    return replace(table, rows=tuple(_rows(table.rows, broken))) if broken else table


def _cells(rows: Sequence[Row]) -> Iterator[tuple[_Key, Cell]]:
    """Give the cells of several lines with their column, list by list."""
    for number, row in _counted(rows):
        for index, cell in enumerate(row.cells):
            if len(cell.paragraphs) > 1 and row.place.pages is None:
                yield (number, len(row.cells), index), cell


def _counted(rows: Sequence[Row]) -> Iterator[tuple[int, Row]]:
    """Count the lists, each of which has columns of its own."""
    number = 0
    for row in rows:
        if len(row.cells) == 1 and text_to_title(row.cells[0].text) is not None:
            number += 1
        yield number, row


def _measure(column: _Column, paragraphs: Sequence[Paragraph]) -> None:
    begins = True
    for (line, following), next_item in zip(
        pairwise(paragraphs), _counting(paragraphs), strict=True
    ):
        column.widest = max(column.widest, _width(line.text.rstrip(_HANGING)))
        ended = next_item or line.text.endswith(_ENDED)
        if not ended and not following.text.endswith(_COLONS):
            column.ends.append((_end(line, following), begins))
        begins = ended
    last = _width(paragraphs[-1].text.rstrip(_HANGING))
    column.widest = max(column.widest, last)
    column.lasts.append(last)


def _counting(paragraphs: Sequence[Paragraph]) -> list[bool]:
    """Tell for each line but the first whether its number is next to the last one:
    such items end without a mark and may all be as wide as one another."""
    last, counting = 0, []
    for at, paragraph in enumerate(paragraphs):
        number = opening_number(paragraph.text) if is_numbered(paragraph.text) else 0
        counting.append(number > 1 and number == last + 1)
        if counting[at] or number == 1:
            last = number
    return counting[1:]


def _end(line: Paragraph, following: Paragraph) -> float:
    """Say how wide a line would be with what print keeps together in the next."""
    met = _ATOM.match(following.text)
    more = _width(met[0]) if met is not None else 0.0
    return _width(line.text) + more


def _is_full(end: float, begins: bool, widest: float) -> bool:
    """Tell a line that had no room for the beginning of the next, of a paragraph that
    it may begin."""
    moved = _INDENT if begins and widest >= _NARROW else 0.0
    return end + moved > widest - _SLACK


def _rows(rows: Sequence[Row], broken: dict[_Key, float]) -> Iterator[Row]:
    for number, row in _counted(rows):
        cells = tuple(
            _join(cell, broken.get((number, len(row.cells), index)))
            for index, cell in enumerate(row.cells)
        )
        yield row._replace(cells=cells)


def _join(cell: Cell, widest: float | None) -> Cell:
    if widest is None or len(cell.paragraphs) < 2:
        return cell
    joined, begins = [cell.paragraphs[0]], True
    for (line, following), next_item in zip(
        pairwise(cell.paragraphs), _counting(cell.paragraphs), strict=True
    ):
        full = _is_full(_end(line, following), begins, widest)
        border = next_item or _is_border(line.text, following.text)
        begins = not full or following.item or border
        if begins:
            joined.append(following)
        else:
            place = joined[-1].place.through(following.place)
            text = joined[-1].text + following.text
            joined[-1] = joined[-1]._replace(text=text, place=place)
    return cell._replace(paragraphs=tuple(joined))


def _is_border(line: str, following: str) -> bool:
    """Tell a heading from what is below it, and a step from the next."""
    return line.endswith(_COLONS) or (line.endswith(_ENDED) and is_numbered(following))


def _width(text: str) -> float:
    """Count signs: those of ASCII are half as wide as others."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2
