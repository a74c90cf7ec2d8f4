"""Relate matters: takes matters and what was met with them, gives pairs that are near.

Near are: one object under two functions, a general object beside the special one that
stands in for it, and wordings that are alike, but not the same.
"""

from collections.abc import Iterable, Iterator

from dutygraph.matters.naming import key_to_object, object_to_key, words_to_key
from dutygraph.matters.records import Matter, Reading
from dutygraph.matters.wordings import Wordings


def relate_matters(
    matters: Iterable[Matter], readings: Iterable[Reading], wordings: Wordings
) -> tuple[tuple[str, str], ...]:
    """Give pairs of IRIs, the smaller first, sorted, each once."""
    by_key = {matter.key: matter.iri for matter in matters}
    found = set()
    for first, second in (
        *_functions_of_one_object(by_key),
        *_general_and_special(readings),
        *((words_to_key(a), words_to_key(b)) for a, b in wordings.near),
    ):
        one, other = by_key.get(first), by_key.get(second)
        if one and other and one != other:
            found.add((min(one, other), max(one, other)))
    return tuple(sorted(found))


def _functions_of_one_object(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    for key in keys:
        parts = key_to_object(key)
        if parts and parts[1]:
            yield object_to_key(parts[0], ""), key


def _general_and_special(readings: Iterable[Reading]) -> Iterator[tuple[str, str]]:
    for reading in readings:
        for wide, narrow in reading.near:
            yield object_to_key(wide, ""), object_to_key(narrow, "")
