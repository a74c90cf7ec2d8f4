"""The records that pass between the parts of a comparison of two documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dutygraph.model import ListKind


class ChangeKind(StrEnum):
    """What can happen to a duty between two documents, in the order it is told."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REWORDED = "reworded"
    SECTION = "section"
    DELEGATED = "delegated"
    LEAD = "lead"
    DEPARTMENTS = "departments"
    GUARANTEES = "guarantees"
    RESPONSIBILITIES = "responsibilities"
    TOWNSHIP_STEPS = "township_steps"
    WORK_METHODS = "work_methods"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class Entry:
    """A duty as two documents are compared by it.

    `aspects` hold what the duty says beside its title, in printed order; departments
    by their full names where they are known. `iri` is empty where the township is not
    known.
    """

    kind: ListKind
    number: int
    title: str
    aspects: Mapping[ChangeKind, tuple[str, ...]]
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """One document of a list: `code` and `township` are empty where it does not say."""

    name: str
    sha256: str
    code: str
    township: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which duty of the old list became which of the new one, and what is alone."""

    pairs: tuple[tuple[Entry, Entry], ...]
    removed: tuple[Entry, ...]
    added: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to one duty.

    `old` and `new` are the duty before and after, None where it was or is not there.
    `before` holds what only the old one says of the aspect, `after` what only the new.
    """

    kind: ChangeKind
    old: Entry | None
    new: Entry | None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def is_change(self) -> bool:
        """Tell whether it counts: another number alone is no change."""
        return self.kind is not ChangeKind.RENUMBERED
