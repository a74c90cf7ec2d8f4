"""Say the same in other words: takes a title, gives one as another township has it."""

import random
import re

_KEPT = 0.6
_OPENINGS = ("开展", "做好", "负责", "落实", "加强", "推进", "组织实施", "配合做好")
_OPENING = re.compile("^(?:开展|做好|负责|落实|加强|推进)(?=[^，、。“（]{4})")


def vary_title(title: str, chance: random.Random) -> str:
    """Give the title with another verb in front, in two of five cases.

    >>> vary_title("做好防汛抗旱工作", random.Random(0))
    '组织实施防汛抗旱工作'
    >>> vary_title("做好防汛抗旱工作", random.Random(1))
    '做好防汛抗旱工作'
    """
    opening = chance.choice(_OPENINGS)
    if chance.random() < _KEPT:
        return title
    return _OPENING.sub(opening, title)
