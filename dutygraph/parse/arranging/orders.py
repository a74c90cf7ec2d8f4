"""Takes the first pages of a list, tells in what order their lines were put.

Each page is arranged by itself in every order that is possible; the cheapest is the
likeliest. What was placed so says how wide the columns are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from dutygraph.parse.arranging.arrangement import arrange
from dutygraph.parse.arranging.pagecolumns import Headings
from dutygraph.parse.arranging.pagetokens import count_rows, page_to_tokens
from dutygraph.parse.arranging.placing import NAMES, TEXTS, Order
from dutygraph.parse.arranging.rearranged import headings_to_page
from dutygraph.parse.arranging.sides import holds_columns
from dutygraph.parse.arranging.tokens import Cue, Token
from dutygraph.parse.arranging.widths import placed_widths
from dutygraph.parse.wording.heads import Line

_FEW_CHOICES = 0.85
"""What leaves the least choice may fit a little worse."""
_DOUBTFUL = 0.5
"""What a line costs where an order reads little of a page right."""
_ROUGH, _ROUGH_SHEET = 6, 16
"""Ways through a page that tell well enough what an order costs."""
_ACROSS, _PARTED = 0.085, 0.15
"""Shares of lines beside others and below blank lines from which, and up to which, a
page was told line by line: in other orders few columns meet in a line, and those where
blocks begin, which then are many."""
_IN_CELLS = (Order.CELLS, Order.ROWS)
"""The orders of a text that was told cell by cell."""
_FEWEST_ROWS = 3
"""Rows of departments below others from which they are taken for the rule: on three
pages, a page may break a line of a name so that it looks like one."""
_FEW_BLANKS, _FEW_ACROSS = 0.01, 0.02
"""Shares of blank lines, and of lines that hold several columns as the two below them
do, up to which a text was told cell by cell."""


class _Found(NamedTuple):
    """The role of each token as an order places it, and what that costs."""

    placed: list[tuple[str, Token]]
    cost: float


def measure(
    headings: Headings,
    pages: Iterable[Sequence[Line]],
    known: frozenset[str],
    before: Mapping[Order, float],
) -> Headings:
    """Measure the columns on pages that are arranged each by itself, and tell in what
    order the lines may have been put, the likeliest first.

    `before` is what each order has cost in the lists above: one program made them all.
    """
    pages = list(pages)
    possible = before or _possible_orders(pages)
    # Heights tell columns apart, of which a list of titles has one.
    bare = {*TEXTS}.isdisjoint(headings.roles)
    if bare and set(possible) == {Order.SHEET}:
        possible = _possible_orders(pages)
    across = (
        Order.SHEET in possible and not bare and _run_across(headings, pages, known)
    )
    found: dict[Order, _Found] = {
        order: _arrange_each(headings, pages, known, order)
        for order in possible
        if order is not Order.SHEET and not across
    }
    if Order.ROWS in found and not _has_rows(found[Order.ROWS]):
        found[Order.ROWS] = found[Order.CELLS]
    if Order.SHEET in possible and not bare and _are_doubtful(found):
        sheet = _arrange_each(headings, pages, known, Order.SHEET)
        if all(sheet.cost < other.cost for other in found.values()):
            found = {Order.SHEET: sheet}
    costs = {order: before.get(order, 0.0) + found[order].cost for order in found}
    weights = {Order.CELLS: _FEW_CHOICES}
    orders = sorted(found, key=lambda order: costs[order] * weights.get(order, 1.0))
    likely = tuple(o for o in orders if o is orders[0] or o not in _IN_CELLS)
    sure = orders[0] is not Order.SHEET
    widths = placed_widths(found[orders[0]].placed, headings.roles, sure)
    measured = {**headings.widths, **widths}
    if bare:
        costs = dict(before)
    return replace(headings, measured=measured, orders=likely, costs=costs)


def _has_rows(found: _Found) -> bool:
    """Tell whether names stand below the text of others more often than by mistake."""
    roles = [role for role, _ in found.placed]
    below = sum(a in TEXTS and b in NAMES for a, b in pairwise(roles))
    return below >= _FEWEST_ROWS


def _are_doubtful(found: Mapping[Order, _Found]) -> bool:
    """Tell whether none of the orders reads most lines well."""
    return all(one.cost > _DOUBTFUL * len(one.placed) for one in found.values())


def _run_across(
    headings: Headings, pages: Sequence[Sequence[Line]], known: frozenset[str]
) -> bool:
    """Tell whether lines hold several columns as often as they would if they had been
    told from top to bottom of the whole page, where blank lines part few of them."""
    each = [page_to_tokens(page, headings, 0, known, Order.SHEET)[0] for page in pages]
    tokens = [token for page in each for token in page]
    beside = sum(token.beside for token in tokens)
    apart = sum(token.apart for token in tokens)
    return beside > _ACROSS * len(tokens) and apart < _PARTED * len(tokens)


def _possible_orders(pages: Sequence[Sequence[Line]]) -> tuple[Order, ...]:
    """Give the orders that are possible: without blank lines there are no blocks, and
    what has been set is told in the order in which it was set."""
    if is_told_in_cells(pages):
        return _IN_CELLS
    return tuple(order for order in Order if order is not Order.ROWS)


def is_told_in_cells(pages: Iterable[Sequence[Line]]) -> bool:
    """Tell a text without blank lines, of which the cells come one after the other: it
    has no lines below each other that hold several columns."""
    lines = [line for page in pages for line in _without_edges(page)]
    blank = sum(not line.text.strip() for line in lines)
    if blank > _FEW_BLANKS * len(lines):
        return False
    wide = [holds_columns(line.text) for line in lines]
    across = sum(map(all, zip(wide, wide[1:], wide[2:], strict=False)))
    return across <= _FEW_ACROSS * len(lines)


def _first_number(numbers: Sequence[int]) -> int:
    """Give the number of the first duty on a page: from it on most count up, while
    that of a line of text stands alone.

    >>> _first_number([8, 1, 9, 10])
    8
    """
    counted: dict[int, tuple[int, int]] = {}
    for number in numbers:
        length, first = counted.get(number - 1, (0, number))
        counted[number] = max(counted.get(number, (0, 0)), (length + 1, first))
    return max(counted.values(), key=lambda run: run[0], default=(0, 1))[1]


def _without_edges(page: Sequence[Line]) -> Sequence[Line]:
    """Leave out the blank lines at the edges, where the number of the page stood."""
    filled = [at for at, line in enumerate(page) if line.text.strip()]
    return page[filled[0] : filled[-1] + 1] if filled else ()


def _arrange_each(
    headings: Headings,
    pages: Sequence[Sequence[Line]],
    known: frozenset[str],
    order: Order,
) -> _Found:
    """Place the tokens of every page by itself."""
    each = [_arrange_alone(headings, lines, known, order) for lines in pages]
    placed = [pair for one in each for pair in one.placed]
    return _Found(placed, sum(one.cost for one in each))


def _arrange_alone(
    headings: Headings, lines: Sequence[Line], known: frozenset[str], order: Order
) -> _Found:
    """Place the tokens of one page."""
    tokens, _, spaced = page_to_tokens(lines, headings, 0, known, order)
    numbers = [token.number for token in tokens if token.cue is Cue.NUMBER]
    first = max(_first_number(numbers) - 1, 0)
    page = replace(
        headings_to_page(headings, {}, first, known, order),
        spaced=spaced,
        last=count_rows(tokens, order),
        headed=frozenset(token.under for token in tokens),
    )
    rough = _ROUGH_SHEET if page.is_sheet else _ROUGH
    placed, cost = arrange(tokens, page, rough)
    return _Found([(page.roles[one.column], one.token) for one in placed], cost)
