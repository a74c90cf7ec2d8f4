"""Find which duty became which: takes the duties of two lists, gives pairs.

The same title first, within the list and then in another; then the most alike titles.
Nothing depends on which document is called the old one.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import ceil
from typing import TypeAlias

from dutygraph.iris import fold
from dutygraph.matters.clauses import pairs_of_characters
from dutygraph.matters.folding import fold_title
from dutygraph.revision.records import Entry, Pairing

SAME_LIST = 0.6
"""Likeness (Dice, over pairs of characters) from which a title is reworded."""
OTHER_LIST = 0.75
"""Likeness from which a reworded title is also looked for in another list."""

Places: TypeAlias = Iterable[tuple[int, int]]
"""Places of duties in the old and in the new list."""


def pair_entries(old: Sequence[Entry], new: Sequence[Entry]) -> Pairing:
    """Pair the duties of two lists; each is in one pair at most.

    Swapping the lists swaps the pairs and changes none.
    """
    lists = _Lists(old, new)
    for key in (_content, _kind_and_title, _title):
        lists.take(list(_match_keys(lists, key)))
    likenesses = list(_find_alike(lists))
    same = [one for one in likenesses if _is_one_kind(lists, one[1])]
    other = [one for one in likenesses if one[0] >= OTHER_LIST]
    for found in (same, other):
        ordered = sorted(found, key=lambda one: _order(lists, *one))
        lists.take(pair for _, pair in ordered)
    return lists.to_pairing()


class _Lists:
    """Two lists of duties, and which of them are paired so far."""

    def __init__(self, old: Sequence[Entry], new: Sequence[Entry]) -> None:
        self.old = old
        self.new = new
        self.to_new: dict[int, int] = {}
        self.to_old: dict[int, int] = {}

    def take(self, pairs: Places) -> None:
        """Pair what is not paired yet, in the order given."""
        for one, other in pairs:
            if one not in self.to_new and other not in self.to_old:
                self.to_new[one] = other
                self.to_old[other] = one

    def open_old(self) -> list[int]:
        """Give the places in the old list that are not paired."""
        return [place for place in range(len(self.old)) if place not in self.to_new]

    def open_new(self) -> list[int]:
        """Give the places in the new list that are not paired."""
        return [place for place in range(len(self.new)) if place not in self.to_old]

    def to_pairing(self) -> Pairing:
        """Give the pairs in the order of the old list, and what is left alone."""
        pairs = sorted(self.to_new.items())
        return Pairing(
            tuple((self.old[one], self.new[other]) for one, other in pairs),
            tuple(self.old[place] for place in self.open_old()),
            tuple(self.new[place] for place in self.open_new()),
        )


def _match_keys(lists: _Lists, key: Callable[[Entry], object]) -> Places:
    """Pair what has one key, first with first: twins stay in their order."""
    groups: defaultdict[object, list[int]] = defaultdict(list)
    for place in lists.open_new():
        groups[key(lists.new[place])].append(place)
    counts: Counter[object] = Counter()
    for place in lists.open_old():
        own = key(lists.old[place])
        if counts[own] < len(groups.get(own, ())):
            yield place, groups[own][counts[own]]
            counts[own] += 1


def _content(entry: Entry) -> object:
    return (*_kind_and_title(entry), tuple(sorted(entry.aspects.items())))


def _kind_and_title(entry: Entry) -> tuple[str, str]:
    return entry.kind.value, fold(entry.title)


def _title(entry: Entry) -> str:
    return fold(entry.title)


def _find_alike(lists: _Lists) -> Iterator[tuple[float, tuple[int, int]]]:
    """Give the likeness of titles that are near enough; no such pair is left out.

    Only titles that share one of their rarest pairs of characters are compared: two
    that are alike share one (prefix filtering; Chaudhuri, Ganti and Kaushik 2006).
    """
    old = {one: _pairs(lists.old[one]) for one in lists.open_old()}
    new = {one: _pairs(lists.new[one]) for one in lists.open_new()}
    counts = Counter(pair for own in (*old.values(), *new.values()) for pair in own)
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for place, pairs in new.items():
        for pair in _rarest(pairs, counts):
            postings[pair].append(place)
    for place, pairs in old.items():
        near = {one for pair in _rarest(pairs, counts) for one in postings[pair]}
        for other in sorted(near):
            likeness = _likeness(pairs, new[other])
            if likeness >= SAME_LIST:
                yield likeness, (place, other)


def _pairs(entry: Entry) -> frozenset[str]:
    return pairs_of_characters(fold_title(entry.title))


def _rarest(pairs: frozenset[str], counts: Mapping[str, int]) -> list[str]:
    """Give so many of the rarest pairs that an alike title has one of them too."""
    share = SAME_LIST / (2 - SAME_LIST)
    ordered = sorted(pairs, key=lambda pair: (counts[pair], pair))
    return ordered[: len(pairs) - ceil(share * len(pairs)) + 1]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _is_one_kind(lists: _Lists, pair: tuple[int, int]) -> bool:
    return lists.old[pair[0]].kind is lists.new[pair[1]].kind


def _order(
    lists: _Lists, likeness: float, pair: tuple[int, int]
) -> tuple[float, str, str, tuple[int, int]]:
    """Order pairs, most alike first, then by title and place.

    Pairs that exclude one another have one duty in common, so that the other decides:
    the order is the same whichever list is called the old one.
    """
    return -likeness, lists.old[pair[0]].title, lists.new[pair[1]].title, pair
