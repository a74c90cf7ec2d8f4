"""Put the rows of a table together to duties: a ruled table, gives drafts of duties.

A duty broken over pages is one draft of several parts: its number comes again, or not
at all. What no list, section or duty takes up becomes an issue.
"""

from collections.abc import Sequence
from dataclasses import replace

from dutygraph.model import (
    AsideKind,
    Issue,
    IssueKind,
    ListKind,
    Paragraph,
    Row,
    Table,
)
from dutygraph.parse.duties.drafts import (
    Draft,
    Part,
    begins_above,
    goes_on,
    join_rows,
    take_beginning,
)
from dutygraph.parse.listing.columnvalues import columns_by_values
from dutygraph.parse.listing.outside import take_line, take_waiting
from dutygraph.parse.listing.pagelines import rows_to_running
from dutygraph.parse.listing.paired import head_texts, labels_guarantees, move_labelled
from dutygraph.parse.listing.reading import (
    Reading,
    declare,
    doubt_columns,
    leave,
    leave_begun,
    leave_row,
    leave_unused,
    set_aside,
    start_list,
    trust_columns,
)
from dutygraph.parse.listing.rownumbers import (
    is_no_number,
    number_part,
    numbers_columns,
    text_to_number,
    title_number,
)
from dutygraph.parse.listing.sameas import Above, share_cells
from dutygraph.parse.listing.sectioncells import part_to_counts, part_to_section
from dutygraph.parse.listing.summaries import read_counts, read_totals
from dutygraph.parse.listing.tallies import is_tallied, read_tallied, row_to_tally
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.asides import are_form_fields
from dutygraph.parse.wording.columns import (
    Columns,
    refine,
    row_to_columns,
    with_known,
    without_offices,
)

_BESIDE = {"number", "section", "kind", "remark", "guarantees"}
"""The columns that the row of a duty may leave empty."""
_OF_SECTIONS = {"number", "title"}
"""The columns behind the first in which the heading of a section may stand alone."""
_NEAR = 50
"""Rows of a duty above one that prints its title again, but for the first."""
UNKNOWN = "unknown"
"""The role of a column whose heading is not known."""


def table_to_reading(table: Table) -> Reading:
    """Walk through the rows of a ruled table and collect the drafts of its duties."""
    reading = Reading(running=rows_to_running(table.rows))
    for index, row in enumerate(table.rows):
        texts = [text for cell in row.cells if (text := cell.text).strip()]
        if not texts or _take_tally(reading, row, table.rows[index + 1 : index + 2]):
            continue
        if _is_no_data(reading, row, texts):
            continue
        columns = row_to_columns(row)
        if columns is not None and not _says_more(reading, row):
            read = columns_by_values(columns, table.rows, index + 1)
            _take_columns(reading, read, row)
        elif totals := tuple(read_totals(reading.kind, reading.section, row)):
            declare(reading, *totals)
        elif len(texts) == 1 and _is_outside(reading, row):
            take_line(reading, texts[0], row)
        else:
            _take_row(reading, row)
    leave_unused(reading)
    leave_begun(reading)
    return reading


def _is_no_data(reading: Reading, row: Row, texts: Sequence[str]) -> bool:
    """Tell page numbers, lines of contents and numbers of columns; set them aside."""
    if all(map(titles.is_page_mark, texts)) and not _is_bare_number(reading, row):
        kind = AsideKind.PAGE
    elif _is_contents(texts):
        kind = AsideKind.CONTENTS
    elif numbers_columns(row) or (len(texts) > 1 and are_form_fields(texts)):
        kind = AsideKind.FURNITURE
    else:
        return False
    set_aside(reading, kind, " ".join(texts), row.place)
    return True


def _is_bare_number(reading: Reading, row: Row) -> bool:
    """Tell the number of a duty of which nothing else is left from that of a page."""
    if reading.columns is None or len(row.cells) == 1:
        return False
    roles = reading.columns.roles
    filled = [i for i, cell in enumerate(row.cells) if cell.text.strip()]
    if [role for i, role in enumerate(roles) if i in filled] != ["number"]:
        return False
    last = _last_number(reading)
    return last > 0 and text_to_number(row.cells[filled[0]].text) == last + 1


def _take_tally(reading: Reading, row: Row, below: Sequence[Row]) -> bool:
    """Take a row of a table of sections and lists, which counts their duties."""
    tally = row_to_tally(row, *below)
    if tally is not None and any(is_tallied(tally, other) for other in below):
        reading.tally = tally
        return True
    if reading.tally is None or not is_tallied(reading.tally, row):
        reading.tally = None
        return False
    reading.tallied += read_tallied(reading.tally, row)
    return True


def _is_contents(texts: Sequence[str]) -> bool:
    """Tell a line of a table of contents that a tab parts from its page number."""
    numbers = [text.strip().isdigit() for text in texts[1:]]
    return numbers == [True] and titles.text_to_title(texts[0]) is not None


def _is_outside(reading: Reading, row: Row) -> bool:
    """Tell a row over the whole width from a row that goes on in one column."""
    if len(row.cells) == 1 or reading.columns is None:
        return not (_last_number(reading) and labels_guarantees(row))
    if first := row.cells[0].text.strip():
        numbered = reading.columns.roles[0] == "title" and title_number(first)
        return not (text_to_number(first) or numbered)
    beside = zip(row.cells, reading.columns.roles, strict=False)
    named = {role for c, role in beside if role in _OF_SECTIONS and c.text.strip()}
    return bool(named) and titles.names_section("".join(c.text for c in row.cells))


def _says_more(reading: Reading, row: Row) -> bool:
    """Tell a second row of headings, which leaves some of the first as they are."""
    if reading.columns is None or not reading.fresh_columns:
        return False
    return any(
        role and not cell.text.strip()
        for role, cell in zip(reading.columns.roles, row.cells, strict=False)
    )


def _take_columns(reading: Reading, columns: Columns, row: Row) -> None:
    if reading.titled and reading.kind is ListKind.BASIC:
        columns = without_offices(columns, reading.columns)
    unknown, columns = columns.unknown, with_known(columns, reading.columns)
    for heading in unknown if not columns.unknown else ():
        leave(reading, heading, row.place)
    kind = columns.kind_below(reading.kind if reading.titled else None)
    if kind is not None and kind is not reading.kind:
        start_list(reading, kind)
        take_waiting(reading)
    if reading.columns is None or reading.columns.roles != columns.roles:
        doubt_columns(reading, columns, row.place)
        reading.above = Above()
    reading.columns, reading.fresh_columns = columns, True


def _take_row(reading: Reading, row: Row) -> None:
    """Take a row of data: a new duty, or a duty that goes on."""
    if reading.columns is None:
        leave_row(reading, row)
        return
    if reading.columns.only_count:
        declare(reading, *read_counts(reading.columns, row))
        return
    finer = refine(reading.columns, row) if reading.fresh_columns else None
    reading.columns, reading.fresh_columns = finer or reading.columns, False
    if finer is not None:
        trust_columns(reading, finer)
        return
    row = share_cells(row, reading.columns.roles, reading.above)
    part = _row_to_part(reading, row, reading.columns)
    _take_kind(reading, part.text("kind"))
    if reading.kind is None:
        leave_row(reading, row)
        return
    if part.text("section"):
        before = reading.section
        reading.section = part_to_section(part, reading.kind, reading.drafts)
        if reading.section != before:
            declare(reading, *part_to_counts(part, reading.kind, reading.section))
    part = replace(part, section=reading.section)
    roles, last = reading.columns.roles, _last_number(reading)
    part = number_part(part, roles, last, _last_title(reading))
    number = text_to_number(part.text("number"))
    if number is None and is_no_number(part.text("number")):
        leave_row(reading, row)
        return
    if number == 1 and _is_of_other_table(reading, row):
        reading.columns = None
        leave_row(reading, row)
        return
    if part.text("number") and number is None:
        leave(reading, part.text("number"), row.place)
    _place_part(reading, part, number)


def _is_of_other_table(reading: Reading, row: Row) -> bool:
    """Tell a row that counts anew, with another number of cells than the columns have:
    below its lists a web page shows its news as a table."""
    if reading.columns is None or row.place.sheet is not None:
        return False
    last = reading.drafts[-1] if _last_number(reading) > 1 else None
    same = last is not None and last.section == reading.section
    return same and len(row.cells) != len(reading.columns.roles)


def _take_kind(reading: Reading, text: str) -> None:
    """Take the list that a row names in a column of its own."""
    kind = titles.text_to_sheet_kind(text)
    if kind is not None and kind is not reading.kind:
        reading.kind, reading.section = kind, ""


def _last_number(reading: Reading) -> int:
    draft = reading.drafts[-1] if reading.drafts else None
    return draft.number if draft and draft.kind is reading.kind else 0


def _last_title(reading: Reading) -> str:
    draft = reading.drafts[-1] if reading.drafts else None
    same = draft is not None and draft.kind is reading.kind
    return draft.parts[0].text("title") if draft is not None and same else ""


def _place_part(reading: Reading, part: Part, number: int | None) -> None:
    draft = reading.drafts[-1] if reading.drafts else None
    if draft is not None and draft.kind != reading.kind:
        draft = None
    if number is None:
        if draft is None:
            reading.begun.append(part)
        else:
            if _lacks_number(reading, draft, part):
                quote, details = part.text("title")[:80], ("number",)
                kind = IssueKind.EMPTY_CELL
                reading.issues.append(Issue(kind, part.place, quote, details))
            draft.parts.append(part)
    elif draft is not None and number == draft.number and goes_on(draft, part):
        draft.parts.append(part)
    elif reading.kind is not None:
        whole = take_beginning(draft, part, number) if draft is not None else [part]
        if reading.begun and begins_above(reading.begun[-1], part):
            whole = join_rows([reading.begun.pop(), part])
        leave_begun(reading)
        reading.drafts.append(Draft(reading.kind, number, reading.section, whole))
        if reading.unused and reading.unused[0] != reading.section:
            leave_unused(reading)
        reading.unused = None


def _lacks_number(reading: Reading, draft: Draft, part: Part) -> bool:
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


def _row_to_part(reading: Reading, row: Row, columns: Columns) -> Part:
    cells: dict[str, tuple[Paragraph, ...]] = {}
    for index, cell in enumerate(head_texts(row.cells, columns.roles)):
        if index < len(columns.roles):
            role = columns.roles[index] or UNKNOWN
            cells[role] = cells.get(role, ()) + cell.paragraphs
        elif cell.text.strip():
            leave(reading, cell.text, row.place)
    number = columns.roles.index("number") if "number" in columns.roles else 0
    merged = any(cell.covered for cell in row.cells[number : number + 1])
    return Part(move_labelled(cells), row.place, "", row.confidence, merged)
