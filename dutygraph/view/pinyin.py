"""Spell names by their initials: takes a Chinese name, gives what people type."""

import re

from pypinyin import Style, lazy_pinyin

_KEPT = re.compile(r"[^0-9a-z]+")


def name_to_initials(name: str) -> str:
    """Give the first letter of the pinyin of every character, Latin ones as they are.

    A character with several readings has the one of the word it stands in.

    >>> name_to_initials("南山县财政局")
    'nsxczj'
    >>> name_to_initials("长春银行 3号")
    'ccyh3h'
    """
    letters = lazy_pinyin(name, style=Style.FIRST_LETTER)
    return _KEPT.sub("", "".join(letters).lower())
