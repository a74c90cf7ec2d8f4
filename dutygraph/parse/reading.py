"""Keep what a walk through the rows of a table has met: drafts, counts and doubts."""

from dataclasses import dataclass, field

from dutygraph.model import DeclaredCount, Issue, IssueKind, ListKind, Place, Row
from dutygraph.parse import titles
from dutygraph.parse.columns import Columns
from dutygraph.parse.drafts import Draft
from dutygraph.parse.sameas import Above


@dataclass(slots=True)
class Reading:
    """What a walk through the rows has met so far."""

    drafts: list[Draft] = field(default_factory=list)
    declared: list[DeclaredCount] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    kind: ListKind | None = None
    titled: bool = False
    section: str = ""
    columns: Columns | None = None
    fresh_columns: bool = False
    unused: tuple[str, Place] | None = None
    above: Above = field(default_factory=Above)

    def declare(self, *counts: DeclaredCount) -> None:
        """Note the counts of whole lists, each list's once."""
        told = {count.kind for count in self.declared if count.section is None}
        self.declared += [count for count in counts if count.kind not in told]

    def leave(self, text: str, place: Place) -> None:
        """Report text that is in no list, section or duty."""
        quote = " ".join(text.split())[:200]
        self.issues.append(Issue(IssueKind.TEXT_LEFT_OVER, place, quote))

    def leave_row(self, row: Row) -> None:
        """Report a row, unless it is what a page or a form prints around its lists."""
        texts = [cell.text for cell in row.cells if cell.text]
        if not all(map(titles.is_furniture, texts)):
            self.leave(" ".join(texts), row.place)

    def doubt_columns(self, columns: Columns, place: Place) -> None:
        """Report the headings that are not known."""
        for heading in columns.unknown:
            kind = IssueKind.UNKNOWN_COLUMN
            self.issues.append(Issue(kind, place, heading, (heading,)))

    def trust_columns(self, columns: Columns) -> None:
        """Take back the doubts about headings that the row below has made plain."""
        start = len(self.issues)
        while start and self.issues[start - 1].kind is IssueKind.UNKNOWN_COLUMN:
            start -= 1
        kept = [i for i in self.issues[start:] if i.quote in columns.unknown]
        self.issues[start:] = kept
