"""Takes the lines of a page without upright rules, gives the white between its columns.

A row of headings that begins with that of the numbers says how many columns there are;
where one ends is where the fewest lines below it reach.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dutygraph.readers.pdf_page import Rule
from dutygraph.readers.pdf_words import Word
from dutygraph.readers.text_lines import NUMBER, TextLine, line_pitch, middle_of
from dutygraph.spellings import fold, is_heading

# In lines: where the next row begins.
_NEXT_ROW = 1.15

Gap = tuple[float, float]
"""Where white space begins and ends."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The white gaps between the columns of a table, where its text begins and ends,
    and the middle of its page."""

    gaps: tuple[Gap, ...]
    left: float
    right: float
    middle: float


def find_headings(
    lines: list[TextLine], rules: list[Rule]
) -> Iterator[tuple[int, int]]:
    """Give where each row of headings begins, and how many lines it has.

    That of the numbers stands in the first of its lines, or in the middle.
    """
    far = _NEXT_ROW * line_pitch(lines) if lines else 0.0
    for at, line in enumerate(lines):
        if _is_heading(line):
            below = _count_near(line, lines[at + 1 :], rules, far)
            above = _count_near(line, lines[:at][::-1], rules, far)
            above = min(above, below)
            yield at - above, above + 1 + below


def _is_heading(line: TextLine) -> bool:
    return is_heading(fold(line[0].text), "number")


def _count_near(
    line: TextLine, others: list[TextLine], rules: list[Rule], far: float
) -> int:
    """Count the lines that follow closely, none numbered, none beyond a rule."""
    last = middle_of(line[0])
    for count, other in enumerate(others):
        here = middle_of(other[0])
        low, high = sorted((last, here))
        parted = any(low < rule.at < high for rule in rules)
        if high - low > far or parted or NUMBER.fullmatch(other[0].text):
            return count
        last = here
    return len(others)


def heading_to_layout(
    lines: list[TextLine], before: Layout | None, middle: float
) -> Layout | None:
    """Take the gaps between the headings; those known already where they are equal."""
    blocks = _stack(lines)
    if len(blocks) < 2:
        return before
    gaps = tuple((one.right, other.left) for one, other in pairwise(blocks))
    if before is not None and len(gaps) == len(before.gaps):
        pairs = zip(gaps, before.gaps, strict=True)
        if all(gap[0] < centre_of(known) < gap[1] for gap, known in pairs):
            return before
    return Layout(gaps, blocks[0].left, blocks[-1].right, middle)


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


def refine(layout: Layout, zone: list[TextLine]) -> Layout:
    """Narrow each gap to where the fewest lines reach, and widen the table to its
    text."""
    blocks = [block for line in zone if not crosses(line, layout) for block in line]
    gaps = tuple(_emptiest(gap, blocks) for gap in layout.gaps)
    left = min([layout.left, *(block.left for line in zone for block in line)])
    right = max([layout.right, *(block.right for line in zone for block in line)])
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


def centre_of(gap: Gap) -> float:
    """Give the middle of white space."""
    return (gap[0] + gap[1]) / 2


def crosses(line: TextLine, layout: Layout) -> bool:
    """Tell whether a line reaches over the white between two columns."""
    return any(
        block.left < first and block.right > last
        for block in line
        for first, last in layout.gaps
    )


def is_numbered(line: TextLine, layout: Layout) -> bool:
    """Tell whether a number stands in the first column."""
    first = line[0]
    within = first.right <= centre_of(layout.gaps[0])
    return within and NUMBER.fullmatch(first.text) is not None
