"""Part title and departments at the head of a duty whose cells are lost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dutygraph.model import Place
from dutygraph.parse.wording import names

_LONGEST_NAME = 4
"""Words, each a line or set apart by a blank, that one name may take up."""


_MOST_WORDS = 60
_WORD = re.compile(r"[^\s、]+、?|、")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text; `role` is that of its column where the page has told it,
    `penalty` how unlikely it is there."""

    text: str
    place: Place
    role: str | None = None
    penalty: float = 0.0


def split_head(
    lines: Sequence[Line], body: int, known: frozenset[str]
) -> tuple[list[Line], list[Line], list[Line]]:
    """Part the title from the departments; give both and the lines of the text, which
    begins with line `body` or, behind the departments, before it.

    The departments are the last lines before the text; where the text has no number
    and no heading, they are the first lines that can be departments.
    """
    words = [
        (index, met) for index, li in enumerate(lines[:body]) for met in _words(li)
    ]
    texts = [met[0] for _, met in words]
    start, end = _last_names(texts, known)
    if start == end:
        start, end = _first_names(texts, known)
    heads = [Line(met[0], lines[index].place) for index, met in words[:end]]
    text = list(lines[body:])
    if end < len(words) and start < end:
        index, met = words[end]
        rest = Line(lines[index].text[met.start() :], lines[index].place)
        text = [rest, *lines[index + 1 :]]
    return heads[:start], heads[start:], text


def _words(line: Line) -> Iterator[re.Match[str]]:
    return _WORD.finditer(line.text)


def take_names(
    lines: Sequence[Line], known: frozenset[str]
) -> tuple[list[Line], list[Line]]:
    """Part the first names of departments, which go on with the column of the page
    before, from the text; a line may hold the last name and begin the text."""
    for count, line in enumerate(lines):
        words = list(_words(line))
        end = _names_end(words, known)
        if end == len(words) > 0:
            continue
        text = list(lines[count:])
        named = list(lines[:count])
        if end:
            at = words[end].start()
            named.append(Line(line.text[:at], line.place))
            text[0] = Line(line.text[at:], line.place)
        return named, text
    return list(lines), []


def _names_end(words: Sequence[re.Match[str]], known: frozenset[str]) -> int:
    """Say how many of the first words are names: all of them, or, before a blank, those
    known; none where they head a text."""
    texts = [word[0] for word in words]
    if not texts or texts[-1].endswith(("：", ":")):
        return 0
    if _last_names(["", *texts], known)[0] == 1:
        return len(words)
    most = min(len(words) - 1, _MOST_WORDS)
    apart = (e for e in range(most, 0, -1) if not texts[e - 1].endswith("、"))
    return next((e for e in apart if names.tidy("".join(texts[:e])) in known), 0)


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
            ends = range(end, min(len(words), end + _MOST_WORDS) + 1)
            return start, max(
                e for e in ends if _last_names(words[:e], known)[0] == start
            )
    return len(words), len(words)


def _name_length(words: Sequence[str], known: frozenset[str]) -> int:
    """Say how many of the last words are one name of a department; 0 where none are."""
    lengths = range(1, min(_LONGEST_NAME, len(words)) + 1)
    spelled = [(n, names.tidy("".join(words[-n:]))) for n in lengths if words[-n]]
    longest_known = max((n for n, name in spelled if name in known), default=0)
    likely = (n for n, name in spelled if _is_likely(name))
    return longest_known or next(likely, 0)


def _is_likely(name: str) -> bool:
    """Tell a whole name from the end of one, which a line has cut."""
    if name.startswith("（") or names.is_branch_part(name):
        return False
    return names.is_department(name) and names.has_level(name)
