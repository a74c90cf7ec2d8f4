"""Write markup: takes names, attributes and texts, gives HTML or SVG that is escaped.

What is not `Markup` is text from somewhere and is escaped; only `tag` and `join` make
`Markup`.
"""

import html
import re
from collections.abc import Iterable

VOID = frozenset({"meta", "br", "col", "input", "rect", "path", "circle", "line"})
# Control characters have no place in HTML; the others turn the order of letters round.
_UNSHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


class Markup(str):
    """HTML or SVG that is safe to stand in a page."""

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: object) -> Markup:
    """Give an element; attributes of None or "" are left out, ``_`` stands for ``-``.

    >>> tag("a", "<b>", tag("i", "c"), href="#x", class_="y", id=None)
    '<a href="#x" class="y">&lt;b&gt;<i>c</i></a>'
    >>> tag("rect", width=3)
    '<rect width="3"/>'
    """
    held = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    if name in VOID:
        return Markup(f"<{name}{held}/>")
    return Markup(f"<{name}{held}>{join(children)}</{name}>")


def join(children: Iterable[str]) -> Markup:
    """Give one piece of several, escaping what is plain text.

    >>> join(["<", tag("b", "x")])
    '&lt;<b>x</b>'
    """
    return Markup(
        "".join(one if isinstance(one, Markup) else escape(one) for one in children)
    )


def escape(text: str) -> str:
    """Give text that is text wherever it stands, what cannot be shown as a mark.

    >>> escape("<&\\x07>")
    '&lt;&amp;�&gt;'
    """
    return html.escape(show_controls(text))


def show_controls(text: str) -> str:
    r"""Give text with a mark for every character that cannot be shown.

    >>> show_controls("a\u202eb")
    'a�b'
    """
    return _UNSHOWN.sub("\ufffd", text)
