"""Takes the lines of a page of which the first column names the sections, gives their
names, and the other lines.

A cell that is merged over all duties of a section has its name once, at its top or in
its middle, so that the text has it anywhere among the lines.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from dutygraph.parse.arranging.placing import SECTION, SECTION_HEADING
from dutygraph.parse.wording.columns import heading_to_role
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.numerals import CHINESE_NUMBER
from dutygraph.parse.wording.pageheads import FIRST_WORDS
from dutygraph.parse.wording.titles import is_usual_section
from dutygraph.spellings import fold

_PIECE = re.compile("[\u4e00-\u9fff]{1,8}")
_BESIDE = re.compile(r"([\u4e00-\u9fff]{1,8})\s+(\d{1,3}(?:\s.*)?)")
"""A name, or the first line of one, beside the number of a duty."""
_NUMBER = re.compile(r"\d{1,3}(?:\s.*)?")
_MOST_PIECES = 4


def take_merged_sections(
    lines: Sequence[Line], kept: Sequence[Line]
) -> tuple[list[Line], list[Line]]:
    """Give the lines without the names of sections, and these.

    `kept` are the same lines without the headings of the columns.
    """
    heads = _lines_below_heading(lines)
    left = list(kept)
    sections: list[Line] = []
    at = 0
    while at < len(left):
        pieces = _find_name(left, at, heads)
        if pieces:
            name = "".join(piece for piece, _ in pieces)
            last = at + len(pieces) - 1
            place = left[at].place.through(left[last].place)
            sections.append(Line(name, place, SECTION))
            for index, (_, rest) in enumerate(pieces, at):
                left[index] = replace(left[index], text=rest)
        at += len(pieces) or 1
    return left, sections


def _lines_below_heading(lines: Sequence[Line]) -> set[int]:
    """Find the lines of the column between its heading and that of the numbers."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if heading_to_role(fold(line.text)) != SECTION:
            continue
        below = at + 1
        while below < len(lines):
            text = fold(lines[below].text)
            if text[:2] in FIRST_WORDS:
                found |= {i for i in range(at + 1, below) if lines[i].text.strip()}
            if text and (text[:2] in FIRST_WORDS or not _PIECE.fullmatch(text)):
                break
            below += 1
    return found


def _find_name(
    lines: Sequence[Line], at: int, heads: Collection[int]
) -> list[tuple[str, str]]:
    """Give the pieces of the name that begins with a line, and what stands beside."""
    text = lines[at].text.strip()
    if lines[at].role == SECTION_HEADING or _is_numbered(text):
        return [(CHINESE_NUMBER.sub("", text), "")]
    beside = _BESIDE.fullmatch(text)
    pieces = [(beside[1], beside[2])] if beside else [(text, "")]
    if not _PIECE.fullmatch(pieces[0][0]):
        return []
    if not (beside or at in heads or _stands_free(lines, at)):
        return []
    found = list(pieces) if is_usual_section(pieces[0][0]) else []
    for below in range(at + 1, min(at + _MOST_PIECES, len(lines))):
        piece = lines[below].text.strip()
        if not _PIECE.fullmatch(piece):
            break
        pieces.append((piece, ""))
        if is_usual_section("".join(own for own, _ in pieces)):
            found = list(pieces)
    return found or (pieces[:1] if at in heads else [])


def _is_numbered(text: str) -> bool:
    """Tell a name that was put on a line of its own, with a numeral: 一、党的建设."""
    name = CHINESE_NUMBER.sub("", text)
    return name != text and is_usual_section(name)


def _stands_free(lines: Sequence[Line], at: int) -> bool:
    """Tell a line that goes on with no other: a blank line, a name that was taken, or
    a number stands above it."""
    above = lines[at - 1].text.strip() if at else ""
    return not above or _NUMBER.fullmatch(above) is not None
