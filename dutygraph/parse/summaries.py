"""Read a table that only counts duties: its rows, give the counts that it declares.

Either each row is a list (清单名称, 事项数量), or each column is one and each row a
section: 类别, 基本履职, 配合履职, 收回, 合计.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dutygraph.model import DeclaredCount, ListKind, Place, Row
from dutygraph.parse.columns import Columns, heading_to_role
from dutygraph.parse.spellings import fold, pattern
from dutygraph.parse.titles import text_to_section, text_to_sheet_kind

_COUNT = re.compile(r"(?:共)?(\d{1,4})[项条个]?")
_NONE = re.compile(r"[-—–－/\\无]*")
_SUM = re.compile(r"[合总小共]计|总数|合计数?[:：]?")
_LONGEST_SECTION = 20


@dataclass(frozen=True, slots=True)
class Tally:
    """The columns of a table of sections and lists: the list of each, if any."""

    kinds: tuple[ListKind | None, ...]


def row_to_tally(row: Row) -> Tally | None:
    """Read the headings of a table of sections and lists; None where the row is none.

    Two lists are named in columns of their own, and nothing beside them but what
    numbers, names and sums the rows.
    """
    texts = [fold(cell.text) for cell in row.cells]
    kinds = tuple(map(text_to_sheet_kind, texts))
    named = [kind for kind in kinds if kind]
    others = {
        heading_to_role(text)
        for text, kind in zip(texts, kinds, strict=True)
        if text and not kind
    }
    alone = others <= {"number", "section", "kind", "count", "title", "remark"}
    single = len(named) == len({*named}) > 1
    return Tally(kinds) if single and alone else None


def is_tallied(tally: Tally, row: Row) -> bool:
    """Tell a row of such a table: a count or nothing stands below each list."""
    counts = _counts(tally, row)
    filled = [text for text in counts.values() if not _NONE.fullmatch(text)]
    return bool(filled) and all(map(_COUNT.fullmatch, filled))


def read_tallied(tally: Tally, row: Row) -> Iterator[DeclaredCount]:
    """Give what a row declares: of a section, or of whole lists where it sums up."""
    section = _row_to_section(tally, row)
    for kind, text in _counts(tally, row).items():
        met = _COUNT.fullmatch(text)
        if met is not None:
            yield DeclaredCount(kind, section, int(met[1]), row.place)


def _counts(tally: Tally, row: Row) -> dict[ListKind, str]:
    cells = zip(tally.kinds, row.cells, strict=False)
    return {kind: fold(cell.text) for kind, cell in cells if kind}


def _row_to_section(tally: Tally, row: Row) -> str | None:
    """Give the section that a row names; None where it sums up, or names none."""
    cells = zip(tally.kinds, row.cells, strict=False)
    texts = [fold(cell.text) for cell, kind in ((c, k) for k, c in cells) if not kind]
    if any(map(_SUM.fullmatch, texts)):
        return None
    names = [text for text in texts if text and not _COUNT.fullmatch(text)]
    return _section_name(names) if names else None


def _section_name(names: Sequence[str]) -> str:
    name = next((n for n in names if text_to_section(n)), names[0])
    section = text_to_section(name)
    return section.name if section else name[:_LONGEST_SECTION]


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
    if kind is not None and count.isdecimal() and "section" not in texts:
        yield DeclaredCount(kind, None, int(count), row.place)
