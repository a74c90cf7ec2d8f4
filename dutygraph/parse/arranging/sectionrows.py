"""Takes the placed lines of a page and the names of its sections, gives the row that
each begins with, and how far that is in doubt.

The cell of a section is merged over its rows; its name stands at their top or in their
middle. Where the text has it apart from the numbers of the rows, their titles tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from dutygraph.parse.arranging.placing import NUMBER, TITLE, Page
from dutygraph.parse.arranging.tokens import Token
from dutygraph.parse.wording.heads import Line
from dutygraph.spellings import section_words

_NEAR = 2
"""Lines up to the number beside which a name stands, one of them blank."""
_SPEAKS, _SILENT = -1.0, 0.3
"""What it costs that the title of a row speaks of its section, or of another thing."""
_UNEVEN = 0.1
"""What a row costs by which a section is longer than others, where nothing tells."""
_FAR = 1.0
"""What it costs that a name stands a row from where its cell has it."""
_MOST_ROWS = 60
"""Rows of a section with another below it on the same page."""
_APART = 0.25
"""Lines between the middles of a name and of a number that do not stand in one."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a page that begin on it: the line of each number, its title, and the
    height of its middle, in lines from the top of the first."""

    numbers: tuple[int, ...]
    titles: tuple[str, ...]
    borders: tuple[float, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.numbers)


def placed_to_rows(placed: Sequence[tuple[Token, int, int]], page: Page) -> Rows:
    """Collect the rows of a page from its tokens, each with its column and row."""
    count = max((row for _, _, row in placed), default=0)
    numbers, titles = [0] * count, [""] * count
    lines = [dict[int, int]() for _ in range(count)]
    for token, column, row in placed:
        if not row:
            continue
        if page.roles[column] == NUMBER:
            numbers[row - 1] = _line_of(token)
        elif page.roles[column] == TITLE:
            titles[row - 1] += token.text
        lines[row - 1][column] = lines[row - 1].get(column, 0) + 1
    heights = [float(max(own.values(), default=1)) for own in lines]
    return Rows(tuple(numbers), tuple(titles), tuple(accumulate(heights, initial=0.0)))


@dataclass(frozen=True, slots=True)
class _Name:
    """What tells the rows of a section.

    `spoken` is what the titles of the first rows cost together, from none to all;
    `above` the number of rows that begin above the name, None where it stands apart.
    """

    spoken: tuple[float, ...]
    above: int | None


def sections_to_rows(
    sections: Sequence[Line], rows: Rows, is_first: bool
) -> tuple[list[int], bool]:
    """Give the row, counted from 1, with which each section begins, and whether only
    the titles have told it; those without a row stand behind the last.

    `is_first` tells that no section is open before.
    """
    beyond = [rows.count + 1] * (len(sections) - rows.count)
    names = [_weigh(section, rows) for section in sections[: rows.count]]
    if not names:
        return beyond, bool(beyond)
    found = [_cheapest(names, rows, is_first, top) for top in (True, False)]
    _, starts = min(found)
    told = all(name.above is not None for name in names)
    sure = told or (len(names) == 1 and (is_first or rows.count == 1))
    return [*starts, *beyond], bool(beyond) or not sure


def _weigh(section: Line, rows: Rows) -> _Name:
    words = section_words(section.text)
    each = (
        0.0 if words is None else _SPEAKS if words.search(title) else _SILENT
        for title in rows.titles
    )
    first, last = section.place.lines or (0, 0)
    beside = any(first - _NEAR <= number <= last + _NEAR for number in rows.numbers)
    above = sum(number < first for number in rows.numbers) if beside else None
    return _Name(tuple(accumulate(each, initial=0.0)), above)


def _cheapest(
    names: Sequence[_Name], rows: Rows, is_first: bool, top: bool
) -> tuple[float, list[int]]:
    """Give the cheapest rows to begin with, where names stand at the top of their cells
    or in the middle."""
    count, last = rows.count, len(names) - 1
    firsts = [1] if is_first else range(1, count - last + 1)
    best = {first: (0.0, [first]) for first in firsts}
    for at, name in enumerate(names):
        after: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, starts) in best.items():
            most = min(start + _MOST_ROWS, count - last + at + 1)
            for end in [count + 1] if at == last else range(start + 1, most + 1):
                own = cost + _section_cost(name, rows, start, end, top)
                own += _UNEVEN * abs(end - start - count / len(names))
                if end not in after or own < after[end][0]:
                    after[end] = own, [*starts, end]
        best = after
    cost, starts = min(best.values())
    return cost, starts[:-1]


def _section_cost(name: _Name, rows: Rows, start: int, end: int, top: bool) -> float:
    """Weigh a section that has the rows from one to before another."""
    cost = name.spoken[end - 1] - name.spoken[start - 1]
    if name.above is None:
        return cost
    above = name.above
    if top:
        return cost + _FAR * abs(above + 1 - start)
    middle = (rows.borders[start - 1] + rows.borders[end - 1]) / 2
    high = _middle(rows, above - 1) if above else rows.borders[0]
    low = _middle(rows, above) if above < rows.count else rows.borders[-1]
    each = rows.borders[-1] / rows.count
    beyond = max(0.0, high + _APART - middle, middle + _APART - low)
    return cost + _FAR * beyond / each


def _middle(rows: Rows, row: int) -> float:
    return (rows.borders[row] + rows.borders[row + 1]) / 2


def _line_of(token: Token) -> int:
    return (token.place.lines or (0, 0))[0]
