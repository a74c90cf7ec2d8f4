"""Set numbers of duties plainly: lines that say 1. 标题, give lines that say 1 标题.

A typed list may number its duties as it numbers their steps. In the first list every
number that counts up is a duty's; in the others one whose department comes next.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dutygraph.model import ListKind
from dutygraph.parse.unruled.starts import title_length
from dutygraph.parse.unruled.walk import DUTY
from dutygraph.parse.wording import names, titles
from dutygraph.parse.wording.cues import head_mark, is_heading_line
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.numerals import NO_DECIMAL, is_numbered

_DOTTED = re.compile(r"\s*(\d{1,3})\s?[.．、]" + NO_DECIMAL + r"\s*(\S.*)")
_REACH = 3
"""Filled lines from the number of a duty to its first department."""


def number_plainly(lines: Sequence[Line], known: frozenset[str]) -> list[Line]:
    """Give the lines with plain numbers of duties; a list that has some stays so."""
    plain = list(lines)
    kind: ListKind | None = None
    number = 0
    for at, line in enumerate(lines):
        if title_length(lines, at):
            title = titles.text_to_title(line.text)
            if title is not None and title.kind not in (None, kind):
                kind, number = title.kind, 0
            continue
        if kind is None:
            continue
        if DUTY.match(line.text):
            number = -1 if number == 0 else number
        met = _DOTTED.match(line.text)
        if met is None or int(met[1]) != number + 1 or number < 0:
            continue
        if kind is ListKind.BASIC or _has_department_below(lines, at, known):
            number += 1
            plain[at] = replace(line, text=f"{number} {met[2]}")
    return plain


def _has_department_below(
    lines: Sequence[Line], at: int, known: frozenset[str]
) -> bool:
    """Tell a department, or the label before one, that follows before any text and
    before a plain number, beside which 1. is a step."""
    near = (line.text.strip() for line in lines[at + 1 : at + 1 + 2 * _REACH])
    for text in [text for text in near if text][:_REACH]:
        if head_mark().match(text):
            return True
        if is_numbered(text) or is_heading_line(text, known) or text.endswith("。"):
            return False
        if DUTY.match(text):
            return False
        name = names.tidy(text)
        if name in known or (names.is_department(name) and names.has_level(name)):
            return True
    return False
