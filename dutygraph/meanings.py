"""The records of what a duty list means, all of them frozen: whose it is, and who does
what; `ResolvedList` adds them to what the list says.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dutygraph.model import DutyList, Issue


@dataclass(frozen=True, slots=True)
class Division:
    """A territory: its code (2, 4, 6 or 9 digits), its name, the code next above."""

    code: str
    name: str
    part_of: str | None


@dataclass(frozen=True, slots=True)
class Department:
    """One department of one county.

    `key` is unique within the county and stable; `label` the fullest name, county
    first; `lines` the ids of vocabulary functional-lines; `superior` the label of the
    higher bureau of a branch office; `generic` where no department is named.
    """

    county: str
    key: str
    label: str
    lines: tuple[str, ...]
    spellings: tuple[str, ...] = ()
    superior: str | None = None
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a mention means what it means: the rule, and what it saw.

    `key` is the department's, empty where the mention names none.
    """

    mention: str
    key: str
    rule: str
    evidence: str


@dataclass(frozen=True, slots=True)
class ResolvedList:
    """A duty list with what its words mean.

    `divisions` run from the province down to the township. `departments` maps every
    mention as printed to the departments it means, in order; `guarantee_types` every
    phrase to ids of vocabulary guarantee-types; `policy_fields` every section to the
    id of its concept. `decisions` say by which rule each mention was resolved, `issues`
    are the doubts about meanings, beside those of the duty list.
    """

    duty_list: DutyList
    divisions: tuple[Division, ...]
    departments: Mapping[str, tuple[Department, ...]]
    guarantee_types: Mapping[str, tuple[str, ...]]
    policy_fields: Mapping[str, str]
    issues: tuple[Issue, ...] = ()
    decisions: tuple[Decision, ...] = ()
