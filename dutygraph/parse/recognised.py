"""Mark what was recognised from a picture: drafts and duties, give one issue a duty."""

from collections.abc import Iterable, Iterator

from dutygraph.model import Duty, Issue, IssueKind, Table
from dutygraph.parse.drafts import Draft

_QUOTED = 80


def find_recognised(
    table: Table, pairs: Iterable[tuple[Draft, Duty]]
) -> Iterator[Issue]:
    """Report each duty of a recognised document with its number and its lowest
    confidence (0 to 1); where its rows do not say it, with that of the document."""
    sure = [row.confidence for row in table.rows if row.confidence is not None]
    if not sure:
        return
    for draft, duty in pairs:
        parts = [p.confidence for p in draft.parts if p.confidence is not None]
        details = (str(duty.number), f"{min(parts or sure):.2f}")
        quote = duty.title[:_QUOTED]
        yield Issue(IssueKind.RECOGNISED_TEXT, duty.place, quote, details)
