"""Read the numbers that items begin with: text, gives styles and values."""

import re
from collections.abc import Iterator

CHINESE = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ENCLOSED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"

_FILLED = "❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓⓵⓶⓷⓸⓹⓺⓻⓼⓽⓾"
"""Circled numbers of other fonts, ten of each."""

_DATE = (
    r"[12]\d{3}\s?[年–—~～至-]|\d{1,2}月(?:[\d底初中前份]|上旬|下旬)"
    r"|\d{1,3}(?:个?(?:工作日|自然日|月|周|星期)|日|天)[以之]?[内前]"
)
NO_DECIMAL = rf"(?!(?!{_DATE})\d)"
"""Behind 1. the end of a number: no digit follows, unless it is a date's or term's."""

# Each looks at the sign itself before what stands before it: a quarter of the time.
STYLES = {
    "arabic": re.compile(r"(\d(?<![\d.．].)\d?)\s{0,2}[.．、]"),
    "bracketed": re.compile(r"[（(](?<![\d.．].)(\d{1,2})[)）]"),
    "half-bracketed": re.compile(r"(\d(?<![\d.．（(].)\d?)[)）](?=.)", re.DOTALL),
    "circled": re.compile(f"([{CIRCLED}])"),
    "enclosed": re.compile(f"([{_ENCLOSED}])"),
    "filled": re.compile(f"([{_FILLED}])"),
    "chinese": re.compile(rf"([{CHINESE}]{{1,3}})\s?[、.．]"),
    "chinese-bracketed": re.compile(rf"[（(]\s?([{CHINESE}]{{1,3}})\s?[)）]"),
}
"""A number of each style, with the marks that set it apart."""


_BEGUN = re.compile(rf"[\d（({CIRCLED}{_ENCLOSED}{_FILLED}{CHINESE}]")
"""What a number of any style begins with."""
_END = re.compile(NO_DECIMAL)
_NUMERAL = re.compile(r"[0-9]{1,4}")
CHINESE_NUMBER = re.compile(
    rf"^\s*(?:[{CHINESE}]{{1,3}}\s?、|[（(]\s?[{CHINESE}]{{1,3}}\s?[)）])\s*"
)
"""一、 or （一） at the head of a text, as headings have it."""


BULLETS = (
    "●•◆◇■□▪▲▼▽►▶▷▸‣➢➤○◎◉·❖✦✓✔\uf06c\uf06e\uf071\uf075\uf076\uf0a7\uf0b7\uf0d8\uf0fc"
)
"""Marks of lists; the last are of fonts of signs, as office programs keep them."""
BULLET = re.compile(rf"\s*(?:[{BULLETS}]|[-–—]{{1,2}}(?=[\s一-鿿]))\s*(?=\S)")
"""A mark in the place of a number; a dash before a digit may be a minus or 至."""


def numeral_to_int(numeral: str) -> int:
    """Give the value of an Arabic, circled or Chinese numeral up to 99.

    >>> numeral_to_int("二十"), numeral_to_int("③"), numeral_to_int("⒓")
    (20, 3, 12)
    >>> numeral_to_int("❸"), numeral_to_int("➉")
    (3, 10)
    """
    if numeral in CIRCLED:
        return CIRCLED.index(numeral) + 1
    if numeral in _ENCLOSED:
        return _ENCLOSED.index(numeral) % 20 + 1
    if numeral in _FILLED:
        return _FILLED.index(numeral) % 10 + 1
    if numeral[0] not in CHINESE:
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return CHINESE.index(numeral[0]) + 1
    return 10 * _digit(tens, 1) + _digit(ones, 0)


def is_numbered(text: str) -> bool:
    """Tell whether the text begins with a number of any style.

    >>> is_numbered("（1）受理"), is_numbered("12345热线")
    (True, False)
    """
    return any(is_no_decimal(met) for _, met in opening_numbers(text))


def is_no_decimal(met: re.Match[str]) -> bool:
    """Tell a number of an item from the whole part of 1.5倍.

    A digit behind it begins the item where it is a date's, or behind a bracket, or
    where 、 does not part two numbers that follow one another, as in 1、2号楼.

    >>> is_numbered("1.2025年起"), is_numbered("（1）24小时值班"), is_numbered("1.5倍")
    (True, True, False)
    >>> is_numbered("1.3日内报告"), is_numbered("1、1个月内"), is_numbered("1、2号楼")
    (True, True, False)
    """
    mark = met[0].rstrip()[-1]
    if mark not in ".．、" or _END.match(met.string, met.end()):
        return True
    after = _NUMERAL.match(met.string, met.end())
    return (
        mark == "、"
        and after is not None
        and int(after[0]) != numeral_to_int(met[1]) + 1
    )


def opening_numbers(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Give what a text begins with where it is a number, by each style that it is of.

    Its value is that of the first group.

    >>> [(style, met[1]) for style, met in opening_numbers("（1）受理")]
    [('bracketed', '1')]
    """
    if _BEGUN.match(text):
        for name, style in STYLES.items():
            met = style.match(text)
            if met is not None:
                yield name, met


def counts_in_words(text: str) -> bool:
    """Tell running text that counts in words what it says.

    >>> counts_in_words("一是排查；二是整改"), counts_in_words("二是整改")
    (True, False)
    """
    met = re.match(r"\s*一([是要])", text)
    return met is not None and f"二{met[1]}" in text


def opening_number(text: str) -> int:
    """Give the number that a text begins with, whatever follows it; 0 without one.

    >>> opening_number("2、1000人以上"), opening_number("12345热线")
    (2, 0)
    """
    return next((numeral_to_int(met[1]) for _, met in opening_numbers(text)), 0)


def starts_again(text: str) -> bool:
    """Tell whether the text begins with the first number of any style."""
    return any(numeral_to_int(met[1]) == 1 for _, met in opening_numbers(text))


def _digit(numeral: str, otherwise: int) -> int:
    return CHINESE.index(numeral[0]) + 1 if numeral else otherwise
