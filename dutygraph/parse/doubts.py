"""Say how far the cells of a row hold together: its cells, give a count of doubts.

Where the text of a page has been set into wrong cells, it shows: a numbering does not
count up, a sentence ends in mid-word, a cell is empty.
"""

import re
from collections.abc import Mapping, Sequence

from dutygraph.model import ListKind, Paragraph, Row
from dutygraph.parse import names, titles
from dutygraph.parse.cells import list_roles
from dutygraph.parse.continuation import join_parts
from dutygraph.parse.cues import head_mark, is_guarantee_mark, is_heading_line
from dutygraph.parse.subheadings import is_subheading
from dutygraph.parse.tokens import item_number

_ENDED = ("。", "；", ";", "：", ":", "！", "）", ")", "”", "》", "？", "…", ".", "、")
_LONGEST_TITLE = 70
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


def count_row_doubts(
    kind: ListKind, rows: Sequence[Row], number: int, known: frozenset[str]
) -> tuple[float, bool]:
    """Count what does not fit in the rows of a page, `number` being the last before it.

    Tells as well whether 履职保障： ends the last duty, without a text.
    """
    words = (row.cells[0].text for row in rows if len(row.cells) == 1)
    doubts = 2.0 * sum(titles.text_to_title(text) is None for text in words)
    duties = rows_to_duties(kind, rows)
    for at, (own, cells) in enumerate(duties, 1):
        doubts += count_doubts(kind, cells, known, at == len(duties))
        current = int(own) if own else number
        doubts += 2 * abs(current - number - 1) if current != number else 0
        number = current
    text = duties[-1][1].get("responsibilities", ()) if duties else ()
    last = text[-1].text if text else ""
    return doubts, is_guarantee_mark(last) and last.endswith(("：", ":"))


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


def count_doubts(
    kind: ListKind, cells: Cells, known: frozenset[str], goes_on: bool
) -> float:
    """Count what does not fit in the cells of one duty, by their role.

    `goes_on` tells that the next page has more of it, so that an end may be missing.
    """
    missing = sum(not cells.get(role) for role in _WANTED[kind])
    if kind is ListKind.BASIC:
        return missing
    doubts = float(missing)
    doubts += _title_doubts(cells.get("title", ()))
    doubts += _names_doubts(cells.get("departments", ()), known)
    for role in ("responsibilities", "township_steps", "receiving_and_methods"):
        headed = role != "township_steps"
        doubts += _text_doubts(cells.get(role, ()), known, headed, goes_on)
    return doubts


def _title_doubts(cell: Sequence[Paragraph]) -> float:
    text = "".join(p.text for p in cell)
    odd = re.search(r"[。；;]", text) is not None or len(text) > _LONGEST_TITLE
    return odd + any(item_number(p.text)[1] for p in cell)


def _names_doubts(cell: Sequence[Paragraph], known: frozenset[str]) -> float:
    printed = " ".join(p.text for p in cell)
    found = names.text_to_names(printed, (), known)
    return sum(not (names.is_department(name) or name in known) for name in found)


def _text_doubts(
    cell: Sequence[Paragraph], known: frozenset[str], headed: bool, goes_on: bool
) -> float:
    doubts, number, may_start, guaranteed = 0.0, 0, True, 0
    style = ""
    for index, paragraph in enumerate(cell):
        text = paragraph.text.strip()
        last = index + 1 == len(cell)
        own_style, item = item_number(text)
        marked = head_mark().match(text) is not None
        heads = marked or is_heading_line(text, known)
        if not text.endswith(_ENDED) and not (last and goes_on) and not marked:
            doubts += 0.0 if is_subheading(text) else 1.0
        if is_guarantee_mark(text):
            guaranteed += 1
            heads = True
        if heads:
            doubts += 0.0 if headed else 1.0
            number, may_start, style = 0, True, ""
            own_style, item = item_number(text.partition("：")[2].strip())
        if not item or (style and own_style != style):
            may_start = may_start or is_subheading(text)
            continue
        fits = item == number + 1 or (item == 1 and may_start)
        doubts += not fits
        number, may_start, style = item, False, own_style
    return doubts + max(0, guaranteed - 1)
