"""Take a page whose lines stand in no order of rows, give it in that order.

For each line the column is found as well, so that nothing is left to guess from the
order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dutygraph.model import Paragraph
from dutygraph.parse.arranging.arrangement import Placed, arrange
from dutygraph.parse.arranging.pagecolumns import Headings
from dutygraph.parse.arranging.pagetokens import count_rows, page_to_tokens
from dutygraph.parse.arranging.placing import (
    NAMES,
    SECTION,
    SECTION_HEADING,
    TAIL,
    Cell,
    Order,
    Page,
    Step,
)
from dutygraph.parse.arranging.sectionrows import placed_to_rows, sections_to_rows
from dutygraph.parse.arranging.tokens import (
    Cue,
    item_number,
    text_width,
)
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.cues import head_mark, is_guarantee_mark, is_heading_line
from dutygraph.parse.wording.heads import Line

_UNTOLD = 2.0
"""What the name of a section costs of which the text does not tell the rows."""
_COMPLETE = ("。", "；", ";", "！", "？", "：", ":")


def rearrange(
    lines: Sequence[Line],
    headings: Headings,
    before: Mapping[str, Sequence[Paragraph]] | None,
    number: int,
    section: int,
    known: frozenset[str],
    order: Order,
    told: int | None = None,
    likely: bool = True,
) -> list[Line]:
    """Give the lines of a page in the order of rows, each with the role of its column.

    `before` are the cells of the duty that is open, None where none is; `number` is
    its number, `section` how many sections there were so far, `told` how many duties
    they say they have; `likely` tells that no other order is likelier.
    """
    tokens, sections, spaced = page_to_tokens(lines, headings, section, known, order)
    page = replace(
        headings_to_page(headings, before, number, known, order),
        spaced=spaced,
        last=count_rows(tokens, order),
        labelled=any(token.cue is Cue.LABEL for token in tokens),
        headed=frozenset(token.under for token in tokens),
    )
    placed, _ = arrange(tokens, page, likely=likely)
    return list(placed_to_lines(placed, page, sections, told))


def headings_to_page(
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
    if order is not Order.SHEET:
        known_widths = known_widths or headings.widths
    widths = tuple(known_widths.get(role, 0.0) for role in roles)
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
        known=known,
        pairs=headings.pairs,
        openers=headings.openers,
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
    tail = cell[-1].text.strip()[-TAIL:] if cell else ""
    return Cell(
        0, True, number, style, unfinished, width, headed, guaranteed, tail=tail
    )


def placed_to_lines(
    placed: Sequence[Placed],
    page: Page,
    sections: Sequence[Line],
    told: int | None = None,
) -> list[Line]:
    """Set the placed tokens in the order of rows and columns."""
    parts = _departments_rows(placed, page)
    order = sorted(
        range(len(placed)), key=lambda i: (placed[i].row, parts[i], placed[i].column, i)
    )
    if any(section.role == SECTION for section in sections) and not page.joined:
        sections, starts = _merged_rows(placed, page, sections)
    else:
        above = _section_rows(placed, page, sections)
        starts = _counted_rows(above, page.start.number, sections, told)
    lines: list[Line] = []
    row = 0
    for i in order:
        here = placed[i]
        while row < here.row:
            row += 1
            lines += [
                replace(sections[at], role=SECTION_HEADING)
                for at, start in enumerate(starts)
                if start == row
            ]
        role = page.roles[here.column]
        lines.append(Line(here.token.text, here.token.place, role, here.penalty))
    lines += [
        replace(sections[at], role=SECTION_HEADING)
        for at, start in enumerate(starts)
        if start > row
    ]
    return lines


def _departments_rows(placed: Sequence[Placed], page: Page) -> list[int]:
    """Say in which of the rows of a duty each token stands, where each department has
    a row: it begins with a name, below the text of another."""
    parts: list[int] = []
    part, row, has_text = 0, 0, False
    for one in placed:
        role = page.roles[one.column]
        if one.row != row:
            part, row, has_text = 0, one.row, False
        if role in NAMES and has_text and page.order is Order.ROWS:
            part, has_text = part + 1, False
        has_text = has_text or role == "responsibilities"
        parts.append(part)
    return parts


def _merged_rows(
    placed: Sequence[Placed], page: Page, sections: Sequence[Line]
) -> tuple[list[Line], Sequence[int]]:
    """Say before which row each section of a merged column stands; doubt it where only
    the titles tell."""
    rows = placed_to_rows([(o.token, o.column, o.row) for o in placed], page)
    is_first = page.start.number == 0 and not page.goes_on
    starts, doubtful = sections_to_rows(sections, rows, is_first)
    penalty = _UNTOLD if doubtful else 0.0
    return [replace(section, penalty=penalty) for section in sections], starts


def _section_rows(
    placed: Sequence[Placed], page: Page, sections: Sequence[Line]
) -> list[int]:
    """Say before which row each section stands: the row of the next number, or of
    what comes next where cells come one after the other."""
    column = page.roles.index("number")
    rows = []
    for section in sections:
        at = section.place.lines or (0, 0)
        above = [
            one.row
            for one in placed
            if (page.joined or one.column == column)
            and (one.token.place.lines or (0, 0)) < at
        ]
        rows.append(max(above, default=0) + 1)
    return rows


def _counted_rows(
    rows: Sequence[int], number: int, sections: Sequence[Line], told: int | None
) -> Sequence[int]:
    """Set the sections before the rows that they begin with by what those above say
    they have; leave them where that contradicts their order."""
    counted: list[int] = []
    for section in sections:
        if told is None or told < number:
            return rows
        counted.append(told + 1 - number)
        told = titles.add_count(told, section.text)
    return counted
