"""Tell what a row of a ruled table is from the row and from what was read above it.

A row may be no data at all, stand outside the columns, go on with the headings or the
duty above it, or belong to another table.
"""

from collections.abc import Sequence

from dutygraph.model import AsideKind, Row
from dutygraph.parse.duties.drafts import Draft, Part
from dutygraph.parse.listing.paired import labels_guarantees
from dutygraph.parse.listing.reading import Reading, last_draft, last_number
from dutygraph.parse.listing.rownumbers import (
    numbers_columns,
    text_to_number,
    title_number,
)
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.asides import are_form_fields

_BESIDE = {"number", "section", "kind", "remark", "guarantees"}
"""The columns that the row of a duty may leave empty."""
_OF_SECTIONS = {"number", "title"}
"""The columns behind the first in which the heading of a section may stand alone."""
_NEAR = 50
"""Rows of a duty above one that prints its title again, but for the first."""


def row_to_aside(reading: Reading, row: Row, texts: Sequence[str]) -> AsideKind | None:
    """Tell page numbers, lines of contents and numbers of columns from data."""
    if all(map(titles.is_page_mark, texts)) and not _is_bare_number(reading, row):
        return AsideKind.PAGE
    if _is_contents(texts):
        return AsideKind.CONTENTS
    if numbers_columns(row) or (len(texts) > 1 and are_form_fields(texts)):
        return AsideKind.FURNITURE
    return None


def _is_bare_number(reading: Reading, row: Row) -> bool:
    """Tell the number of a duty of which nothing else is left from that of a page."""
    if reading.columns is None or len(row.cells) == 1:
        return False
    roles = reading.columns.roles
    filled = [i for i, cell in enumerate(row.cells) if cell.text.strip()]
    if [role for i, role in enumerate(roles) if i in filled] != ["number"]:
        return False
    last = last_number(reading)
    return last > 0 and text_to_number(row.cells[filled[0]].text) == last + 1


def _is_contents(texts: Sequence[str]) -> bool:
    """Tell a line of a table of contents that a tab parts from its page number."""
    numbers = [text.strip().isdigit() for text in texts[1:]]
    return numbers == [True] and titles.text_to_title(texts[0]) is not None


def is_outside(reading: Reading, row: Row) -> bool:
    """Tell a row over the whole width from a row that goes on in one column."""
    if len(row.cells) == 1 or reading.columns is None:
        return not (last_number(reading) and labels_guarantees(row))
    if first := row.cells[0].text.strip():
        numbered = reading.columns.roles[0] == "title" and title_number(first)
        return not (text_to_number(first) or numbered)
    beside = zip(row.cells, reading.columns.roles, strict=False)
    named = {role for c, role in beside if role in _OF_SECTIONS and c.text.strip()}
    return bool(named) and titles.names_section("".join(c.text for c in row.cells))


def says_more(reading: Reading, row: Row) -> bool:
    """Tell a second row of headings, which leaves some of the first as they are."""
    if reading.columns is None or not reading.fresh_columns:
        return False
    return any(
        role and not cell.text.strip()
        for role, cell in zip(reading.columns.roles, row.cells, strict=False)
    )


def is_of_other_table(reading: Reading, row: Row) -> bool:
    """Tell a row that counts anew, with another number of cells than the columns have:
    below its lists a web page shows its news as a table."""
    if reading.columns is None or row.place.sheet is not None:
        return False
    last = last_draft(reading)
    counts = last is not None and last.number > 1 and last.section == reading.section
    return counts and len(row.cells) != len(reading.columns.roles)


def lacks_number(reading: Reading, draft: Draft, part: Part) -> bool:
    """Tell a row that begins a duty but for its number from one that goes on."""
    columns = reading.columns
    if columns is None or "number" not in columns.roles:
        return False
    if part.place.pages != draft.parts[-1].place.pages:
        return False
    title, above = part.text("title"), draft.parts[0]
    last = draft.parts[max(1, len(draft.parts) - _NEAR) :]
    if not title or title in "".join(p.text("title") for p in (above, *last)):
        return False
    filled = {role for role in columns.roles if role and above.text(role)} - _BESIDE
    return all(part.text(role) for role in filled)
