"""Takes the pages of a list that was told cell by cell, gives their lines row by row.

A row that the foot of a page cuts goes on with each of its cells on the next. What a
line at the foot belongs to, often only the next page tells; so the ways through one
page go on through the others, and the cheapest through the whole list counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dutygraph.parse.arranging.arrangement import Breadth, Placed, Way, follow_ways
from dutygraph.parse.arranging.orderpenalties import remaining_penalty
from dutygraph.parse.arranging.pagecolumns import Headings
from dutygraph.parse.arranging.pagetokens import (
    line_numbers,
    page_to_tokens,
    stands_between,
)
from dutygraph.parse.arranging.placing import NUMBER, Cell, Order, Page, Step
from dutygraph.parse.arranging.rearranged import headings_to_page, placed_to_lines
from dutygraph.parse.arranging.tokens import Cue, Token
from dutygraph.parse.wording.heads import Line

_TOGETHER = Breadth(32, 9.0, 8)
_NOT_BEGUN = Cell(-1, top=-1)
"""A cell that a row has not had when its page ends."""


def rearrange_list(
    pages: Sequence[Sequence[Line]],
    headings: Headings,
    known: frozenset[str],
    order: Order,
) -> Iterator[list[Line]]:
    """Give the lines of the rows of a list, each with the role of its column: a row at
    once, but where its number is printed again, page by page."""
    sections: list[Line] = []
    tokens: list[list[Token]] = []
    for lines in pages:
        found, own, _ = page_to_tokens(lines, headings, len(sections), known, order)
        sections += own
        tokens.append(found)
    page = headings_to_page(headings, None, 0, known, order)
    labelled = any(token.cue is Cue.LABEL for own in tokens for token in own)
    start = page.start._replace(wraps=(0.0,) * len(page.roles))
    page = replace(page, joined=True, labelled=labelled, start=start)
    placed = _arrange(mark_sections(tokens, sections), page)
    lines = placed_to_lines([one for _, one in placed], page, sections)
    page_of = {id(one.token.place): at for at, one in placed}
    yield from _part_again(lines, page_of)


def mark_sections(
    pages: Sequence[Sequence[Token]], sections: Sequence[Line]
) -> list[list[Token]]:
    """Tell the tokens that stand just below the heading of a section."""
    heads = line_numbers(sections)
    marked: list[list[Token]] = []
    last = 0
    for tokens in pages:
        marked.append([])
        for token in tokens:
            at = (token.place.lines or (last, last))[0]
            below = stands_between(heads, last, at)
            marked[-1].append(replace(token, below=below))
            last = at
    return marked


def _arrange(pages: Sequence[Sequence[Token]], page: Page) -> list[tuple[int, Placed]]:
    """Place the tokens of all pages; give each with the index of its page, its row
    counted over the list."""
    ways = [Way(0.0, page.start, page)]
    for tokens in pages:
        ways = [_turn_page(way) for way in follow_ways(ways, tokens, _TOGETHER)]
    if not ways:
        return []
    best = min(ways, key=lambda way: way.cost + remaining_penalty(way.step, way.page))
    return _way_to_placed(best)


def _turn_page(way: Way) -> Way:
    """Let a way go on with the next page, where row 0 is the row that is open."""
    step, row, page = way.step, way.step.row, way.page
    texts = _open_texts(way)
    foot = max(cell.lines for cell in step.cells if cell.row == row)
    cells = tuple(
        cell._replace(
            row=0, empty=True, top=0, skipped=(), lines=0, lag=foot - cell.lines
        )
        if cell.row == row
        else _NOT_BEGUN
        for cell in step.cells
    )
    names, titles = ("".join(own[row : row + 1]) for own in (step.names, step.titles))
    start = Step(0, cells, step.number, (names,), (titles,), wraps=step.wraps)
    goes_on = page.goes_on or row > 0
    turned = replace(page, start=start, printed=texts, goes_on=goes_on)
    return Way(way.cost, start, turned, None, way, way.cells)


def _open_texts(way: Way) -> tuple[str, ...]:
    """Give what the open row has printed so far in each column."""
    row, page = way.step.row, way.page
    texts = [""] * len(page.roles)
    at: Way | None = way
    while at is not None and at.last is not None and at.last.row == row:
        texts[at.last.column] = at.last.token.text + texts[at.last.column]
        at = at.before
    if row == 0:
        texts = [a + b for a, b in zip(page.printed, texts, strict=True)]
    return tuple(texts)


def _way_to_placed(way: Way) -> list[tuple[int, Placed]]:
    """Give the cells of a way, page by page, their rows counted over the list."""
    pages: list[list[Placed]] = [[]]
    at: Way | None = way
    while at is not None:
        if at.last is not None:
            pages[-1].append(at.last)
        elif at.before is not None:
            pages.append([])
        at = at.before
    placed: list[tuple[int, Placed]] = []
    above = 0
    for index, page in enumerate(reversed(pages)):
        page.reverse()
        placed += [(index, replace(one, row=above + one.row)) for one in page]
        above = placed[-1][1].row if placed else 0
    return placed


def _part_again(lines: Sequence[Line], page_of: dict[int, int]) -> Iterator[list[Line]]:
    """Part the lines at the number of each row, and a row whose number comes again
    where the pages end."""
    rows: list[list[Line]] = [[]]
    numbers: list[str] = [""]
    for line in lines:
        if line.role == NUMBER and line.text != numbers[-1]:
            rows.append([])
            numbers.append(line.text)
        rows[-1].append(line)
    for row in rows:
        if sum(line.role == NUMBER for line in row) < 2:
            yield row
            continue
        own = sorted(row, key=lambda line: page_of.get(id(line.place), 0))
        for _, part in groupby(own, key=lambda line: page_of.get(id(line.place), 0)):
            yield list(part)
