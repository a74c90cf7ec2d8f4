"""Lay out the vocabulary for reading: takes the lexicon, gives what to look for."""

from dataclasses import dataclass
from functools import cache

from dutygraph.matters.folding import replace_synonyms
from dutygraph.matters.lexicon import (
    Function,
    load_frames,
    load_functions,
    load_objects,
)
from dutygraph.matters.tokenizer import WordFinder

GAP = "…"
PENALTY = "处罚与强制"


@dataclass(frozen=True, slots=True)
class Words:
    """All words to look for, and what each may mean.

    `names` maps a spelling to its objects; `gapped` the first part of a spelling with
    a gap to its parts; `ignored` phrases hide what lies in them; what follows `means`
    in a clause is no object; `general` objects give way to others.
    """

    finder: WordFinder
    names: dict[str, tuple[str, ...]]
    gapped: dict[str, tuple[tuple[str, ...], ...]]
    ignored: frozenset[str]
    means: frozenset[str]
    general: frozenset[str]


@cache
def load_words() -> Words:
    """Read and lay out the vocabulary, once a process."""
    names: dict[str, dict[str, None]] = {}
    for work_object in load_objects():
        for spelling in map(replace_synonyms, work_object.spellings):
            names.setdefault(spelling, {})[work_object.name] = None
    gapped: dict[str, list[tuple[str, ...]]] = {}
    for spelling in names:
        if GAP in spelling:
            parts = tuple(spelling.split(GAP))
            gapped.setdefault(parts[0], []).append(parts)
    frames = load_frames()
    ignored = frozenset(map(replace_synonyms, frames.mentions))
    sought = {part for spelling in names for part in spelling.split(GAP)}
    return Words(
        WordFinder({*sought, *ignored, *frames.means}),
        {spelling: tuple(found) for spelling, found in names.items()},
        {first: tuple(found) for first, found in gapped.items()},
        ignored,
        frozenset(frames.means),
        frozenset(one.name for one in load_objects() if one.general),
    )


@cache
def functions_apart() -> tuple[Function, ...]:
    """Give the functions that make another matter of the same object."""
    return tuple(one for one in load_functions() if one.apart)


@cache
def penalty_endings() -> tuple[str, ...]:
    """Give how a sentence about a punishable act ends."""
    return next(one.follows for one in load_functions() if one.name == PENALTY)
