"""Takes the first pages of a list, tells in what order their lines were put.

Each page is arranged by itself in every order that is possible; the cheapest is the
likeliest. What was placed so says how wide the columns are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dutygraph.parse.arrangement import arrange
from dutygraph.parse.heads import Line
from dutygraph.parse.pagecolumns import Headings
from dutygraph.parse.pagetokens import count_rows, page_to_tokens
from dutygraph.parse.placing import Order
from dutygraph.parse.rearranged import headings_to_page
from dutygraph.parse.tokens import Cue, Token
from dutygraph.parse.widths import placed_widths

_STRICT_BLOCKS, _FEW_CHOICES = 1.2, 0.85
_ROUGH = 6
"""Ways through a page that tell well enough what an order costs."""
_FEW_BLANKS = 0.01
"""Share of blank lines up to which a text was told cell by cell."""


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
    found = {
        order: [_arrange_alone(headings, lines, known, order) for lines in pages]
        for order in before or _possible_orders(pages)
    }
    costs = {
        order: before.get(order, 0.0) + sum(cost for _, cost in found[order])
        for order in found
    }
    # What asks much of blank lines must fit better, what leaves the least choice may
    # fit a little worse.
    weights = {Order.BLOCKS: _STRICT_BLOCKS, Order.CELLS: _FEW_CHOICES}
    orders = sorted(found, key=lambda order: costs[order] * weights.get(order, 1.0))
    likely = tuple(o for o in orders if o is orders[0] or o is not Order.CELLS)
    placed = (pair for pairs, _ in found[orders[0]] for pair in pairs)
    widths = placed_widths(placed, headings.roles)
    measured = {**headings.widths, **widths}
    return replace(headings, measured=measured, orders=likely, costs=costs)


def _possible_orders(pages: Sequence[Sequence[Line]]) -> tuple[Order, ...]:
    """Give the orders that are possible: without blank lines there are no blocks, and
    what has been set is told in the order in which it was set."""
    lines = [line for page in pages for line in page]
    blank = sum(not line.text.strip() for line in lines)
    return tuple(Order) if blank > _FEW_BLANKS * len(lines) else (Order.CELLS,)


def _arrange_alone(
    headings: Headings, lines: Sequence[Line], known: frozenset[str], order: Order
) -> tuple[list[tuple[str, Token]], float]:
    """Place the tokens of one page; give the role of each, and what it costs."""
    tokens, _, spaced = page_to_tokens(lines, headings, 0, known, order)
    numbers = [token.number for token in tokens if token.cue is Cue.NUMBER]
    first = max(min(numbers, default=1) - 1, 0)
    page = replace(
        headings_to_page(headings, {}, first, known, order),
        spaced=spaced,
        last=count_rows(tokens, order),
    )
    placed, cost = arrange(tokens, page, _ROUGH)
    return [(page.roles[one.column], one.token) for one in placed], cost
