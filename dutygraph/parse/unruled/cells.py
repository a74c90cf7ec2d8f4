"""Find the cells in the lines of one duty: its lines, give a row of cells.

The order of the cells is that of the columns; where one ends, the text says: the title
before the departments, the departments before the first number or heading, the
township's part where the numbering starts again after the guarantees.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest

from dutygraph.model import Cell, ListKind, Paragraph, Place, Row
from dutygraph.parse.unruled.borders import after_last_heading, find_township
from dutygraph.parse.wording import names
from dutygraph.parse.wording.closings import is_closing
from dutygraph.parse.wording.columnnames import text_to_names
from dutygraph.parse.wording.columns import USUAL_HEADINGS
from dutygraph.parse.wording.cues import (
    head_mark,
    is_broken_heading,
    is_guarantee_mark,
    is_heading_line,
)
from dutygraph.parse.wording.heads import Line, split_head, take_names
from dutygraph.parse.wording.numerals import is_numbered, starts_again
from dutygraph.parse.wording.subheadings import is_subheading

_OWN_ROLE = {"work_methods": "receiving_and_methods"}
_ENDED = ("：", ":", "。", "；", ";")


def headings_row(kind: ListKind, place: Place) -> Row:
    """Give the row of headings that the rows of this list have."""
    headings = USUAL_HEADINGS[kind].values()
    return Row(tuple(Cell((Paragraph(text, place),)) for text in headings), place)


def list_roles(kind: ListKind) -> tuple[str, ...]:
    """Give the roles of the columns that the rows of this list have, in order."""
    return tuple(USUAL_HEADINGS[kind])


def lines_to_row(
    kind: ListKind,
    number: int | None,
    lines: Sequence[Line],
    known: frozenset[str],
    before: Row | None = None,
    goes_on: bool = False,
) -> Row:
    """Set the lines of one duty into cells.

    `before` is its part on the page before; `goes_on` where the next page has more.
    """
    place = lines[0].place.through(lines[-1].place)
    if any(line.role for line in lines):
        return _placed_row(kind, number, lines, known, place)
    lines = _split_at_heads(_join_headings(lines, known), known)
    first = Cell((Paragraph(str(number), place),)) if number is not None else Cell()
    if kind is ListKind.BASIC:
        return Row((first, _lines_to_cell(lines)), place)
    if kind is ListKind.RECLAIMED:
        return Row((first, *_reclaimed_cells(lines, known, number is None)), place)
    title, departments, text = _cooperative_head(lines, known, number is not None)
    border = find_township(text, known, before)
    if goes_on and before is None and border == len(text):
        border = after_last_heading(text, known)
    own = _lines_to_cell(text[border:])
    theirs = _lines_to_cell(text[:border], known=known)
    return Row((first, title, departments, Cell(), theirs, own), place)


def _placed_row(
    kind: ListKind,
    number: int | None,
    lines: Sequence[Line],
    known: frozenset[str],
    place: Place,
) -> Row:
    """Set lines of which the column is known into their cells."""
    cells = [Cell((Paragraph(str(number), place),)) if number is not None else Cell()]
    for role in list_roles(kind)[1:]:
        own = [
            line for line in lines if _OWN_ROLE.get(line.role or "", line.role) == role
        ]
        apart = role in ("departments", "receiving")
        if role == "responsibilities":
            own = _mark_headings(own, _names_of(lines, known))
        cells.append(_lines_to_cell(own, apart, known))
    return Row(tuple(cells), place)


def _names_of(lines: Sequence[Line], known: frozenset[str]) -> frozenset[str]:
    """Give the names in the column of departments."""
    printed = " ".join(line.text for line in lines if line.role == "departments")
    return frozenset(text_to_names(printed, (), known))


def _mark_headings(lines: Sequence[Line], own: frozenset[str]) -> list[Line]:
    """Give a colon to the headings without one: lines of nothing but names of the row,
    below the end of a sentence."""
    marked: list[Line] = []
    at = 0
    while at < len(lines):
        above = marked[-1].text if marked else "。"
        ended = above.rstrip().endswith(_ENDED)
        ends = (e for e in range(at + 1, at + 4) if _are_names(lines[at:e], own))
        end = next(ends, 0) if ended else 0
        if end:
            text = "".join(line.text.strip() for line in lines[at:end])
            marked.append(replace(lines[at], text=f"{text}："))
        else:
            marked.append(lines[at])
        at = end or at + 1
    return marked


def _are_names(lines: Sequence[Line], own: frozenset[str]) -> bool:
    text = "".join(line.text.strip() for line in lines)
    parts = names.heading_to_parts(text)
    return bool(parts) and all(names.tidy(part) in own for part in parts)


def _reclaimed_cells(
    tokens: Sequence[Line], known: frozenset[str], goes_on: bool
) -> tuple[Cell, ...]:
    start = 0 if goes_on else _find(tokens, _is_method_start(known))
    if start < len(tokens):
        return _lines_to_cell(tokens[:start]), Cell(), _lines_to_cell(tokens[start:])
    title, departments, text = split_head(tokens, _find_body(tokens, known), known)
    return (
        _lines_to_cell(title),
        _lines_to_cell(departments, apart=True),
        _lines_to_cell(text),
    )


def _join_headings(lines: Sequence[Line], known: frozenset[str]) -> list[Line]:
    """Join the two lines of a heading that its cell has wrapped: 县委办公 室：."""
    joined: list[Line] = []
    for index, line in enumerate(lines):
        above = lines[index - 1 : index]
        if above and is_broken_heading(above[0].text.strip(), [line.text], known):
            text = above[0].text.strip() + line.text.strip()
            joined[-1] = Line(text, above[0].place.through(line.place))
        else:
            joined.append(line)
    return joined


def _split_at_heads(lines: Sequence[Line], known: frozenset[str]) -> list[Line]:
    """Break a line that holds the end of a cell and what begins the next one."""
    split: list[Line] = []
    for line in lines:
        start = 0
        for blank in re.finditer(r"\s+", line.text):
            rest = line.text[blank.end() :]
            if blank.start() and (
                head_mark().match(rest) or is_heading_line(rest, known)
            ):
                split.append(Line(line.text[start : blank.start()], line.place))
                start = blank.end()
        split.append(Line(line.text[start:], line.place))
    return split


def _is_method_start(known: frozenset[str]) -> Callable[[Line], bool]:
    def begins(line: Line) -> bool:
        text = line.text.strip()
        return head_mark().match(text) is not None or is_heading_line(text, known)

    return begins


def _find(lines: Sequence[Line], wanted: Callable[[Line], bool]) -> int:
    return next((i for i, line in enumerate(lines) if wanted(line)), len(lines))


def _cooperative_head(
    lines: Sequence[Line], known: frozenset[str], headed: bool
) -> tuple[Cell, Cell, list[Line]]:
    """Give the cells of title and departments, and the lines of the text."""
    if not headed:
        departments, text = take_names(lines, known)
        named = _lines_to_cell(departments, apart=True)
        return Cell(), named, _split_sentences(text)
    body = _find_body(lines, known)
    title, departments, text = split_head(lines, body, known)
    named = _lines_to_cell(departments, apart=True)
    return _lines_to_cell(title), named, _split_sentences(text)


def _split_sentences(lines: Sequence[Line]) -> list[Line]:
    """Break lines where a sentence end and a blank may be the border of two cells."""
    parts = ((re.split(r"(?<=[。；;])\s+", line.text), line.place) for line in lines)
    return [Line(text, place) for texts, place in parts for text in texts]


def _find_body(lines: Sequence[Line], known: frozenset[str]) -> int:
    """Find the line with which the departments' text begins."""
    for index, line in enumerate(lines):
        text = line.text.strip()
        if index and (
            starts_again(text)
            or is_heading_line(text, known)
            or is_guarantee_mark(text)
        ):
            return index
    return len(lines)


def _lines_to_cell(
    lines: Sequence[Line], apart: bool = False, known: frozenset[str] = frozenset()
) -> Cell:
    """Join the lines that a narrow cell has wrapped; `apart` leaves them apart."""
    paragraphs: list[Paragraph] = []
    above = ""
    filled = [line for line in lines if line.text.strip()]
    for line, below in zip_longest(filled, filled[1:]):
        text = line.text.strip()
        titled = below is not None and _is_titled(above, text, below.text)
        if not paragraphs or apart or titled or _opens(text, above, known):
            paragraphs.append(Paragraph(text, line.place))
        else:
            last = paragraphs[-1]
            place = last.place.through(line.place)
            paragraphs[-1] = Paragraph(last.text + text, place)
        above = text
    return Cell(tuple(paragraphs))


def _opens(text: str, above: str, known: frozenset[str]) -> bool:
    """Tell whether a line begins a paragraph of its own."""
    if is_numbered(text) or is_guarantee_mark(text) or head_mark().match(text):
        return True
    return (
        is_heading_line(text, known)
        or (above.endswith(_ENDED) and is_heading_line(above, known))
        or is_subheading(above)
        or _closes(text, above)
    )


def _is_titled(above: str, text: str, below: str) -> bool:
    """Tell 联合执法： between the end of one numbering and the next."""
    ended = above.endswith(("。", "；"))
    return ended and is_subheading(text) and starts_again(below.strip())


def _closes(text: str, above: str) -> bool:
    """Tell 其他部门按各自职责…, which begins where a sentence has ended."""
    return above.endswith("。") and is_closing(text)
