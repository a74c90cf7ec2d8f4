"""Find the rows in a text that has lost its cells: bare lines, give a ruled table.

What is left of a PDF's pages are lines: a duty begins where its number counts up, ends
where the next begins, and page headers, titles and sections stand between. Blank lines
say little, since they stand inside cells too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dutygraph.model import Cell, ListKind, Paragraph, Row, Table
from dutygraph.parse import titles
from dutygraph.parse.cells import headings_row, lines_to_row, names_in_lines
from dutygraph.parse.columns import heading_to_role
from dutygraph.parse.heads import Line
from dutygraph.parse.numerals import CHINESE, numeral_to_int
from dutygraph.parse.spellings import fold

_DUTY = re.compile(r"^\s*(\d{1,3})(?:\s+(\S.*))?$")
_SENTENCE_END = ("。", "；", ";", "！", "）", ")", "”")


@dataclass(slots=True)
class _Walk:
    """Where a walk through the lines stands."""

    kind: ListKind | None = None
    number: int = 0
    section: int = 0
    open: list[Line] = field(default_factory=list)
    parts: list[list[Line]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def lines_to_table(table: Table) -> Table:
    """Give the rows that the lines of a text without cells were once set in."""
    lines = [_row_to_line(row) for row in table.rows]
    known = names_in_lines(lines)
    walk = _Walk()
    index = 0
    while index < len(lines):
        index += _take(walk, lines, index, known)
    _close(walk, known)
    return replace(table, rows=tuple(walk.rows), ruled=True)


def _row_to_line(row: Row) -> Line:
    text = row.cells[0].text if row.cells else ""
    return Line(text, row.place)


def _take(walk: _Walk, lines: Sequence[Line], index: int, known: frozenset[str]) -> int:
    """Take the line at the index; give how many lines were used."""
    line = lines[index]
    title_length = _title_length(lines, index)
    if not line.text.strip():
        _hold(walk, line)
    elif title_length:
        _close(walk, known)
        _take_title(walk, lines[index : index + title_length])
        return title_length
    elif titles.is_contents_line(line.text) and walk.kind is None:
        pass
    elif is_page_header(line.text):
        _break_page(walk)
    elif titles.is_page_mark(line.text) and not _is_next_number(walk, line.text):
        pass
    elif _begins_section(walk, lines, index):
        _close(walk, known)
        _take_section(walk, line)
    elif _begins_duty(walk, lines, index):
        _close(walk, known)
        _begin(walk, line)
    else:
        _hold(walk, line)
    return 1


def is_page_header(text: str) -> bool:
    """Tell a line of column headings, which every page may repeat whole or in part."""
    words = [fold(word) for word in text.split()]
    if not words or any(word.endswith(":") for word in words):
        return False
    if all(_is_heading_word(word) for word in words):
        return any(len(word) > 2 for word in words)
    return heading_to_role(fold(text)) is not None


def _is_heading_word(word: str) -> bool:
    return (
        heading_to_role(word) is not None
        or re.fullmatch(r"[（(]含.*保障[)）]", word) is not None
    )


def _title_length(lines: Sequence[Line], index: int) -> int:
    """Say how many lines a title takes up that begins at this index; 0 where none does.

    The township may stand on a line of its own above the name of the list.
    """
    text = lines[index].text
    if _is_title(text):
        return 1
    if re.search(r"[。；;，,、：:]", text) or len(fold(text)) > 40:
        return 0
    if titles.text_to_township(text) is None:
        return 0
    below = (at for at in range(index + 1, len(lines)) if lines[at].text.strip())
    following = next(below, index)
    return following - index + 1 if _is_title(lines[following].text) else 0


def _is_title(text: str) -> bool:
    title = titles.text_to_title(text)
    return (
        title is not None and re.search(r"清单|目录|事项$|[)]$", title.text) is not None
    )


def _take_title(walk: _Walk, lines: Sequence[Line]) -> None:
    text = "".join(line.text.strip() for line in lines)
    title = titles.text_to_title(text)
    place = lines[0].place.through(lines[-1].place)
    if title is not None and title.kind is not None:
        walk.kind, walk.number, walk.section = title.kind, 0, 0
    walk.rows.append(Row((Cell((Paragraph(text, place),)),), place))
    if walk.kind is not None:
        walk.rows.append(headings_row(walk.kind, place))


def _take_section(walk: _Walk, line: Line) -> None:
    walk.section += 1
    cell = Cell((Paragraph(line.text.strip(), line.place),))
    walk.rows.append(Row((cell, Cell()), line.place))


def _break_page(walk: _Walk) -> None:
    """Remember that a page ends here: a duty that goes on is a part of its own."""
    if walk.parts and any(line.text.strip() for line in walk.open):
        walk.parts.append([])
        walk.open = walk.parts[-1]


def _hold(walk: _Walk, line: Line) -> None:
    if not walk.parts:
        if line.text.strip():
            cell = Cell((Paragraph(line.text.strip(), line.place),))
            walk.rows.append(Row((cell,), line.place))
        return
    walk.open.append(line)


def _begin(walk: _Walk, line: Line) -> None:
    met = _DUTY.match(line.text)
    if met is None:
        return
    walk.number = int(met[1])
    walk.parts = [[Line(met[2] or "", line.place)]]
    walk.open = walk.parts[0]


def _close(walk: _Walk, known: frozenset[str]) -> None:
    """Turn the lines of the open duty into its row, one for each page it stands on."""
    if walk.parts and walk.kind is not None:
        walk.rows.extend(_parts_to_rows(walk, known))
    walk.parts, walk.open = [], []


def _parts_to_rows(walk: _Walk, known: frozenset[str]) -> Iterator[Row]:
    kind, before = walk.kind, None
    for part in walk.parts:
        if kind is not None and any(line.text.strip() for line in part):
            number = walk.number if before is None else None
            before = lines_to_row(kind, number, part, known, before)
            yield before


def _is_next_number(walk: _Walk, text: str) -> bool:
    met = _DUTY.match(text)
    return met is not None and walk.kind is not None and int(met[1]) == walk.number + 1


def _begins_duty(walk: _Walk, lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is the number of the next duty, alone or before its title."""
    met = _DUTY.match(lines[index].text)
    if met is None or walk.kind is None:
        return False
    number = int(met[1])
    if number == walk.number + 1:
        return _is_free(walk, lines, index) or met[2] is None
    skipped = walk.number < number <= walk.number + 3 and met[2] is None
    return skipped and _is_free(walk, lines, index) and _has_more(lines, index)


def _is_free(walk: _Walk, lines: Sequence[Line], index: int) -> bool:
    """Tell whether the text before this line has come to an end."""
    if not walk.parts or not any(line.text.strip() for line in walk.open):
        return True
    before = next(
        (li.text.strip() for li in lines[index - 1 :: -1] if li.text.strip()), ""
    )
    return before.endswith(_SENTENCE_END) or is_page_header(before)


def _has_more(lines: Sequence[Line], index: int) -> bool:
    return any(line.text.strip() for line in lines[index + 1 : index + 4])


def _begins_section(walk: _Walk, lines: Sequence[Line], index: int) -> bool:
    """Tell a section's heading from 一、 inside a cell: its numeral counts up over the
    list, and the next duty follows it."""
    text = lines[index].text.strip()
    section = titles.text_to_section(text)
    if section is None or walk.kind is None or len(text) > 30:
        return False
    if section.count is None and _numeral(text) != walk.section + 1:
        return False
    for line in lines[index + 1 : index + 12]:
        if line.text.strip() and not is_page_header(line.text):
            return _is_next_number(walk, line.text)
    return False


def _numeral(text: str) -> int:
    met = re.match(rf"[（(第]?([{CHINESE}]{{1,3}})", text)
    return numeral_to_int(met[1]) if met else 0
