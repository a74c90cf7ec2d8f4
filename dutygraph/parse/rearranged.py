"""Take a page whose lines stand in no order of rows, give it in that order.

For each line the column is found as well, so that nothing is left to guess from the
order.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dutygraph.model import Paragraph
from dutygraph.parse import names, titles
from dutygraph.parse.arrangement import Placed, arrange
from dutygraph.parse.cues import head_mark, is_guarantee_mark, is_heading_line
from dutygraph.parse.heads import Line
from dutygraph.parse.pagecolumns import Headings
from dutygraph.parse.pageheads import header_length, is_headings
from dutygraph.parse.placing import Cell, Order, Page, Step
from dutygraph.parse.spellings import fold
from dutygraph.parse.tokens import (
    Cue,
    Token,
    item_number,
    lines_to_tokens,
    text_width,
)
from dutygraph.parse.widths import placed_widths

_STRICT_BLOCKS, _FEW_CHOICES = 1.2, 0.85
_FEW_BLANKS = 0.01
_EACH_LINE = 0.6
"""Share of lines with a blank one above from which blank lines part no cells."""
SECTION = "section heading"
"""The role of a line over all columns, which the column of sections is not."""
_COMPLETE = ("。", "；", ";", "！", "？", "：", ":")


def rearrange(
    lines: Sequence[Line],
    headings: Headings,
    before: Mapping[str, Sequence[Paragraph]] | None,
    number: int,
    section: int,
    known: frozenset[str],
    order: Order,
) -> list[Line]:
    """Give the lines of a page in the order of rows, each with the role of its column.

    `before` are the cells of the duty that is open, None where none is; `number` is
    its number, `section` how many sections there were so far.
    """
    tokens, sections, spaced = _lines_to_tokens(lines, headings, section, known, order)
    page = replace(
        _page(headings, before, number, known, order),
        spaced=spaced,
        last=_count_rows(tokens, order),
        labelled=any(token.cue is Cue.LABEL for token in tokens),
    )
    placed, _ = arrange(tokens, page)
    return list(_placed_to_lines(placed, page, sections))


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
        for order in _possible_orders(pages)
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
    tokens, _, spaced = _lines_to_tokens(lines, headings, 0, known, order)
    numbers = [token.number for token in tokens if token.cue is Cue.NUMBER]
    first = max(min(numbers, default=1) - 1, 0)
    page = replace(
        _page(headings, {}, first, known, order),
        spaced=spaced,
        last=_count_rows(tokens, order),
    )
    placed, cost = arrange(tokens, page)
    return [(page.roles[one.column], one.token) for one in placed], cost


def _count_rows(tokens: Sequence[Token], order: Order) -> int:
    """Count the rows of a page by their numbers, where no line of a text is one."""
    numbers = {token.number for token in tokens if token.cue is Cue.NUMBER}
    return len(numbers) if order is Order.BLOCKS else 0


def _lines_to_tokens(
    lines: Sequence[Line],
    headings: Headings,
    section: int,
    known: frozenset[str],
    order: Order,
) -> tuple[list[Token], list[Line], bool]:
    """Give the tokens of a page, its sections, and whether blank lines part cells."""
    kept = _without_headings(lines, headings)
    blocks, sections = _without_sections(kept, section, headings.repeated)
    tokens = lines_to_tokens(blocks, known)
    spaced = sum(not line.text.strip() for line in lines) > 0.08 * len(lines)
    apart = sum(token.apart for token in tokens)
    if order is Order.BLOCKS and apart > _EACH_LINE * len(tokens):
        tokens = [replace(token, apart=False) for token in tokens]
        spaced = False
    return tokens, sections, spaced


def _without_headings(lines: Sequence[Line], headings: Headings) -> list[Line]:
    """Leave out the headings of the columns, wherever on the page they stand."""
    kept = list(lines)
    for at, line in enumerate(lines):
        if len(line.text.split()) > 1:
            length = max(header_length(lines, at), is_headings(line.text))
            kept[at : at + length] = [
                replace(own, text="") for own in lines[at : at + length]
            ]
    for role, texts in headings.columns:
        for lost in _find_heading(kept, texts, role == "guarantees"):
            kept[lost] = replace(kept[lost], text="")
    return kept


_HEADING_REACH = 5
"""Filled lines from the first to the last line of one heading."""


def _find_heading(lines: Sequence[Line], texts: Sequence[str], once: bool) -> set[int]:
    """Find the lines that hold a heading, between which others may stand."""
    filled = [i for i, line in enumerate(lines) if line.text.strip()]
    folded = [fold(lines[i].text) for i in filled]
    found: set[int] = set()
    for at, text in enumerate(folded):
        if not texts or text != texts[0] or (once and found):
            continue
        near = folded[at : at + _HEADING_REACH]
        if all(own in near for own in texts):
            found |= {filled[at + near.index(own)] for own in texts}
    return found


def _without_sections(
    lines: Sequence[Line], count: int, repeated: frozenset[str]
) -> tuple[list[Line], list[Line]]:
    kept: list[Line] = []
    sections: list[Line] = []
    for at, line in enumerate(lines):
        text = line.text.strip()
        bare = text not in repeated and is_bare_section(lines, at)
        if bare or _is_section(text, count):
            count += 1
            sections.append(line)
            kept.append(replace(line, text=""))
        else:
            kept.append(line)
    return kept, sections


def _is_section(text: str, count: int) -> bool:
    section = titles.text_to_section(text) if len(text) <= 30 else None
    if section is None:
        return False
    return section.count is not None or titles.section_numeral(text) == count + 1


def is_bare_section(lines: Sequence[Line], at: int) -> bool:
    """Tell the name of a section without numeral and count: it stands between the end
    of a sentence, or the headings, and the number of a duty."""
    text = lines[at].text.strip()
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,8}", text) or names.has_level(text):
        return False
    after = next((li.text.strip() for li in lines[at + 1 :] if li.text.strip()), "")
    if not re.match(r"\d{1,3}(?:\s|$)", after):
        return False
    before = (
        next((li.text.strip() for li in lines[at - 1 :: -1] if li.text.strip()), "")
        if at
        else ""
    )
    return not before or before.endswith(("。", "；")) or is_headings(before)


def _page(
    headings: Headings,
    before: Mapping[str, Sequence[Paragraph]] | None,
    number: int,
    known: frozenset[str],
    order: Order,
) -> Page:
    """Give what is known of a page from the one before it."""
    roles = headings.roles
    cells = tuple(
        _open_cell(before.get(role, ()) if before else (), known) for role in roles
    )
    printed = tuple(
        "".join(p.text for p in before.get(role, ())) if before else ""
        for role in roles
    )
    named = "".join(
        text
        for role, text in zip(roles, printed, strict=True)
        if role in ("departments", "receiving")
    )
    step = Step(0, cells, number, (named,), (printed[roles.index("title")],))
    known_widths = headings.widths if order is Order.LOOSE else headings.measured
    widths = tuple((known_widths or headings.widths).get(role, 0.0) for role in roles)
    going = before is not None
    return Page(
        roles,
        step,
        widths,
        printed,
        goes_on=going,
        guaranteed="guarantees" not in roles,
        order=order,
        repeated=headings.repeated,
    )


def _open_cell(cell: Sequence[Paragraph], known: frozenset[str]) -> Cell:
    """Give the state of a cell that the page before has left."""
    number, style, headed, guaranteed = 0, "", False, False
    for paragraph in cell:
        text = paragraph.text.strip()
        labels = head_mark().match(text) is not None
        marks = is_guarantee_mark(text) or labels
        guaranteed = guaranteed or marks
        headed = marks or is_heading_line(text, known)
        own = item_number(text.partition("：")[2].strip() if headed else text)
        if headed or (own[1] and (not style or own[0] == style)):
            style, number = own
    unfinished = bool(cell) and not cell[-1].text.rstrip().endswith(_COMPLETE)
    width = text_width(cell[-1].text.strip()) if cell else 0.0
    return Cell(0, True, number, style, unfinished, width, headed, guaranteed)


def _placed_to_lines(
    placed: Sequence[Placed], page: Page, sections: Sequence[Line]
) -> list[Line]:
    """Set the placed tokens in the order of rows and columns."""
    order = sorted(
        range(len(placed)), key=lambda i: (placed[i].row, placed[i].column, i)
    )
    starts = _section_rows(placed, page, sections)
    lines: list[Line] = []
    row = 0
    for i in order:
        here = placed[i]
        while row < here.row:
            row += 1
            lines += [
                replace(sections[at], role=SECTION)
                for at, start in enumerate(starts)
                if start == row
            ]
        role = page.roles[here.column]
        lines.append(Line(here.token.text, here.token.place, role, here.penalty))
    lines += [
        replace(sections[at], role=SECTION)
        for at, start in enumerate(starts)
        if start > row
    ]
    return lines


def _section_rows(
    placed: Sequence[Placed], page: Page, sections: Sequence[Line]
) -> list[int]:
    """Say before which row each section stands: the row of the next number."""
    column = page.roles.index("number")
    rows = []
    for section in sections:
        at = section.place.lines or (0, 0)
        above = [
            one.row
            for one in placed
            if one.column == column and (one.token.place.lines or (0, 0)) < at
        ]
        rows.append(max(above, default=0) + 1)
    return rows
