"""Read who holds what: takes a store, gives every duty of every matter."""

from dataclasses import dataclass

from dutygraph import vocab
from dutygraph.matters.reading import (
    Values,
    follow,
    read_duties,
    read_matters,
    read_values,
)
from dutygraph.matters.records import DutyText, Evidence
from dutygraph.model import ListKind
from dutygraph.store import Store


@dataclass(frozen=True, slots=True)
class Holding:
    """A duty that belongs to a matter.

    `township` is a name; `fields` are all names of the policy field: its id, its labels
    in every language and the section as printed.
    """

    matter: str
    name: str
    township: str
    fields: tuple[str, ...]
    duty: DutyText
    score: float
    evidence: Evidence


def read_holdings(store: Store) -> tuple[Holding, ...]:
    """Give all holdings: by the matter's name, township's code, kind and number."""
    names = {matter.iri: matter.name for matter in read_matters(store)}
    duties = {duty.iri: duty for duty in read_duties(store)}
    labels = read_values(store, vocab.PREF_LABEL)
    townships = read_townships(store)
    fields = follow(read_values(store, vocab.POLICY_FIELD), labels)
    sections = read_values(store, vocab.SECTION)
    members = read_values(store, vocab.MATTER_MEMBERSHIP)
    properties = _read_memberships(store)
    found = []
    for iri in sorted(members.keys() & duties.keys()):
        for member in members[iri]:
            matter = _first(properties["matter"], member)
            if matter in names:
                found.append(
                    Holding(
                        matter,
                        names[matter],
                        townships.get(duties[iri].township, ""),
                        (
                            *filter(None, [duties[iri].field]),
                            *fields.get(iri, ()),
                            *sections.get(iri, ()),
                        ),
                        duties[iri],
                        float(_first(properties["score"], member) or 0),
                        _evidence(properties, member),
                    )
                )
    return tuple(sorted(found, key=_order))


def read_townships(store: Store) -> dict[str, str]:
    """Give the names of all townships of a store by their codes."""
    territories = read_values(store, vocab.TERRITORY)
    codes = read_values(store, vocab.DIVISION_CODE)
    labels = read_values(store, vocab.PREF_LABEL)
    found = {}
    for territory in sorted({one for own in territories.values() for one in own}):
        found[_first(codes, territory)] = _first(labels, territory)
    return found


def read_related(store: Store) -> Values:
    """Give the matters that are near each matter, by IRI."""
    return read_values(store, vocab.RELATED)


def _read_memberships(store: Store) -> dict[str, Values]:
    return {
        "matter": read_values(store, vocab.MEMBER_OF),
        "score": read_values(store, vocab.SCORE),
        "rule": read_values(store, vocab.MATCHING_RULE),
        "words": read_values(store, vocab.SHARED_WORDS),
        "function": read_values(store, vocab.WORK_FUNCTION),
        "line": read_values(store, vocab.SHARED_LINE),
        "field": read_values(store, vocab.SHARED_FIELD),
        "steps": read_values(store, vocab.NAMED_IN_STEPS),
    }


def _evidence(properties: dict[str, Values], member: str) -> Evidence:
    lines = properties["line"].get(member, ())
    return Evidence(
        _first(properties["words"], member),
        _first(properties["function"], member),
        tuple(line.rpartition("/")[2] for line in lines),
        _first(properties["field"], member).rpartition("/")[2],
        _first(properties["steps"], member) == "true",
        _first(properties["rule"], member),
    )


def _first(values: Values, subject: str) -> str:
    return next(iter(values.get(subject, ())), "")


def _order(one: Holding) -> tuple[str, str, str, int, int, str]:
    kind = list(ListKind).index(one.duty.kind)
    duty = one.duty
    return one.name, one.matter, duty.township, kind, duty.number, duty.iri
