"""Read a table that only counts duties: its row, gives the counts that it declares."""

from collections.abc import Iterator

from dutygraph.model import DeclaredCount, Row
from dutygraph.parse.columns import Columns
from dutygraph.parse.spellings import fold
from dutygraph.parse.titles import text_to_sheet_kind


def read_counts(columns: Columns, row: Row) -> Iterator[DeclaredCount]:
    """Give what a row such as 1, 基本履职事项, 98 declares; a total does not."""
    texts = {
        role: fold(cell.text)
        for role, cell in zip(columns.roles, row.cells, strict=False)
    }
    kind, count = text_to_sheet_kind(texts.get("kind", "")), texts.get("count", "")
    if kind is not None and count.isdecimal() and "section" not in texts:
        yield DeclaredCount(kind, None, int(count), row.place)
