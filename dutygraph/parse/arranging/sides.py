"""Takes a line of a page of which the cells are lost, gives its sides: the parts of
several columns that have run into one line.
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

_TWO_SIDES = re.compile(
    r"(?<=[^\x00-\x7f])\s+(?:(?![A-Za-z\d])|(?=[A-Za-z\d]+[\u4e00-\u9fff]))"
    r"|\s+(?=\d{1,2}[.．、）)]\D)"
)
"""Blanks between columns; those on both sides of 12 or GDP only set these off."""
_NUMBERED = re.compile(r"(\d{1,3})\s+(?=(?:\D|\d+ ?[%％\u4e00-\u9fff])\S)")
"""The number of a duty before its title; what is shorter is a unit: 10 元."""
_BARE = re.compile(r"\d{1,3}")
_SHORT = re.compile(r"(\d{1,3})\s+([\u4e00-\u9fff])")


def part_short(text: str, numbers: Collection[str]) -> list[str]:
    """Part the number of a duty from a single sign, where the one before or behind it
    is printed and this one is not."""
    met = _SHORT.fullmatch(text)
    if met is None or met[1] in numbers:
        return []
    beside = {str(int(met[1]) - 1), str(int(met[1]) + 1)}
    return [*met.groups()] if beside & set(numbers) else []


def find_quantities(texts: Sequence[str]) -> set[int]:
    """Find the lines that begin with a quantity rather than the number of a duty: below
    a bare number which it does not follow, or where it stands bare itself further on.

    >>> find_quantities(["9", "10 人以上事故的调查", "10", "培训"])
    {1}
    """
    found: set[int] = set()
    filled = [(at, text.strip()) for at, text in enumerate(texts) if text.strip()]
    bare = {int(text): at for at, text in filled if _BARE.fullmatch(text)}
    for (_, above), (at, text) in pairwise(filled):
        met = _NUMBERED.match(text)
        if met is not None and _BARE.fullmatch(above):
            number = int(met[1])
            if number <= int(above) or bare.get(number, -1) > at:
                found.add(at)
    return found


def text_to_sides(text: str, is_quantity: bool = False) -> list[str]:
    """Cut a line at its blanks, and behind the number of a duty."""
    number = None if is_quantity else _NUMBERED.match(text)
    rest = text[number.end() :] if number else text
    sides = [side for side in _TWO_SIDES.split(rest) if side]
    return [number[1], *sides] if number else sides


def holds_columns(text: str) -> bool:
    """Tell a line into which several columns have run, that of the numbers aside.

    >>> holds_columns("1 高龄津贴发放"), holds_columns("贴发放 县民政局")
    (False, True)
    """
    first, *others = text_to_sides(text.strip()) or [""]
    return bool(others) and not first.isdigit()
