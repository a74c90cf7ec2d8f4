"""The records of a comparison: who holds what, the two sides, what differs."""

from collections.abc import Mapping
from dataclasses import dataclass

from dutygraph.loads import Loads
from dutygraph.matters.records import DutyText

FINDINGS = ("list", "hands", "department", "guarantee", "load", "only")
"""What can differ, in the order it is told."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is compared: the duties of a store by IRI, with loads and meanings.

    `matters` give the IRIs of the matters of a duty and `names` their names.
    """

    loads: Loads
    duties: Mapping[str, DutyText]
    matters: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Side:
    """One side: a name to show, and the codes of its townships in order."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: `a` and `b` are what each side has, in printed words.

    `subject` is a kind of list, a matter, a line or the title of a duty, `iri` its IRI
    where it has one. Shares are of each side's own total, 0 to 1, and of loads alone.
    """

    finding: str
    subject: str
    iri: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    a_share: float | None = None
    b_share: float | None = None
    a_duties: tuple[str, ...] = ()
    b_duties: tuple[str, ...] = ()
