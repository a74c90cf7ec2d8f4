"""Fetch what loads are computed from: takes a store, gives frozen rows.

The rows know nothing of the store, so that measures can be taken of any rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dutygraph.query import Value, select
from dutygraph.store import Store


@dataclass(frozen=True, slots=True)
class Line:
    """A functional line (条线)."""

    iri: str
    label: str


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
    """

    duty: str
    township: str
    departments: tuple[str, ...]
    lead: str | None
    steps: int
    hard: bool


@dataclass(frozen=True, slots=True)
class Relief:
    """One reclaimed duty: who took it back from which township."""

    duty: str
    township: str
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loads:
    """All that loads are computed from; departments and townships by their IRI."""

    loads: tuple[Load, ...]
    reliefs: tuple[Relief, ...]
    departments: Mapping[str, Party]
    townships: Mapping[str, Town]

    def named(self, departments: Iterable[str]) -> list[str]:
        """Give the departments that are named, not generic such as 相关部门."""
        return [one for one in departments if not self.departments[one].generic]


_DUTIES = """
SELECT DISTINCT ?duty ?township WHERE { ?duty a dg:%s ; dg:township ?township }
ORDER BY ?duty
"""
_MEMBERS = """
SELECT DISTINCT ?duty ?member WHERE { ?duty dg:%s ?member } ORDER BY ?duty ?member
"""
_STEPS = """
SELECT ?duty (COUNT(DISTINCT ?step) AS ?steps) WHERE { ?duty dg:townshipStep ?step }
GROUP BY ?duty
"""
_HARD = """
SELECT DISTINCT ?duty WHERE {
  ?type dg:guaranteeKind "hard" .
  ?guarantee dg:guaranteeType ?type .
  ?duty dg:guarantee ?guarantee
}
"""
_DEPARTMENTS = """
SELECT DISTINCT ?department ?label ?county ?code ?line ?line_label ?generic WHERE {
  ?department a dg:Department ; skos:prefLabel ?label ; dg:county ?division .
  ?division skos:prefLabel ?county ; dg:divisionCode ?code .
  OPTIONAL { ?department dg:generic ?generic }
  OPTIONAL {
    ?department dg:functionalLine ?line .
    OPTIONAL { ?line skos:prefLabel ?line_label FILTER(LANG(?line_label) = "%s") }
  }
} ORDER BY ?department ?label ?county ?line
"""
_TOWNSHIPS = """
SELECT DISTINCT ?township ?label ?code WHERE {
  ?township a dg:Township ; skos:prefLabel ?label ; dg:territory/dg:divisionCode ?code
} ORDER BY ?township ?label
"""


def read_loads(store: Store, language: str = "zh") -> Loads:
    """Fetch the loads of all townships; lines are labelled in `language`, zh or en."""
    counterparts = _members(store, "counterpart")
    receivers = _members(store, "receivingDepartment")
    leads = _members(store, "lead")
    steps = {str(duty): number for duty, number in _rows(store, _STEPS)}
    hard = {str(duty) for (duty,) in _rows(store, _HARD)}
    loads = (
        Load(
            duty,
            township,
            counterparts[duty],
            next(iter(leads[duty]), None),
            _number(steps.get(duty)),
            duty in hard,
        )
        for duty, township in _duties(store, "CooperativeDuty")
    )
    reliefs = (
        Relief(duty, township, receivers[duty])
        for duty, township in _duties(store, "ReclaimedDuty")
    )
    return Loads(
        tuple(loads), tuple(reliefs), _departments(store, language), _townships(store)
    )


def _rows(store: Store, text: str) -> Iterator[tuple[Value, ...]]:
    return select(store, text, "the query for loads").rows


def _duties(store: Store, kind: str) -> Iterator[tuple[str, str]]:
    for duty, township in _rows(store, _DUTIES % kind):
        yield str(duty), str(township)


def _members(store: Store, link: str) -> defaultdict[str, tuple[str, ...]]:
    members: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for duty, member in _rows(store, _MEMBERS % link):
        members[str(duty)] += (str(member),)
    return members


def _departments(store: Store, language: str) -> dict[str, Party]:
    parties: dict[str, Party] = {}
    for row in _rows(store, _DEPARTMENTS % language):
        iri, label, county, code, line, line_label, generic = row
        before = parties.get(str(iri))
        lines = before.lines if before else ()
        known = {known.iri for known in lines}
        if line is not None and str(line) not in known:
            lines += (Line(str(line), str(line_label or line)),)
        first = before or Party(str(iri), str(label), str(county), str(code))
        parties[first.iri] = Party(
            first.iri, first.label, first.county, first.code, lines, generic is True
        )
    return parties


def _townships(store: Store) -> dict[str, Town]:
    towns: dict[str, Town] = {}
    for iri, label, code in _rows(store, _TOWNSHIPS):
        towns.setdefault(str(iri), Town(str(iri), str(label), str(code)))
    return towns


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0
