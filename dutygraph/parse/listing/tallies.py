"""Read a table of sections and lists: its rows, give the counts that they declare.

Each column is a list and each row a section (类别, 基本履职, 配合履职, 合计), or the
other way round.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dutygraph.model import Cell, DeclaredCount, ListKind, Paragraph, Row
from dutygraph.parse.wording.columns import heading_to_role
from dutygraph.parse.wording.titles import (
    is_short_name,
    text_to_section,
    text_to_sheet_kind,
)
from dutygraph.spellings import fold

_COUNT = re.compile(r"(?:共)?(\d{1,4})[项条个]?")
_NONE = re.compile(r"[-—–－/\\无]*")
_SUM = re.compile(r"[合总小共]计|总数|合计数?[:：]?")
_LONGEST_SECTION = 20
_BESIDE = {"number", "section", "kind", "count", "title", "remark"}
"""Columns that such a table may have beside those of the lists."""

_LONGEST, _WIDEST = 60, 100
"""Characters of a heading that names a list or a section, in a table of them, and
columns of such a table."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The columns of a table of sections and lists: the list of each, if any, or, where
    each row is a list, the section of each."""

    kinds: tuple[ListKind | None, ...] = ()
    sections: tuple[str | None, ...] = ()


def row_to_tally(row: Row, below: Row | None = None) -> Tally | None:
    """Read the headings of a table of sections and lists; None where the row is none.

    Two lists are named in columns of their own, and nothing beside them but what
    numbers, names and sums the rows; or sections are, and the row `below` is a list.
    """
    if not 2 <= len(row.cells) <= _WIDEST:
        return None
    printed = [cell.text for cell in row.cells]
    if any(len(text) > _LONGEST for text in printed):
        return None
    texts = [*map(fold, printed)]
    kinds = tuple(map(text_to_sheet_kind, texts))
    named = [kind for kind in kinds if kind]
    others = (t for t, kind in zip(texts, kinds, strict=True) if t and not kind)
    if len(named) == len({*named}) > 1 and _BESIDE.issuperset(
        map(heading_to_role, others)
    ):
        return Tally(kinds)
    return None if below is None else _row_to_sections(texts, below)


def _row_to_sections(texts: Sequence[str], below: Row) -> Tally | None:
    """Read headings that name sections, above a row that begins with a list."""
    first = next((fold(cell.text) for cell in below.cells[:2] if cell.text.strip()), "")
    names = [text for text in texts[1:] if text and not _SUM.fullmatch(text)]
    if text_to_sheet_kind(first) is None or len(names) < 2:
        return None
    if not all(is_short_name(name) or text_to_section(name) for name in names):
        return None
    known = any(heading_to_role(name) not in (None, "section") for name in names)
    sections = (None, *(_section_name([t]) if t in names else None for t in texts[1:]))
    return None if known else Tally(sections=sections)


def is_tallied(tally: Tally, row: Row) -> bool:
    """Tell a row of such a table: a count or nothing stands below each list."""
    counts = _counts(tally, row)
    filled = [text for _, _, text in counts if not _NONE.fullmatch(text)]
    return bool(filled) and all(map(_COUNT.fullmatch, filled))


def read_tallied(tally: Tally, row: Row) -> Iterator[DeclaredCount]:
    """Give what a row declares: of a section, or of whole lists where it sums up."""
    for kind, section, text in _counts(tally, row):
        met = _COUNT.fullmatch(text)
        if met is not None:
            yield DeclaredCount(kind, section, int(met[1]), row.place)


def find_tallies(rows: Iterable[Row]) -> Iterator[DeclaredCount]:
    """Give what such tables declare in a text that has lost its cells.

    Each line is a row, its words are the cells; what it lacks, it lacks on the left.
    """
    tally, width = None, 0
    for row in rows:
        words = row.cells[0].text.split() if row.cells else []
        if not words:
            continue
        cells = tuple(Cell((Paragraph(word, row.place),)) for word in words)
        missing = (Cell(),) * (width - len(cells))
        line = Row(missing + cells, row.place)
        if tally is not None and is_tallied(tally, line):
            yield from read_tallied(tally, line)
        else:
            tally = row_to_tally(line._replace(cells=cells))
            width = len(cells) if tally is not None else 0


def _counts(tally: Tally, row: Row) -> list[tuple[ListKind, str | None, str]]:
    """Give the list, the section and the text of each cell that may hold a count."""
    texts = [fold(cell.text) for cell in row.cells]
    if tally.kinds:
        section = _row_to_section(tally, texts)
        columns = zip(tally.kinds, texts, strict=False)
        return [(kind, section, text) for kind, text in columns if kind]
    kind = next(filter(None, map(text_to_sheet_kind, texts[:2])), None)
    if kind is None:
        return []
    named = zip(tally.sections, texts, strict=False)
    return [(kind, section, text) for section, text in named if section]


def _row_to_section(tally: Tally, texts: Sequence[str]) -> str | None:
    """Give the section that a row names; None where it sums up, or names none."""
    beside = [
        text for kind, text in zip(tally.kinds, texts, strict=False) if kind is None
    ]
    if any(map(_SUM.fullmatch, beside)):
        return None
    names = [text for text in beside if text and not _COUNT.fullmatch(text)]
    return _section_name(names) if names else None


def _section_name(names: Sequence[str]) -> str:
    name = next((n for n in names if text_to_section(n)), names[0])
    section = text_to_section(name)
    return section.name if section else name[:_LONGEST_SECTION]
