"""Takes the title of a duty, or its number, tells whether it is marked as delegated."""

import re
from functools import cache

from dutygraph.spellings import pattern

_ANYWHERE = re.compile(r"[*＊∗⁎★▲]")
"""Marks that also stand before a clause inside a title."""


def is_marked(text: str) -> bool:
    """Tell a title with a mark: *对…的处罚, 对…的处罚（赋权）.

    >>> is_marked("负责监督，*对单位的检查"), is_marked("（赋权）处罚"), is_marked("5%")
    (True, True, False)
    """
    return _ANYWHERE.search(text) is not None or without_mark(text) != text


def without_mark(text: str) -> str:
    """Give the text without the marks at its ends."""
    return _at_the_ends().sub("", text)


@cache
def _at_the_ends() -> re.Pattern[str]:
    mark = rf"(?:{pattern('marks', 'delegated').pattern})"
    # So many marks at the end and no more: a title may be nothing but marks.
    return re.compile(rf"^(?:\s*{mark})+\s*|(?:\s{{0,9}}{mark}){{1,9}}$")
