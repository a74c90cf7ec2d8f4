"""Takes the lines of duties one by one, gives the rows that they make.

A walk through a text knows the list, the number and the lines of the duty that is open;
when the next begins, its lines become its row, one for each page it stands on.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from dutygraph.model import Cell, Issue, IssueKind, ListKind, Paragraph, Row
from dutygraph.parse.arranging.pagecolumns import Headings
from dutygraph.parse.arranging.placing import Order
from dutygraph.parse.unruled.cells import headings_row, lines_to_row
from dutygraph.parse.unruled.deferred import fill_deferred
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.heads import Line

DUTY = re.compile(r"^\s*(\d{1,3})(?:\s+(\S.*))?$")
"""The number of a duty, alone or before its title."""
_QUOTED = 80
_RECLAIMED = 4
"""Cells of a row of the third list, which no other row has."""


@dataclass(slots=True)
class Walk:
    """Where a walk through the lines stands.

    `told` is how many duties its sections say they have, None where one does not.
    """

    kind: ListKind | None = None
    number: int = 0
    section: int = 0
    told: int | None = 0
    open: list[Line] = field(default_factory=list)
    parts: list[list[Line]] = field(default_factory=list)
    again: set[int] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)
    left: list[Row] = field(default_factory=list)
    columns: Headings | None = None
    costs: Mapping[Order, float] = field(default_factory=dict)
    named: list[Line] = field(default_factory=list)
    doubts: list[Issue] = field(default_factory=list)


def copy_walk(walk: Walk) -> Walk:
    """Give a walk that stands where this one does and goes on by itself."""
    parts = [list(part) for part in walk.parts]
    last = parts[-1] if parts else []
    return replace(
        walk,
        open=last,
        parts=parts,
        again=set(walk.again),
        rows=list(walk.rows),
        left=list(walk.left),
        named=list(walk.named),
        doubts=list(walk.doubts),
    )


def take_title(walk: Walk, lines: Sequence[Line]) -> None:
    """Take the lines of a title, with which a list may begin."""
    text = "".join(line.text.strip() for line in lines)
    title = titles.text_to_title(text)
    place = lines[0].place.through(lines[-1].place)
    if title is not None and title.kind is not None:
        walk.costs = walk.columns.costs if walk.columns else walk.costs
        walk.columns = None
        walk.kind, walk.number, walk.section, walk.told = title.kind, 0, 0, 0
    walk.rows.append(Row((Cell((Paragraph(text, place),)),), place))
    if walk.kind is not None:
        walk.rows.append(headings_row(walk.kind, place))


def take_section(walk: Walk, line: Line) -> None:
    """Take the heading of a section."""
    walk.section += 1
    walk.told = titles.add_count(walk.told, line.text)
    walk.rows.append(_section_row([line]))


def _section_row(lines: Sequence[Line]) -> Row:
    text = "".join(line.text.strip() for line in lines)
    place = lines[0].place.through(lines[-1].place)
    return Row((Cell((Paragraph(text, place),)), Cell()), place)


def take_field(walk: Walk, line: Line) -> None:
    """Take a line of the column that names the section of each duty."""
    if len(walk.parts) == 1:
        walk.named.append(line)


def hold_line(walk: Walk, line: Line) -> None:
    """Keep a line for the duty that is open; without one it is a row."""
    if not walk.parts:
        if line.text.strip():
            walk.rows.append(_line_to_row(line))
        return
    walk.open.append(line)


def doubt_line(walk: Walk, line: Line) -> None:
    """Report a line of the open duty that may stand in a wrong cell."""
    quote = line.text[:_QUOTED]
    kind = IssueKind.CELLS_UNCERTAIN
    walk.doubts.append(Issue(kind, line.place, quote, (str(walk.number),)))


def leave_line(walk: Walk, line: Line) -> None:
    """Keep a line of a column that records do not have for the end of the text."""
    walk.left.append(_line_to_row(line))


def _line_to_row(line: Line) -> Row:
    return Row((Cell((Paragraph(line.text.strip(), line.place),)),), line.place)


def begin_duty(walk: Walk, line: Line) -> None:
    """Open the duty whose number stands in a line."""
    met = DUTY.match(line.text)
    if met is None:
        return
    walk.number = int(met[1])
    walk.parts = [[Line(met[2] or "", line.place)]]
    walk.open = walk.parts[0]


def begin_again(walk: Walk, line: Line) -> None:
    """Go on with the open duty, whose number the new page prints again."""
    met = DUTY.match(line.text)
    walk.open.append(Line((met and met[2]) or "", line.place))
    walk.again.add(len(walk.parts) - 1)


def break_page(walk: Walk) -> None:
    """Remember that a page ends here: a duty that goes on is a part of its own, which
    stands on the next page alone."""
    if walk.parts and any(line.text.strip() for line in walk.open):
        walk.parts.append([])
        walk.open = walk.parts[-1]
    elif len(walk.parts) > 1:
        walk.open.clear()


def close_duty(walk: Walk, known: frozenset[str]) -> None:
    """Turn the lines of the open duty into its row, one for each page it stands on."""
    if walk.named:
        walk.rows.append(_section_row(walk.named))
    if walk.parts and walk.kind is not None:
        walk.rows.extend(_parts_to_rows(walk, known))
    walk.parts, walk.open, walk.again, walk.named = [], [], set(), []


def _parts_to_rows(walk: Walk, known: frozenset[str]) -> Iterator[Row]:
    kind, before = walk.kind, None
    for index, part in enumerate(walk.parts):
        if kind is None or not any(line.text.strip() for line in part):
            continue
        headed = before is None or index in walk.again
        number = walk.number if headed else None
        goes_on = index + 1 < len(walk.parts)
        before = lines_to_row(kind, number, part, known, before, goes_on)
        yield before


def whole_rows(rows: Sequence[Row]) -> Iterator[Row]:
    """Give back to the duties of the third list what their page prints late."""
    for length, group in groupby(rows, key=lambda row: len(row.cells)):
        listed = list(group)
        yield from fill_deferred(listed) if length == _RECLAIMED else listed
