"""Part what the township does from what the departments do: the rows or the paragraphs
of one duty, give both.

A table with one column 职责分工 has the township's steps below a heading of its own
(某镇：, 乡镇（街道）：), among or behind those of the departments, or in its own row.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dutygraph.model import Paragraph
from dutygraph.parse.duties.drafts import Part
from dutygraph.parse.duties.guarantees import find_guarantee_marks
from dutygraph.parse.duties.headingmarks import headings_in
from dutygraph.parse.wording import names
from dutygraph.spellings import pattern

_BORDER = re.compile(r"(?<=[。；;])(?!$)")
_LONGEST = 120
"""Characters behind a sentence among which a heading ends."""
_PLACE = re.compile("[乡镇]|街道|苏木")


def move_township_rows(parts: Sequence[Part]) -> list[Part]:
    """Let what stands beside the township's name, where those of departments stand in
    other rows, be what the township does."""
    own = [is_township(part.text("departments")) for part in parts]
    told = any(part.cells.get("township_steps") for part in parts)
    if told or not any(own) or all(own):
        return list(parts)
    return [_moved(p) if moves else p for p, moves in zip(parts, own, strict=True)]


def _moved(part: Part) -> Part:
    cells = {role: cell for role, cell in part.cells.items() if role != "departments"}
    steps = cells.pop("responsibilities", ())
    return replace(part, cells={**cells, "township_steps": steps})


def part_at_township(
    paragraphs: Sequence[Paragraph], column: Sequence[str], known: frozenset[str]
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Give what the departments do, with the guarantees, and what the township does.

    `column` are the departments of the row, `known` those of the whole document.
    """
    others: list[Paragraph] = []
    own: list[Paragraph] = []
    part = others
    for paragraph in paragraphs:
        for piece in _pieces(paragraph, column, known):
            end = _heading_end(piece.text)
            if end:
                part, piece = own, piece._replace(text=piece.text[end:])
            elif part is own and _ends_block(piece, column, known):
                part = others
            if piece.text.strip():
                part.append(piece)
    return others, own


def _pieces(
    paragraph: Paragraph, column: Sequence[str], known: frozenset[str]
) -> Iterator[Paragraph]:
    """Cut running text before each heading of the township and before what ends it."""
    text, start, inside = paragraph.text, 0, _heading_end(paragraph.text) > 0
    for border in _BORDER.finditer(text):
        near = text[border.end() : border.end() + _LONGEST]
        rest = paragraph._replace(text=near.lstrip())
        begins = _heading_end(rest.text) > 0
        if begins or (inside and _ends_block(rest, column, known)):
            yield paragraph._replace(text=text[start : border.end()])
            start, inside = border.end(), begins
    yield paragraph._replace(text=text[start:].lstrip())


def is_township(name: str) -> bool:
    """Tell the name of a township, or the word for it, from that of a department.

    >>> is_township("某某镇"), is_township("乡镇（街道）"), is_township("县人民政府")
    (True, True, False)
    """
    return _heading_end(f"{name}：") == len(name) + 1


def _heading_end(text: str) -> int:
    """Give where a heading of the township ends with which a text begins, 0 without."""
    met = pattern("marks", "township_heading").match(text)
    if met is None or pattern("marks", "towards_township").match(text):
        return 0
    name = names.tidy(re.sub("[：:].*", "", met[0], flags=re.DOTALL))
    return 0 if names.has_level(name) and not _PLACE.search(name) else met.end()


def _ends_block(piece: Paragraph, column: Sequence[str], known: frozenset[str]) -> bool:
    """Tell text that begins with 履职保障： or with the heading of a department."""
    if any(start == 0 for start, _ in find_guarantee_marks(piece.text)):
        return True
    first = piece._replace(text=_BORDER.split(piece.text, maxsplit=1)[0])
    return bool(headings_in([first], column, known))
