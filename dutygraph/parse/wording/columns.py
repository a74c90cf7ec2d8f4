"""Tell what the columns of a table hold: a row of headings, gives their roles."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dutygraph.model import ListKind, Row
from dutygraph.spellings import column_headings, fold, pattern

USUAL_HEADINGS = {
    ListKind.BASIC: {"number": "序号", "title": "事项名称"},
    ListKind.COOPERATIVE: {
        "number": "序号",
        "title": "事项名称",
        "departments": "对应上级部门",
        "guarantees": "履职保障",
        "responsibilities": "上级部门职责",
        "township_steps": "配合职责",
    },
    ListKind.RECLAIMED: {
        "number": "序号",
        "title": "事项名称",
        "receiving": "承接部门",
        "receiving_and_methods": "承接部门及工作方式",
    },
}
"""Headings by role in the columns that most documents print, from left to right."""


_BASIC_ROLES = {"number", "title", "section", "kind", "remark", None}
_METHODS = {"receiving_and_methods", "work_methods"}
_OFFICES = _BASIC_ROLES | {"receiving", "departments"}
_VAGUE_BEHIND: dict[str | None, str] = {
    "departments": "responsibilities",
    "receiving": "work_methods",
}
"""What a heading that may be the title's is behind the column of who does it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The role of every column from left to right, None where it is not known, and
    the text of its heading."""

    roles: tuple[str | None, ...]
    headings: tuple[str, ...] = ()

    @property
    def unknown(self) -> tuple[str, ...]:
        """The headings that no entry of data/spellings/columns.toml matches."""
        both = zip(self.roles, self.headings, strict=False)
        return tuple(text for role, text in both if text and not role)

    @property
    def kind(self) -> ListKind | None:
        """The list that has such columns; None where each row says its own."""
        if "kind" in self.roles:
            return None
        if ({"receiving"} | _METHODS) & {*self.roles}:
            return ListKind.RECLAIMED
        if {"township_steps", "responsibilities", "departments"} & {*self.roles}:
            return ListKind.COOPERATIVE
        return ListKind.BASIC

    def kind_below(self, titled: ListKind | None) -> ListKind | None:
        """The list that has such columns; below a title the one that it names, where
        they are no others than it may have."""
        kind, roles = None if self.only_count else self.kind, {*self.roles}
        if kind is None or titled is None:
            return kind
        either = "responsibilities" in roles and titled is not ListKind.BASIC
        own = roles & ({"township_steps"} | _METHODS)
        return titled if kind is ListKind.BASIC or (either and not own) else kind

    @property
    def only_count(self) -> bool:
        """Whether the rows count the duties of the lists and have no title of one."""
        return "count" in self.roles and self.roles.count("title") != 1


def row_to_columns(row: Row) -> Columns | None:
    """Read a row of headings; None where the row is none.

    It is one where at least two headings are known, the number or the title among
    them, and where known headings are the most of what stands in the row.
    """
    texts = [fold(cell.text) for cell in row.cells]
    roles = as_leading(without_vague([heading_to_role(text) for text in texts]))
    known = [role for role in roles if role]
    if len({*known}) < 2 or not {"number", "title", "count"} & {*known}:
        return None
    columns = Columns(_with_guarantees(roles, texts), tuple(texts))
    return columns if len(known) > len(columns.unknown) else None


def _with_guarantees(
    roles: Sequence[str | None], texts: Sequence[str]
) -> tuple[str | None, ...]:
    """Let 人员及经费保障, which a guarantee itself may say, head the column of these
    among other headings, where no other does."""
    told = pattern("marks", "guarantee_heading")
    places = [i for i, text in enumerate(texts) if told.fullmatch(text)]
    if "township_steps" not in roles or "guarantees" in roles or len(places) != 1:
        return tuple(roles)
    return tuple(
        roles[i] or ("guarantees" if i in places else None) for i in range(len(roles))
    )


def without_vague(roles: Sequence[str | None]) -> tuple[str | None, ...]:
    """Let 职责 right behind 部门, or 工作内容 behind 上收部门, be what they do, where
    the title stands before."""
    pairs = zip([None, *roles], roles, strict=False)
    return tuple(
        _VAGUE_BEHIND.get(before, role)
        if role == "title" and "title" in roles[:at]
        else role
        for at, (before, role) in enumerate(pairs)
    )


def as_leading(roles: Sequence[str | None]) -> tuple[str | None, ...]:
    """Let 承办部门 beside what a township does be who leads: only a list of duties that
    go back to others has no such column."""
    told = "township_steps" in roles and not _METHODS & {*roles}
    return tuple("departments" if r == "receiving" and told else r for r in roles)


def without_offices(columns: Columns, before: Columns | None) -> Columns:
    """Let a basic list, by its title, name the office in charge beside each duty.

    `before` are the columns above, which are the same where a page repeats them.
    """
    if not _OFFICES.issuperset(columns.roles):
        return columns
    roles = [r if r in _BASIC_ROLES else "remark" for r in columns.roles]
    kept = replace(columns, roles=tuple(roles))
    return kept if before is None or before.roles == kept.roles else columns


def with_known(columns: Columns, before: Columns | None) -> Columns:
    """Let a heading that is not known be what it was `before`, where all others are the
    same: a page that repeats them may print something over one."""
    if before is None or len(before.roles) != len(columns.roles):
        return columns
    pairs = list(zip(columns.roles, before.roles, strict=True))
    if not columns.unknown or any(role not in (None, was) for role, was in pairs):
        return columns
    return Columns(before.roles)


@lru_cache(maxsize=8_192)
def heading_to_role(text: str) -> str | None:
    """Give the role of one heading, already folded, or None.

    >>> heading_to_role("事项名称"), heading_to_role("苏木镇配合职责")
    ('title', 'township_steps')
    """
    if not text or len(text) > 40:
        return None
    for heading in column_headings():
        if heading.pattern.fullmatch(text):
            return heading.role
    return None


def refine(columns: Columns, row: Row) -> Columns | None:
    """Read a second row of headings below merged ones; None where the row is none.

    One that says less than the heading above it (职责内容 below 部门职责) has its role,
    and so has the one that is not known beside three that are.
    """
    texts = [fold(cell.text) for cell in row.cells]
    roles = [heading_to_role(text) for text in texts]
    pairs = list(zip(texts, roles, strict=True))
    unknown = sum(bool(text and not role) for text, role in pairs)
    if not any(texts) or sum(map(bool, roles)) < 3 * unknown:
        return None
    above = columns.roles + (None,) * (len(roles) - len(columns.roles))
    has_title = any(a == "title" and not t for a, t in zip(above, texts, strict=False))
    merged: list[str | None] = []
    over: str | None = None
    for text, role, parent in zip(texts, roles, above, strict=False):
        over = parent or over
        vague = role == "title" and has_title
        if vague and over == "departments" == (merged or [None])[-1]:
            over = "responsibilities"
        unnamed = vague or (text and not role)
        merged.append(over if unnamed else role or parent)
    return Columns(as_leading((*merged, *above[len(merged) :])), columns.headings)
