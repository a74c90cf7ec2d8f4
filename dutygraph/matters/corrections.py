"""Read what a reviewer decided: takes data/overrides.toml, gives its matters' part."""

import tomllib
from dataclasses import dataclass
from functools import cache

from dutygraph.resources import resource


@dataclass(frozen=True, slots=True)
class Join:
    """These duties (IRIs) are one matter of this name, whatever their titles say."""

    duties: tuple[str, ...]
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """This duty does not belong to this matter (both IRIs)."""

    duty: str
    matter: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rename:
    """This matter (IRI) is called so."""

    matter: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """All entries about matters, in the order of the file."""

    joins: tuple[Join, ...] = ()
    parts: tuple[Part, ...] = ()
    renames: tuple[Rename, ...] = ()


@cache
def load_corrections() -> Corrections:
    """Read the file; a missing key is an error of the file and raises KeyError."""
    return read_corrections(resource("data/overrides.toml").read_text("utf-8"))


def read_corrections(text: str) -> Corrections:
    """Read entries from TOML text.

    >>> read_corrections('''
    ... [[matter-name]]
    ... matter = "https://x.org/m"
    ... name = "低保"
    ... reason = "…"
    ... ''').renames
    (Rename(matter='https://x.org/m', name='低保', reason='…'),)
    """
    data = tomllib.loads(text)
    return Corrections(
        tuple(
            Join(tuple(one["duties"]), one["name"], one["reason"])
            for one in data.get("matter-join", ())
        ),
        tuple(
            Part(one["duty"], one["matter"], one["reason"])
            for one in data.get("matter-part", ())
        ),
        tuple(
            Rename(one["matter"], one["name"], one["reason"])
            for one in data.get("matter-name", ())
        ),
    )
