"""Find where the township's part begins in the lines of a duty whose cells are lost.

It begins where the numbering starts again after the guarantees; without guarantees
where it starts again with no heading above.
"""

import re
from collections.abc import Sequence

from dutygraph.model import Cell, Row
from dutygraph.parse.wording.closings import is_closing
from dutygraph.parse.wording.cues import is_guarantee_mark, is_heading_line
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.numerals import NO_DECIMAL, is_numbered, starts_again
from dutygraph.parse.wording.subheadings import is_subheading
from dutygraph.spellings import pattern

_ENDED = ("。", "；", ";")
_NUMBER = re.compile(r"^\s*[（(]?(\d{1,2})(?:\s?[.．、]" + NO_DECIMAL + r"|[)）])")


def find_township(
    lines: Sequence[Line], known: frozenset[str], before: Row | None
) -> int:
    """Find the line with which the township's part begins."""
    for index, line in enumerate(lines):
        if index and _heads_township(line.text, known):
            return index
    mark = max(
        (i for i, li in enumerate(lines) if is_guarantee_mark(li.text.strip())),
        default=-1,
    )
    if mark >= 0:
        return _after_guarantees(lines, mark)
    if before is not None:
        return _where_it_goes_on(lines, before)
    return _where_it_starts_again(lines, known)


def _heads_township(text: str, known: frozenset[str]) -> bool:
    """Tell a line that only names the township: 永和镇配合职责：."""
    met = pattern("marks", "township_heading").fullmatch(text)
    return met is not None and not is_heading_line(text.strip(), known)


def after_last_heading(lines: Sequence[Line], known: frozenset[str]) -> int:
    """Find the township's part of a duty that the page has cut behind a heading.

    Both cells begin on the page where the duty begins: what stands behind the last
    heading is then the township's, and the heading's own text is on the next page.
    """
    for index in range(len(lines) - 1, -1, -1):
        text = lines[index].text.strip()
        ends = text.endswith(("：", ":"))
        if ends and (is_guarantee_mark(text) or is_heading_line(text, known)):
            return index + 1
    return len(lines)


def _after_guarantees(lines: Sequence[Line], mark: int) -> int:
    """Give the line after the guarantees: a number that does not count on, or text
    after the end of the last phrase."""
    _, _, rest = lines[mark].text.replace(":", "：").partition("：")
    numbered = is_numbered(rest.strip()) or not rest.strip()
    seen, ended = bool(rest.strip()), rest.rstrip().endswith(_ENDED)
    number = _number(rest)
    for index in range(mark + 1, len(lines)):
        text = lines[index].text.strip()
        if not text:
            continue
        met = _number(text)
        if seen and (starts_again(text) or (number and met and met != number + 1)):
            return index
        unnumbered = not (numbered and is_numbered(text)) and text[0] not in "。；;"
        if seen and ended and unnumbered:
            return index
        number = met or number
        seen, ended = True, text.endswith(_ENDED)
    return len(lines)


def _number(text: str) -> int:
    met = _NUMBER.match(text)
    return int(met[1]) if met else 0


def _where_it_starts_again(lines: Sequence[Line], known: frozenset[str]) -> int:
    """Find the 1. that no heading stands before; without one, the last blank line."""
    above = ""
    started = False
    for index, line in enumerate(lines):
        text = line.text.strip()
        if not text:
            continue
        if starts_again(text):
            headed = is_heading_line(above, known) or is_subheading(above)
            headed = headed or is_closing(text)
            if started and not headed:
                return index
            started = True
        above = text
    filled = [i for i, line in enumerate(lines) if line.text.strip()]
    blanks = [i for i, line in enumerate(lines) if not line.text.strip()]
    inner = [i for i in blanks if filled and filled[0] < i < filled[-1]]
    return inner[-1] + 1 if inner else len(lines)


def _where_it_goes_on(lines: Sequence[Line], before: Row) -> int:
    """Find where the township's numbering of the page before goes on."""
    own = [_NUMBER.match(p.text) for p in before.cells[-1].paragraphs]
    last = max((int(met[1]) for met in own if met), default=0)
    others = [_NUMBER.match(p.text) for p in before.cells[-2].paragraphs]
    above = max((int(met[1]) for met in others if met), default=0)
    for index, line in enumerate(lines):
        met = _NUMBER.match(line.text)
        if met and int(met[1]) == last + 1 and int(met[1]) != above + 1:
            return index
        above = int(met[1]) if met else above
    text, own_text = (_last_text(cell) for cell in before.cells[-2:])
    return 0 if text.endswith(_ENDED) and not own_text.endswith(_ENDED) else len(lines)


def _last_text(cell: Cell) -> str:
    return cell.paragraphs[-1].text.rstrip() if cell.paragraphs else ""
