"""Takes a scanned page, gives the words and rules recognised on its picture.

The extra `ocr` brings the recogniser (rapidocr, whose models come in its wheel) and
numpy. Its boxes hold a line of text each; the signs are set evenly into the box, so
that the cells are found as on a page with text. Rules are long dark runs of pixels.
"""

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import Any, NamedTuple

import pypdfium2 as pdfium

from dutygraph.readers.pdf_page import PageMarks, Rule
from dutygraph.readers.pdf_words import Word

_SCALE = 2.0
# How much darker a rule is than the paper beside it, and how far away that is.
_CONTRAST = 25
_BESIDE = 4
# A rule is longer than the strokes of a letter.
_RULE_TO_LETTER = 1.25
_USUAL_LETTER = 12.0
_NARROW = 0.55
_NEEDED = ("rapidocr", "onnxruntime", "numpy")


class Recognised(NamedTuple):
    """The marks of a page, and how sure the recogniser is of each word (0 to 1)."""

    marks: PageMarks
    scores: Mapping[Word, float]


def has_recogniser() -> bool:
    """Tell whether the extra that recognises text is installed."""
    return all(find_spec(name) is not None for name in _NEEDED)


def recognise_page(page: pdfium.PdfPage) -> Recognised:
    """Recognise the text and the rules of a page; needs the extra `ocr`."""
    bitmap = page.render(scale=_SCALE, grayscale=True)
    picture = bitmap.to_numpy().reshape(bitmap.height, bitmap.width)
    scores = _picture_to_words(picture)
    heights = [word.bottom - word.top for word in scores]
    shortest = _RULE_TO_LETTER * (median(heights) if heights else _USUAL_LETTER)
    marks = PageMarks(
        list(scores),
        _picture_to_rules(picture, shortest),
        _picture_to_rules(picture.T, shortest),
        (0.0, 0.0, bitmap.width / _SCALE, bitmap.height / _SCALE),
    )
    return Recognised(marks, scores)


@cache
def _recogniser() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error"})


def _picture_to_words(picture: Any) -> dict[Word, float]:
    import numpy

    found = _recogniser()(numpy.stack([picture] * 3, axis=-1))
    if found.boxes is None:
        return {}
    words: dict[Word, float] = {}
    for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        for sign in _box_to_signs(box.tolist(), text):
            words[sign] = float(score)
    return words


def _box_to_signs(corners: list[list[float]], text: str) -> list[Word]:
    """Set the signs of a line evenly into its box; narrow ones take half the width."""
    left, right = (pick(x for x, _ in corners) / _SCALE for pick in (min, max))
    top, bottom = (pick(y for _, y in corners) / _SCALE for pick in (min, max))
    widths = [_NARROW if sign < "\u2000" else 1.0 for sign in text]
    unit = (right - left) / max(sum(widths), 1.0)
    signs = []
    for sign, width in zip(text, widths, strict=True):
        signs.append(Word(left, top, left + width * unit, bottom, sign))
        left += width * unit
    return signs


def _picture_to_rules(picture: Any, shortest: float) -> list[Rule]:
    """Give the runs along the rows of a picture that are too long for a letter and
    darker than what is above and below, so that a shaded cell is no rule."""
    import numpy

    grey = numpy.pad(picture.astype(numpy.int16), ((_BESIDE, _BESIDE), (0, 0)), "edge")
    around = numpy.minimum(grey[: -2 * _BESIDE], grey[2 * _BESIDE :])
    darker = picture.astype(numpy.int16) + _CONTRAST < around
    edged = numpy.pad(darker, ((0, 0), (1, 1)))
    steps = numpy.diff(edged.astype(numpy.int8), axis=1)
    rows, starts = numpy.nonzero(steps == 1)
    _, ends = numpy.nonzero(steps == -1)
    long = ends - starts >= shortest * _SCALE
    runs = (rows[long].tolist(), starts[long].tolist(), ends[long].tolist())
    return [
        Rule(row / _SCALE, start / _SCALE, end / _SCALE)
        for row, start, end in zip(*runs, strict=True)
    ]
