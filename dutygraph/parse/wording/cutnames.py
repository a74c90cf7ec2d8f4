"""Find the names that a narrow column has cut: lines and the names of headings, give
names with their place.

The column has 某某区民政和 over 退役军人事务 over 局 where a heading beside it says
区民政和退役军人事务局: what both have behind their level tells where the name ends.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dutygraph.parse.wording import names

_MOST_LINES = 6
_WORDS = re.compile("[\u4e00-\u9fff]+")
_SHORTEST = 3
_BEGUN = re.compile("[\u4e00-\u9fff]{4,16}")
_REST = re.compile("([\u4e00-\u9fff]{1,6})(?:[：:].*)?")
_NEAR, _MOST_WORDS = 3, 16
"""Lines below the beginning of a name among which its end stands, and how many words
of each may be it."""
_FEWEST, _MOSTLY = 2, 0.6
"""How often both must come, and what share of all beginnings has the same end."""


def find_cut_names(texts: Sequence[str], headed: Iterable[str]) -> Iterator[str]:
    """Give the names that several lines hold, the first of which has the level."""
    cores = {
        core for name in headed if len(core := names.without_place(name)) >= _SHORTEST
    }
    for at, text in enumerate(texts):
        if _WORDS.fullmatch(text) and names.has_level(text):
            yield from _names_from(texts[at : at + _MOST_LINES], cores)


def _names_from(texts: Sequence[str], cores: set[str]) -> Iterator[str]:
    name = texts[0]
    for text in texts[1:]:
        if not _WORDS.fullmatch(text):
            return
        name += text
        if names.without_place(name) in cores:
            yield name
            return


def find_broken_names(texts: Sequence[str]) -> Mapping[str, str]:
    """Give the names of which a line always has but the beginning, with their ends.

    >>> cell = ["某县政务服务与数据管", "理局"]
    >>> find_broken_names([*cell, "某县水利局", *cell])
    {'某县政务服务与数据管理局': '理局'}
    """
    words = [text.split() for text in texts if text.strip()]
    found: dict[str, Counter[str]] = {}
    for at, line in enumerate(words):
        for word in filter(_may_begin, line):
            near = words[at + 1 : at + 1 + _NEAR]
            found.setdefault(word, Counter())[_nearest_end(word, near)] += 1
    likeliest = {begin: ends.most_common(1)[0] for begin, ends in found.items()}
    return {
        begin + end: end
        for begin, (end, count) in likeliest.items()
        if end and count >= max(_FEWEST, _MOSTLY * found[begin].total())
    }


def _nearest_end(begin: str, below: Sequence[Sequence[str]]) -> str:
    """Give the first word below with which the name may end, "" where none does."""
    words = (word for line in below for word in line[:_MOST_WORDS])
    ends = (met[1] for word in words if (met := _REST.fullmatch(word)))
    return next((end for end in ends if _ends_name(begin, end)), "")


def _may_begin(word: str) -> bool:
    plain = _BEGUN.fullmatch(word) is not None and names.has_level(word)
    return plain and not names.is_department(word)


def _ends_name(begin: str, end: str) -> bool:
    whole = names.is_department(begin + end) and not names.is_branch_part(begin + end)
    return whole and not names.has_level(end)
