"""Takes the lines of Markdown, gives the rows of the HTML tables that stand in it.

Programs that read pages write tables of merged cells so. A block begins with a line
that begins with a tag and holds a table, and ends with the line that ends its tables
(CommonMark 4.6 ends it at a blank line, which such tables do not heed).
"""

import re
from collections.abc import Iterator, Sequence

from dutygraph.model import Row, Source
from dutygraph.readers.moving import move_row

_BEGIN = re.compile(r"\s{0,3}<(?:html|body|div|center|table)\b", re.IGNORECASE)
_TABLE = re.compile(r"<(/?)table\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9:]*)\b[^<>]*>", re.IGNORECASE)
_AROUND = ("html", "body")


def block_end(lines: Sequence[str], start: int) -> int:
    """Give the line after the block that begins at `start`; `start` if none does.

    >>> block_end(["<table><tr>", "<td>1</td>", "</tr></table>", "二"], 0)
    3
    """
    if not _BEGIN.match(lines[start]) or not _TABLE.search(lines[start]):
        return start
    depth = 0
    for at in range(start, len(lines)):
        for met in _TABLE.finditer(lines[at]):
            depth += -1 if met[1] else 1
        if depth <= 0:
            return at + 1
    return len(lines)


def block_to_rows(
    lines: Sequence[str], start: int, end: int, source: Source
) -> Iterator[Row]:
    """Read the tables of a block. Raises ReadError as for a web page."""
    from dutygraph.readers.html import html_to_table

    for row in html_to_table("\n".join(lines[start:end]), source).rows:
        yield move_row(row, start)


def has_tags_outside_tables(text: str) -> bool:
    """Tell the source of a web page from text in which only the tables are HTML.

    >>> has_tags_outside_tables("# 清单\\n<table><tr><td>1</td></tr></table>")
    False
    """
    depth = 0
    for met in _TAG.finditer(text):
        name = met[2].lower()
        if name == "table":
            depth += -1 if met[1] else 1
        elif depth <= 0 and name not in _AROUND:
            return True
    return depth > 0
