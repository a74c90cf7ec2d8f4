"""Find the names that a narrow column has cut: lines and the names of headings, give
names with their place.

The column has 某某区民政和 over 退役军人事务 over 局 where a heading beside it says
区民政和退役军人事务局: what both have behind their level tells where the name ends.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from dutygraph.parse.wording import names

_MOST_LINES = 6
_WORDS = re.compile("[\u4e00-\u9fff]+")
_SHORTEST = 3


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
