"""Takes the records of the original, gives what each list prints: titles and rows."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

Record = dict[str, Any]
Lines = list[str]

NUMERALS = "一二三四五六七八九十"
LISTS = {
    "basic": "基本履职事项清单",
    "cooperative": "配合履职事项清单",
    "reclaimed": "上级部门收回事项清单",
}


@dataclass(frozen=True)
class Printed:
    """One printed list. A row is one cell (a section) or several sub-rows of cells; a
    cell is its paragraphs, None where the cell above reaches down."""

    title: str
    sheet: str
    columns: list[str]
    rows: list[list[list[Lines | None]]]


def number_steps(steps: Lines) -> Lines:
    """Number steps where there are several."""
    if len(steps) == 1:
        return [f"{steps[0]}。"]
    return [f"{number}.{step}。" for number, step in enumerate(steps, start=1)]


def responsibility_cells(record: Record) -> list[Lines]:
    """One block a heading."""
    return [
        (["、".join(block["departments"]) + "："] if block["departments"] else [])
        + number_steps(block["steps"])
        for block in record["responsibilities"]
    ]


def _duty_lines(record: Record) -> Lines:
    return [line for cell in responsibility_cells(record) for line in cell]


def guarantee_lines(record: Record) -> Lines:
    """The phrases, numbered where there are several."""
    return number_steps(record["guarantees"]) if record["guarantees"] else []


def with_heading(record: Record) -> Lines:
    """The guarantees after 履职保障, in line or under it."""
    lines = guarantee_lines(record)
    if len(lines) == 1:
        return [f"履职保障：{lines[0]}"]
    return ["履职保障：", *lines] if lines else []


def method_lines(record: Record) -> Lines:
    """Work methods under the department's name."""
    departments, methods = record["departments"], record["work_methods"]
    if len(departments) == len(methods):
        pairs = zip(departments, methods, strict=True)
        return [line for name, text in pairs for line in (f"{name}：", f"{text}。")]
    return ["、".join(departments) + "：", *number_steps(methods)]


Column = Callable[[Record], Lines]
COLUMNS: dict[str, Column] = {
    "number": lambda record: [str(record["number"])],
    "title": lambda record: ["*" * record["delegated"] + record["title"]],
    "section": lambda record: [record["section"]],
    "departments": lambda record: list(record["departments"]),
    "duties": lambda record: _duty_lines(record),
    "duties+guarantees": lambda record: _duty_lines(record) + with_heading(record),
    "guarantees": guarantee_lines,
    "township": lambda record: number_steps(record["township_steps"]),
    "methods": lambda record: number_steps(record["work_methods"]),
    "department+methods": method_lines,
    "remark": lambda record: [],
}
SPREAD = {"departments", "duties", "duties+guarantees"}

Habit = dict[str, list[tuple[str, str]]]
USUAL: Habit = {
    "basic": [("序号", "number"), ("事项名称", "title")],
    "cooperative": [
        ("序号", "number"),
        ("事项名称", "title"),
        ("对应上级部门", "departments"),
        ("上级部门职责（含提供的履职保障）", "duties+guarantees"),
        ("乡镇配合职责", "township"),
    ],
    "reclaimed": [
        ("序号", "number"),
        ("事项名称", "title"),
        ("承接部门及工作方式", "department+methods"),
    ],
}
GUARANTEE_COLUMN: Habit = {
    "basic": [("序号", "number"), ("履职事项", "title"), ("备注", "remark")],
    "cooperative": [
        ("序号", "number"),
        ("配合事项", "title"),
        ("牵头部门及配合部门", "departments"),
        ("部门职责", "duties"),
        ("保障措施", "guarantees"),
        ("镇街职责", "township"),
        ("备注", "remark"),
    ],
    "reclaimed": [
        ("序号", "number"),
        ("事项名称", "title"),
        ("承接部门", "departments"),
        ("工作方式", "methods"),
        ("备注", "remark"),
    ],
}
TOWNSHIP_FIRST: Habit = {
    "basic": [("序号", "number"), ("事项名称", "title")],
    "cooperative": [
        ("序号", "number"),
        ("事项名称", "title"),
        ("苏木镇配合职责", "township"),
        ("履职保障", "guarantees"),
        ("上级部门职责", "duties"),
        ("对应上级部门", "departments"),
    ],
    "reclaimed": [
        ("序号", "number"),
        ("事项名称", "title"),
        ("工作方式", "methods"),
        ("承办部门", "departments"),
    ],
}
SECTION_COLUMN: Habit = {
    kind: [columns[0], ("事项类别", "section"), *columns[1:]]
    for kind, columns in USUAL.items()
}


def original_to_lists(
    original: Record, habit: Habit, spread: bool = False
) -> list[Printed]:
    """Lay out the three lists. `spread` gives each department a sub-row of its own."""
    printed = []
    for kind, name in LISTS.items():
        records = [one for one in original["duties"] if one["kind"] == kind]
        title = f"{original['place']}{name}（{len(records)}项）"
        rows = _rows(records, habit[kind], spread)
        printed.append(
            Printed(title, name, [column for column, _ in habit[kind]], rows)
        )
    return printed


def _rows(
    records: list[Record], columns: list[tuple[str, str]], spread: bool
) -> list[list[list[Lines | None]]]:
    if any(key == "section" for _, key in columns):
        return [_record_to_row(record, columns, spread) for record in records]
    rows: list[list[list[Lines | None]]] = []
    groups = groupby(records, key=lambda record: record["section"])
    for numeral, (section, group) in zip(NUMERALS, groups, strict=False):
        members = list(group)
        rows.append([[[f"{numeral}、{section}（{len(members)}项）"]]])
        rows += [_record_to_row(record, columns, spread) for record in members]
    return rows


def _record_to_row(
    record: Record, columns: list[tuple[str, str]], spread: bool
) -> list[list[Lines | None]]:
    keys = [key for _, key in columns]
    blocks = record.get("responsibilities", [])
    count = len(blocks)
    if not spread or count < 2 or count != len(record["departments"]):
        return [[COLUMNS[key](record) for key in keys]]
    return [[_part(record, key, part, count) for key in keys] for part in range(count)]


def _part(record: Record, key: str, part: int, count: int) -> Lines | None:
    if key not in SPREAD:
        return COLUMNS[key](record) if part == 0 else None
    if key == "departments":
        return [record["departments"][part]]
    lines = responsibility_cells(record)[part]
    closing = key == "duties+guarantees" and part == count - 1
    return lines + (with_heading(record) if closing else [])
