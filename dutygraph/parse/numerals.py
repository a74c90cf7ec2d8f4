"""Read the numerals that lists are numbered with: a numeral, gives its value."""

CHINESE = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def numeral_to_int(numeral: str) -> int:
    """Give the value of an Arabic, circled or Chinese numeral up to 99.

    >>> numeral_to_int("十二"), numeral_to_int("二十"), numeral_to_int("③")
    (12, 20, 3)
    """
    if numeral in CIRCLED:
        return CIRCLED.index(numeral) + 1
    if numeral[0] not in CHINESE:
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return CHINESE.index(numeral[0]) + 1
    return 10 * _digit(tens, 1) + _digit(ones, 0)


def _digit(numeral: str, otherwise: int) -> int:
    return CHINESE.index(numeral[0]) + 1 if numeral else otherwise
