"""Head the texts of a row that has several columns of them: its cells, give its cells.

Where 牵头部门职责 stands beside 牵头部门, and 配合部门职责 beside 配合部门, the
department to the left is the heading of a text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from dutygraph.model import Cell, Paragraph, Row
from dutygraph.parse.duties.headed import MOST_TOGETHER
from dutygraph.parse.duties.headingmarks import headings_in
from dutygraph.parse.wording import names
from dutygraph.parse.wording.columns import heading_to_role
from dutygraph.parse.wording.cues import is_guarantee_mark
from dutygraph.spellings import fold, pattern

UNKNOWN = "unknown"
"""The role of a column whose heading is not known, or that has none."""
_LABELLED = {"responsibilities", "township_steps", "guarantees"}
_OVER = ("number", "title")
"""The columns in which a row below the duty has its label."""


def head_texts(cells: Sequence[Cell], roles: Sequence[str | None]) -> Sequence[Cell]:
    """Put the departments of a cell above the text to its right, where the row has the
    texts of others too and this one names none of them."""
    texts = [i for i, role in enumerate(roles) if role == "responsibilities"]
    texts = [i for i in texts if i < len(cells)]
    said = [i for i in texts if not pattern("marks", "nothing").match(cells[i].text)]
    if len(said) < 2 or any(i == 0 or roles[i - 1] != "departments" for i in texts):
        return cells
    return [
        Cell((*_heading(cells[i - 1], cell), *cell.paragraphs)) if i in said else cell
        for i, cell in enumerate(cells)
    ]


def _heading(named: Cell, text: Cell) -> Iterator[Paragraph]:
    first = text.paragraphs[0]
    each = [names.tidy(part) for part in re.split("[、\n]", named.text)]
    few = len(each) <= MOST_TOGETHER and all(map(names.is_department, each))
    if few and not headings_in(text.paragraphs, each, frozenset()):
        yield first._replace(text=f"{'、'.join(each)}：", item=False)


def move_labelled(
    cells: Mapping[str, tuple[Paragraph, ...]],
) -> Mapping[str, tuple[Paragraph, ...]]:
    """Give the guarantees, and the township, what stands beside their label in a row
    below the duty, or among those of its departments; or behind it in the first cell
    of such a row, merged over the others, also where the township's column is first."""
    label = next(filter(None, (cells.get(role) for role in _OVER)), ())
    told = [role for role, cell in cells.items() if cell]
    if told == ["township_steps"] and _is_marked(cells["township_steps"]):
        return {"departments": cells["township_steps"]}
    if not _is_marked(label):
        return _move_township(_move_to_label(cells))
    beside = [p for cell in cells.values() if cell is not label for p in cell]
    return {"departments": label, "responsibilities": tuple(beside)}


def _is_marked(cell: Sequence[Paragraph]) -> bool:
    return is_guarantee_mark(fold("".join(paragraph.text for paragraph in cell)))


def labels_guarantees(row: Row) -> bool:
    """Tell 履职保障：经费 in one cell, as wide as the table."""
    return pattern("marks", "guarantee_wide").match(fold(row.cells[0].text)) is not None


def _move_to_label(
    cells: Mapping[str, tuple[Paragraph, ...]],
) -> Mapping[str, tuple[Paragraph, ...]]:
    """Give what stands beside 镇配合职责 below 职责分工, merged over both, its role."""
    label, text = (cells.get(role, ()) for role in ("responsibilities", UNKNOWN))
    role = heading_to_role(fold("".join(paragraph.text for paragraph in label)))
    if not text or role not in _LABELLED:
        return cells
    return {**cells, "responsibilities": (), UNKNOWN: (), role: text}


def _move_township(
    cells: Mapping[str, tuple[Paragraph, ...]],
) -> Mapping[str, tuple[Paragraph, ...]]:
    """Give the township what stands beside 镇配合职责 in a row of the departments."""
    label = "".join(paragraph.text for paragraph in cells.get("departments", ()))
    text = cells.get("responsibilities", ())
    if cells.get("township_steps") or heading_to_role(fold(label)) != "township_steps":
        return cells
    return {**cells, "departments": (), "responsibilities": (), "township_steps": text}
