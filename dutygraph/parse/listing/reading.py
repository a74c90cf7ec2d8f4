"""Hold what a walk through rows has met: lists, sections, counts, and what is left."""

from dataclasses import dataclass, field

from dutygraph.model import (
    Aside,
    AsideKind,
    DeclaredCount,
    Issue,
    IssueKind,
    ListKind,
    Place,
    Row,
)
from dutygraph.parse.duties.drafts import Draft, Part
from dutygraph.parse.listing.sameas import Above
from dutygraph.parse.listing.tallies import Tally
from dutygraph.parse.wording.asides import is_around, text_to_aside
from dutygraph.parse.wording.columns import Columns
from dutygraph.parse.wording.titles import text_to_sheet_kind

_QUOTED = 200


@dataclass(slots=True)
class Reading:
    """What a walk through the rows has met so far.

    `declared` are the counts beside titles and sections, `tallied` those of tables that
    only count; `titles` the places of the titles of lists. `waiting` is the heading of
    a section above the first columns, while no title has named their list; `running`
    are the words above or below the tables of several pages; `other` says that the rows
    are those of a list that is none of the three.
    """

    drafts: list[Draft] = field(default_factory=list)
    declared: list[DeclaredCount] = field(default_factory=list)
    tallied: list[DeclaredCount] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    titles: dict[ListKind, tuple[str, Place]] = field(default_factory=dict)
    kind: ListKind | None = None
    titled: bool = False
    section: str = ""
    columns: Columns | None = None
    tally: Tally | None = None
    numerals: dict[bool, int] = field(default_factory=dict)
    fresh_columns: bool = False
    other: bool = False
    unused: tuple[str, Place] | None = None
    waiting: Row | None = None
    running: frozenset[str] = frozenset()
    begun: list[Part] = field(default_factory=list)
    above: Above = field(default_factory=Above)


def start_list(reading: Reading, kind: ListKind) -> None:
    """Let another list begin, with columns of its own."""
    leave_unused(reading)
    leave_begun(reading)
    reading.kind, reading.section, reading.titled = kind, "", False
    reading.columns = None
    reading.numerals.clear()


def last_draft(reading: Reading) -> Draft | None:
    """Give the last duty so far of the list that is being read."""
    draft = reading.drafts[-1] if reading.drafts else None
    return draft if draft and draft.kind is reading.kind else None


def last_number(reading: Reading) -> int:
    """Give the number of the last duty so far of the list; 0 before the first."""
    draft = last_draft(reading)
    return draft.number if draft else 0


def declare(reading: Reading, *counts: DeclaredCount) -> None:
    """Note the counts of lists and sections, each one's once; the total below a section
    that has the same count is its own."""
    told = {(count.kind, count.section) for count in reading.declared}
    known = {(count.kind, count.count, count.section) for count in reading.declared}
    reading.declared += [
        c
        for c in counts
        if (c.kind, c.section) not in told
        and (c.section or (c.kind, c.count, reading.section or None) not in known)
    ]


def leave_unused(reading: Reading) -> None:
    """Report what was taken for the name of a section, where no duty follows it.

    The short name of a list, as a sheet has it, is the heading of the table below.
    """
    if reading.unused is None:
        return
    text, place = reading.unused
    if text_to_sheet_kind(text):
        set_aside(reading, AsideKind.NOTE, text, place)
    else:
        leave(reading, text, place)
    reading.unused = None


def leave_begun(reading: Reading) -> None:
    """Report rows above the first duty of a list, where none begins with them."""
    for part in reading.begun:
        leave(reading, " ".join(map(part.text, part.cells)), part.place)
    reading.begun.clear()


def leave_row(reading: Reading, row: Row) -> None:
    """Report the text of a row that no duty takes up; set aside where each cell is
    one to set aside, or stands beside one, as in 索引号, 000014, 发布机构, 某镇."""
    texts = [" ".join(cell.text.split()) for cell in row.cells if cell.text.strip()]
    pairs = len(texts) % 2 == 0 and is_around(texts[0]) if texts else False
    first, *others = map(text_to_aside, texts[:: 2 if pairs else 1] or [""])
    if first is not None and all(others):
        set_aside(reading, first, " ".join(texts), row.place)
    else:
        leave(reading, " ".join(texts), row.place)


def leave(reading: Reading, text: str, place: Place) -> None:
    """Report text that no duty takes up, or set it aside where none is to."""
    quote = " ".join(text.split())[:_QUOTED]
    kind = text_to_aside(quote)
    if kind is not None:
        reading.aside.append(Aside(kind, place, quote))
    elif quote:
        reading.issues.append(Issue(IssueKind.TEXT_LEFT_OVER, place, quote))


def doubt_columns(reading: Reading, columns: Columns, place: Place) -> None:
    """Report the headings that are not known."""
    for heading in columns.unknown:
        kind = IssueKind.UNKNOWN_COLUMN
        reading.issues.append(Issue(kind, place, heading, (heading,)))


def trust_columns(reading: Reading, columns: Columns) -> None:
    """Take back the doubts about headings that the row below has made plain."""
    start = len(reading.issues)
    while start and reading.issues[start - 1].kind is IssueKind.UNKNOWN_COLUMN:
        start -= 1
    kept = [i for i in reading.issues[start:] if i.quote in columns.unknown]
    reading.issues[start:] = kept


def set_aside(reading: Reading, kind: AsideKind, text: str, place: Place) -> None:
    """Keep a text that no record is to hold, so that it can be shown."""
    quote = " ".join(text.split())[:_QUOTED]
    reading.aside.append(Aside(kind, place, quote))
