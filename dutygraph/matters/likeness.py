"""Find what is worded alike: takes texts one by one, gives the earlier ones near each.

Texts are sets of neighbouring characters. A new text is compared with founders only,
never with all members, and only with founders that share one of its rarest pairs
(prefix filtering; Chaudhuri, Ganti and Kaushik, ICDE 2006). So a chain of small changes
does not run two matters together, and no step compares all with all.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from dutygraph.matters.clauses import pairs_of_characters

_COMMON = 40
"""Founders that a pair leads to at most: a common one says little."""
_COMPARED = 40
"""Founders that a text is compared with at most, those by the rarest pairs first."""
_CONTAINED = 0.9
"""Share of a founder's pairs that a bundle of several acts holds at least."""
_HELD = _CONTAINED * _CONTAINED
"""Likeness to a bundle of an act that it holds."""
_SHORTEST = 4
"""Pairs a founder has at least to be found in a bundle."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """From which likeness texts are the same, without support and with, and near."""

    same: float
    supported: float
    near: float


PLAIN = Bounds(same=0.75, supported=0.65, near=0.45)
PENALTY = Bounds(same=0.65, supported=0.6, near=0.4)


def count_pairs(texts: Iterable[str]) -> Counter[str]:
    """Count in how many texts each pair of characters stands."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(pairs_of_characters(text))
    return counts


class Founders:
    """The texts that matters were founded on, and where each pair leads."""

    def __init__(
        self, bounds: Bounds, counts: Mapping[str, int], bundles: bool
    ) -> None:
        self._bounds = bounds
        self._counts = counts
        self._bundles = bundles
        self._texts: list[str] = []
        self._pairs: list[frozenset[str]] = []
        self._lead: dict[str, list[int]] = {}
        self._rarest: dict[str, list[int]] = {}

    def add(self, text: str) -> None:
        """Found a matter on a text."""
        number = len(self._texts)
        pairs = pairs_of_characters(text)
        self._texts.append(text)
        self._pairs.append(pairs)
        for pair in pairs:
            _post(self._lead, pair, number)
        if self._bundles and len(pairs) >= _SHORTEST:
            for pair in self._rare(pairs, _CONTAINED):
                _post(self._rarest, pair, number)

    def nearest(self, text: str) -> list[tuple[float, str]]:
        """Give the founders near a text with their likeness, nearest first."""
        pairs = pairs_of_characters(text)
        found = [
            (likeness, self._texts[number])
            for number in self._candidates(pairs)
            if (likeness := self._compare(self._pairs[number], pairs))
            >= self._bounds.near
        ]
        return sorted(found, key=lambda one: (-one[0], one[1]))

    def choose(
        self, nearest: list[tuple[float, str]], is_supported: Callable[[str], bool]
    ) -> list[tuple[str, float]]:
        """Give the founders that a text joins: the nearest one that is near enough.

        A bundle also joins the others that it holds whole.
        """
        joined: list[tuple[str, float]] = []
        for likeness, text in nearest:
            least = self._bounds.supported if is_supported(text) else self._bounds.same
            if likeness < least:
                continue
            if not joined or (self._bundles and likeness >= _HELD):
                joined.append((text, likeness))
        return joined

    def _candidates(self, pairs: frozenset[str]) -> Iterable[int]:
        """Give the founders that share one of the rarest pairs of a text."""
        share = self._bounds.supported / (2 - self._bounds.supported)
        found = _gather(self._lead, self._rare(pairs, share))
        if self._bundles:
            found |= _gather(self._rarest, self._rare(pairs, 0))
        return found

    def _rare(self, pairs: frozenset[str], share: float) -> list[str]:
        """Give so many of the rarest pairs that a text sharing `share` has one."""
        ordered = sorted(pairs, key=lambda pair: (self._counts.get(pair, 0), pair))
        return ordered[: len(pairs) - ceil(share * len(pairs)) + 1]

    def _compare(self, founder: frozenset[str], pairs: frozenset[str]) -> float:
        shared = len(founder & pairs)
        likeness = 2 * shared / (len(founder) + len(pairs))
        if self._bundles:
            least = min(len(founder), len(pairs))
            if least >= _SHORTEST and shared >= _CONTAINED * least:
                likeness = max(likeness, _CONTAINED * shared / least)
        return likeness


def _gather(postings: Mapping[str, list[int]], pairs: Iterable[str]) -> set[int]:
    found: set[int] = set()
    for pair in pairs:
        found.update(postings.get(pair, ()))
        if len(found) >= _COMPARED:
            break
    return found


def _post(postings: dict[str, list[int]], pair: str, number: int) -> None:
    numbers = postings.setdefault(pair, [])
    if len(numbers) < _COMMON:
        numbers.append(number)
