"""Takes the data files on department names, gives them as lookups, read once."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dutygraph.resources import resource


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What words in department names mean.

    `words` maps a word to concepts, `exact` a whole name, `letters` one character of a
    short form; `lines` maps a concept to ids of functional lines; `parts` are words for
    bodies beside the bureau. `weak` concepts count only where a name holds no other;
    those of them in `distinct` keep departments apart all the same.
    """

    words: Mapping[str, tuple[str, ...]]
    exact: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, str]
    lines: Mapping[str, tuple[str, ...]]
    parts: frozenset[str]
    weak: frozenset[str]
    distinct: frozenset[str]
    full: Mapping[str, str]
    longest: int


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words around the name of a department, each list longest first."""

    levels: Mapping[str, str]
    before: tuple[str, ...]
    ranges: tuple[str, ...]
    open_ends: tuple[str, ...]
    by_function: tuple[str, ...]
    unnamed: tuple[str, ...]
    roles: tuple[str, ...]
    joints: tuple[str, ...]
    forms: tuple[str, ...]
    organisations: tuple[str, ...]
    sentence_marks: tuple[str, ...]
    no_names: tuple[str, ...]
    branches: tuple[str, ...]
    joint_ends: tuple[str, ...]


@cache
def load_lexicon() -> Lexicon:
    """Read data/spellings/departments.toml and the names of the functional lines."""
    text = resource("data/spellings/departments.toml").read_text("utf-8")
    data = tomllib.loads(text)
    concepts = data["concept"]
    words: dict[str, tuple[str, ...]] = {}
    parts: set[str] = set()
    for concept, entry in concepts.items():
        own, beside = entry.get("words", []), entry.get("parts", [])
        words.update(_read_word(word, concept) for word in [*own, *beside])
        parts.update(word.partition("=")[0] for word in beside)
    lines = {concept: tuple(entry["lines"]) for concept, entry in concepts.items()}
    for line, names in read_line_names().items():
        unknown = [name for name in names if not any(word in name for word in words)]
        words.update((name, (line,)) for name in unknown if line in lines)
    return Lexicon(
        words=words,
        exact={core: tuple(names) for core, names in data["exact"].items()},
        letters=data["letters"],
        lines=lines,
        parts=frozenset(parts),
        weak=frozenset(c for c, entry in concepts.items() if entry.get("weak")),
        distinct=frozenset(c for c, entry in concepts.items() if entry.get("distinct")),
        full=data["full"],
        longest=max(map(len, words)),
    )


def _read_word(word: str, concept: str) -> tuple[str, tuple[str, ...]]:
    spelling, _, concepts = word.partition("=")
    return spelling, tuple(concepts.split("+")) if concepts else (concept,)


def read_line_names() -> dict[str, tuple[str, ...]]:
    """Give id to official names from data/vocabulary/functional-lines.csv."""
    path = resource("data/vocabulary/functional-lines.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: tuple(row["names"].split()) for row in csv.DictReader(file)}


@cache
def load_name_words() -> NameWords:
    """Read data/spellings/names.toml."""
    data = tomllib.loads(resource("data/spellings/names.toml").read_text("utf-8"))
    levels = {word: level for level, words in data["levels"].items() for word in words}
    words = {name: _longest_first(words) for name, words in data["words"].items()}
    return NameWords(levels=levels, **words)


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
