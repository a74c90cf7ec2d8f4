"""Put the rows of a table together to duties: a ruled table, gives drafts of duties.

A duty broken over pages is one draft of several parts: its number comes again, or not
at all. What no list, section or duty takes up becomes an issue.
"""

from dataclasses import replace
from itertools import islice

from dutygraph.model import (
    DeclaredCount,
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
from dutygraph.parse.paired import head_texts, move_township
from dutygraph.parse.reading import Reading
from dutygraph.parse.rownumbers import (
    is_no_number,
    number_by_title,
    numbers_columns,
    text_to_number,
    title_number,
)
from dutygraph.parse.sameas import Above, share_cells
from dutygraph.parse.spellings import fold
from dutygraph.parse.summaries import read_counts, read_totals

_LONGEST_HEADING = 60
UNKNOWN = "unknown"
"""The role of a column whose heading is not known."""


def table_to_reading(table: Table) -> Reading:
    """Walk through the rows of a ruled table and collect the drafts of its duties."""
    reading = Reading()
    for index, row in enumerate(table.rows):
        texts = [cell.text for cell in row.cells if cell.text.strip()]
        if all(map(titles.is_page_mark, texts)) or _is_contents(texts):
            continue
        if numbers_columns(row):
            continue
        columns = row_to_columns(row)
        if columns is not None and not _says_more(reading, row):
            below = islice(table.rows, index + 1, None)
            _take_columns(reading, keep_one_number(columns, below), row)
        elif totals := tuple(read_totals(reading.kind, row)):
            reading.declare(*totals)
        elif len(texts) == 1 and _is_outside(reading, row):
            _take_line(reading, texts[0], row)
        else:
            _take_row(reading, row)
    _leave_unused(reading)
    return reading


def _is_contents(texts: list[str]) -> bool:
    """Tell a line of a table of contents that a tab parts from its page number."""
    numbers = [text.strip().isdigit() for text in texts[1:]]
    return numbers == [True] and titles.text_to_title(texts[0]) is not None


def _is_outside(reading: Reading, row: Row) -> bool:
    """Tell a row over the whole width from a row that goes on in one column."""
    if len(row.cells) == 1 or reading.columns is None:
        return True
    if first := row.cells[0].text.strip():
        numbered = reading.columns.roles[0] == "title" and title_number(first)
        return not (text_to_number(first) or numbered)
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
        _start_list(reading, kind)
    if reading.columns is None or reading.columns.roles != columns.roles:
        reading.doubt_columns(columns, row.place)
    if reading.columns is None or reading.columns.roles != columns.roles:
        reading.above = Above()
    reading.columns, reading.fresh_columns = columns, True


def _take_line(reading: Reading, text: str, row: Row) -> None:
    """Take a row of one cell: a title, a section, or what is no data."""
    reading.fresh_columns = False
    title = titles.text_to_title(text)
    section = titles.text_to_section(text)
    if row.place.sheet is not None and fold(text) == fold(row.place.sheet):
        _take_sheet(reading, text)
    elif title is not None and (section is None or title.kind is not None):
        _take_title(reading, title, row)
    elif section is not None and reading.kind is not None:
        _take_section(reading, section, row)
    elif _names_township(reading, text):
        reading.headings.append(fold(text))
    elif reading.columns is not None and _may_be_section(text):
        _take_section(reading, titles.Section(fold(text), None), row)
        reading.unused = (fold(text), row.place)
    elif not titles.is_note(text) and not titles.is_contents_line(text):
        _take_words(reading, text, row)


def _may_be_section(text: str) -> bool:
    return titles.is_short_name(fold(text)) and not titles.is_furniture(text)


def _take_sheet(reading: Reading, name: str) -> None:
    """Take the name of a sheet, which may be that of a list or of the township."""
    kind = titles.text_to_sheet_kind(name)
    if kind is not None:
        _start_list(reading, kind)
    elif titles.text_to_township(name) is not None:
        reading.headings.append(fold(name))


def _take_words(reading: Reading, text: str, row: Row) -> None:
    """Take words outside all tables: a heading above them, or text left over."""
    kind = titles.text_to_sheet_kind(text) if row.place.sheet else None
    if kind is not None:
        _start_list(reading, kind)
    elif _is_heading(reading, text, row):
        reading.headings.append(fold(text))
    else:
        reading.leave_row(row)


def _is_heading(reading: Reading, text: str, row: Row) -> bool:
    """Tell words above the first table, or that of a sheet, which can name it."""
    first = not reading.drafts or row.place.sheet is not None
    return first and reading.columns is None and len(fold(text)) <= _LONGEST_HEADING


def _names_township(reading: Reading, text: str) -> bool:
    """Tell the township of the document, which stands above other tables again."""
    name = titles.text_to_township(text)
    return name is not None and any(name in heading for heading in reading.headings)


def _take_title(reading: Reading, title: titles.Title, row: Row) -> None:
    reading.headings.append(title.text)
    if title.kind is None:
        return
    if title.kind != reading.kind or not reading.titled:
        _start_list(reading, title.kind)
    reading.titled = True
    if title.count is not None:
        reading.declare(DeclaredCount(title.kind, None, title.count, row.place))


def _start_list(reading: Reading, kind: ListKind) -> None:
    _leave_unused(reading)
    reading.kind, reading.section, reading.titled = kind, "", False
    reading.columns = None


def _leave_unused(reading: Reading) -> None:
    """Report what was taken for the name of a section, where no duty follows it."""
    if reading.unused is not None:
        reading.leave(*reading.unused)
        reading.unused = None


def _take_section(reading: Reading, section: titles.Section, row: Row) -> None:
    _leave_unused(reading)
    reading.section = section.name
    if section.count is not None and reading.kind is not None:
        reading.declared.append(
            DeclaredCount(reading.kind, section.name, section.count, row.place)
        )


def _take_row(reading: Reading, row: Row) -> None:
    """Take a row of data: a new duty, or a duty that goes on."""
    if reading.columns is None:
        reading.leave_row(row)
        return
    if reading.columns.only_count:
        reading.declare(*read_counts(reading.columns, row))
        return
    finer = refine(reading.columns, row) if reading.fresh_columns else None
    reading.columns, reading.fresh_columns = finer or reading.columns, False
    if finer is not None:
        reading.trust_columns(finer)
        return
    row = share_cells(row, reading.columns.roles, reading.above)
    part = _row_to_part(reading, row, reading.columns)
    _take_kind(reading, part.text("kind"))
    if reading.kind is None:
        reading.leave_row(row)
        return
    if part.text("section"):
        reading.section = _section_name(_begun_section(reading, part))
    part = replace(part, section=reading.section)
    if "number" not in reading.columns.roles:
        part = number_by_title(part, _last_number(reading))
    number = text_to_number(part.text("number"))
    if number is None and is_no_number(part.text("number")):
        reading.leave_row(row)
        return
    if part.text("number") and number is None:
        reading.leave(part.text("number"), row.place)
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


def _section_name(text: str) -> str:
    section = titles.text_to_section(text)
    return section.name if section else text


def _place_part(reading: Reading, part: Part, number: int | None) -> None:
    draft = reading.drafts[-1] if reading.drafts else None
    if draft is not None and draft.kind != reading.kind:
        draft = None
    if number is None:
        if draft is None:
            reading.leave(" ".join(map(part.text, part.cells)), part.place)
        else:
            draft.parts.append(part)
    elif draft is not None and number == draft.number and goes_on(draft, part):
        draft.parts.append(part)
    elif reading.kind is not None:
        whole = take_beginning(draft, part, number) if draft is not None else part
        reading.drafts.append(Draft(reading.kind, number, reading.section, [whole]))
        reading.unused = None


def _row_to_part(reading: Reading, row: Row, columns: Columns) -> Part:
    cells: dict[str, tuple[Paragraph, ...]] = {}
    for index, cell in enumerate(head_texts(row.cells, columns.roles)):
        if index < len(columns.roles):
            role = columns.roles[index] or UNKNOWN
            cells[role] = cells.get(role, ()) + cell.paragraphs
        elif cell.text.strip():
            reading.leave(cell.text, row.place)
    return Part(move_township(cells), row.place, confidence=row.confidence)
