"""Takes a text and the titles of a page, gives how much it speaks of one of them.

Pairs of neighbouring characters stand for words.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

_WORD, _MOST = 0.2, 0.8


def kinship(text: str, titles: Sequence[str], row: int) -> float:
    """Say how much more a text shares with the title of a row than with the others.

    From -0.8 to 0.8; 0 where the row has no title yet.

    >>> kinship("宣传无偿献血", ["矿产盗采打击", "无偿献血"], 1)
    0.6000000000000001
    """
    if row >= len(titles) or not titles[row]:
        return 0.0
    shared = [_pairs(title) & _pairs(text) for title in titles]
    own = shared.pop(row)
    others = frozenset[str]().union(*shared)
    return max(-_MOST, min(_MOST, _WORD * (len(own - others) - len(others - own))))


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(text) if a.isalnum() and b.isalnum())
