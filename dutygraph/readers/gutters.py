"""Takes the words of a page without upright rules, gives the grids that white space
draws.

A row of headings that begins with that of the numbers says how many columns there are;
where one ends is where the fewest lines below it reach. A row has one number in its
first column, and ends at a drawn rule, or at the widest white band before the next.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from dutygraph.readers.page_numbers import is_page_number
from dutygraph.readers.pdf_page import PageMarks, Rule
from dutygraph.readers.pdf_words import Word
from dutygraph.readers.rulings import Field, Grid, join_rules
from dutygraph.resources import resource

_NUMBER = re.compile(r"[（(]?\d{1,4}[)）.．、]?")
# In heights of a letter.
_BLOCK_GAP = 0.4
_PITCH = 1.6
_LEVEL = 0.5
_CENTRED = 0.8
_ALIGNED = 0.05
_NEIGHBOURS = 2.5
# In lines of the page, whose columns stand at different heights.
_AROUND = 8
_INK = 0.4
# A band counts as the widest from this share of it on: of equals, the last is taken.
_AS_WIDE = 0.9
# Before the first number of a page, a band is the end of a row if so many times usual.
_END_OF_ROW = 1.6
# In lines: where the next row begins.
_NEXT_ROW = 1.15
_LONG_RULE = 0.5
_EDGE = 1.0

TextLine = list[Word]
"""Blocks of text side by side, from left to right, each as one word."""
Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """The white gaps between the columns of a table, where its text begins and ends,
    and the middle of its page."""

    gaps: tuple[Gap, ...]
    left: float
    right: float
    middle: float


def marks_to_grids(
    marks: PageMarks, layout: Layout | None
) -> tuple[list[Grid], Layout | None]:
    """Find the grids of a page; `layout` is that of the page before, for a table that
    goes on. The layout that is given back is for the page after."""
    lines = [
        line
        for line in _words_to_text_lines(marks.words)
        if not _is_page_number(line, marks, layout)
    ]
    heads = dict(_find_headings(lines, marks.horizontal))
    grids = []
    for first, end in pairwise(sorted({0, *heads, len(lines)})):
        zone, count = lines[first:end], heads.get(first, 0)
        if count:
            middle = _centre(marks.frame[::2])
            layout = _heading_to_layout(zone[:count], layout, middle)
        if layout is not None:
            layout = _refine(layout, zone)
            grids.append(_zone_to_grid(zone, count, layout, marks.horizontal))
    return grids, layout


def _is_page_number(line: TextLine, marks: PageMarks, layout: Layout | None) -> bool:
    """Tell the number of the page from that of a duty."""
    if len(line) > 1 or (layout is not None and _is_numbered(line, layout)):
        return False
    (block,) = line
    return is_page_number(block.text, block.top, block.bottom, marks.frame)


def _words_to_text_lines(words: Iterable[Word]) -> list[TextLine]:
    lines: list[TextLine] = []
    lowest = float("-inf")
    for word in sorted(words, key=_middle):
        if word.text.isspace():
            continue
        if _middle(word) > lowest:
            lines.append([])
            lowest = _middle(word) + _LEVEL * _height(word)
        lines[-1].append(word)
    return [_join_near(sorted(line)) for line in lines]


def _join_near(words: Sequence[Word]) -> TextLine:
    blocks: TextLine = []
    for word in words:
        if blocks and word.left - blocks[-1].right < _BLOCK_GAP * _height(word):
            left, top, right, bottom, text = blocks[-1]
            blocks[-1] = Word(
                left,
                min(top, word.top),
                max(right, word.right),
                max(bottom, word.bottom),
                text + word.text,
            )
        else:
            blocks.append(word)
    return blocks


def _middle(word: Word) -> float:
    return (word[1] + word[3]) / 2


def _height(word: Word) -> float:
    return word[3] - word[1]


def _is_heading(line: TextLine) -> bool:
    return _number_heading().fullmatch(line[0].text) is not None


@cache
def _number_heading() -> re.Pattern[str]:
    path = resource("data/spellings/columns.toml")
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["heading"]
    patterns = (entry["pattern"] for entry in entries if entry["role"] == "number")
    return re.compile("|".join(patterns))


def _heading_to_layout(
    lines: list[TextLine], before: Layout | None, middle: float
) -> Layout | None:
    """Take the gaps between the headings; those known already where they are equal."""
    blocks = _stack(lines)
    if len(blocks) < 2:
        return before
    gaps = tuple((one.right, other.left) for one, other in pairwise(blocks))
    if before is not None and len(gaps) == len(before.gaps):
        pairs = zip(gaps, before.gaps, strict=True)
        if all(gap[0] < _centre(known) < gap[1] for gap, known in pairs):
            return before
    return Layout(gaps, blocks[0].left, blocks[-1].right, middle)


def _find_headings(
    lines: list[TextLine], rules: list[Rule]
) -> Iterator[tuple[int, int]]:
    """Give where each row of headings begins, and how many lines it has.

    That of the numbers stands in the first of its lines, or in the middle.
    """
    far = _NEXT_ROW * _line_pitch(lines) if lines else 0.0
    for at, line in enumerate(lines):
        if _is_heading(line):
            below = _count_near(line, lines[at + 1 :], rules, far)
            above = _count_near(line, lines[:at][::-1], rules, far)
            above = min(above, below)
            yield at - above, above + 1 + below


def _count_near(
    line: TextLine, others: list[TextLine], rules: list[Rule], far: float
) -> int:
    """Count the lines that follow closely, none numbered, none beyond a rule."""
    last = _middle(line[0])
    for count, other in enumerate(others):
        here = _middle(other[0])
        low, high = sorted((last, here))
        parted = any(low < rule.at < high for rule in rules)
        if high - low > far or parted or _NUMBER.fullmatch(other[0].text):
            return count
        last = here
    return len(others)


def _line_pitch(zone: list[TextLine]) -> float:
    """Give how far the lines of a cell lie from each other: those that begin below one
    another."""
    steps: list[float] = []
    above: dict[int, Word] = {}
    for line in zone:
        for block in line:
            left = round(block.left)
            if left in above and not _NUMBER.fullmatch(block.text):
                steps.append(_middle(block) - _middle(above[left]))
            above[left] = block
    heights = sorted(_height(block) for line in zone for block in line)
    most = _PITCH * heights[len(heights) // 2]
    return min(most, sorted(steps)[len(steps) // 5]) if steps else most


def _stack(lines: Iterable[TextLine]) -> TextLine:
    """Put blocks of several lines that stand over each other together."""
    blocks: TextLine = []
    for block in sorted(block for line in lines for block in line):
        if blocks and block.left < blocks[-1].right:
            right = max(blocks[-1].right, block.right)
            blocks[-1] = blocks[-1]._replace(right=right)
        else:
            blocks.append(block)
    return blocks


def _centre(gap: Gap) -> float:
    return (gap[0] + gap[1]) / 2


def _refine(layout: Layout, zone: list[TextLine]) -> Layout:
    """Narrow each gap to where the fewest lines reach, and widen the table to its
    text."""
    blocks = [block for line in zone if not _crosses(line, layout) for block in line]
    gaps = tuple(_emptiest(gap, blocks) for gap in layout.gaps)
    left = min([layout.left, *(block.left for block in blocks)])
    right = max([layout.right, *(block.right for block in blocks)])
    return replace(layout, gaps=gaps, left=left, right=right)


def _emptiest(gap: Gap, blocks: Iterable[Word]) -> Gap:
    first, last = gap
    inside = [b for b in blocks if b.left < last and b.right > first]
    sides = {max(first, b.left) for b in inside} | {min(last, b.right) for b in inside}
    parts = [
        (sum(b.left < right and b.right > left for b in inside), left - right, left)
        for left, right in pairwise(sorted({first, last, *sides}))
    ]
    if not parts:
        return gap
    _, width, left = min(parts)
    return left, left - width


def _zone_to_grid(
    zone: list[TextLine], heads: int, layout: Layout, rules: list[Rule]
) -> Grid:
    alone = [_is_alone(zone, at, layout) for at in range(len(zone))]
    top, bottom = zone[0][0].top, max(block.bottom for block in zone[-1])
    drawn = _long_rules(rules, layout, top, bottom)
    inner = drawn or _white_borders(zone, alone, heads, layout)
    ys = (top - _EDGE, *inner, bottom + _EDGE)
    columns = range(len(layout.gaps) + 1)
    cells: dict[Field, Field] = {}
    for row, (above, below) in enumerate(pairwise(ys)):
        held = [
            whole
            for line, whole in zip(zone, alone, strict=True)
            if above <= _middle(line[0]) < below
        ]
        whole = bool(held) and all(held)
        cells |= {(row, at): (row, 0 if whole else at) for at in columns}
    xs = (layout.left - _EDGE, *map(_centre, layout.gaps), layout.right + _EDGE)
    return Grid(xs, ys, cells, _columns_of(zone, alone, xs))


def _is_alone(zone: list[TextLine], at: int, layout: Layout) -> bool:
    """Tell a line over all columns: it crosses a gap, or stands in the middle of the
    table, and not under or over another that begins where it does."""
    line = zone[at]
    if _crosses(line, layout):
        return True
    block = line[0]
    from_middle = abs((block.left + block.right) / 2 - layout.middle)
    if len(line) > 1 or from_middle > _CENTRED * _height(block):
        return False
    around = [
        one for one in zone[max(0, at - _AROUND) : at + _AROUND + 1] if one != line
    ]
    return not any(
        abs(other.left - block.left) < _ALIGNED * _height(block)
        and abs(_middle(other) - _middle(block)) < _NEIGHBOURS * _height(block)
        for one in around
        for other in one
    )


def _crosses(line: TextLine, layout: Layout) -> bool:
    return any(
        block.left < first and block.right > last
        for block in line
        for first, last in layout.gaps
    )


def _long_rules(
    rules: list[Rule], layout: Layout, top: float, bottom: float
) -> list[float]:
    """Give the heights of the rules inside a zone that part its rows."""
    shortest = _LONG_RULE * (layout.right - layout.left)
    long = [rule for rule in join_rules(rules) if rule.last - rule.first > shortest]
    return sorted({rule.at for rule in long if top < rule.at < bottom})


def _white_borders(
    zone: list[TextLine], alone: list[bool], heads: int, layout: Layout
) -> list[float]:
    """Give the heights between rows: below the headings, and one before each number
    and each line alone."""
    bands = _white_bands(zone)
    usual = _line_pitch(zone) - 2 * _INK * _height(zone[0][0])
    borders = [_centre(bands[heads - 1])] if 0 < heads < len(zone) else []
    anchors = [
        _middle(line[0])
        for line, whole in zip(zone[heads:], alone[heads:], strict=True)
        if whole or _is_numbered(line, layout)
    ]
    end = borders[0] if borders else float("-inf")
    for above, below in pairwise([end, *anchors, float("inf")]):
        between = [band for band in bands if above < _centre(band) < below]
        widest = max(map(_width, between), default=0.0)
        wide = [band for band in between if _width(band) >= _AS_WIDE * widest]
        if above == end or below == float("inf"):
            # A row may begin on the page before, or go on on the next.
            wide = [band for band in wide if _width(band) > _END_OF_ROW * usual]
        borders += [_centre(wide[-1])] if wide else []
    return borders


def _is_numbered(line: TextLine, layout: Layout) -> bool:
    first = line[0]
    within = first.right <= _centre(layout.gaps[0])
    return within and _NUMBER.fullmatch(first.text) is not None


def _white_bands(zone: list[TextLine]) -> list[Gap]:
    """Give the bands between the lines; letters fill the middle of their box."""
    bands: list[Gap] = []
    lowest = float("-inf")
    for line in zone:
        top = min(_middle(block) - _INK * _height(block) for block in line)
        if lowest > float("-inf"):
            bands.append((min(lowest, top), top))
        bottom = max(_middle(block) + _INK * _height(block) for block in line)
        lowest = max(lowest, bottom)
    return bands


def _width(band: Gap) -> float:
    return band[1] - band[0]


def _columns_of(
    zone: list[TextLine], alone: list[bool], xs: Sequence[float]
) -> tuple[Gap, ...]:
    """Give where the text of each column begins and ends."""
    columns = []
    lines = [line for line, whole in zip(zone, alone, strict=True) if not whole]
    for first, last in pairwise(xs):
        held = [
            block
            for line in lines
            for block in line
            if first <= (block.left + block.right) / 2 < last
        ]
        left = min((block.left for block in held), default=first)
        columns.append((left, max((block.right for block in held), default=last)))
    return tuple(columns)
