"""Lay out duties: takes a list and its habits, gives what stands on it row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from dutygraph.model import Duty, ListKind, Passage

Lines: TypeAlias = list[str]
"""The paragraphs of one cell."""

Printed: TypeAlias = str | tuple[str, ...] | Duty
"""A line of running text, a row of headings (one cell: a section), or a duty's row."""

_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Layout:
    """The habits of one publisher.

    `markup` is how paragraphs stand in a text: "p", "ol" or "running"; `counts` whether
    the numbers of duties are printed; `page` the duties after which the headings of the
    columns come again; `closing` what follows a department's name in a heading.
    """

    markup: str
    counts: bool
    page: int
    closing: str
    names: tuple[str, str, str]
    township: str
    receiving: str
    duties: str = "上级部门职责（含提供的履职保障）"


_NAMES = ("基本履职事项清单", "配合履职事项清单", "上级部门收回事项清单")
LAYOUTS = (
    Layout(
        "p",
        False,
        99,
        "职责：",
        _NAMES,
        "苏木乡镇（街道）配合职责",
        "承办部门",
        "上级部门职责",
    ),
    Layout("running", False, 99, "：", _NAMES, "乡镇（街道）配合职责", "承接部门"),
    Layout(
        "ol",
        True,
        4,
        "：",
        (*_NAMES[:2], "上收履职事项清单"),
        "乡镇配合职责",
        "承接部门",
    ),
    Layout("ol", False, 3, "：", _NAMES, "乡镇配合职责", "承办部门"),
    Layout("p", True, 6, "：", _NAMES, "配合职责", "承接部门"),
)
"""As in the five documents; the fifth, which has lost its cells, has them back."""


def duties_to_printed(
    duties: Sequence[Duty], full_name: str, layout: Layout
) -> Iterator[Printed]:
    """Give everything that stands on the list, in order, duties in their order."""
    yield f"{full_name}履行职责事项清单"
    for kind, members in groupby(duties, key=lambda duty: duty.kind):
        found = list(members)
        name = layout.names[tuple(ListKind).index(kind)]
        yield ""
        yield f"{full_name}{name}{_count(found, layout)}"
        yield ""
        yield from _kind_to_printed(found, kind, layout)


def kind_to_columns(kind: ListKind, layout: Layout) -> tuple[str, ...]:
    """Give the headings of the columns of a list."""
    if kind is ListKind.BASIC:
        return ("序号", "事项名称")
    if kind is ListKind.RECLAIMED:
        return ("序号", "事项名称", f"{layout.receiving}及工作方式")
    return ("序号", "事项名称", "对应上级部门", layout.duties, layout.township)


def duty_to_cells(duty: Duty, layout: Layout) -> list[Lines]:
    """Give the cells of a duty's row."""
    cells = [[str(duty.number)], ["*" * duty.delegated + duty.title]]
    if duty.kind is ListKind.COOPERATIVE:
        cells.append([" ".join(duty.departments)])
        cells.append([*_responsibilities(duty, layout), *_guarantees(duty)])
        cells.append(_number(duty.township_steps))
    elif duty.kind is ListKind.RECLAIMED:
        cells.append(_receiving(duty, layout))
    return cells


def _kind_to_printed(
    duties: list[Duty], kind: ListKind, layout: Layout
) -> Iterator[Printed]:
    columns = kind_to_columns(kind, layout)
    yield columns
    since = 0
    sections = groupby(duties, key=lambda duty: duty.section)
    for at, (section, members) in enumerate(sections):
        found = list(members)
        yield (f"{_numeral(at)}、{section}{_count(found, layout)}",)
        for duty in found:
            if since == layout.page:
                since = 0
                yield ""
                yield columns
            since += 1
            yield duty


def _numeral(at: int) -> str:
    return ("十" if at >= 10 else "") + _NUMERALS[at % 10]


def _count(duties: Sequence[Duty], layout: Layout) -> str:
    return f"（{len(duties)}项）" if layout.counts else ""


def _responsibilities(duty: Duty, layout: Layout) -> Iterator[str]:
    for part in duty.responsibilities:
        if part.departments:
            yield "、".join(part.departments) + layout.closing
        yield from _number(part.steps)


def _guarantees(duty: Duty) -> Lines:
    lines = _number(duty.guarantees)
    if len(lines) == 1:
        return [f"履职保障：{lines[0]}"]
    return ["履职保障：", *lines] if lines else []


def _receiving(duty: Duty, layout: Layout) -> Lines:
    names = "、".join(duty.departments)
    return [f"{layout.receiving}：{names}", "工作方式：", *_number(duty.work_methods)]


def _number(passages: Sequence[Passage]) -> Lines:
    """Number items where there are several; each ends in a full stop."""
    texts = [f"{one.text}。" for one in passages]
    if len(texts) < 2:
        return texts
    return [f"{at}.{text}" for at, text in enumerate(texts, 1)]
