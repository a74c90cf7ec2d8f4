"""Read the labels of duties set as forms: a row, gives lines with what each says."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dutygraph.model import Cell, ListKind, Paragraph, Row
from dutygraph.parse.wording.closings import is_closing
from dutygraph.parse.wording.columnnames import text_to_names
from dutygraph.parse.wording.columns import USUAL_HEADINGS, heading_to_role
from dutygraph.parse.wording.names import NAME_ENDS, is_department
from dutygraph.spellings import fold, pattern

_LABEL = re.compile(
    r"\s*+[【〖\[]?([^。；;：:】〗\]]{2,30})[】〗\]]?\s*[：:]\s*(.*)", re.DOTALL
)
_ALONE = re.compile(
    r"\s*+(?:[【〖\[]([^。；;：:】〗\]]{2,30})[】〗\]]|[（(]([^。；;：:（()）]{2,30})[）)])\s*(.*)",
    re.DOTALL,
)
_MARK = re.compile(
    r"\s*+(?:[^\w\s【〖\[（(《〈「『“‘\"'*<|]{1,2}\s*)?"
    r"(?:[\d一二三四五六七八九]{1,2}\s*[.．、]|[（(][一二三四五六七八九\d]{1,2}[）)]|[①-⑨])?\s*"
)
"""A bullet or a number before a label: ▶对应上级部门：, （1）承接部门：."""
_BEHIND = re.compile(
    r"\d{1,3}[^。；;]{2,300}?[（(]([^。；;：:（()）]{2,30})[：:]([^。；;]+)[）)]"
)
_NEXT = re.compile(
    r"(?=[【〖\[]([^。；;：:【〖\[】〗\]]{2,30})[】〗\]])"
    rf"|(?<=[{NAME_ENDS}。；;)\s])"
    r"(?=([^。；;，,：:（(）)\s]{2,16}"
    r"|[^。；;，,：:（(）)\s]{1,8}[（(][^。；;，,：:（(）)\s]{1,12}[）)]"
    r"[^。；;，,：:（(）)\s]{0,8})[：:])"
)
"""Where the next label begins: 【工作方式】, or behind a sentence 工作方式： or
镇（街道）配合职责：."""

FORM_HEADINGS = {
    ListKind.BASIC: USUAL_HEADINGS[ListKind.BASIC] | {"section": "事项类别"},
    ListKind.COOPERATIVE: USUAL_HEADINGS[ListKind.COOPERATIVE]
    | {"section": "事项类别", "remark": "备注"},
    ListKind.RECLAIMED: USUAL_HEADINGS[ListKind.RECLAIMED]
    | {"section": "事项类别", "work_methods": "工作方式", "remark": "备注"},
}
"""The labels of each list by role, in the order of its columns."""
_FIELDS = frozenset(role for roles in FORM_HEADINGS.values() for role in roles)
TELLING = _FIELDS - {"number", "title", "section", "remark", "guarantees"}
"""The roles whose labels stand in forms alone."""
_DEPARTMENTS = frozenset(("departments", "receiving"))
ANOTHER = "another department"
"""The role of one department more, below a label that spans several."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the text, the role of the label it begins with, and the paragraph
    with that label."""

    paragraph: Paragraph
    role: str | None = None
    printed: Paragraph | None = None


def without_label(text: str) -> str:
    """Give what stands behind the label of a field, or the text where it has none."""
    label, value = _split_label(text)
    return value if heading_to_role(fold(label)) in _FIELDS else text


def _split_label(text: str) -> tuple[str, str]:
    """Give the label of a text, empty where it has none, and what stands behind it."""
    marked = _MARK.match(text)
    start = marked.end() if marked else 0
    met = _LABEL.match(text, start) or _ALONE.match(text)
    *found, value = met.groups() if met else ("", text)
    return next(filter(None, found), ""), value


def rows_to_lines(rows: Iterable[Row]) -> Iterator[Line]:
    """Give the paragraphs of the rows; below labels side by side, as a small table of a
    duty's departments has them, each cell has the label above it."""
    heads: tuple[str, ...] = ()
    for row in rows:
        if _captions_form(row):
            continue
        roles = tuple(_cell_to_role(cell) or "" for cell in row.cells)
        if len(roles) > 1 and roles[0] == "departments" and all(roles):
            heads = roles
        elif len(roles) == len(heads) > 1:
            yield from _below_labels(row, heads)
        else:
            heads = ()
            yield from row_to_lines(row)


def _captions_form(row: Row) -> bool:
    """Tell what stands above the labels and the values of a form: 项目, 内容."""
    if len(row.cells) != 2:
        return False
    both = zip(("labels", "values"), row.cells, strict=True)
    return all(pattern("captions", n).fullmatch(fold(c.text)) for n, c in both)


def _below_labels(row: Row, roles: Sequence[str]) -> Iterator[Line]:
    """Give what stands below each label; the department heads its text."""
    for cell, role in zip(row.cells, roles, strict=True):
        for at, paragraph in enumerate(cell.paragraphs):
            heads = role == "responsibilities" and at == 0 and row.cells[0].paragraphs
            if heads and not is_closing(paragraph.text):
                name = "、".join(row.cells[0].text.split())
                yield Line(paragraph._replace(text=f"{name}：", item=False), role)
            yield Line(paragraph, role)


def _cell_to_role(cell: Cell) -> str | None:
    role = heading_to_role(fold(cell.text).rstrip(":"))
    return role if role in _FIELDS else None


def row_to_lines(row: Row) -> Iterator[Line]:
    """Give the paragraphs of a row; a label, or a number, may be a cell of its own."""
    if line := _named_row_to_lines(row):
        yield from line
        return
    first, *others = [cell for cell in row.cells if cell.paragraphs] or [Cell()]
    rest = [p for cell in others for p in cell.paragraphs]
    if others and (pairs := _cells_to_pairs((first, *others))):
        for role, (value, *more) in pairs:
            yield Line(value, role)
            yield from map(Line, more)
        return
    paragraphs = [*first.paragraphs, *rest]
    if rest and fold(first.text).isdigit():
        text = f"{first.text.strip()}.{rest[0].text}"
        paragraphs = [rest[0]._replace(text=text), *rest[1:]]
    for paragraph in paragraphs:
        yield from _behind_title(paragraph) or map(
            _paragraph_to_line, _at_labels(paragraph)
        )


def _named_row_to_lines(row: Row) -> list[Line]:
    """Give what a department does where it stands between the label, which spans the
    rows of several departments, and its text: 上级部门职责, 县民政局, 1.受理."""
    filled = [cell for cell in row.cells[1:] if cell.paragraphs]
    if len(filled) != 2:
        return []
    label, (named, text) = row.cells[0], filled
    if label.paragraphs and heading_to_role(fold(label.text)) != "responsibilities":
        return []
    printed = text_to_names(named.text, (), frozenset())
    if not printed or not all(map(is_department, printed)):
        return []
    role = "departments" if label.paragraphs else ANOTHER
    return [
        Line(named.paragraphs[0]._replace(text=named.text), role),
        Line(text.paragraphs[0], "responsibilities"),
        *map(Line, text.paragraphs[1:]),
    ]


def _behind_title(paragraph: Paragraph) -> list[Line]:
    """Part a title from the departments in brackets behind it:
    3.防汛（对应上级部门：县水利局）."""
    met = _BEHIND.fullmatch(paragraph.text.strip())
    role = heading_to_role(fold(met[1])) if met else None
    if met is None or role not in _DEPARTMENTS:
        return []
    title = met.string[: met.start(1) - 1]
    return [
        Line(paragraph._replace(text=title)),
        Line(paragraph._replace(text=met[2]), role),
    ]


def _at_labels(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Part a paragraph before each label: 【承接部门】…【工作方式】…."""
    text, start = paragraph.text, 0
    for met in _NEXT.finditer(text):
        above = _MARK.sub("", text[start : met.start()], count=1).strip()
        # 镇（街道）配合职责 is one label, brackets and all.
        whole = not above or _is_field(f"{above}{met[2]}")
        if not whole and _is_field(met[1] or met[2]):
            yield paragraph._replace(text=text[start : met.start()])
            start = met.start()
    yield paragraph._replace(text=text[start:]) if start else paragraph


def _is_field(label: str) -> bool:
    return heading_to_role(fold(label)) in TELLING | {"guarantees"}


def are_labels_beside_values(row: Row) -> bool:
    """Tell labels that have values beside them by turns, some of them empty, from the
    headings of columns: 事项名称, 防汛, 备注, and nothing."""
    texts = [fold(cell.text).rstrip(":") for cell in row.cells]
    labels, values = texts[::2], texts[1::2]
    if len(labels) != len(values) or not any(values) or len(labels) < 2:
        return False
    named = all(heading_to_role(label) in _FIELDS for label in labels)
    return named and not any(map(heading_to_role, values))


def _cells_to_pairs(cells: Sequence[Cell]) -> list[tuple[str, list[Paragraph]]]:
    """Give what labels in cells of their own have beside them, the number first;
    nothing where a cell has no label: 序号, 1, 事项名称, 防汛."""
    pairs: list[tuple[str, list[Paragraph]]] = []
    for cell in cells:
        role = _cell_to_role(cell)
        if role is not None:
            pairs.append((role, []))
        elif pairs and not pairs[-1][1]:
            pairs[-1][1].extend(cell.paragraphs)
        else:
            return []
    filled = [pair for pair in pairs if pair[1]]
    return sorted(filled, key=lambda pair: pair[0] != "number")


def _is_bare_mark(text: str) -> bool:
    """Tell 履职保障 alone in a line."""
    return pattern("marks", "guarantee_bare").fullmatch(fold(text)) is not None


def _paragraph_to_line(paragraph: Paragraph) -> Line:
    label, value = _split_label(paragraph.text)
    role = heading_to_role(fold(label or value))
    if not label and _is_bare_mark(value):
        return Line(paragraph._replace(text=""), "guarantees")
    if role not in (_FIELDS if label else TELLING):
        return Line(paragraph)
    if role == "title" and not re.search("事项|名称", label):
        return Line(paragraph)
    return Line(paragraph._replace(text=value if label else ""), role, paragraph)
