"""Mark what stood on pictures: a table and its duties, give an issue for each duty that
was recognised and for each page that could not be."""

from collections.abc import Iterable, Iterator

from dutygraph.model import Duty, Issue, IssueKind, Table
from dutygraph.parse.duties.drafts import Draft

_QUOTED = 80


def find_recognised(
    table: Table, pairs: Iterable[tuple[Draft, Duty]]
) -> Iterator[Issue]:
    """Report each recognised duty with its number and its lowest confidence (0 to 1);
    where its rows do not say it, with that of a document recognised as a whole."""
    sure = [row.confidence for row in table.rows if row.confidence is not None]
    if not sure:
        return
    whole = len(sure) == sum(bool(row.cells) for row in table.rows)
    for draft, duty in pairs:
        parts = [p.confidence for p in draft.parts if p.confidence is not None]
        if not parts and not whole:
            continue
        details = (str(duty.number), f"{min(parts or sure):.2f}")
        quote = duty.title[:_QUOTED]
        yield Issue(IssueKind.RECOGNISED_TEXT, duty.place, quote, details)


def find_unread(table: Table) -> Iterator[Issue]:
    """Report the pages that are pictures, where nothing is there to recognise them."""
    for place in table.unread:
        pages = place.pages or (0, 0)
        yield Issue(IssueKind.PAGE_NOT_READ, place, details=(str(pages[0]),))
