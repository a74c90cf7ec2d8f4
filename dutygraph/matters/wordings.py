"""Group sentences by their words alone: takes readings, gives what each is founded on.

For what the lexicon does not know, and for punishable acts, which differ in their words
only.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from dutygraph.matters.clauses import strip_openings
from dutygraph.matters.likeness import PENALTY, PLAIN, Founders, count_pairs
from dutygraph.matters.records import Reading
from dutygraph.matters.sightings import is_penalty


@dataclass(frozen=True, slots=True)
class Wordings:
    """What every sentence is founded on.

    `founders` maps a sentence, as `sentence_to_text` gives it, to founders with the
    likeness to each; `names` a founder to the sentence it was first met in; `near`
    pairs founders that are alike, but not the same.
    """

    founders: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    near: dict[tuple[str, str], None] = field(default_factory=dict)


def sentence_to_text(sentence: str) -> str:
    """Give what is compared of a sentence: its words without what all lists say.

    >>> sentence_to_text("开展对围湖造地的处罚"), sentence_to_text("工作")
    ('围湖造地处罚', '工作')
    """
    return strip_openings(sentence) or sentence


def group_wordings(
    readings: Iterable[tuple[Reading, frozenset[str]]], existing: Iterable[str]
) -> Wordings:
    """Found or join, sentence by sentence, in the order given; equal ones are folded.

    `existing` are founders of an earlier run, met before all others. With each reading
    comes what supports it: the functional lines of its departments. First it is settled
    who founds, then all others join the nearest founder, a bundle every act it holds:
    so a second run over the same duties changes nothing.
    """
    supports: dict[str, set[str]] = {}
    sentences: dict[str, str] = {}
    for reading, support in readings:
        for sentence in reading.sentences:
            text = sentence_to_text(sentence)
            sentences.setdefault(text, sentence)
            supports.setdefault(text, set()).update(support)
    known = dict.fromkeys(existing)
    counts = count_pairs({**known, **sentences})
    plain = Founders(PLAIN, counts, bundles=False)
    penalties = Founders(PENALTY, counts, bundles=True)
    result = Wordings()
    met: dict[str, list[tuple[float, str]]] = {}
    for text in {**known, **sentences}:
        place = penalties if is_penalty(text) else plain
        met[text] = [] if text in known else place.nearest(text)
        if not place.choose(met[text], _supporting(text, supports)):
            place.add(text)
            result.names[text] = sentences.get(text, text)
    for text, earlier in met.items():
        place = penalties if is_penalty(text) else plain
        nearest = sorted({*earlier, *place.nearest(text)}, key=_nearest_first)
        joined = [(text, 1.0)]
        if text not in result.names:
            joined = place.choose(nearest, _supporting(text, supports))
        _settle(text, joined, nearest, result)
    return result


def _settle(
    text: str,
    joined: list[tuple[str, float]],
    nearest: list[tuple[float, str]],
    result: Wordings,
) -> None:
    result.founders[text] = tuple(joined)
    taken = {founder for founder, _ in joined}
    for _, other in nearest:
        if other not in taken:
            first, second = sorted((joined[0][0], other))
            result.near[first, second] = None


def _supporting(text: str, supports: Mapping[str, set[str]]) -> Callable[[str], bool]:
    own = supports.get(text, set())
    return lambda other: not own.isdisjoint(supports.get(other, ()))


def _nearest_first(one: tuple[float, str]) -> tuple[float, str]:
    return -one[0], one[1]
