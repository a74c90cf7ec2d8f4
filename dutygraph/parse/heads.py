"""Part title and departments at the head of a duty whose cells are lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from dutygraph.model import Place
from dutygraph.parse import names

_LONGEST_NAME = 4
"""Words, each a line or set apart by a blank, that one name may take up."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text."""

    text: str
    place: Place


def split_head(
    lines: Sequence[Line], body: int, known: frozenset[str]
) -> tuple[list[Line], list[Line], int]:
    """Part the title from the departments; give both and where the text begins.

    The departments are the last lines before the text; where the text has no number
    and no heading, they are the first lines that can be departments.
    """
    words = [
        (index, Line(word, line.place))
        for index, line in enumerate(lines[:body])
        for word in (line.text.split() or [""])
    ]
    filled = [(index, word) for index, word in words if word.text]
    texts = [word.text for _, word in filled]
    start, end = _last_names(texts, known)
    if start == end:
        start, end = _first_names(texts, known)
    title = [word for _, word in filled[:start]]
    departments = [word for _, word in filled[start:end]]
    if end < len(filled) and start < end:
        body = filled[end][0]
    return title, departments, body


def _last_names(words: Sequence[str], known: frozenset[str]) -> tuple[int, int]:
    """Give the span of the names that end the words."""
    start = len(words)
    while start > 1:
        length = _name_length(words[:start], known)
        if not length or start == length:
            break
        start -= length
    return start, len(words)


def _first_names(words: Sequence[str], known: frozenset[str]) -> tuple[int, int]:
    """Give the span of the first names after the beginning of the words."""
    for end in range(2, len(words) + 1):
        if _name_length(words[:end], known):
            start, _ = _last_names(words[:end], known)
            while end < len(words) and _name_length(words[start : end + 1], known):
                end += 1
            return start, end
    return len(words), len(words)


def _name_length(words: Sequence[str], known: frozenset[str]) -> int:
    """Say how many of the last words are one name of a department; 0 where none are."""
    lengths = range(1, min(_LONGEST_NAME, len(words)) + 1)
    spelled = [(n, names.tidy("".join(words[-n:]))) for n in lengths]
    known_lengths = [n for n, name in spelled if name in known]
    likely = [n for n, name in spelled if _is_likely(name)]
    return next(iter([*known_lengths, *likely]), 0)


def _is_likely(name: str) -> bool:
    """Tell a whole name from the end of one, which a line has cut."""
    if name.startswith("（") or names.is_branch_part(name):
        return False
    return names.is_department(name) and names.has_level(name)
