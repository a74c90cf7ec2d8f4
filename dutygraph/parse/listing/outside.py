"""Take the rows between tables: titles, sections, counts and what is no data."""

import re

from dutygraph.model import (
    AsideKind,
    DeclaredCount,
    Issue,
    IssueKind,
    ListKind,
    Row,
)
from dutygraph.parse.listing.reading import (
    Reading,
    declare,
    leave,
    leave_unused,
    set_aside,
    start_list,
)
from dutygraph.parse.listing.summaries import read_told
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.asides import names_township, text_to_aside
from dutygraph.spellings import fold

_LONGEST_HEADING = 60


def take_line(reading: Reading, text: str, row: Row) -> None:
    """Take a row of one cell: a title, a section, or what is no data."""
    reading.fresh_columns = False
    _leave_waiting(reading)
    title = titles.text_to_title(text)
    section = titles.text_to_section(text) or titles.counted_section(text)
    if row.place.sheet is not None and fold(text) == fold(row.place.sheet):
        _take_sheet(reading, text, row)
    elif row.place.sheet and text_to_aside(row.place.sheet) is AsideKind.NOTE:
        set_aside(reading, AsideKind.NOTE, text, row.place)
    elif title is not None and (section is None or title.kind is not None):
        _take_title(reading, title, row)
    elif section is not None and reading.kind is not None:
        _check_numeral(reading, text, row)
        _take_section(reading, section, row)
    elif section is not None and not reading.drafts:
        reading.waiting = row
    elif (count := titles.text_to_count(text)) is not None and reading.kind:
        _declare_below(reading, reading.kind, count, row)
    elif told := read_told(text, row.place):
        reading.tallied += told
        set_aside(reading, AsideKind.NOTE, text, row.place)
    elif names_township(text, reading.headings):
        reading.headings.append(fold(text))
    elif _is_bare_section(reading, text):
        _take_section(reading, titles.Section(fold(text), None), row)
        reading.unused = (fold(text), row.place)
    else:
        _take_words(reading, text, row)


def take_waiting(reading: Reading) -> None:
    """Take the section above columns which themselves say what list they begin."""
    row, reading.waiting = reading.waiting, None
    text = row.cells[0].text if row is not None else ""
    section = titles.text_to_section(text)
    if row is not None and section is not None:
        _check_numeral(reading, text, row)
        _take_section(reading, section, row)


def _leave_waiting(reading: Reading) -> None:
    """Take for words what another line parts from the columns."""
    row, reading.waiting = reading.waiting, None
    if row is not None:
        _take_words(reading, row.cells[0].text, row)


def _is_bare_section(reading: Reading, text: str) -> bool:
    """Tell a section's name without numeral, above the table of a list only a usual
    one."""
    if reading.columns is None:
        return reading.titled and titles.is_usual_section(text)
    runs = fold(text) in reading.running or titles.is_button(text)
    return titles.is_short_name(fold(text)) and not runs


def _declare_below(reading: Reading, kind: ListKind, count: int, row: Row) -> None:
    """Take the count of a list in a line of its own; that of a section below its name
    says nothing of the list."""
    if reading.unused is None:
        declare(reading, DeclaredCount(kind, None, count, row.place))
    else:
        set_aside(reading, AsideKind.NOTE, row.cells[0].text, row.place)


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


def _take_sheet(reading: Reading, name: str, row: Row) -> None:
    """Take the name of a sheet, which may be that of a section."""
    _take_words(reading, name, row)
    if section := titles.titled_section(name):
        _take_section(reading, titles.Section(section, None), row)


def _is_heading(reading: Reading, text: str, row: Row) -> bool:
    """Tell words above the first table, or that of a sheet, which can name it."""
    if reading.columns is not None or len(fold(text)) > _LONGEST_HEADING:
        return False
    if row.place.sheet is not None:
        return titles.text_to_township(text) is not None
    return not reading.drafts and not titles.is_note(text)


def _is_on_sheet_above(reading: Reading, text: str, row: Row) -> bool:
    """Tell the name of a sheet, and words above its headings that name no list."""
    if row.place.sheet is None:
        return False
    above = reading.columns is None and len(fold(text)) <= _LONGEST_HEADING
    return above or fold(text) == fold(row.place.sheet)


def _take_title(reading: Reading, title: titles.Title, row: Row) -> None:
    reading.headings.append(title.text)
    if title.kind is None:
        return
    again = title.kind in reading.titles
    reading.titles.setdefault(title.kind, (title.text, row.place))
    # Titles without a table between them are the tabs of a page, or its contents; the
    # one that comes again stands above its table.
    other = reading.kind not in (None, title.kind)
    listed = reading.columns is None and other and not again
    if title.kind != reading.kind or not reading.titled:
        start_list(reading, title.kind)
    reading.titled = not listed
    if section := titles.titled_section(title.text, row.place.sheet):
        _take_section(reading, titles.Section(section, None), row)
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
