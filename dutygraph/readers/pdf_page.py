"""Takes a page of a PDF, gives its letters and the ruling lines drawn on it.

Both in the page as it is seen: x to the right, y downwards, in points, rotation undone.
"""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

# A drawn shape thinner than this is a line, a letter never is.
_THIN = 3.0
# The dashes of a line, drawn one by one, are short.
_SHORTEST = 1.0
_SLIM = 2.0
_DEEPEST = 8
_UNIT_MATRIX = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Letter(NamedTuple):
    """A character and the box of its font around it; letters keep the drawing order."""

    left: float
    top: float
    right: float
    bottom: float
    sign: str


class Rule(NamedTuple):
    """A straight line: `at` is its y and `first`..`last` its x's, or the other way."""

    at: float
    first: float
    last: float


class PageMarks(NamedTuple):
    """What is on a page: letters, horizontal rules, vertical rules, and its height."""

    letters: list[Letter]
    horizontal: list[Rule]
    vertical: list[Rule]
    top: float
    bottom: float


def page_to_marks(page: pdfium.PdfPage) -> PageMarks:
    """Collect the letters and rules of a page."""
    view = _to_view(page.get_rotation())
    boxes = [view(box) for box in _boxes(page)]
    horizontal, vertical = _boxes_to_rules(boxes)
    frame = view(page.get_mediabox())
    letters = _letters(page)
    if page.get_rotation():
        letters = [_turn(letter, view) for letter in letters]
    return PageMarks(letters, horizontal, vertical, frame[1], frame[3])


def _to_view(rotation: int) -> Callable[[Box], Box]:
    """Give the turn from PDF coordinates (y upwards) to the page as seen."""
    turns: dict[int, Callable[[Box], Box]] = {
        0: lambda box: (box[0], -box[3], box[2], -box[1]),
        90: lambda box: (box[1], box[0], box[3], box[2]),
        180: lambda box: (-box[2], box[1], -box[0], box[3]),
        270: lambda box: (-box[3], -box[2], -box[1], -box[0]),
    }
    return turns.get(rotation % 360, turns[0])


def _letters(page: pdfium.PdfPage) -> list[Letter]:
    """Give the letters in the order they are drawn, without the blanks pdfium adds.

    The one loop over every letter of a document: bound names and few calls.
    """
    text = page.get_textpage()
    rect = pdfium_c.FS_RECTF()
    reference, handle = ctypes.byref(rect), text.raw
    box_at, is_added = pdfium_c.FPDFText_GetLooseCharBox, pdfium_c.FPDFText_IsGenerated
    letters: list[Letter] = []
    for number, sign in enumerate(_signs(text)):
        if sign <= " " and (sign < " " or is_added(handle, number)):
            continue
        if box_at(handle, number, reference):
            left, right = rect.left, rect.right
            letters.append(Letter(left, -rect.top, right, -rect.bottom, sign))
    text.close()
    return letters


def _signs(text: pdfium.PdfTextPage) -> str:
    """Give one character for each that pdfium counts, NUL where it has none.

    pdfium gives the text of a page at once, but leaves out what has no character; then
    the characters are asked for one by one.
    """
    count = text.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(text, 0, count, buffer)
    if written == count + 1:
        signs = ctypes.string_at(buffer, 2 * count).decode("utf-16-le", "replace")
        if len(signs) == count:
            return signs
    codes = [pdfium_c.FPDFText_GetUnicode(text, number) for number in range(count)]
    return "".join(chr(c) if not 0xD800 <= c <= 0xDFFF else "\0" for c in codes)


def _turn(letter: Letter, view: Callable[[Box], Box]) -> Letter:
    left, top, right, bottom, sign = letter
    return Letter(*view((left, -bottom, right, -top)), sign)


def _boxes(page: pdfium.PdfPage) -> Iterator[Box]:
    for number in range(pdfium_c.FPDFPage_CountObjects(page)):
        shape = pdfium_c.FPDFPage_GetObject(page, number)
        yield from _shape_to_boxes(shape, _UNIT_MATRIX, 0)


def _shape_to_boxes(shape: Any, matrix: Matrix, depth: int) -> Iterator[Box]:
    """Give the boxes of the lines and frames of a shape, or of a form's shapes."""
    sort = pdfium_c.FPDFPageObj_GetType(shape)
    if sort == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        inner = _multiply(_matrix_of(shape), matrix)
        for number in range(pdfium_c.FPDFFormObj_CountObjects(shape)):
            child = pdfium_c.FPDFFormObj_GetObject(shape, number)
            yield from _shape_to_boxes(child, inner, depth + 1)
    elif sort in (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE):
        bounds = _bounds_of(shape)
        if bounds is None:
            return
        if _is_thin(bounds):
            yield _map_box(bounds, matrix)
        elif sort == pdfium_c.FPDF_PAGEOBJ_PATH and _is_stroked(shape):
            yield from _path_to_boxes(shape, _multiply(_matrix_of(shape), matrix))


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
