"""The records of a scenario: its steps as written, and what a store lets them name."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dutygraph.loads import Loads
from dutygraph.matters.records import DutyText


class Act(StrEnum):
    """What a step of a scenario does."""

    RECLAIM = "reclaim"
    LEAD = "lead"
    MERGE = "merge"
    GUARANTEE = "guarantee"


@dataclass(frozen=True, slots=True)
class Reform:
    """One step of a scenario, in the words of its author; empty where not given.

    `department` is who takes back (reclaim), who leads (lead) or whose duties get the
    guarantee; `departments` and `name` are those of a merger.
    """

    where: str
    act: Act
    duty: str = ""
    matter: str = ""
    township: str = ""
    department: str = ""
    departments: tuple[str, ...] = ()
    name: str = ""
    guarantee: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A title and the reforms, to be done in their order."""

    title: str
    reforms: tuple[Reform, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a scenario stands on: the loads, and the names that it may use.

    `matters` give the IRIs of their duties by the name or IRI of the matter;
    `spellings` the IRIs of departments by what documents call them; `guarantees` the
    IRI of a type by its id or label.
    """

    loads: Loads
    duties: Mapping[str, DutyText]
    matters: Mapping[str, tuple[str, ...]]
    spellings: Mapping[str, tuple[str, ...]]
    guarantees: Mapping[str, str]
