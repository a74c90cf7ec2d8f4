"""Take a page whose lines stand in no order of rows, give it in that order.

For each line the column is found as well, so that nothing is left to guess from the
order.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dutygraph.model import Paragraph
from dutygraph.parse import titles
from dutygraph.parse.arrangement import Placed, arrange
from dutygraph.parse.cues import head_mark, is_guarantee_mark, is_heading_line
from dutygraph.parse.heads import Line
from dutygraph.parse.pagecolumns import Headings
from dutygraph.parse.pageheads import header_length, is_headings
from dutygraph.parse.placing import Cell, Page, Step
from dutygraph.parse.spellings import fold
from dutygraph.parse.tokens import Cue, item_number, lines_to_tokens

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
) -> list[Line]:
    """Give the lines of a page in the order of rows, each with the role of its column.

    `before` are the cells of the duty that is open, None where none is; `number` is
    its number, `section` how many sections there were so far.
    """
    kept = _without_headings(lines, headings)
    blocks, sections = _without_sections(kept, section)
    tokens = lines_to_tokens(blocks, known)
    spaced = sum(not line.text.strip() for line in lines) > 0.08 * len(lines)
    page = replace(
        _page(headings, before, number, known),
        spaced=spaced,
        labelled=any(token.cue is Cue.LABEL for token in tokens),
    )
    placed, _ = arrange(tokens, page)
    return list(_placed_to_lines(placed, page, sections))


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
        filled = [i for i, line in enumerate(kept) if line.text.strip()]
        folded = [fold(kept[i].text) for i in filled]
        count = len(texts)
        found = [
            at
            for at in range(len(folded) - count + 1)
            if count and tuple(folded[at : at + count]) == texts
        ]
        for at in found[:1] if role == "guarantees" else found:
            for i in filled[at : at + count]:
                kept[i] = replace(kept[i], text="")
    return kept


def _without_sections(
    lines: Sequence[Line], count: int
) -> tuple[list[Line], list[Line]]:
    kept: list[Line] = []
    sections: list[Line] = []
    for at, line in enumerate(lines):
        if _is_section(line.text.strip(), count) or is_bare_section(lines, at):
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
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,8}", text):
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
    full = tuple(headings.widths.get(role, 0.0) for role in roles)
    return Page(roles, step, full, printed, goes_on=before is not None)


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
    return Cell(0, True, number, style, unfinished, 0.0, headed, guaranteed)


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
        lines.append(Line(here.token.text, here.token.place, role))
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
