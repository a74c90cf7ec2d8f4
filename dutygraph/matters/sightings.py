"""Read titles: takes a title, gives the objects it names, each with its function.

What sets a title's object apart from the words around it is data: the objects, the
functions and the frames of data/spellings/matters-*.toml.
"""

from collections.abc import Iterator

from dutygraph.matters.clauses import (
    expand_lists,
    sentence_to_clauses,
    title_to_sentences,
)
from dutygraph.matters.folding import fold_title
from dutygraph.matters.records import Reading, Sighting
from dutygraph.matters.tokenizer import Occurrence, widest
from dutygraph.matters.words import (
    GAP,
    Words,
    functions_apart,
    load_words,
    penalty_endings,
)

_GAP_WIDTH = 20
"""Characters that a gap of a spelling bridges at most."""
_LONGEST = 6_000
"""Characters of a title that are read."""
_BEHIND = 12
_TAIL = 3
"""Characters that may stand between a function's word and the end of the clause."""

_Named = list[tuple[Occurrence, tuple[str, ...]]]


def read_title(title: str) -> Reading:
    """Give what a title names; titles that read the same give the same.

    >>> [(s.name, s.function) for s in read_title("对违规领取低保金的追缴").sightings]
    [('最低生活保障', '追缴')]
    """
    found: dict[tuple[str, str], Sighting] = {}
    near: dict[tuple[str, str], None] = {}
    plain: list[str] = []
    for sentence in title_to_sentences(fold_title(title[:_LONGEST])):
        here = [] if is_penalty(sentence) else _sight(sentence, near)
        for sighting in here:
            found.setdefault((sighting.name, sighting.function), sighting)
        if not here:
            plain.append(sentence)
    return Reading(tuple(found.values()), tuple(near), tuple(plain))


def is_penalty(sentence: str) -> bool:
    """Tell whether a sentence names an act that is punished or undone.

    >>> is_penalty("对露天焚烧秸秆的处罚"), is_penalty("防治病虫害")
    (True, False)
    """
    return sentence.endswith(penalty_endings())


def _sight(sentence: str, near: dict[tuple[str, str], None]) -> list[Sighting]:
    """Give what a sentence names; a general object where it names no special one."""
    found = list(_sight_all(sentence))
    general = load_words().general
    special = [one for one in found if one.name not in general]
    for wide in found if special else ():
        if wide.name in general:
            near.update(dict.fromkeys((wide.name, one.name) for one in special))
    return special or found


def _sight_all(sentence: str) -> Iterator[Sighting]:
    governing = _governing(sentence)
    offset = 0
    for clause in sentence_to_clauses(sentence):
        text = expand_lists(clause)
        for one, names in _objects_in(text):
            functions = _functions_of(text, one, len(clause), governing, offset)
            for name in names:
                for function in functions:
                    yield Sighting(name, function, one.word)
        offset += len(clause) + 1


def _objects_in(text: str) -> _Named:
    words = load_words()
    occurrences = words.finder.find(text)
    literal = [
        one
        for one in occurrences
        if one.word in words.names or one.word in words.ignored
    ]
    found = [*widest(literal), *_bridge_gaps(occurrences, words)]
    means = [one.start for one in occurrences if one.word in words.means]
    stop = min(means, default=len(text))
    return [
        (one, words.names[one.word])
        for one in sorted(found)
        if one.word in words.names and one.start <= stop
    ]


def _bridge_gaps(occurrences: list[Occurrence], words: Words) -> Iterator[Occurrence]:
    """Find the spellings with a gap: their parts in order, not far apart."""
    for at, first in enumerate(occurrences):
        for parts in words.gapped.get(first.word, ()):
            last = _follow(first, parts[1:], occurrences, at + 1)
            if last is not None:
                yield Occurrence(first.start, last.end, GAP.join(parts))


def _follow(
    first: Occurrence, parts: tuple[str, ...], occurrences: list[Occurrence], at: int
) -> Occurrence | None:
    last = first
    for part in parts:
        while at < len(occurrences):
            one = occurrences[at]
            at += 1
            if one.start - last.end > _GAP_WIDTH:
                return None
            if one.word == part and one.start >= last.end:
                last = one
                break
        else:
            return None
    return last


def _governing(sentence: str) -> list[tuple[int, str]]:
    """Give where in the sentence words stand that govern what follows."""
    return [
        (at, function.name)
        for function in functions_apart()
        for word in function.governs
        if (at := sentence.find(word)) >= 0
    ]


def _functions_of(
    text: str,
    one: Occurrence,
    length: int,
    governing: list[tuple[int, str]],
    offset: int,
) -> tuple[str, ...]:
    """Give the functions of an object: that of the word behind it, or before it.

    A governing word later in the clause adds its function: the object is handled, and
    what went wrong is put right.
    """
    behind = text[one.end : one.end + _BEHIND].split("|")[0]
    for function in functions_apart():
        for word in function.follows:
            if behind.startswith(word) and len(behind) - len(word) <= _TAIL:
                return (function.name,)
    for at, name in governing:
        if at < offset + one.start:
            return (name,)
    later = {name: "" for at, name in governing if at < offset + length}
    return ("", *later)
