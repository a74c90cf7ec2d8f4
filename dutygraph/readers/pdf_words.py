"""Takes the text of a PDF page, gives its words: signs set side by side, and their box.

A page has a thousand signs, and asking where one stands takes longer than all that is
done with it. So only the first and the last sign of a stretch are asked for; where the
width between them is that of signs set evenly, as Chinese is, the stretch is a word.
"""

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
View = Callable[[Box], Box]
"""The turn from PDF coordinates (y upwards) to the page as it is seen."""

# Signs that most fonts make equally wide; any other is a word of its own.
_STRETCH = re.compile(
    "[\u2014-\u2026\u2e80-\u2fff\u3001-\uffef\U00020000-\U0003ffff]+|[0-9]+|[^\0-\x1f]"
)
# In widths of a sign: gaps that add up to less are no blank, and no sign is missing.
_UNEVEN = 0.3
_UNLEVEL = 0.1
# Of the height of a neighbour's strokes, how far a comma may hang below them.
_HANGS = 0.25
_LOW = 0.9
# Points; lower signs are not asked whether they stand askew, as watermarks do.
_TALL = 18.0
_ASKEW = 0.1


class Word(NamedTuple):
    """Signs of equal width without a gap, and the box of their font around them."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def signs(self) -> "list[Word]":
        """Cut the word into words of one sign."""
        left, top, right, bottom, text = self
        if len(text) == 1:
            return [self]
        step = (right - left) / len(text)
        return [
            Word(left + step * at, top, left + step * (at + 1), bottom, sign)
            for at, sign in enumerate(text)
        ]


_NOTHING = Word(0.0, 0.0, 0.0, 0.0, "")


def page_to_words(page: pdfium.PdfPage, view: View) -> list[Word]:
    """Give the words in the order they are drawn, without the blanks pdfium adds and
    without watermarks, which run askew over the page."""
    text = page.get_textpage()
    signs = _signs(text)
    is_added, handle = pdfium_c.FPDFText_IsGenerated, text.raw
    box_at = _boxes_of(handle, view)
    words: list[Word] = []
    for met in _STRETCH.finditer(signs):
        start, end = met.span()
        if met[0] == " " and is_added(handle, start):
            continue
        first = box_at(start)
        last = box_at(end - 1) if end - start > 1 else first
        for at, word in _even_words(signs, start, end, first, last, box_at):
            if word[3] - word[1] < _TALL or not _is_askew(handle, at):
                words.append(word)
    text.close()
    return level_words(words)


def _is_askew(handle: object, number: int) -> bool:
    """Tell a sign whose line runs neither along nor across the page."""
    quarters = pdfium_c.FPDFText_GetCharAngle(handle, number) / (math.pi / 2)
    return bool(abs(quarters - round(quarters)) > _ASKEW)


def level_words(words: list[Word]) -> list[Word]:
    """Give words whose box is only that of their strokes the height of a neighbour.

    The fonts of some browsers are drawings (Type 3), of which no other box is known.
    """
    levelled: list[Word] = []
    before = _NOTHING
    for word, after in zip(words, [*words[1:], _NOTHING], strict=False):
        height = word[3] - word[1]
        for other in (before, after):
            high = other[3] - other[1]
            near = word[0] - other[2] < high and other[0] - word[2] < high
            if height < _LOW * high and near and _is_within(word, other, high):
                word = word._replace(top=other[1], bottom=other[3])
                break
        before = word
        levelled.append(word)
    return levelled


def _is_within(word: Word, other: Word, high: float) -> bool:
    top, bottom = other[1] - _UNLEVEL * high, other[3] + _HANGS * high
    return top <= word[1] and word[3] <= bottom


def _boxes_of(handle: object, view: View) -> Callable[[int], Box]:
    rect = pdfium_c.FS_RECTF()
    reference, read = ctypes.byref(rect), pdfium_c.FPDFText_GetLooseCharBox

    def box_at(number: int) -> Box:
        read(handle, number, reference)
        return view((rect.left, rect.bottom, rect.right, rect.top))

    return box_at


def _even_words(
    signs: str,
    start: int,
    end: int,
    first: Box,
    last: Box,
    box_at: Callable[[int], Box],
) -> Iterator[tuple[int, Word]]:
    """Give a stretch whole where its signs are set evenly, else its halves; each with
    the number of its first sign."""
    left, top, right, bottom = first
    width, height = right - left, bottom - top
    length = end - start
    gaps = last[0] - left - (length - 1) * width
    steps = abs(last[1] - top) + abs(last[3] - bottom)
    if length == 1 or (
        abs(gaps) < _UNEVEN * width and steps < _UNLEVEL * height and width > 0
    ):
        yield start, Word(left, top, last[2], bottom, signs[start:end])
        return
    middle = (start + end) // 2
    before = box_at(middle - 1) if middle - start > 1 else first
    after = box_at(middle) if end - middle > 1 else last
    yield from _even_words(signs, start, middle, first, before, box_at)
    yield from _even_words(signs, middle, end, after, last, box_at)


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
