"""The rows that loads are computed from.

They know nothing of the store, so that measures can be taken of any rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """A functional line (条线)."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Concept:
    """A policy field, or a type of guarantee of `kind` hard, soft or none."""

    iri: str
    label: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A department: `county` is the name of its county, `code` that of the division."""

    iri: str
    label: str
    county: str
    code: str
    lines: tuple[Line, ...] = ()
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Town:
    """A township: `code` is that of its division."""

    iri: str
    label: str
    code: str


@dataclass(frozen=True, slots=True)
class Load:
    """One cooperative duty: who calls on which township, for how many steps.

    `departments` are ordered by IRI, each once; `lead` is one of them, or None where
    none is named; `hard` is true where money, things or people are promised.
    `guarantees` are the types of what is promised; like `fields`, IRIs in order.
    """

    duty: str
    township: str
    departments: tuple[str, ...]
    lead: str | None
    steps: int
    hard: bool
    fields: tuple[str, ...] = ()
    guarantees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relief:
    """One reclaimed duty: who took it back from which township."""

    duty: str
    township: str
    departments: tuple[str, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Basic:
    """One basic duty: the township's own, so `departments` stay empty."""

    duty: str
    township: str
    departments: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loads:
    """All that loads are computed from; parties, townships and concepts by IRI."""

    loads: tuple[Load, ...]
    reliefs: tuple[Relief, ...]
    departments: Mapping[str, Party]
    townships: Mapping[str, Town]
    basics: tuple[Basic, ...] = ()
    fields: Mapping[str, Concept] = field(default_factory=dict)
    guarantees: Mapping[str, Concept] = field(default_factory=dict)

    def named(self, departments: Iterable[str]) -> list[str]:
        """Give the departments that are named, not generic such as 相关部门."""
        return [one for one in departments if not self.departments[one].generic]
