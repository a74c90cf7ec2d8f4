"""Parse a document: a table, gives the duty list that it says.

The way: `shapes` and, where the cells are lost, `unruled` make a ruled table, for which
`arranging` finds the cells of printed lines; `listing` walks through its rows, `duties`
reads the cells of each, `checks` holds the result against the print. What words say is
in `wording`.
"""

import re
from collections.abc import Iterable, Iterator

from dutygraph.errors import ParseError
from dutygraph.model import (
    Aside,
    AsideKind,
    Duty,
    DutyList,
    Issue,
    Passage,
    Table,
)
from dutygraph.parse.checks.dropped import find_dropped
from dutygraph.parse.checks.leftovers import (
    count_characters,
    find_left_out,
    find_remarks,
)
from dutygraph.parse.checks.misfits import find_misfits
from dutygraph.parse.checks.misplaced import drop_sound, find_misplaced
from dutygraph.parse.checks.recognised import find_recognised, find_unread
from dutygraph.parse.checks.totals import Totals, check_totals
from dutygraph.parse.duties.drafts import Draft
from dutygraph.parse.duties.duties import draft_to_duty, known_names
from dutygraph.parse.listing.directories import drop_directory
from dutygraph.parse.listing.reading import Reading, leave
from dutygraph.parse.listing.rows import table_to_reading
from dutygraph.parse.listing.tallies import find_tallies
from dutygraph.parse.shapes.cutsections import name_cut_sections
from dutygraph.parse.shapes.forms import forms_to_table
from dutygraph.parse.shapes.halves import part_halves
from dutygraph.parse.shapes.overprints import move_overprints
from dutygraph.parse.shapes.printlines import join_print_lines
from dutygraph.parse.shapes.sectionrows import join_section_rows
from dutygraph.parse.shapes.ticked import name_ticked
from dutygraph.parse.unruled.lines import lines_to_table
from dutygraph.parse.wording.asides import part_running
from dutygraph.parse.wording.titles import text_to_township

__all__ = ["parse"]


def parse(table: Table, code: str | None = None) -> DutyList:
    """Read the duties of one document, in the order of the document.

    `code` says whose list it is where the document does not. Raises ParseError where
    there is no duty list in the table; what is in doubt is an issue of the result.
    """
    found = join_print_lines(forms_to_table(move_overprints(table)))
    ruled, uncertain = (found, []) if found.ruled else lines_to_table(found)
    shaped = join_section_rows(part_halves(name_ticked(ruled)))
    reading = table_to_reading(name_cut_sections(shaped))
    drop_directory(reading)
    if not reading.drafts:
        raise ParseError(
            table.source.name,
            _what_was_found(reading, table),
            "a table of duties with the headings 序号 and 事项名称",
            "check that this is a 履行职责事项清单 and not its cover letter",
        )
    known = known_names(reading.drafts)
    read = [draft_to_duty(draft, known) for draft in reading.drafts]
    duties = tuple(duty for duty, _ in read)
    pairs = list(zip(reading.drafts, duties, strict=True))
    doubts = [issue for _, issues in read for issue in issues]
    if found.ruled:
        for pair in pairs:
            doubts += find_misfits(*pair, known)
    doubts += find_recognised(table, pairs)
    doubts += find_unread(table)
    uncertain = _join_issues(find_misplaced(found, pairs, known), uncertain)
    doubts += drop_sound(uncertain, pairs, known)
    for paragraph in find_dropped(table, ruled):
        leave(reading, paragraph.text, paragraph.place)
    left, running = part_running((*reading.issues, *doubts), reading.headings)
    left_out = [one for draft, duty in pairs for one in find_left_out(draft, duty)]
    if not found.ruled:
        reading.tallied += find_tallies(found.rows)
    totals = Totals(reading.declared, reading.tallied, reading.titles)
    return DutyList(
        table.source,
        _heading(reading),
        _township(reading),
        code,
        duties,
        totals.all_declared(),
        (*left, *check_totals(duties, totals)),
        sum(count_characters(draft) for draft in reading.drafts),
        tuple(passage for passage, kind in left_out if kind is None),
        (*reading.aside, *running, *_asides(pairs, left_out)),
    )


def _asides(
    pairs: Iterable[tuple[Draft, Duty]],
    left_out: Iterable[tuple[Passage, AsideKind | None]],
) -> Iterator[Aside]:
    for draft, _ in pairs:
        yield from find_remarks(draft)
    for passage, kind in left_out:
        if kind is not None:
            yield Aside(kind, passage.place, passage.text)


def _join_issues(first: Iterable[Issue], second: Iterable[Issue]) -> list[Issue]:
    """Give the first issues, and of the second those about other places."""
    told = list(first)
    places = {issue.place for issue in told}
    return [*told, *(issue for issue in second if issue.place not in places)]


def _heading(reading: Reading) -> str:
    """Give the words above the first table, as far as they name a place or a list."""
    return " ".join(dict.fromkeys(reading.headings))


def _township(reading: Reading) -> str | None:
    found = (text_to_township(heading) for heading in reading.headings)
    return next(filter(None, found), None)


def _what_was_found(reading: Reading, table: Table) -> str:
    if reading.columns is not None:
        return "the headings of a duty table but no duty below them"
    texts = (cell.text for row in table.rows for cell in row.cells)
    words = next((t for t in texts if re.search(r"\w", t)), "")
    quote = " ".join(words.split())[:40]
    return f"no duty list; the text begins “{quote}”" if quote else "no text"
