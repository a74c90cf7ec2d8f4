"""Takes a page of a PDF, gives its words and the ruling lines drawn on it.

Both in the page as it is seen: x to the right, y downwards, in points, rotation undone.
"""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from dutygraph.readers.pdf_words import Box, View, Word, page_to_words

# A drawn shape thinner than this is a line, a letter never is.
_THIN = 3.0
# Of its height, how far a word may stand over the edge of the page.
_OVER = 0.25
# The dashes of a line, drawn one by one, are short.
_SHORTEST = 1.0
_SLIM = 2.0
_DEEPEST = 8
# A page number, or the name of the program that scanned, is not the text of a page.
_FEWEST_LETTERS = 10
_COVERED = 0.5
_MANY_SHAPES = 100
_UNIT_MATRIX = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Matrix = tuple[float, float, float, float, float, float]


class Rule(NamedTuple):
    """A straight line: `at` is its y and `first`..`last` its x's, or the other way."""

    at: float
    first: float
    last: float


class PageMarks(NamedTuple):
    """What is on a page, the page's box, and whether it is only a picture."""

    words: list[Word]
    horizontal: list[Rule]
    vertical: list[Rule]
    frame: Box
    scanned: bool = False


class Shape(NamedTuple):
    """A path or picture: its box, and the way from there to the coordinates of the
    page."""

    handle: Any
    is_path: bool
    bounds: Box
    matrix: Matrix


def page_to_marks(page: pdfium.PdfPage) -> PageMarks:
    """Collect the words and rules of a page."""
    view = page_view(page)
    shapes = list(_page_to_shapes(page))
    boxes = [view(box) for box in _shapes_to_boxes(shapes)]
    horizontal, vertical = _boxes_to_rules(boxes)
    frame = view(page.get_bbox())
    words = _words_within(page_to_words(page, view), frame)
    letters = sum(len(word.text) for word in words)
    scanned = letters < _FEWEST_LETTERS and _is_picture(page, shapes)
    return PageMarks(words, horizontal, vertical, frame, scanned)


def _words_within(words: list[Word], frame: Box) -> list[Word]:
    """Leave out words that stand over the edge of the page, where nobody sees them: the
    name in the middle of a cell that goes on over several pages."""
    left, top, right, bottom = frame
    out = [
        word
        for word in words
        if min(word[0] - left, word[1] - top, right - word[2], bottom - word[3])
        < _OVER * (word[1] - word[3])
    ]
    return [word for word in words if word not in out] if out else words


def page_view(page: pdfium.PdfPage) -> View:
    """Give the turn from PDF coordinates (y upwards) to the page as seen."""
    turns: dict[int, View] = {
        0: lambda box: (box[0], -box[3], box[2], -box[1]),
        90: lambda box: (box[1], box[0], box[3], box[2]),
        180: lambda box: (-box[2], box[1], -box[0], box[3]),
        270: lambda box: (-box[3], -box[2], -box[1], -box[0]),
    }
    return turns.get(page.get_rotation() % 360, turns[0])


def _page_to_shapes(page: pdfium.PdfPage) -> Iterator[Shape]:
    """Give the paths and pictures of a page; those of its forms in their place.

    Some programs draw each letter on its own, so this loop is kept short.
    """
    type_of, shape_at = pdfium_c.FPDFPageObj_GetType, pdfium_c.FPDFPage_GetObject
    text, raw = pdfium_c.FPDF_PAGEOBJ_TEXT, page.raw
    for number in range(pdfium_c.FPDFPage_CountObjects(page)):
        handle = shape_at(raw, number)
        sort = type_of(handle)
        if sort != text:
            yield from _unfold(handle, sort, _UNIT_MATRIX, 0)


def _unfold(handle: Any, sort: int, matrix: Matrix, depth: int) -> Iterator[Shape]:
    if sort == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        inner = _multiply(_matrix_of(handle), matrix)
        for number in range(pdfium_c.FPDFFormObj_CountObjects(handle)):
            child = pdfium_c.FPDFFormObj_GetObject(handle, number)
            kind = pdfium_c.FPDFPageObj_GetType(child)
            yield from _unfold(child, kind, inner, depth + 1)
    elif sort in (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE):
        bounds = _bounds_of(handle)
        if bounds is not None:
            is_path = sort == pdfium_c.FPDF_PAGEOBJ_PATH
            yield Shape(handle, is_path, bounds, matrix)


def _shapes_to_boxes(shapes: Iterable[Shape]) -> Iterator[Box]:
    """Give the boxes of lines and of the sides of frames."""
    for handle, is_path, bounds, matrix in shapes:
        if _is_thin(bounds):
            yield _map_box(bounds, matrix)
        elif is_path and _is_stroked(handle):
            yield from _path_to_boxes(handle, _multiply(_matrix_of(handle), matrix))


def _is_picture(page: pdfium.PdfPage, shapes: Sequence[Shape]) -> bool:
    """Tell a scan, or a page whose letters are drawn as shapes."""
    width, height = page.get_size()
    pictures = (_map_box(s.bounds, s.matrix) for s in shapes if not s.is_path)
    covered = sum(
        (right - left) * (bottom - top) for left, top, right, bottom in pictures
    )
    return covered >= _COVERED * width * height or len(shapes) >= _MANY_SHAPES


def _bounds_of(shape: Any) -> Box | None:
    values = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(shape, *values):
        return None
    left, bottom, right, top = (value.value for value in values)
    return left, bottom, right, top


def _is_thin(box: Box) -> bool:
    return box[2] - box[0] < _THIN or box[3] - box[1] < _THIN


def _is_stroked(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(stroke.value)


def _path_to_boxes(path: Any, matrix: Matrix) -> Iterator[Box]:
    """Give each straight segment of a path as a box without breadth."""
    start = last = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, number)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value, y.value)
        sort = pdfium_c.FPDFPathSegment_GetType(segment)
        if sort == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = point
        elif sort == pdfium_c.FPDF_SEGMENT_LINETO:
            yield _map_box((*last, *point), matrix)
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            yield _map_box((*point, *start), matrix)
        last = point


def _boxes_to_rules(boxes: list[Box]) -> tuple[list[Rule], list[Rule]]:
    horizontal, vertical = [], []
    for left, top, right, bottom in boxes:
        width, height = right - left, bottom - top
        if height < _THIN and width >= max(_SHORTEST, _SLIM * height):
            horizontal.append(Rule((top + bottom) / 2, left, right))
        elif width < _THIN and height >= max(_SHORTEST, _SLIM * width):
            vertical.append(Rule((left + right) / 2, top, bottom))
    return horizontal, vertical


def _matrix_of(shape: Any) -> Matrix:
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(shape, matrix):
        return _UNIT_MATRIX
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _multiply(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        *(a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s),
        *(e * p + f * r + t, e * q + f * s + u),
    )


def _map_box(box: Box, matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in (box[:2], box[2:])]
    ys = [b * x + d * y + f for x, y in (box[:2], box[2:])]
    return min(xs), min(ys), max(xs), max(ys)
