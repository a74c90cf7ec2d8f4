"""Takes the words of a page without upright rules, gives the grids that white space
draws.

A row has one number in its first column, and ends at a drawn rule, or at the widest
white band before the next number.
"""

from collections.abc import Sequence
from itertools import pairwise

from dutygraph.readers.gutters import (
    Gap,
    Layout,
    centre_of,
    crosses,
    find_headings,
    heading_to_layout,
    is_numbered,
    refine,
)
from dutygraph.readers.page_numbers import is_page_number
from dutygraph.readers.pdf_page import PageMarks, Rule
from dutygraph.readers.rulings import Field, Grid, join_rules
from dutygraph.readers.text_lines import (
    TextLine,
    height_of,
    line_pitch,
    middle_of,
    words_to_text_lines,
)

# In heights of a letter.
_CENTRED = 0.8
_ALIGNED = 0.05
_NEIGHBOURS = 2.5
_INK = 0.4
# In lines of the page, whose columns stand at different heights.
_AROUND = 8
# A band counts as the widest from this share of it on: of equals, the last is taken.
_AS_WIDE = 0.9
# At the edges of a page, a band is the end of a row if so many times as wide as usual.
_END_OF_ROW = 1.6
_LONG_RULE = 0.5
_EDGE = 1.0


def marks_to_grids(
    marks: PageMarks, layout: Layout | None
) -> tuple[list[Grid], Layout | None]:
    """Find the grids of a page; `layout` is that of the page before, for a table that
    goes on. The layout that is given back is for the page after."""
    lines = [
        line
        for line in words_to_text_lines(marks.words)
        if not _is_page_number(line, marks, layout)
    ]
    heads = dict(find_headings(lines, marks.horizontal))
    grids = []
    for first, end in pairwise(sorted({0, *heads, len(lines)})):
        zone, count = lines[first:end], heads.get(first, 0)
        if count:
            middle = centre_of(marks.frame[::2])
            layout = heading_to_layout(zone[:count], layout, middle)
        if layout is not None:
            layout = refine(layout, zone)
            grids.append(_zone_to_grid(zone, count, layout, marks.horizontal))
    return grids, layout


def _is_page_number(line: TextLine, marks: PageMarks, layout: Layout | None) -> bool:
    """Tell the number of the page from that of a duty."""
    if len(line) > 1 or (layout is not None and is_numbered(line, layout)):
        return False
    (block,) = line
    return is_page_number(block.text, block.top, block.bottom, marks.frame)


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
            if above <= middle_of(line[0]) < below
        ]
        whole = bool(held) and all(held)
        cells |= {(row, at): (row, 0 if whole else at) for at in columns}
    xs = (layout.left - _EDGE, *map(centre_of, layout.gaps), layout.right + _EDGE)
    return Grid(xs, ys, cells, _columns_of(zone, alone, xs))


def _is_alone(zone: list[TextLine], at: int, layout: Layout) -> bool:
    """Tell a line over all columns: it crosses a gap, or stands in the middle of the
    table, and not under or over another that begins where it does."""
    line = zone[at]
    if crosses(line, layout):
        return True
    block = line[0]
    from_middle = abs((block.left + block.right) / 2 - layout.middle)
    if len(line) > 1 or from_middle > _CENTRED * height_of(block):
        return False
    around = [
        one for one in zone[max(0, at - _AROUND) : at + _AROUND + 1] if one != line
    ]
    return not any(
        abs(other.left - block.left) < _ALIGNED * height_of(block)
        and abs(middle_of(other) - middle_of(block)) < _NEIGHBOURS * height_of(block)
        for one in around
        for other in one
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
    usual = line_pitch(zone) - 2 * _INK * height_of(zone[0][0])
    borders = [centre_of(bands[heads - 1])] if 0 < heads < len(zone) else []
    anchors = [
        middle_of(line[0])
        for line, whole in zip(zone[heads:], alone[heads:], strict=True)
        if whole or is_numbered(line, layout)
    ]
    end = borders[0] if borders else float("-inf")
    for above, below in pairwise([end, *anchors, float("inf")]):
        between = [band for band in bands if above < centre_of(band) < below]
        widest = max(map(_width, between), default=0.0)
        wide = [band for band in between if _width(band) >= _AS_WIDE * widest]
        if above == end or below == float("inf"):
            # A row may begin on the page before, or go on on the next.
            wide = [band for band in wide if _width(band) > _END_OF_ROW * usual]
        borders += [centre_of(wide[-1])] if wide else []
    return borders


def _white_bands(zone: list[TextLine]) -> list[Gap]:
    """Give the bands between the lines; letters fill the middle of their box."""
    bands: list[Gap] = []
    lowest = float("-inf")
    for line in zone:
        top = min(middle_of(block) - _INK * height_of(block) for block in line)
        if lowest > float("-inf"):
            bands.append((min(lowest, top), top))
        bottom = max(middle_of(block) + _INK * height_of(block) for block in line)
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
