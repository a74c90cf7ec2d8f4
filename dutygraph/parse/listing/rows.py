"""Put the rows of a table together to duties: a ruled table, gives drafts of duties.

A duty broken over pages is one draft of several parts: its number comes again, or not
at all. What no list, section or duty takes up becomes an issue.
"""

from collections.abc import Sequence
from dataclasses import replace

from dutygraph.model import (
    AsideKind,
    DeclaredCount,
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
from dutygraph.parse.listing.otherlists import ends_other_list, find_other_lists
from dutygraph.parse.listing.outside import take_line, take_waiting
from dutygraph.parse.listing.pagelines import rows_to_running
from dutygraph.parse.listing.paired import UNKNOWN, head_texts, move_labelled
from dutygraph.parse.listing.reading import (
    Reading,
    declare,
    doubt_columns,
    last_draft,
    leave,
    leave_begun,
    leave_row,
    leave_unused,
    set_aside,
    start_list,
    trust_columns,
)
from dutygraph.parse.listing.rowkinds import (
    is_of_other_table,
    is_outside,
    lacks_number,
    row_to_aside,
    says_more,
)
from dutygraph.parse.listing.rownumbers import (
    is_no_number,
    number_part,
    text_to_number,
)
from dutygraph.parse.listing.sameas import Above, share_cells
from dutygraph.parse.listing.sectioncells import part_to_counts, part_to_section
from dutygraph.parse.listing.summaries import read_counts, read_totals
from dutygraph.parse.listing.tallies import is_tallied, read_tallied, row_to_tally
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.columns import (
    Columns,
    refine,
    row_to_columns,
    with_known,
    without_offices,
)


def table_to_reading(table: Table) -> Reading:
    """Walk through the rows of a ruled table and collect the drafts of its duties."""
    reading = Reading(running=rows_to_running(table.rows))
    others = find_other_lists(table.rows, reading.running)
    for index, row in enumerate(table.rows):
        texts = [text for cell in row.cells if (text := cell.text).strip()]
        if not texts or _leave_other(reading, row, index in others):
            continue
        if _take_tally(reading, row, table.rows[index + 1 : index + 2]):
            continue
        if aside := row_to_aside(reading, row, texts):
            set_aside(reading, aside, " ".join(texts), row.place)
            continue
        columns = row_to_columns(row)
        if columns is not None and not says_more(reading, row):
            read = columns_by_values(columns, table.rows, index + 1)
            _take_columns(reading, read, row)
        elif totals := _row_to_totals(reading, row):
            declare(reading, *totals)
        elif len(texts) == 1 and is_outside(reading, row):
            take_line(reading, texts[0], row)
        else:
            _take_row(reading, row)
    leave_unused(reading)
    leave_begun(reading)
    return reading


def _leave_other(reading: Reading, row: Row, begins: bool) -> bool:
    """Set the rows of another list than the three aside, and report its title."""
    if begins:
        reading.other = True
        leave_row(reading, row)
        return True
    reading.other = reading.other and not ends_other_list(row)
    if reading.other:
        text = " ".join(cell.text for cell in row.cells)
        set_aside(reading, AsideKind.OTHER_LIST, text, row.place)
    return reading.other


def _row_to_totals(reading: Reading, row: Row) -> tuple[DeclaredCount, ...]:
    """Give the total below the duties of a list; that of a table which only counts the
    lists is of all."""
    if reading.columns is not None and reading.columns.only_count:
        return ()
    return tuple(read_totals(reading.kind, reading.section, row))


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
    part = number_part(part, reading.columns.roles, last_draft(reading))
    number = text_to_number(part.text("number"))
    if number is None and is_no_number(part.text("number")):
        leave_row(reading, row)
        return
    if number == 1 and is_of_other_table(reading, row):
        reading.columns = None
        leave_row(reading, row)
        return
    if part.text("number") and number is None:
        leave(reading, part.text("number"), row.place)
    _place_part(reading, part, number)


def _take_kind(reading: Reading, text: str) -> None:
    """Take the list that a row names in a column of its own."""
    kind = titles.text_to_sheet_kind(text)
    if kind is not None and kind is not reading.kind:
        reading.kind, reading.section = kind, ""


def _place_part(reading: Reading, part: Part, number: int | None) -> None:
    draft = last_draft(reading)
    if number is None:
        if draft is None:
            reading.begun.append(part)
        else:
            if lacks_number(reading, draft, part):
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
