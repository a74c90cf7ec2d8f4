"""Part items without numbers that a page has run together: paragraphs, give more.

Where a line is full, nothing shows that the item below it is another. If each of the
paragraphs ends in a semicolon, so did the items.
"""

import re
from collections.abc import Sequence

from dutygraph.model import Paragraph
from dutygraph.parse.wording.numerals import is_numbered

_ITEM_END = re.compile(r"(?<=[；;])(?!\s*[（(]?[\d①-⒛])\s*(?=\S)")


def part_at_semicolons(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Part the paragraphs of pages at their semicolons, where all end in one but the
    last.

    >>> from dutygraph.model import Place
    >>> page = Place(pages=(1, 1))
    >>> texts = ("巡查；上报；", "劝导。")
    >>> parts = part_at_semicolons([Paragraph(text, page) for text in texts])
    >>> [part.text for part in parts]
    ['巡查；', '上报；', '劝导。']
    """
    ends = [paragraph.text.rstrip()[-1:] for paragraph in paragraphs]
    if len(ends) < 2 or any(end not in "；;" for end in ends[:-1]):
        return paragraphs
    if ends[-1] not in "；;。" or any(map(_is_set_apart, paragraphs)):
        return paragraphs
    return [
        paragraph._replace(text=text)
        for paragraph in paragraphs
        for text in _ITEM_END.split(paragraph.text)
    ]


def _is_set_apart(paragraph: Paragraph) -> bool:
    """Tell an item that the carrier or its number sets apart."""
    return paragraph.place.pages is None or is_numbered(paragraph.text)
