"""Tell a list of which a program has told the short cells of a page first: its tokens,
give what each row has had.

A program that prints a sheet may draw all cells of one line before those of several. So
the numbers of all rows come at the head of a page, beside them the short cells, and
below them the long ones, of which the row is not told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice, pairwise, product

from dutygraph.parse.arranging.placing import NAMES, TEXTS, TITLE
from dutygraph.parse.arranging.tokens import Cue, Token
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.titles import text_to_section

_FEWEST, _MOSTLY = 2, 0.75
_MOST_READINGS = 12
"""Ways to say in which columns the short cells of a page stand."""
_FAR_OFF = 2.0
"""What a short cell costs in a column that its look speaks against."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page tells: the number of each row, and its short cells."""

    numbers: tuple[Token, ...]
    cells: tuple[tuple[Token, ...], ...]
    rest: tuple[Token, ...]


def tells_short_first(pages: Sequence[Sequence[Token]]) -> bool:
    """Tell whether numbers follow one another on the pages, without the cells of their
    rows between."""
    heads = [tokens_to_head(tokens) for tokens in pages if tokens]
    bare = sum(_count_bare(head) for head in heads)
    broken = sum(any(t.cue is Cue.NUMBER for t in head.rest) for head in heads)
    return bare >= _FEWEST and broken <= (1 - _MOSTLY) * len(heads)


def tokens_to_head(tokens: Sequence[Token]) -> Head:
    """Part the tokens of a page behind the last number that follows the first."""
    numbers: list[Token] = []
    cells: list[list[Token]] = []
    end = 0
    for at, token in enumerate(tokens):
        counts_on = not numbers or token.number == numbers[-1].number + 1
        if token.cue is Cue.NUMBER and counts_on:
            numbers.append(token)
            cells.append([])
        elif not (token.beside and numbers):
            break
        else:
            cells[-1].append(token)
        end = at + 1
    return Head(tuple(numbers), tuple(map(tuple, cells)), tuple(tokens[end:]))


def head_to_readings(head: Head) -> Iterator[Head]:
    """Give the head, and of a page with one row once more without its last cell, which
    may be the first line of a long one that stands on the height of the number."""
    yield head
    if head.rest and len(head.cells) == 1 and head.cells[-1]:
        (cells,) = head.cells
        rest = (replace(cells[-1], beside=False), *head.rest)
        yield Head(head.numbers, (cells[:-1],), rest)


def part_at_sections(
    head: Head, sections: Sequence[Line], due: int
) -> list[Head] | None:
    """Part the rows of a page where its sections begin, of which each tells how many
    duties it has; `due` is the number with which the first begins. None where that is
    not so, or leaves a part without rows that has cells."""
    if not (sections and due):
        return None
    last = line_of(head.numbers[-1])
    borders, first = [0], head.numbers[0].number
    for section in sections:
        told = text_to_section(section.text.strip())
        if told is None or not told.count or line_of(section) < last:
            return None
        borders.append(due - first)
        due += told.count
    borders.append(len(head.numbers))
    lines = [0, *map(line_of, sections), line_of(head.rest[-1]) + 1 if head.rest else 0]
    parts = [
        Head(
            head.numbers[start:end],
            head.cells[start:end],
            tuple(token for token in head.rest if above < line_of(token) < below),
        )
        for (start, end), (above, below) in zip(
            pairwise(borders), pairwise(lines), strict=True
        )
    ]
    sound = borders == sorted(borders)
    if not sound or any(part.rest and not part.numbers for part in parts):
        return None
    return [part for part in parts if part.numbers]


def line_of(one: Line | Token) -> int:
    """Give the line of the text on which it stands."""
    return (one.place.lines or (0, 0))[0]


def _count_bare(head: Head) -> int:
    """Count the rows that lack a cell, and are followed by the number of the next."""
    widest = max(map(len, head.cells), default=0)
    whole = widest if not head.rest else widest + 1
    return sum(len(above) < whole for above, _ in pairwise(head.cells))


def read_head(
    head: Head, roles: Sequence[str]
) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Say in which columns the short cells of each row may stand, the likeliest way
    first."""
    each = [_read_row(cells, roles) for cells in head.cells]
    return islice(product(*each), _MOST_READINGS)


def _read_row(cells: Sequence[Token], roles: Sequence[str]) -> list[tuple[int, ...]]:
    """Give the columns that as many cells may stand in, and only the cheapest."""
    free = [at for at, role in enumerate(roles) if role != "number"]
    costs = {
        columns: sum(
            _cost(cell, roles[at]) for cell, at in zip(cells, columns, strict=True)
        )
        for columns in combinations(free, len(cells))
    }
    least = min(costs.values(), default=0.0)
    return sorted(
        (columns for columns, cost in costs.items() if cost < least + 1.0),
        key=lambda columns: costs[columns],
    )


def _cost(token: Token, role: str) -> float:
    """Weigh the look of a short cell against what a column holds."""
    if role in NAMES:
        return 0.0 if token.cue in (Cue.NAME, Cue.LABEL) else _FAR_OFF
    if role == TITLE:
        plain = token.cue is Cue.WORDS and not token.complete
        return 0.0 if plain else _FAR_OFF / 2
    if role in TEXTS:
        ended = token.complete or token.cue is Cue.ITEM
        named = token.cue is Cue.NAME
        return 0.0 if ended else _FAR_OFF if named else _FAR_OFF / 2
    return _FAR_OFF
