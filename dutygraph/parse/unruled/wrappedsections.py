"""Join the names of sections that a narrow column has wrapped: lines, give lines.

Where the first column names the section, once for all its duties, a text that was told
cell by cell has the name above the number of the first of them.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from dutygraph.parse.arranging.placing import SECTION, SECTION_HEADING
from dutygraph.parse.wording.columns import heading_to_role
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.pageheads import FIRST_WORDS, is_headings
from dutygraph.parse.wording.titles import is_usual_section
from dutygraph.spellings import fold

_PIECE = re.compile("[\u4e00-\u9fff]{1,6}")
_NAME = re.compile("[\u4e00-\u9fff]{2,8}")
_NUMBER = re.compile(r"\d{1,3}(?:\s|$)")
_BESIDE = re.compile(r"([\u4e00-\u9fff]{1,8})\s+(\d{1,3}(?:\s+\D.*)?)")
"""A name of one line, or its last one, beside the number."""
_MOST_PIECES = 8
_MOST_HEADS = 3
_ENDED = ("。", "；", ";")


def join_sections(lines: Sequence[Line]) -> list[Line]:
    """Put the lines together that name a section above the number of its first duty,
    and mark them as its heading."""
    bare = _without_section_heads(lines)
    if bare == [*lines]:
        return bare
    lines = bare
    counts = Counter(
        name
        for at, line in enumerate(lines)
        if _NUMBER.match(line.text.strip())
        for _, name in _names_above(lines, at)
    )
    joined = _join_above_numbers(lines, counts)
    named = {line.text for line in joined if line.role == SECTION_HEADING}
    return _part_beside_numbers(joined, named)


def _join_above_numbers(lines: Sequence[Line], counts: Mapping[str, int]) -> list[Line]:
    joined: list[Line] = []
    for at, line in enumerate(lines):
        if _NUMBER.match(line.text.strip()):
            start, name = _find_name(lines, at, counts)
            joined[len(joined) - (at - start) :] = _heading(lines[start:at], name)
        joined.append(line)
    return joined


def _part_beside_numbers(lines: Sequence[Line], named: Collection[str]) -> list[Line]:
    """Part a number from the name that ends beside it, usual or known from others."""
    parted: list[Line] = []
    for line in lines:
        met = _BESIDE.fullmatch(line.text.strip())
        if met is not None:
            pieces = [*parted[-_MOST_PIECES:], replace(line, text=met[1])]
            above = len(parted) + 1 - len(pieces)
            for start, text in _names_above(pieces, len(pieces)):
                if text in named or is_usual_section(text):
                    parted[above + start :] = _heading(pieces[start:], text)
                    line = replace(line, text=met[2])
                    break
        parted.append(line)
    return parted


def _heading(pieces: Sequence[Line], name: str) -> list[Line]:
    """Give the heading of the section that these lines name, if any does."""
    if not pieces:
        return []
    place = pieces[0].place.through(pieces[-1].place)
    return [Line(name, place, SECTION_HEADING)]


def _without_section_heads(lines: Sequence[Line]) -> list[Line]:
    """Leave out the heading of sections that stands before that of the numbers, beside
    it or on lines of its own."""
    kept: list[Line] = []
    for line in lines:
        first, _, rest = line.text.strip().partition(" ")
        if heading_to_role(first) == SECTION and fold(rest)[:2] in FIRST_WORDS:
            above = kept[-1].text.strip() if kept else ""
            if above and heading_to_role(above + first) == SECTION:
                kept.pop()
            line = replace(line, text=rest)
        elif fold(line.text)[:2] in FIRST_WORDS and is_headings(line.text):
            del kept[len(kept) - _count_heads(kept) :]
        kept.append(line)
    return kept


def _count_heads(above: Sequence[Line]) -> int:
    """Count the last lines that hold the heading of sections."""
    for count in range(1, _MOST_HEADS + 1):
        text = "".join(line.text.strip() for line in above[-count:])
        if heading_to_role(text) == SECTION:
            return count
    return 0


def _names_above(lines: Sequence[Line], end: int) -> Iterator[tuple[int, str]]:
    """Give what may be the name of a section, on the lines from one to this line."""
    name = ""
    for at in range(end - 1, max(end - 1 - _MOST_PIECES, 0), -1):
        piece = lines[at].text.strip()
        if not _PIECE.fullmatch(piece):
            return
        name = piece + name
        if _NAME.fullmatch(name):
            yield at, name


def _find_name(
    lines: Sequence[Line], end: int, counts: Mapping[str, int]
) -> tuple[int, str]:
    """Find the name that ends above a line, the longest that is a usual one, follows
    the end of a sentence or the headings, or comes again."""
    found = [*_names_above(lines, end)][::-1]
    tests: tuple[Callable[[int, str], bool], ...] = (
        lambda _, name: is_usual_section(name),
        lambda at, _: _is_free(lines[at - 1].text.strip()),
        lambda _, name: counts[name] > 1,
    )
    fits = ((at, name) for fit in tests for at, name in found if fit(at, name))
    return next(fits, (end, ""))


def _is_free(above: str) -> bool:
    return above.endswith(_ENDED) or is_headings(above)
