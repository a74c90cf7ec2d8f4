"""Takes a page of a PDF, gives its words without those that it hides behind an edge.

A sheet prints a merged cell that goes on over the page on both pages, each time whole,
and clips what stands on the other one.
"""

import ctypes
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from dutygraph.readers.pdf_page import PageMarks, page_view
from dutygraph.readers.pdf_words import Box, Word
from dutygraph.readers.rulings import Grid

_NEAR = 1.5
"""Heights of a line from the edge of a table at which text may belong to its cells."""
_SLACK = 1.0


def stands_over_edge(marks: PageMarks, grids: Sequence[Grid]) -> bool:
    """Tell whether text stands right above or below a table, as clipped lines do, or
    over its headings."""
    ruled = [grid for grid in grids if not grid.texts]
    return any(
        _has_overlap(marks.words, grid)
        or any(_stands_beyond(word, grid) for word in marks.words)
        for grid in ruled
    )


def _stands_beyond(word: Word, grid: Grid) -> bool:
    """Tell a word right above a table or below it, and above or below one column."""
    middle, near = _middle(word), _NEAR * (word.bottom - word.top)
    top, bottom = grid.ys[0], grid.ys[-1]
    if not (top - near < middle < top or bottom < middle < bottom + near):
        return False
    column = bisect_right(grid.xs, word.left)
    return 0 < column < len(grid.xs) and word.right <= grid.xs[column] + _SLACK


def _has_overlap(words: Sequence[Word], grid: Grid) -> bool:
    """Tell words in the first row of a table that stand on one another."""
    top, bottom = grid.ys[:2]
    within = sorted(word for word in words if top <= _middle(word) < bottom)
    return any(
        other.left < word.right - _SLACK
        and min(word.bottom, other.bottom) - max(word.top, other.top)
        > (word.bottom - word.top) / 2
        for word, other in pairwise(within)
    )


class Hidden(NamedTuple):
    """A text that its clip hides for the most part, and the box of its strokes."""

    text: str
    box: Box


def page_to_hidden(page: pdfium.PdfPage) -> list[Hidden]:
    """Give the texts of a page that nobody sees."""
    view, texts = page_view(page), page.get_textpage()
    shown = page.get_bbox()
    count, shape_at = pdfium_c.FPDFPage_CountObjects(page), pdfium_c.FPDFPage_GetObject
    hidden: list[Hidden] = []
    for number in range(count):
        handle = shape_at(page.raw, number)
        if pdfium_c.FPDFPageObj_GetType(handle) != pdfium_c.FPDF_PAGEOBJ_TEXT:
            continue
        clip = pdfium_c.FPDFPageObj_GetClipPath(handle)
        if pdfium_c.FPDFClipPath_CountPaths(clip) > 0:
            box, bounds = _bounds_of(handle), _clip_to_box(clip, shown)
            middle = (box[1] + box[3]) / 2
            if not bounds[1] <= middle <= bounds[3]:
                hidden.append(Hidden(_text_of(handle, texts), view(box)))
    texts.close()
    return hidden


def without_hidden(marks: PageMarks, hidden: Sequence[Hidden]) -> PageMarks:
    """Leave out the words of the hidden texts."""
    if not hidden:
        return marks
    levels: defaultdict[int, list[Hidden]] = defaultdict(list)
    for one in hidden:
        levels[int((one.box[1] + one.box[3]) / 2)].append(one)
    words = [word for word in marks.words if not _is_hidden(word, levels)]
    return marks._replace(words=words)


def _is_hidden(word: Word, levels: Mapping[int, Sequence[Hidden]]) -> bool:
    """Tell a word of hidden texts from another that stands in their place."""
    heights = range(int(word.top), int(word.bottom) + 1)
    near = [one for at in heights if at in levels for one in levels[at]]
    signs = word.signs() if near else []
    found = sum(any(_is_sign_of(sign, one) for one in near) for sign in signs)
    return 2 * found > len(word.text)


def _is_sign_of(sign: Word, hidden: Hidden) -> bool:
    left, _, right, _ = hidden.box
    middle = (sign.left + sign.right) / 2
    return left - _SLACK <= middle <= right + _SLACK and sign.text in hidden.text


def _clip_to_box(clip: Any, shown: Box) -> Box:
    """Give the box that all paths of a clip leave."""
    left, bottom, right, top = shown
    for number in range(pdfium_c.FPDFClipPath_CountPaths(clip)):
        points = [*_points(clip, number)]
        if points:
            xs, ys = zip(*points, strict=True)
            left, right = max(left, min(xs)), min(right, max(xs))
            bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return left, bottom, right, top


def _points(clip: Any, number: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(max(pdfium_c.FPDFClipPath_CountPathSegments(clip, number), 0)):
        segment = pdfium_c.FPDFClipPath_GetPathSegment(clip, number, at)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        yield x.value, y.value


def _bounds_of(handle: Any) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetBounds(handle, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _text_of(handle: Any, texts: pdfium.PdfTextPage) -> str:
    length = pdfium_c.FPDFTextObj_GetText(handle, texts, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium_c.FPDFTextObj_GetText(handle, texts, buffer, length)
    return ctypes.string_at(buffer, length).decode("utf-16-le", "replace")


def _middle(word: Word) -> float:
    return (word[1] + word[3]) / 2
