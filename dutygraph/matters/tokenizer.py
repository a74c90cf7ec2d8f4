"""Find known words in text: takes words, gives where each occurs, in one pass."""

from collections.abc import Iterable
from typing import NamedTuple


class Occurrence(NamedTuple):
    """A word and where it stands: from `start` up to and without `end`."""

    start: int
    end: int
    word: str


class WordFinder:
    """Finds all occurrences of a set of words, overlapping ones too."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known = frozenset(words)
        self._begun = frozenset(
            word[:length] for word in self._known for length in range(1, len(word) + 1)
        )

    def find(self, text: str) -> list[Occurrence]:
        """Give the occurrences by start, then by end.

        >>> found = WordFinder(["救助", "临时救助"]).find("给予临时救助")
        >>> [(one.start, one.end, one.word) for one in found]
        [(2, 6, '临时救助'), (4, 6, '救助')]
        """
        found = []
        for start in range(len(text)):
            end = start + 1
            while end <= len(text) and (word := text[start:end]) in self._begun:
                if word in self._known:
                    found.append(Occurrence(start, end, word))
                end += 1
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
