"""Tell columns by what stands below their headings, where the headings are not enough:
the columns of a table and its rows, give the columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, takewhile

from dutygraph.model import Row
from dutygraph.parse.listing.rownumbers import text_to_number
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.columns import (
    Columns,
    heading_to_role,
    row_to_columns,
)
from dutygraph.spellings import fold

_OF_ANYTHING = {"section", "remark", None}
"""Roles of columns that may name lists."""
_SEEN = 400
"""Rows from a table's heading on, and from the first of all, in which numbers stand."""


def columns_by_values(columns: Columns, rows: Sequence[Row], start: int) -> Columns:
    """Give the columns as the rows from `start` on show them to be."""
    told = _name_numbers(_name_lists(columns, rows, start), rows, start)
    kept = _keep_one_number(told, rows, start)
    return _without_lost_numbers(kept, rows, start)


def _name_numbers(columns: Columns, rows: Sequence[Row], start: int) -> Columns:
    """Let a column before the title that has no heading hold the numbers of the duties,
    where each that stands beside a title is one."""
    if {"number", "kind"} & {*columns.roles} or "title" not in columns.roles:
        return columns
    title = columns.roles.index("title")
    bare = [at for at in range(title) if not columns.headings[at]][:1]
    beside = [
        fold(row.cells[at].text)
        for row in _below(rows, start)
        for at in bare
        if len(row.cells) > title and row.cells[title].paragraphs
    ]
    if not beside or any(text_to_number(text) is None for text in beside):
        return columns
    return _with_role(columns, bare[0], "number")


def _with_role(columns: Columns, at: int, role: str) -> Columns:
    roles = [role if i == at else was for i, was in enumerate(columns.roles)]
    return replace(columns, roles=tuple(roles))


def _name_lists(columns: Columns, rows: Sequence[Row], start: int) -> Columns:
    """Let a column whose cells all name lists be that of the lists: 基本履职事项,
    配合履职事项 below 事项类型, or, before the numbers, below any other heading."""
    if "kind" in columns.roles:
        return columns
    front = columns.roles.index("number") if "number" in columns.roles else 0
    at = next(
        (
            i
            for i, role in enumerate(columns.roles)
            if (role in _OF_ANYTHING or i < front) and _only_lists(i, rows, start)
        ),
        None,
    )
    if at is None:
        return columns
    return _with_role(columns, at, "kind")


def _only_lists(at: int, rows: Sequence[Row], start: int) -> bool:
    texts = {fold(c.text) for r in _below(rows, start) for c in r.cells[at : at + 1]}
    texts.discard("")
    if all(map(_names_list, texts)):
        return bool(texts)
    kinds = set(map(titles.short_name_to_kind, texts))
    return len(kinds) > 1 and None not in kinds


def _names_list(text: str) -> bool:
    title = titles.text_to_title(text)
    return title is not None and title.kind is not None


def _keep_one_number(columns: Columns, rows: Sequence[Row], start: int) -> Columns:
    """Let the column that counts the duties be the only one of numbers.

    Where 总序号 stands beside 序号, or sections are numbered too, it is the one that
    repeats itself least in the rows below, or in those of each list that a column
    names, where it may begin again; the others hold nothing of a record.
    """
    places = [i for i, role in enumerate(columns.roles) if role == "number"]
    if len(places) < 2:
        return columns
    below = list(_below(rows, start))
    kinds = [i for i, role in enumerate(columns.roles) if role == "kind"]
    ranks: list[tuple[int, int]] = []
    for at in places:
        told = {(_texts(row, kinds), _texts(row, [at])) for row in below}
        ranks.append((len(told), -len({number for _, number in told})))
    kept = places[ranks.index(max(ranks))]
    roles = [
        "remark" if role == "number" and i != kept else role
        for i, role in enumerate(columns.roles)
    ]
    return replace(columns, roles=tuple(roles))


def _texts(row: Row, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(fold(c.text) for at in places for c in row.cells[at : at + 1])


def _without_lost_numbers(columns: Columns, rows: Sequence[Row], start: int) -> Columns:
    """Let a column of numbers hold none where a conversion has lost them all, as those
    are that Word counts by itself: the rows count then.

    On a page on which a duty goes on the column is empty too; other pages have numbers.
    """
    if not {"number", "title"} <= {*columns.roles}:
        return columns
    at = columns.roles.index("number")
    below = islice(_below(rows, start), _SEEN)
    if any(_holds(row, at) for row in chain(below, rows[:_SEEN])):
        return columns
    roles = [None if i == at else role for i, role in enumerate(columns.roles)]
    headings = ["" if i == at else text for i, text in enumerate(columns.headings)]
    return replace(columns, roles=tuple(roles), headings=tuple(headings))


def _holds(row: Row, at: int) -> bool:
    """Tell a row of several cells with something in this one, but for headings."""
    if not at < len(row.cells) or sum(bool(c.text.strip()) for c in row.cells) < 2:
        return False
    text = row.cells[at].text
    return bool(text.strip()) and heading_to_role(fold(text)) != "number"


def _below(rows: Sequence[Row], start: int) -> Iterator[Row]:
    """Give the rows up to the next headings."""
    return takewhile(lambda row: row_to_columns(row) is None, islice(rows, start, None))
