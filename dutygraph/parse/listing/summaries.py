"""Read what counts duties but for titles: rows and words, give declared counts.

A table may have a row for each list (清单名称, 事项数量), a preface a number for each.
"""

import re
from collections.abc import Iterator

from dutygraph.model import DeclaredCount, ListKind, Place, Row
from dutygraph.parse.wording.columns import Columns
from dutygraph.parse.wording.titles import text_to_sheet_kind
from dutygraph.spellings import fold, pattern

_LONGEST_TOTAL = 60
_MOST_DIGITS = 6
_TOTAL = re.compile(r"(?:[合共总]计|(小计)):?共?(\d{1,4})([项条个]?)")


def read_totals(
    kind: ListKind | None, section: str, row: Row
) -> Iterator[DeclaredCount]:
    """Give what a row such as 合计, 98项 declares below the duties of a list; 小计, 9项
    is said of its section. Without 项 the number has a cell of its own."""
    texts = [cell.text for cell in row.cells if cell.paragraphs]
    text = "".join(texts)
    met = _TOTAL.fullmatch(fold(text)) if len(text) <= _LONGEST_TOTAL else None
    if kind is not None and met is not None and (met[3] or len(texts) == 2):
        part = section if met[1] else None
        yield DeclaredCount(kind, part, int(met[2]), row.place)


def read_told(text: str, place: Place) -> list[DeclaredCount]:
    """Give what a preface declares of at least two lists: 基本履职事项20项、配合….

    Nothing where it counts one list twice.
    """
    bare = fold(text)
    told: list[DeclaredCount] = []
    for met in pattern("counts", "told").finditer(bare):
        count = pattern("counts", "number").match(bare[met.end() :])
        if count is not None and met.lastgroup is not None:
            kind = ListKind(met.lastgroup)
            told.append(DeclaredCount(kind, None, int(count["count"]), place))
    kinds = {count.kind for count in told}
    return told if len(kinds) == len(told) > 1 else []


def read_counts(columns: Columns, row: Row) -> Iterator[DeclaredCount]:
    """Give what a row such as 1, 基本履职事项, 98 declares; a total does not."""
    texts = {
        role: fold(cell.text)
        for role, cell in zip(columns.roles, row.cells, strict=False)
    }
    kind, count = text_to_sheet_kind(texts.get("kind", "")), texts.get("count", "")
    is_count = count.isdecimal() and len(count) <= _MOST_DIGITS
    if kind is not None and is_count and "section" not in texts:
        yield DeclaredCount(kind, None, int(count), row.place)
