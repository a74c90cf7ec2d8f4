"""Takes the HTML of one cell, gives its paragraphs.

A tokenizer, no parser: cells hold `<p>`, `<li>`, `<ol>` that is never closed, or no
tags at all, and a fragment says enough without a tree. What stands in angle brackets
but is no HTML tag is text.
"""

import re
from functools import cache
from html import unescape

from dutygraph.model import Paragraph, Place
from dutygraph.readers.fillers import is_filler
from dutygraph.readers.paragraphs import blanks_to_plain, text_to_paragraphs

_BLOCK = """
address article aside blockquote br caption center dd details div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre
section select summary table tbody td tfoot th thead title tr ul
"""
_INLINE = """
a abbr acronym b bdi bdo big body cite code col colgroup data dfn em font head html
i img input ins kbd label link mark meta nobr o:p q rp rt ruby s samp small span strike
strong sub sup time tt u var wbr
"""
_HIDDEN = """
button canvas del iframe noscript object script style svg template textarea video
"""

BLOCK_TAGS = frozenset(_BLOCK.split())
"""Tags before and after which a new paragraph begins."""

INLINE_TAGS = frozenset(_INLINE.split())
"""Tags inside a paragraph; they leave nothing behind."""

HIDDEN_TAGS = frozenset(_HIDDEN.split())
"""Tags whose content no reader sees."""

ITEM_TAGS = frozenset(("li", "ol", "ul"))
"""Tags that begin an item: the bare text of an `<ol>` is one that lost its `<li>`."""

_TOKEN = re.compile(r"<!--|<(/?)([A-Za-z][A-Za-z0-9:]*)(?:[\s/][^<>]*)?>|\n")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def cell_to_paragraphs(text: str, place: Place) -> tuple[Paragraph, ...]:
    """Split the markup of a cell; the sign for an empty one is none.

    >>> cell_to_paragraphs("NaN", Place())
    ()
    """
    return () if is_filler(text) else markup_to_paragraphs(text, place)


def markup_to_paragraphs(html_fragment: str, place: Place) -> tuple[Paragraph, ...]:
    """Split the markup of a cell at its block tags and line breaks.

    A paragraph that begins an `<li>` or the bare text of an `<ol>` is an item. Blanks
    inside are kept, full-width and no-break blanks as plain ones.

    >>> fragment = "<p>民政局职责：</p><ol><li>救助&nbsp;困难群众。<li>2.报告。</ol>"
    >>> [(p.text, p.item) for p in markup_to_paragraphs(fragment, Place())]
    [('民政局职责：', False), ('救助 困难群众。', True), ('2.报告。', True)]
    """
    if "<" not in html_fragment:
        return text_to_paragraphs(entities_to_text(html_fragment), place)
    paragraphs: list[Paragraph] = []
    for text, item in _pieces(html_fragment):
        plain = blanks_to_plain(entities_to_text(text))
        if plain:
            paragraphs.append(Paragraph(plain, place, item))
    return tuple(paragraphs)


def entities_to_text(text: str) -> str:
    """Replace the character references that end in a semicolon.

    >>> entities_to_text("A&amp;B&nbsp;&copy C")
    'A&B\\xa0&copy C'
    """
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda met: unescape(met[0]), text)


@cache
def is_tag(name: str) -> bool:
    """Tell whether HTML has a tag of this name (in lower case)."""
    return name in BLOCK_TAGS or name in INLINE_TAGS or name in HIDDEN_TAGS


def _pieces(fragment: str) -> list[tuple[str, bool]]:
    """Cut a fragment at its block tags; say of each piece whether it begins an item."""
    pieces: list[tuple[str, bool]] = []
    parts: list[str] = []
    item, start = False, 0
    never_closed: set[str] = set()
    while (token := _TOKEN.search(fragment, start)) is not None:
        parts.append(fragment[start : token.start()])
        name = (token[2] or "").lower()
        start = token.end()
        if token[0] == "<!--":
            start = _after(fragment, "-->", start)
        elif name in HIDDEN_TAGS - never_closed and not token[1]:
            start = _after_hidden(fragment, name, start, never_closed)
        elif name in BLOCK_TAGS or token[0] == "\n":
            text = "".join(parts)
            pieces.append((text, item))
            opens = name in ITEM_TAGS and not token[1]
            item = opens or (item and not text.strip())
            parts.clear()
        elif not is_tag(name):
            parts.append(token[0])
    pieces.append(("".join(parts) + fragment[start:], item))
    return pieces


def _after(fragment: str, end: str, start: int) -> int:
    found = fragment.find(end, start)
    return len(fragment) if found < 0 else found + len(end)


def _after_hidden(fragment: str, name: str, start: int, never_closed: set[str]) -> int:
    """Find the end of hidden content; where it is never closed, hide the tag only."""
    close = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(fragment, start)
    if close is None:
        never_closed.add(name)
        return start
    return close.end()
