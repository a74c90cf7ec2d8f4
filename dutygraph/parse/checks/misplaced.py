"""Report text that may stand in a wrong cell: drafts of duties, give issues.

Where a text has lost its cells, they are found again by what the lines say. What then
does not hold together was perhaps set into the wrong cell.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dutygraph.model import Duty, Issue, IssueKind, ListKind, Paragraph, Place, Table
from dutygraph.parse.arranging.pagecolumns import find_headings
from dutygraph.parse.duties.continuation import join_parts
from dutygraph.parse.duties.drafts import Draft
from dutygraph.parse.unruled.doubts import find_doubts

_QUOTED = 80


def find_misplaced(
    bare: Table, pairs: Iterable[tuple[Draft, Duty]], known: frozenset[str]
) -> Iterator[Issue]:
    """Report, once for each text, what does not fit in the cells of its duty.

    `bare` is the document as it was read, `known` the names of departments in it.
    """
    if bare.ruled:
        return
    lines = [cell.text for row in bare.rows for cell in row.cells]
    headings = find_headings(ListKind.COOPERATIVE, lines)
    for draft, duty in pairs:
        cells = _draft_to_cells(draft)
        found = find_doubts(draft.kind, cells, known, goes_on=True)
        for paragraph in dict.fromkeys(p for p in found if p is not None):
            quote = paragraph.text[:_QUOTED]
            yield _issue(draft, quote, paragraph)
        cooperative = draft.kind is ListKind.COOPERATIVE
        if cooperative and "guarantees" in headings.roles and not duty.guarantees:
            yield _issue(draft, duty.title[:_QUOTED])


def drop_sound(
    issues: Iterable[Issue], pairs: Iterable[tuple[Draft, Duty]], known: frozenset[str]
) -> Iterator[Issue]:
    """Leave out doubts about names and titles that the duty has whole.

    A title is whole where its line holds all of it; names are where each is a known
    department, or heads a text.
    """
    issues = list(issues)
    if not issues:
        return
    sound: set[tuple[str, str]] = set()
    whole = set[Place]()
    for draft, duty in pairs:
        number = str(draft.number)
        whole.add(duty.place)
        if _is_named(duty, known):
            names = join_parts([p.cells.get("departments", ()) for p in draft.parts])
            sound |= {(number, p.text[:_QUOTED]) for p in names}
            sound.add((number, duty.title[:_QUOTED]))
    for issue in issues:
        texts = {issue.quote, "".join(issue.quote.split())}
        said = {(*issue.details, text) for text in texts} & sound
        if issue.place in whole or not said:
            yield issue


def _is_named(duty: Duty, known: frozenset[str]) -> bool:
    headed = {name for block in duty.responsibilities for name in block.departments}
    named = {*duty.departments}
    return bool(named) and headed <= named and named - headed <= known


def _issue(draft: Draft, quote: str, paragraph: Paragraph | None = None) -> Issue:
    place = draft.parts[0].place.through(draft.parts[-1].place)
    if paragraph is not None:
        place = paragraph.place
    return Issue(IssueKind.CELLS_UNCERTAIN, place, quote, (str(draft.number),))


def _draft_to_cells(draft: Draft) -> Mapping[str, Sequence[Paragraph]]:
    roles = dict.fromkeys(role for part in draft.parts for role in part.cells)
    return {
        role: join_parts([part.cells.get(role, ()) for part in draft.parts])
        for role in roles
    }
