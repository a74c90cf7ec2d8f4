"""Put the rows of a table together to duties: a ruled table, gives drafts of duties.

A duty broken over pages is one draft of several parts: its number comes again, or not
at all. What no list, section or duty takes up becomes an issue.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

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
from dutygraph.parse import titles
from dutygraph.parse.columns import (
    Columns,
    keep_one_number,
    refine,
    row_to_columns,
    without_offices,
)
from dutygraph.parse.drafts import Draft, Part, goes_on, take_beginning
from dutygraph.parse.paired import head_texts
from dutygraph.parse.reading import (
    Reading,
    declare,
    leave,
    leave_row,
    leave_unused,
    set_aside,
    start_list,
)
from dutygraph.parse.rownumbers import is_no_number, number_by_title, text_to_number
from dutygraph.parse.spellings import fold
from dutygraph.parse.summaries import read_counts, read_told
from dutygraph.parse.tallies import is_tallied, read_tallied, row_to_tally

_LONGEST_HEADING = 60
_BESIDE = {"number", "section", "kind", "remark", "guarantees"}
"""The columns that the row of a duty may leave empty."""
UNKNOWN = "unknown"
"""The role of a column whose heading is not known."""


def table_to_reading(table: Table) -> Reading:
    """Walk through the rows of a ruled table and collect the drafts of its duties."""
    reading = Reading()
    for index, row in enumerate(table.rows):
        texts = [cell.text for cell in row.cells if cell.text.strip()]
        if not texts or _take_tally(reading, row, table.rows[index + 1 : index + 2]):
            continue
        if _is_no_data(reading, row, texts):
            continue
        columns = row_to_columns(row)
        if columns is not None and not _says_more(reading, row):
            below = islice(table.rows, index + 1, None)
            _take_columns(reading, keep_one_number(columns, below), row)
        elif len(texts) == 1 and _is_outside(reading, row):
            _take_line(reading, texts[0], row)
        else:
            _take_row(reading, row)
    leave_unused(reading)
    return reading


def _is_no_data(reading: Reading, row: Row, texts: Sequence[str]) -> bool:
    """Tell page numbers and lines of contents, and set them aside."""
    page = all(map(titles.is_page_mark, texts)) and not _is_bare_number(reading, row)
    if not page and not _is_contents(texts):
        return False
    kind = AsideKind.PAGE if page else AsideKind.CONTENTS
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
        return True
    if first := row.cells[0].text.strip():
        return not text_to_number(first)
    beside = zip(row.cells, reading.columns.roles, strict=False)
    return any(role == "title" and titles.names_section(c.text) for c, role in beside)


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
    kind = None if columns.only_count else columns.kind
    says_more = not reading.titled or kind is not ListKind.BASIC
    if kind is not None and says_more and kind is not reading.kind:
        start_list(reading, kind)
    if reading.columns is None or reading.columns.roles != columns.roles:
        for heading in columns.unknown:
            reading.issues.append(
                Issue(IssueKind.UNKNOWN_COLUMN, row.place, heading, (heading,))
            )
    reading.columns, reading.fresh_columns = columns, True


def _take_line(reading: Reading, text: str, row: Row) -> None:
    """Take a row of one cell: a title, a section, or what is no data."""
    reading.fresh_columns = False
    title = titles.text_to_title(text)
    section = titles.text_to_section(text)
    if row.place.sheet is not None and fold(text) == fold(row.place.sheet):
        _take_words(reading, text, row)
    elif title is not None and (section is None or title.kind is not None):
        _take_title(reading, title, row)
    elif section is not None and reading.kind is not None:
        _check_numeral(reading, text, row)
        _take_section(reading, section, row)
    elif (count := titles.text_to_count(text)) is not None and reading.kind:
        declare(reading, DeclaredCount(reading.kind, None, count, row.place))
    elif told := read_told(text, row.place):
        reading.tallied += told
        set_aside(reading, AsideKind.NOTE, text, row.place)
    elif _names_township(reading, text):
        reading.headings.append(fold(text))
    elif reading.columns is not None and titles.is_short_name(fold(text)):
        _take_section(reading, titles.Section(fold(text), None), row)
        reading.unused = (fold(text), row.place)
    else:
        _take_words(reading, text, row)


def _take_words(reading: Reading, text: str, row: Row) -> None:
    """Take words outside all tables: a heading above them, or text left over."""
    named = row.place.sheet and not re.search("[。；;，,：:]", text)
    kind = titles.text_to_sheet_kind(text) if named else None
    if kind is not None:
        start_list(reading, kind)
    elif _is_heading(reading, text, row):
        reading.headings.append(fold(text))
    elif _is_on_sheet_above(reading, text, row):
        set_aside(reading, AsideKind.NOTE, text, row.place)
    else:
        leave(reading, text, row.place)


def _is_heading(reading: Reading, text: str, row: Row) -> bool:
    """Tell words above the first table that can name it from text that is left over."""
    above = not reading.drafts and reading.columns is None and not row.place.sheet
    short = len(fold(text)) <= _LONGEST_HEADING
    return above and short and not titles.is_note(text)


def _is_on_sheet_above(reading: Reading, text: str, row: Row) -> bool:
    """Tell the name of a sheet, and words above its headings that name no list."""
    if row.place.sheet is None:
        return False
    above = reading.columns is None and len(fold(text)) <= _LONGEST_HEADING
    return above or fold(text) == fold(row.place.sheet)


def _names_township(reading: Reading, text: str) -> bool:
    """Tell the township of the document, which stands above other tables again."""
    name = titles.text_to_township(text)
    return name is not None and any(name in heading for heading in reading.headings)


def _take_title(reading: Reading, title: titles.Title, row: Row) -> None:
    reading.headings.append(title.text)
    if title.kind is None:
        return
    reading.titles.setdefault(title.kind, (title.text, row.place))
    if title.kind != reading.kind or not reading.titled:
        start_list(reading, title.kind)
    reading.titled = True
    if title.count is not None:
        declare(reading, DeclaredCount(title.kind, None, title.count, row.place))


def _check_numeral(reading: Reading, text: str, row: Row) -> None:
    """Report a section whose numeral does not follow the one before it in its list."""
    numeral, style = titles.section_numeral(text), fold(text)[:1] in "（("
    last = reading.numerals.get(style, 0)
    if not numeral:
        return
    reading.numerals[style] = numeral
    if numeral not in (1, last, last + 1) and reading.kind is not None:
        details = (reading.kind.value, str(last + 1), str(numeral))
        quote = " ".join(text.split())
        issue = Issue(IssueKind.SECTION_MISSING, row.place, quote, details)
        reading.issues.append(issue)


def _take_section(reading: Reading, section: titles.Section, row: Row) -> None:
    leave_unused(reading)
    reading.section = section.name
    if section.count is not None and reading.kind is not None:
        reading.declared.append(
            DeclaredCount(reading.kind, section.name, section.count, row.place)
        )


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
        return
    part = _row_to_part(reading, row, reading.columns)
    _take_kind(reading, part.text("kind"))
    if reading.kind is None:
        leave_row(reading, row)
        return
    if part.text("section"):
        reading.section = _section_name(_begun_section(reading, part))
    part = replace(part, section=reading.section)
    if "number" not in reading.columns.roles:
        part = number_by_title(part, _last_number(reading), _last_title(reading))
    number = text_to_number(part.text("number"))
    if number is None and is_no_number(part.text("number")):
        leave_row(reading, row)
        return
    if part.text("number") and number is None:
        leave(reading, part.text("number"), row.place)
    _place_part(reading, part, number)


def _begun_section(reading: Reading, part: Part) -> str:
    """Give the section that a row names, whole where the page has cut its cell."""
    text = part.text("section")
    draft = reading.drafts[-1] if reading.drafts else None
    if draft is None or draft.kind is not reading.kind or part.text("number"):
        return text
    pages = draft.parts[-1].place.pages
    if pages is None or pages == part.place.pages or text in draft.section:
        return text
    draft.section += text
    return draft.section


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


def _section_name(text: str) -> str:
    section = titles.text_to_section(text)
    return section.name if section else text


def _place_part(reading: Reading, part: Part, number: int | None) -> None:
    draft = reading.drafts[-1] if reading.drafts else None
    if draft is not None and draft.kind != reading.kind:
        draft = None
    if number is None:
        if draft is None:
            leave(reading, " ".join(map(part.text, part.cells)), part.place)
        else:
            if _lacks_number(reading, draft, part):
                quote, details = part.text("title")[:80], ("number",)
                kind = IssueKind.EMPTY_CELL
                reading.issues.append(Issue(kind, part.place, quote, details))
            draft.parts.append(part)
    elif draft is not None and number == draft.number and goes_on(draft, part):
        draft.parts.append(part)
    elif reading.kind is not None:
        whole = take_beginning(draft, part, number) if draft is not None else part
        reading.drafts.append(Draft(reading.kind, number, reading.section, [whole]))
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
    if not title or title in "".join(p.text("title") for p in draft.parts):
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
    return Part(cells, row.place, confidence=row.confidence)
