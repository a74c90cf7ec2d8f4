"""Find known words in text: takes words, gives where each occurs, in one pass.

jieba's word graph over the project's own dictionary. Nothing is read from or written to
jieba's cache: its default dictionary (0.6 s) is never loaded, and a cache in a shared
folder would be open to others.
"""

import warnings
from collections.abc import Iterable
from typing import NamedTuple

with warnings.catch_warnings():
    # jieba 0.42.1 imports pkg_resources and spells escapes in a way Python has dropped.
    warnings.simplefilter("ignore")
    import jieba


class Occurrence(NamedTuple):
    """A word and where it stands: from `start` up to and without `end`."""

    start: int
    end: int
    word: str


class WordFinder:
    """Finds all occurrences of a set of words, overlapping ones too."""

    def __init__(self, words: Iterable[str]) -> None:
        known = sorted({word for word in words if word})
        frequencies = dict.fromkeys(known, 1)
        for word in known:
            for length in range(1, len(word)):
                frequencies.setdefault(word[:length], 0)
        self._known = frozenset(known)
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.FREQ = frequencies
        self._tokenizer.total = len(known)
        self._tokenizer.initialized = True

    def find(self, text: str) -> list[Occurrence]:
        """Give the occurrences by start, then by end.

        >>> found = WordFinder(["救助", "临时救助"]).find("给予临时救助")
        >>> [(one.start, one.end, one.word) for one in found]
        [(2, 6, '临时救助'), (4, 6, '救助')]
        """
        found = []
        for start, lasts in self._tokenizer.get_DAG(text).items():
            for last in lasts:
                word = text[start : last + 1]
                if word in self._known:
                    found.append(Occurrence(start, last + 1, word))
        return found


def widest(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """Give the occurrences that lie inside no other one.

    >>> widest([Occurrence(0, 2, "救助"), Occurrence(0, 4, "救助补贴")])
    [Occurrence(start=0, end=4, word='救助补贴')]
    """
    kept: list[Occurrence] = []
    reach = 0
    for one in sorted(occurrences, key=lambda one: (one.start, -one.end, one.word)):
        same = kept and (kept[-1].start, kept[-1].end) == (one.start, one.end)
        if one.end > reach or same:
            kept.append(one)
            reach = max(reach, one.end)
    return kept
