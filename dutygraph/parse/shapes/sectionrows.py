"""Put headings that stand in several cells into one: a table, gives a table.

A sheet may have 一, 党的建设 and 5项 beside each other, or 附件2 beside a list's title.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dutygraph.model import Cell, Paragraph, Row, Table
from dutygraph.parse.wording import titles
from dutygraph.parse.wording.numerals import CHINESE
from dutygraph.spellings import fold, pattern

_NUMERAL = re.compile(rf"\(?([{CHINESE}]{{1,3}})\)?[、.]?")
_NAME = re.compile(r"[^。;,:]{2,24}")
_COUNT = re.compile(r"\(?共?(\d{1,3}[项条个])\)?")
_FEWEST_REPEATED = 2


def join_section_rows(table: Table) -> Table:
    """Give a table in which the heading of a section or of a list is one cell."""
    return replace(table, rows=tuple(map(_joined, table.rows)))


def _joined(row: Row) -> Row:
    printed = [text for cell in row.cells if (text := cell.text).strip()]
    if _is_repeated(printed):
        return _of_one_cell(row, printed[0])
    if not 2 <= len(printed) <= 3:
        return row
    texts = [*map(fold, printed)]
    if (title := titles.text_to_title(texts[1])) is not None:
        counted = pattern("ordinals", "list").fullmatch(texts[0])
        whole = counted and len(texts) == 2 and title.kind is not None
        return _of_one_cell(row, " ".join(printed)) if whole else row
    patterns = (_NUMERAL, _NAME, _COUNT)
    met = [p.fullmatch(text) for p, text in zip(patterns, texts, strict=False)]
    if not all(met):
        return row
    numeral, name, *count = (m[m.re.groups] for m in met if m)
    text = f"{numeral}、{name}" + "".join(f"（{told}）" for told in count)
    return _of_one_cell(row, text)


def _is_repeated(printed: Sequence[str]) -> bool:
    """Tell a heading over all columns that a program has written into each of them."""
    if len(printed) < _FEWEST_REPEATED or len({*map(fold, printed)}) > 1:
        return False
    heads = (titles.text_to_title, titles.text_to_section)
    return any(read(printed[0]) is not None for read in heads)


def _of_one_cell(row: Row, text: str) -> Row:
    return row._replace(cells=(Cell((Paragraph(text, row.place),)),))
