"""Read the number that a duty of a form begins with: a line, gives number and title.

What is typed counts in many ways: 1. 防汛, 1) 防汛, 事项1：防汛, 第1项 防汛.
"""

import re
from typing import NamedTuple

from dutygraph.parse.wording.numerals import CHINESE, numeral_to_int

_COUNTED = re.compile(
    r"\s*(?:(?:事项|第)\s*)?(\d{1,3})\s*(?P<sign>[.．、:：)）]|[项条]\s*[.．、:：]?|\s)"
    r"\s*(\S.*)",
    re.DOTALL,
)
_IN_WORDS = re.compile(
    rf"\s*(?:(?:事项|第)\s*([{CHINESE}]{{1,3}})\s*[项条]?\s*[.．、:：\s]"
    rf"|[（(]\s?([{CHINESE}]{{1,3}})\s?[)）]|([{CHINESE}]{{1,3}})\s?[、.．])\s*(\S.*)",
    re.DOTALL,
)


class Numbered(NamedTuple):
    """A number, the title behind it, and whether a sign stands between them."""

    number: int
    title: str
    has_sign: bool = True


def text_to_numbered(text: str) -> Numbered | None:
    """Read a number in figures and the title behind it.

    >>> text_to_numbered("事项3：防汛")
    Numbered(number=3, title='防汛', has_sign=True)
    >>> text_to_numbered("3 防汛").has_sign, text_to_numbered("（3）防汛")
    (False, None)
    """
    met = _COUNTED.match(text)
    return Numbered(int(met[1]), met[3], bool(met["sign"].strip())) if met else None


def text_to_numbered_in_words(text: str) -> Numbered | None:
    """Read a number in words, with which sections and headings begin as well.

    >>> text_to_numbered_in_words("（十二）防汛")
    Numbered(number=12, title='防汛', has_sign=True)
    """
    met = _IN_WORDS.match(text)
    if met is None:
        return None
    return Numbered(numeral_to_int(met[1] or met[2] or met[3]), met[4])
