"""The records of a document, all of them frozen: as it was read, and what it says.

`Source`, `Table`, `Row`, `Cell` and `Paragraph` are a document as it was read;
`DutyList` and `Duty` are what its tables say. What a document has by the thousand is a
named tuple, made in half the time of a dataclass.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeAlias

Span: TypeAlias = tuple[int, int]
"""First and last of something counted from 1, both included."""


class ListKind(StrEnum):
    """The three parts of a duty list."""

    BASIC = "basic"
    COOPERATIVE = "cooperative"
    RECLAIMED = "reclaimed"


class IssueKind(StrEnum):
    """The doubts met on the way; their wording stands in data/spellings/issues.toml."""

    COUNT_DIFFERS = "count-differs"
    NUMBER_MISSING = "number-missing"
    NUMBER_TWICE = "number-twice"
    HEADING_NOT_IN_COLUMN = "heading-not-in-column"
    TITLE_DIFFERS = "title-differs"
    UNKNOWN_COLUMN = "unknown-column"
    TEXT_LEFT_OVER = "text-left-over"
    EMPTY_CELL = "empty-cell"
    STEP_NUMBERING = "step-numbering"
    CELLS_UNCERTAIN = "cells-uncertain"
    NOT_A_DEPARTMENT = "not-a-department"
    DEPARTMENT_AMBIGUOUS = "department-ambiguous"
    DEPARTMENT_WITHOUT_LINE = "department-without-line"
    TOWNSHIP_UNKNOWN = "township-unknown"
    TOWNSHIP_AMBIGUOUS = "township-ambiguous"
    GUARANTEE_UNSPECIFIED = "guarantee-unspecified"
    RECOGNISED_TEXT = "recognised-text"
    PAGE_NOT_READ = "page-not-read"
    NUMBER_OUT_OF_ORDER = "number-out-of-order"
    SECTION_MISSING = "section-missing"
    LIST_EMPTY = "list-empty"
    TEXT_TWICE = "text-twice"


class AsideKind(StrEnum):
    """Why a text is set aside; what each is called stands in words.toml."""

    REMARK = "remark"
    SUB_HEADING = "sub-heading"
    NOTE = "note"
    FURNITURE = "furniture"
    PAGE = "page"
    CONTENTS = "contents"
    OTHER_LIST = "other-list"


class Place(NamedTuple):
    """Where something stands in its source, in whatever terms the carrier has.

    `lines` for text, CSV, Markdown and HTML; `pages` for PDF; `sheet`, `rows` and
    `cells` (A1 notation) for Excel; `table` (counted from 1) and `rows` for Word.
    """

    lines: Span | None = None
    pages: Span | None = None
    sheet: str | None = None
    table: int | None = None
    rows: Span | None = None
    cells: str | None = None

    def through(self, last: "Place") -> "Place":
        """Give the place that reaches from this one to `last`."""
        return Place(
            _reach(self.lines, last.lines),
            _reach(self.pages, last.pages),
            self.sheet or last.sheet,
            self.table or last.table,
            _reach(self.rows, last.rows),
            self.cells if self.cells == last.cells else None,
        )


def _reach(first: Span | None, last: Span | None) -> Span | None:
    if first is None or last is None:
        return first or last
    return min(first[0], last[0]), max(first[1], last[1])


@dataclass(frozen=True, slots=True)
class Source:
    """One published file: its name without folders, SHA-256 and media type."""

    name: str
    sha256: str
    media_type: str


class Paragraph(NamedTuple):
    """A run of text that the carrier sets apart; `item` where it is an item of a list.

    White space inside is kept as it stands: a blank can be a border.
    """

    text: str
    place: Place
    item: bool = False


class Cell(NamedTuple):
    """One cell of a row, or a line of a text that has lost its cells.

    `covered` where the cell above is merged over it.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    covered: bool = False

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join([paragraph.text for paragraph in self.paragraphs])


class Row(NamedTuple):
    """Cells from left to right; a title or a sheet's name is a row of one cell.

    `confidence` is how sure (0 to 1) the recogniser is of its least sure text, where
    the row was recognised from a picture.
    """

    cells: tuple[Cell, ...]
    place: Place
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One document as rows in reading order.

    `ruled` is false where the text has lost its cell borders: then every row is one
    line, and an empty line is a row without cells. `unread` are the pages that are
    pictures and were not recognised.
    """

    source: Source
    rows: tuple[Row, ...]
    ruled: bool = True
    unread: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A step or a guarantee: its text without white space and numbering, its place,
    the quote as printed, and the number before it, where one is printed."""

    text: str
    place: Place
    quote: str
    number: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Responsibility:
    """What one department, or several named together, do in a cooperative duty.

    `departments` are spelled as the text's own heading has them; none where the text
    has no heading.
    """

    departments: tuple[str, ...]
    steps: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of one list, put together over all rows that hold a part of it."""

    kind: ListKind
    number: int
    section: str
    title: str
    place: Place
    quote: str
    delegated: bool = False
    title_variants: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    guarantees: tuple[Passage, ...] = ()
    township_steps: tuple[Passage, ...] = ()
    work_methods: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt about one place; `details` fill the wording of its kind, in order."""

    kind: IssueKind
    place: Place
    quote: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeclaredCount:
    """A number of duties that the document itself prints, of a list or a section."""

    kind: ListKind
    section: str | None
    count: int
    place: Place


@dataclass(frozen=True, slots=True)
class Aside:
    """A text that a document prints and no record is to hold: no doubt, but shown."""

    kind: AsideKind
    place: Place
    quote: str


@dataclass(frozen=True, slots=True)
class DutyList:
    """What one document says: its duties in order, its declared counts, its doubts.

    `heading` is the title as printed; `township` the name found in it; `code` the
    nine-digit division code where the caller or the document gives it. `characters`
    counts what the rows of the duties print without white space, and `left_out` are
    the stretches of it that no record holds; `set_aside` is what no record is to hold:
    remarks, sub-headings, notes, the furniture of pages, lists of another kind.
    """

    source: Source
    heading: str
    township: str | None
    code: str | None
    duties: tuple[Duty, ...]
    declared: tuple[DeclaredCount, ...] = ()
    issues: tuple[Issue, ...] = ()
    characters: int = 0
    left_out: tuple[Passage, ...] = ()
    set_aside: tuple[Aside, ...] = ()
