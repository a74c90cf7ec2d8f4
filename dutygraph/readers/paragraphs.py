"""Takes the bare text of a cell, gives its paragraphs.

Every carrier ends here, so that the same words become the same paragraphs: the blanks
of print (full-width, no-break, thin) become a plain blank and keep their number, signs
without width and control characters go, a sign that only looks like the usual one
becomes it.
"""

import re

from dutygraph.model import Cell, Paragraph, Place
from dutygraph.readers.signs import usual_signs

_CONTROL = "".join(map(chr, (*range(9), *range(0x0E, 0x20), 0x7F, 0xFFFE, 0xFFFF)))
_TURNS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs for the direction of writing, which web pages leave in copied text."""
_NO_WIDTH = _CONTROL + _TURNS + "\xad\u200b\u200c\u200d\u2060\ufeff"
_UNUSUAL = re.compile(
    "[\0-\x08\t\x0e-\x1f\x7f\xa0\xad\u1680\u2000-\u200f\u202a-\u202f\u205f\u2060"
    "\u2066-\u2069\u3000\ufeff\ufffe\uffff]"
)
_BREAK = re.compile("[\n\r\v\f\u0085\u2028\u2029]+")
# One class of signs: searching for alternatives takes four times as long.
_SPECIAL = re.compile(f"{_UNUSUAL.pattern[:-1]}{_BREAK.pattern[1:-2]}]")


def blanks_to_plain(text: str) -> str:
    r"""Make every blank a plain one, drop signs without width, strip both ends.

    >>> blanks_to_plain("\u3000民\u3000政\xa0局 ")
    '民 政 局'
    """
    # Nearly all there are; one by one they would cost more than the rest together.
    text = usual_signs(text.replace("\xa0", " ").replace("\u3000", " "))
    return _UNUSUAL.sub(lambda met: "" if met[0] in _NO_WIDTH else " ", text).strip()


def text_to_paragraphs(
    text: str, place: Place, item: bool = False
) -> tuple[Paragraph, ...]:
    """Split text at its line breaks; empty lines go.

    `item` marks the first paragraph, as an item of a list goes on after a line break.
    """
    if text.isprintable() or _SPECIAL.search(text) is None:
        plain = usual_signs(text).strip()
        return (Paragraph(plain, place, item),) if plain else ()
    texts = [blanks_to_plain(part) for part in _BREAK.split(text)]
    return tuple(
        Paragraph(part, place, item and number == 0)
        for number, part in enumerate(filter(None, texts))
    )


def text_to_cell(text: str, place: Place) -> Cell:
    """Make a cell of bare text."""
    return Cell(text_to_paragraphs(text, place))
