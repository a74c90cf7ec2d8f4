"""Takes the words below the tables of a page, gives cells that are open the words that
stand over their edge.

A browser prints the last line of a cell that goes on over the page below the table's
rules; no rule closes the cell there.
"""

from collections.abc import Iterator, Sequence

from dutygraph.readers.lines import words_to_lines
from dutygraph.readers.pdf_page import Rule
from dutygraph.readers.pdf_words import Word
from dutygraph.readers.rulings import Field, Grid

_NEAR = 3.0
"""Points between a rule and the edge of a table that it closes."""
_ASIDE = 1.0
_WHITE = 0.2
"""Of the height of a line, the white that parts words of two columns."""


def take_overhang(
    grid: Grid,
    cells: dict[Field, list[Word]],
    outside: Sequence[Word],
    horizontal: Sequence[Rule],
) -> list[Word]:
    """Put words right below an open cell into it, and give those that are left."""
    bottom = grid.ys[-1]
    near = [w for w in outside if 0 <= _middle(w) - bottom < 1.5 * (w[3] - w[1])]
    if not near or grid.texts:
        return [*outside]
    near = [w for run in _runs(near) if not _crosses(run, grid) for w in run]
    taken: set[Word] = set()
    for column in _open_columns(grid, horizontal):
        left, right = grid.xs[column] - _ASIDE, grid.xs[column + 1] + _ASIDE
        within = [w for w in near if left <= w[0] and w[2] <= right]
        held = cells.get(grid.cells[len(grid.ys) - 2, column], [])
        if held and within and _is_next_line(held, within):
            held.extend(within)
            taken.update(within)
    return [word for word in outside if word not in taken]


def _open_columns(grid: Grid, horizontal: Sequence[Rule]) -> Iterator[int]:
    """Give the columns below whose last cell there is no rule."""
    closing = [rule for rule in horizontal if abs(rule.at - grid.ys[-1]) < _NEAR]
    for column in range(len(grid.xs) - 1):
        middle = (grid.xs[column] + grid.xs[column + 1]) / 2
        if not any(rule.first <= middle <= rule.last for rule in closing):
            yield column


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Part words where white stands between them."""
    run: list[Word] = []
    for word in sorted(words):
        if run and word[0] - run[-1][2] > _WHITE * (word[3] - word[1]):
            yield run
            run = []
        run.append(word)
    yield run


def _crosses(run: Sequence[Word], grid: Grid) -> bool:
    """Tell a line over several columns, as the foot of a page is."""
    left, right = run[0][0] + _ASIDE, run[-1][2] - _ASIDE
    return any(left < x < right for x in grid.xs)


def _is_next_line(held: Sequence[Word], within: Sequence[Word]) -> bool:
    """Tell words no farther from the last line of a cell than lines lie apart."""
    lines = words_to_lines(held)
    last, size = lines[-1], lines[-1].size
    return 0 < min(word[1] for word in within) - last.top < 2 * size


def _middle(word: Word) -> float:
    return (word[1] + word[3]) / 2
