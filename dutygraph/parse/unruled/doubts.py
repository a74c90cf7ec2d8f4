"""Say how far the cells of a row hold together: its cells, give what is in doubt.

Where the text of a page has been set into wrong cells, it shows: a numbering does not
count up, a sentence ends in mid-word, a cell is empty.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TypeAlias

from dutygraph.model import ListKind, Paragraph, Row
from dutygraph.parse.arranging.tokens import item_number
from dutygraph.parse.duties.continuation import join_parts
from dutygraph.parse.unruled.cells import list_roles
from dutygraph.parse.wording import names, titles
from dutygraph.parse.wording.columnnames import text_to_names
from dutygraph.parse.wording.cues import (
    head_mark,
    is_department_mark,
    is_guarantee_mark,
    is_heading_line,
)
from dutygraph.parse.wording.subheadings import is_subheading

_ENDED = ("。", "；", ";", "：", ":", "！", "）", ")", "”", "》", "？", "…", ".", "、")
_LONGEST_TITLE = 70
_SHORTEST_NAME = 4
_LONGEST_SECTION = 30
_WANTED = {
    ListKind.BASIC: ("title",),
    ListKind.COOPERATIVE: (
        "title",
        "departments",
        "responsibilities",
        "township_steps",
    ),
    ListKind.RECLAIMED: ("title", "receiving_and_methods"),
}
Cells = Mapping[str, Sequence[Paragraph]]
Doubt: TypeAlias = Paragraph | None
"""The paragraph that does not fit, or None for one that is missing."""


@dataclass(slots=True)
class _Numbering:
    """The numbers met in a text since its last heading, by their style."""

    outer: str = ""
    last: dict[str, int] = field(default_factory=dict)
    may_start: bool = True


def count_row_doubts(
    kind: ListKind, rows: Sequence[Row], number: int, known: frozenset[str]
) -> float:
    """Count what does not fit in the rows of a page; `number` is the last before it."""
    words = (row.cells[0].text for row in rows if len(row.cells) == 1)
    doubts = 2.0 * sum(titles.text_to_title(text) is None for text in words)
    duties = rows_to_duties(kind, rows)
    for at, (own, cells) in enumerate(duties, 1):
        found = find_doubts(kind, cells, known, at == len(duties))
        doubts += sum(1 for _ in found)
        if kind is ListKind.BASIC and at < len(duties):
            doubts += _breaks_off(cells.get("title", ()))
        current = int(own) if own else number
        doubts += 2 * abs(current - number - 1) if current != number else 0
        number = current
    return doubts


def ends_at_mark(kind: ListKind, rows: Sequence[Row]) -> bool:
    """Tell whether 履职保障： ends the last duty of a page, without a text."""
    duties = rows_to_duties(kind, rows)
    text = duties[-1][1].get("responsibilities", ()) if duties else ()
    last = text[-1].text if text else ""
    return is_guarantee_mark(last) and last.endswith(("：", ":"))


def rows_to_duties(kind: ListKind, rows: Sequence[Row]) -> list[tuple[str, Cells]]:
    """Join the rows of each duty; give its number, as printed, and its cells by role.

    The first may have no number, where it goes on from the page before.
    """
    roles = list_roles(kind)
    parts: list[tuple[str, list[Row]]] = []
    for row in rows:
        number = row.cells[0].text if len(row.cells) == len(roles) else "-"
        if number and not number.isdigit():
            continue
        if not parts or (number and number != parts[-1][0]):
            parts.append((number, []))
        parts[-1][1].append(row)
    return [
        (number, {role: _joined(own, at) for at, role in enumerate(roles)})
        for number, own in parts
    ]


def _joined(rows: Sequence[Row], column: int) -> Sequence[Paragraph]:
    return join_parts([row.cells[column].paragraphs for row in rows])


def find_doubts(
    kind: ListKind, cells: Cells, known: frozenset[str], goes_on: bool
) -> Iterator[Doubt]:
    """Find what does not fit in the cells of one duty, by their role.

    `goes_on` tells that the next page has more of it, so that an end may be missing.
    """
    yield from (None for role in _WANTED[kind] if not cells.get(role))
    if kind is ListKind.BASIC:
        return
    yield from _title_doubts(cells.get("title", ()), known)
    yield from _names_doubts(cells.get("departments", ()), known)
    for role in ("responsibilities", "receiving_and_methods"):
        text = cells.get(role, ())
        yield from _section_doubts(text)
        yield from _label_doubts(text)
        yield from _ending_doubts(text, goes_on)
        yield from _heading_doubts(text, known)
        yield from _numbering_doubts(text, known)
    own = cells.get("township_steps", ())
    yield from _ending_doubts(own, goes_on)
    yield from (p for p in own if _heads(p.text.strip(), known))
    yield from (p for p in own if _goes_on_with_name(p.text, known))
    yield from _numbering_doubts(own, known)


def _goes_on_with_name(text: str, known: frozenset[str]) -> bool:
    """Tell the township's text into which the row of a department has run."""
    begun = re.split(r"[。；;]\s*", text)[1:]
    whole = names.with_level(known)
    return any(sentence.startswith(whole) for sentence in begun if sentence)


def _title_doubts(cell: Sequence[Paragraph], known: frozenset[str]) -> Iterator[Doubt]:
    text = "".join(p.text for p in cell)
    sentence = re.search(r"[。；;]", text) is not None
    if sentence or len(text) > _LONGEST_TITLE:
        yield cell[0]
    if _says_name(text, known):
        # What the title has too much, the departments lack.
        yield from (cell[0], None)
    yield from [p for p in cell if item_number(p.text)[1]][:1]
    yield from _section_doubts(cell)


def _breaks_off(cell: Sequence[Paragraph]) -> bool:
    """Tell a title that goes on behind its sentence and breaks off: that of the next
    duty may have run into it, whose number is printed amid its lines."""
    text = "".join(p.text for p in cell).strip()
    return "。" in text and not text.endswith(_ENDED)


def _says_name(text: str, known: frozenset[str]) -> bool:
    """Tell a title into which the name of a department has run."""
    bare = "".join(text.split())
    whole = (n for n in names.with_level(known) if len(n) >= _SHORTEST_NAME)
    return any(name in bare for name in (*names.places(known), *whole))


def _names_doubts(cell: Sequence[Paragraph], known: frozenset[str]) -> Iterator[Doubt]:
    printed = " ".join(p.text for p in cell)
    for name in text_to_names(printed, (), known):
        if name in known:
            continue
        begun = names.is_level(name[:1])
        cut = not begun and (_is_end_of_name(name, known) or _ends_in_name(name, known))
        if cut or not names.is_department(name):
            yield cell[0]


def _is_end_of_name(name: str, known: frozenset[str]) -> bool:
    """Tell the end of a name without its beginning, more than a place being lost."""
    begun = (whole.removesuffix(name) for whole in known if whole.endswith(name))
    return any(not names.is_level(begin[-1:]) for begin in begun)


def _ends_in_name(name: str, known: frozenset[str]) -> bool:
    """Tell a name before which the end of a title has run."""
    rests = (name[at:] for at in range(1, len(name) - _SHORTEST_NAME + 1))
    return any(rest in known and names.has_level(rest) for rest in rests)


def _ending_doubts(cell: Sequence[Paragraph], goes_on: bool) -> Iterator[Doubt]:
    """Find sentences that break off; only the last may go on on the next page.

    Guarantees are phrases, which may end without 。.
    """
    for paragraph in cell[: len(cell) - goes_on]:
        text = paragraph.text.strip()
        if is_guarantee_mark(text):
            return
        ended = text.endswith(_ENDED) or head_mark().match(text) or is_subheading(text)
        if not ended:
            yield paragraph


def _heading_doubts(
    cell: Sequence[Paragraph], known: frozenset[str]
) -> Iterator[Doubt]:
    """Find the marks of guarantees that come again, and words above all headings."""
    yield from [p for p in cell if is_guarantee_mark(p.text.strip())][1:]
    above = takewhile(lambda p: not _heads(p.text.strip(), known), cell)
    words = [p for p in above if not item_number(p.text.strip())[1]]
    if len(words) < len(cell) and any(is_heading_line(p.text, known) for p in cell):
        yield from words[:1]


def _section_doubts(cell: Sequence[Paragraph]) -> Iterator[Doubt]:
    """Find the heading of a section that counts its duties: rows below it have run
    into the cell."""
    for paragraph in cell:
        text = paragraph.text.strip()
        section = (
            titles.text_to_section(text) if len(text) <= _LONGEST_SECTION else None
        )
        if section is not None and section.count is not None:
            yield paragraph


def _label_doubts(cell: Sequence[Paragraph]) -> Iterator[Doubt]:
    """Find what stands above the 承接部门： of a cell: the rest of the row before."""
    labels = (at for at, p in enumerate(cell) if is_department_mark(p.text.strip()))
    yield from cell[: min(next(labels, 0), 1)]


def _heads(text: str, known: frozenset[str]) -> bool:
    """Tell what begins the text of a department, or the guarantees."""
    marked = head_mark().match(text) is not None or is_guarantee_mark(text)
    return marked or is_heading_line(text, known)


def _numbering_doubts(
    cell: Sequence[Paragraph], known: frozenset[str]
) -> Iterator[Doubt]:
    """Find the items that do not count up from 1 below their heading."""
    met = _Numbering()
    for paragraph in cell:
        text = paragraph.text.strip()
        if _heads(text, known):
            met = _Numbering()
            text = text.partition("：")[2].strip()
        style, item = item_number(text)
        if not item:
            met.may_start = met.may_start or is_subheading(text)
        elif not _counts_on(met, style, item):
            yield paragraph


def _counts_on(met: _Numbering, style: str, item: int) -> bool:
    """Tell whether an item fits, and take it up."""
    fits = item == met.last.get(style, 0) + 1
    if met.outer in ("", style):
        fits = fits or (item == 1 and met.may_start)
        met.outer, met.last, met.may_start = style, {}, False
    met.last[style] = item
    return fits or (item == 1 and style != met.outer)
