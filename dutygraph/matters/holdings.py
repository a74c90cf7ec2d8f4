"""Read who holds what: takes a store, gives every duty of every matter."""

from dataclasses import dataclass

from dutygraph import vocab
from dutygraph.columns.attached import MANY, columns_of
from dutygraph.matters.members import read_members
from dutygraph.matters.reading import Values, read_duties, read_matters, read_values
from dutygraph.matters.records import DutyText
from dutygraph.model import ListKind
from dutygraph.store import Store

_TOWNSHIPS = "SELECT DISTINCT division_code, name FROM townships ORDER BY ALL"
_LISTS = """
SELECT DISTINCT division_code, kind FROM duties JOIN townships USING (township)
"""
_SECTIONS = "SELECT iri, section FROM duties WHERE section <> ''"
_FIELDS = """
SELECT iri, list_sort(list_distinct([zh, en]))
FROM concepts
WHERE scheme = 'policy-field'
"""


@dataclass(frozen=True, slots=True)
class Holding:
    """A duty that belongs to a matter.

    `township` is a name; `fields` are all names of the policy field: its id, its labels
    in every language and the section as printed. The duty comes without its steps.
    """

    matter: str
    name: str
    township: str
    fields: tuple[str, ...]
    duty: DutyText
    score: float


def read_holdings(store: Store) -> tuple[Holding, ...]:
    """Give all holdings: by the matter's name, township's code, kind and number."""
    names = {matter.iri: matter.name for matter in read_matters(store)}
    duties = {duty.iri: duty for duty in read_duties(store, with_steps=False)}
    townships = read_townships(store)
    fields, sections = read_fields(store), read_sections(store)
    found = []
    for member in read_members(store):
        duty = duties.get(member.duty)
        if duty is None or member.matter not in names:
            continue
        called = (
            *((duty.field, *fields.get(duty.field, ())) if duty.field else ()),
            *sections.get(duty.iri, ()),
        )
        found.append(
            Holding(
                member.matter,
                names[member.matter],
                townships.get(duty.township, ""),
                called,
                duty,
                member.score,
            )
        )
    return tuple(sorted(found, key=_order))


def read_townships(store: Store) -> dict[str, str]:
    """Give the names of all townships of a store by their codes, in order."""
    tables = columns_of(store, MANY, whole=False)
    if tables is not None:
        found: dict[str, str] = {}
        for code, name in tables.execute(_TOWNSHIPS).fetchall():
            found.setdefault(code, name)
        return found
    territories = read_values(store, vocab.TERRITORY)
    codes = read_values(store, vocab.DIVISION_CODE)
    labels = read_values(store, vocab.PREF_LABEL)
    return {
        _first(codes, territory): _first(labels, territory)
        for territory in sorted({one for own in territories.values() for one in own})
    }


def read_lists(store: Store) -> set[tuple[str, str]]:
    """Give the lists of a store: the code of a township and a kind."""
    tables = columns_of(store, MANY, whole=False)
    if tables is not None:
        return set(tables.execute(_LISTS).fetchall())
    return {duty.list_key for duty in read_duties(store, with_steps=False)}


def read_fields(store: Store) -> Values:
    """Give the labels of policy fields in every language, by their ids."""
    tables = columns_of(store, MANY)
    if tables is not None:
        labels: Values = dict(tables.execute(_FIELDS).fetchall())
    else:
        used = read_values(store, vocab.POLICY_FIELD).values()
        every = read_values(store, vocab.PREF_LABEL)
        labels = {iri: every.get(iri, []) for own in used for iri in own}
    return {iri.rpartition("/")[2]: own for iri, own in labels.items()}


def read_sections(store: Store) -> Values:
    """Give the sections of duties as printed, by the IRI of the duty."""
    tables = columns_of(store, MANY, whole=False)
    if tables is None:
        return read_values(store, vocab.SECTION)
    return {iri: [section] for iri, section in tables.execute(_SECTIONS).fetchall()}


def _first(values: Values, subject: str) -> str:
    return next(iter(values.get(subject, ())), "")


def _order(one: Holding) -> tuple[str, str, str, int, int, str]:
    duty = one.duty
    return one.name, one.matter, duty.township, _KINDS[duty.kind], duty.number, duty.iri


_KINDS = {kind: place for place, kind in enumerate(ListKind)}
