"""Read plain text: tab-separated rows with markup in the cells, or bare lines.

Which of the two, the text says: rows of a table have tabs, or as many lines each as
there are headings. Bare lines are what is left of a PDF's pages; they are given as they
stand, for the parser to find the cells.
"""

import re
from collections.abc import Iterator

from dutygraph.model import Cell, Place, Row, Source, Table
from dutygraph.readers.copied import lines_to_copied_rows
from dutygraph.readers.markup import cell_to_paragraphs
from dutygraph.readers.paragraphs import text_to_paragraphs
from dutygraph.readers.stacked import lines_to_stacked_rows

_RULED_SHARE = 0.3
_BROKEN_SHARE = 0.2
"""Share of numbered lines without a tab from which lines are no rows: the cells of a
copied table keep their line breaks."""
_STEP = re.compile(r"\s*(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⒛])[^\t]*+$")
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+")


def text_to_table(text: str, source: Source) -> Table:
    """Give the rows of a text, one a line; places are lines counted from 1."""
    printed = text.split("\n")
    lines = [line.replace("\f", "") for line in printed]
    copied = lines_to_copied_rows(lines) if "\t" in text else None
    if copied is None and "\t" not in text:
        copied = lines_to_stacked_rows(lines)
    if copied is not None:
        return Table(source, copied)
    if is_ruled(lines):
        rows = (_line_to_cells(line, at) for at, line in enumerate(lines, 1))
        return Table(source, tuple(row for row in rows if row is not None))
    places = _lines_to_places(printed)
    bare = (_line_to_row(line, at) for line, at in zip(lines, places, strict=True))
    return Table(source, tuple(bare), ruled=False)


def _lines_to_places(lines: list[str]) -> Iterator[Place]:
    """Give the place of each line; form feeds, where there are any, part the pages."""
    paged = any("\f" in line for line in lines)
    page = 1
    for at, line in enumerate(lines, 1):
        page += line.startswith("\f")
        yield Place(lines=(at, at), pages=(page, page) if paged else None)
        page += line.removeprefix("\f").count("\f")


def is_ruled(lines: list[str]) -> bool:
    """Tell whether tabs part the cells of these lines."""
    filled = [line for line in lines if line.strip()]
    with_tabs = sum("\t" in line.strip(" \r\n") for line in filled)
    steps = sum(_STEP.match(line) is not None for line in filled)
    if steps > _BROKEN_SHARE * len(filled):
        return False
    return with_tabs > _RULED_SHARE * len(filled)


def _line_to_cells(line: str, at: int) -> Row | None:
    if not line.strip():
        return None
    place = Place(lines=(at, at))
    bare = _MARKDOWN_HEADING.sub("", line.rstrip("\r"))
    texts = bare.split("\t") if bare.strip() else []
    return Row(tuple(Cell(cell_to_paragraphs(t, place)) for t in texts), place)


def _line_to_row(line: str, place: Place) -> Row:
    paragraphs = text_to_paragraphs(line, place)
    return Row((Cell(paragraphs),) if paragraphs else (), place)
