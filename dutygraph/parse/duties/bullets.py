"""Make items of what stands behind bullets: paragraphs, give items of a list."""

from collections.abc import Sequence

from dutygraph.model import Paragraph
from dutygraph.parse.wording.numerals import BULLET, BULLETS, is_numbered

_SIGNS = frozenset(BULLETS) - {*"▲○·"}
"""Bullets that stand nowhere inside a text, as ▲ before a name or ○ for 零 do."""


def bullets_to_items(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Make items of bulleted paragraphs, unless they stand below numbered ones.

    >>> from dutygraph.model import Place
    >>> items = bullets_to_items([Paragraph("●巡查。●上报。", Place())])
    >>> [(item.text, item.item) for item in items]
    [('巡查。', True), ('上报。', True)]
    """
    paragraphs = [part for paragraph in paragraphs for part in _at_bullets(paragraph)]
    marks = [BULLET.match(paragraph.text) for paragraph in paragraphs]
    numbered = any(is_numbered(p.text) and not p.item for p in paragraphs[:1])
    if numbered or not any(marks):
        return paragraphs
    return [
        paragraph._replace(text=paragraph.text[met.end() :], item=True)
        if met is not None
        else paragraph
        for paragraph, met in zip(paragraphs, marks, strict=True)
    ]


def _at_bullets(paragraph: Paragraph) -> list[Paragraph]:
    """Split a paragraph at the mark that it begins with, if it is one of a list."""
    mark = paragraph.text.strip()[:1]
    if mark not in _SIGNS:
        return [paragraph]
    parts = paragraph.text.split(mark)
    return [paragraph._replace(text=mark + part) for part in parts if part.strip()]
