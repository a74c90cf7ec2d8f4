"""Read the vocabulary of township work: takes data/spellings/matters-*.toml, gives it
as records.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from dutygraph.resources import resource


@dataclass(frozen=True, slots=True)
class Synonym:
    """Words that mean the same as `means`."""

    words: tuple[str, ...]
    means: str


@dataclass(frozen=True, slots=True)
class WorkObject:
    """An object of work and the spellings it is known by; ``…`` is a gap.

    A `general` one counts only where its sentence names no other.
    """

    name: str
    spellings: tuple[str, ...]
    general: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """An administrative function and the words that name it.

    `governs` act on what comes after them in the sentence, `follows` on what stands
    right before them; `apart` where the object under it is another matter.
    """

    name: str
    apart: bool
    governs: tuple[str, ...]
    follows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frames:
    """Phrases that mention, introduce a means, open a clause, or head a list."""

    mentions: tuple[str, ...]
    means: tuple[str, ...]
    openings: tuple[str, ...]
    heads: tuple[str, ...]


@cache
def load_synonyms() -> tuple[Synonym, ...]:
    """Read the synonyms, in the order of the file."""
    entries = _read("synonyms")["synonym"]
    return tuple(Synonym(tuple(one["words"]), one["means"]) for one in entries)


@cache
def load_objects() -> tuple[WorkObject, ...]:
    """Read the objects of work, in the order of the file."""
    entries = _read("objects")["object"]
    return tuple(
        WorkObject(one["name"], tuple(one["spellings"]), one.get("general", False))
        for one in entries
    )


@cache
def load_functions() -> tuple[Function, ...]:
    """Read the functions, in the order of the file."""
    return tuple(
        Function(
            one["name"], one["apart"], tuple(one["governs"]), tuple(one["follows"])
        )
        for one in _read("functions")["function"]
    )


@cache
def load_frames() -> Frames:
    """Read the phrases around an object."""
    data = _read("frames")
    return Frames(
        tuple(one["phrase"] for one in data["mention"]),
        _words(data["means"]),
        _words(data["opening"]),
        _words(data["head"]),
    )


def _words(entries: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(word for one in entries for word in one["words"])


def _read(name: str) -> dict[str, Any]:
    path = resource(f"data/spellings/matters-{name}.toml")
    return tomllib.loads(path.read_text("utf-8"))
