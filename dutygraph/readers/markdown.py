"""Takes Markdown, gives the rows of its tables and the lines around them.

Tables are those of pipes, of grids, of columns below dashes and of HTML. Headings,
paragraphs and list items become rows of one cell; an item that stands under a number
becomes a row of two, the number and the text. Rulers are no data.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from dutygraph.model import Cell, Place, Row, Source, Table
from dutygraph.readers.dash_tables import dashes_end, dashes_to_rows
from dutygraph.readers.grid_tables import PIPE, grid_end, grid_to_rows
from dutygraph.readers.html_blocks import block_end, block_to_rows
from dutygraph.readers.markup import cell_to_paragraphs

_DASHES = r"[ \t]*:?-+:?[ \t]*"
TABLE_RULE = re.compile(
    rf"^[ >]*+(?:\|{_DASHES}(?:[|+]{_DASHES})*|{_DASHES}(?:[|+]{_DASHES})+)\|?[ \t]*$",
    re.MULTILINE,
)
"""The line under the heading row of a pipe table (GitHub Flavored Markdown 4.10); Org
and clients of databases have `+` in it."""

_Drawn: TypeAlias = Iterator[tuple[int, int, list[str]]]
"""Of each row of a table the first line, the line after the last, and its texts."""
_RULER = re.compile(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*|\s{0,3}=+\s*|\s*(?:```|~~~).*")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_ITEM = re.compile(r"\s*(?:[-+*]|(\d{1,9})[.)])\s+(.*)")
_BULLET = re.compile(r"\s*[-+*]\s")
_QUOTE = re.compile(r" {0,3}(?:> ?)*> ")
_STRONG = re.compile(r"(\*\*|__|==)(?=[^\s=])(.+?)(?<=\S)\1")
_STRESSED = re.compile(r"\s*([*_])(?=[^\s*_])(.+)(?<=[^\s*_\\])\1\s*")
_WIKILINK = re.compile(r"!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
"""A link between the notes of one vault: [[县民政局]], [[民政局|县民政局]]."""
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def markdown_to_table(text: str, source: Source) -> Table:
    """Read Markdown; places are lines counted from 1."""
    lines = [_without_quote(line) for line in text.split("\n")]
    rows = tuple(_lines_to_rows(lines, source))
    return Table(source, rows, ruled=any(len(row.cells) > 1 for row in rows))


def _without_quote(line: str) -> str:
    """Leave out the signs of a quotation before a line."""
    met = _QUOTE.match(line)
    return line[met.end() :] if met else line


def _lines_to_rows(lines: list[str], source: Source) -> Iterator[Row]:
    in_table, columns, after = False, 0, 0
    for number, line in enumerate(lines, start=1):
        if number <= after:
            continue
        after, found = _drawn_table(lines, number - 1)
        if after >= number:
            yield from _drawn_to_rows(found)
            continue
        after = block_end(lines, number - 1)
        if after >= number:
            yield from block_to_rows(lines, number - 1, after, source)
            continue
        place = Place(lines=(number, number))
        if TABLE_RULE.fullmatch(line):
            in_table = True
            continue
        begins = number < len(lines) and TABLE_RULE.fullmatch(lines[number])
        if begins:
            columns = _count_open(lines[number])
        # A line without a pipe is no end of a table (GFM 4.10), an empty one is.
        in_table = bool((in_table or begins) and line.strip() and not _ends(line))
        is_row = in_table and "|" in line
        texts = _split_row(line, columns) if is_row else _split_line(line)
        cells = tuple(_text_to_cell(text, place) for text in texts)
        if _BULLET.match(line) and not is_row:
            cells = tuple(map(_as_item, cells))
        if any(cell.paragraphs for cell in cells):
            yield Row(cells, place)


def _drawn_table(lines: list[str], start: int) -> tuple[int, _Drawn]:
    """Give the line after the grid or the columns below dashes that begin here, and
    their rows; `start` where there are none."""
    end = grid_end(lines, start)
    if end > start:
        return end, grid_to_rows(lines, start, end)
    end = dashes_end(lines, start)
    return end, dashes_to_rows(lines, start, end)


def _drawn_to_rows(found: _Drawn) -> Iterator[Row]:
    for first, after, texts in found:
        place = Place(lines=(first + 1, after))
        cells = tuple(_text_to_cell(text, place) for text in texts)
        if any(cell.paragraphs for cell in cells):
            yield Row(cells, place)


def _ends(line: str) -> bool:
    """Tell a heading, which ends a table above it."""
    return _HEADING.match(line) is not None


def _count_open(rule: str) -> int:
    """Count the columns of a table without a frame; 0 where it has one."""
    return 0 if rule.lstrip(" >\t").startswith("|") else len(re.findall("-+", rule))


def _split_row(line: str, columns: int) -> list[str]:
    """Cut a row of a table at its pipes; those at both ends are frame, unless the table
    has none and all the pipes part its `columns`."""
    pieces = PIPE.split(line.strip())
    if len(pieces) == columns:
        return pieces
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return PIPE.split(inner)


def _split_line(line: str) -> list[str]:
    if _RULER.fullmatch(line):
        return []
    if _HEADING.match(line):
        return [_heading_to_text(line)]
    item = _ITEM.fullmatch(line)
    if item is None:
        return [line]
    return [item[1], item[2]] if item[1] else [item[2]]


def _heading_to_text(line: str) -> str:
    """Leave out the signs that close a heading, and Pandoc's {attributes}."""
    text = line.lstrip().lstrip("#").strip()
    head, brace, attributes = text.rpartition("{")
    if brace and attributes.find("}") == len(attributes) - 1:
        text = head.rstrip()
    bare = text.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else text


def _text_to_cell(text: str, place: Place) -> Cell:
    stressed = _STRESSED.fullmatch(text)
    bare = stressed[2] if stressed and _is_closed(stressed[2]) else text
    plain = _LINK.sub(r"\1", _STRONG.sub(r"\2", bare))
    plain = _WIKILINK.sub(r"\1", _ESCAPED.sub(r"\1", plain))
    return Cell(cell_to_paragraphs(plain, place))


def _is_closed(text: str) -> bool:
    """Tell text without a mark of emphasis that could belong to one at its end."""
    return re.search(r"(?<!\\)[*_]", text) is None


def _as_item(cell: Cell) -> Cell:
    """Mark the text of a bulleted line as an item of a list."""
    first = (paragraph._replace(item=True) for paragraph in cell.paragraphs[:1])
    return Cell((*first, *cell.paragraphs[1:]))
