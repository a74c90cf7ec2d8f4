"""The records that pass between the parts of the matcher, all of them frozen."""

from collections.abc import Iterable
from dataclasses import dataclass

from dutygraph.model import ListKind


@dataclass(frozen=True, slots=True)
class DutyText:
    """What the matcher reads of one duty.

    `iri` names the duty; `township` is its division code; `field` the id or the name of
    its policy field; `departments` are labels; `lines` the ids of their functional
    lines; `steps` the texts of all its steps.
    """

    iri: str
    township: str
    kind: ListKind
    number: int
    title: str
    field: str = ""
    departments: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()

    @property
    def list_key(self) -> tuple[str, str]:
        """Give the list the duty stands in: its township and kind."""
        return self.township, self.kind.value


def merge_duties(duties: Iterable[DutyText]) -> dict[str, DutyText]:
    """Give duties by IRI; what several documents say of one is put together."""
    found: dict[str, DutyText] = {}
    for duty in duties:
        before = found.get(duty.iri)
        found[duty.iri] = _merge(before, duty) if before else duty
    return found


def _merge(one: DutyText, other: DutyText) -> DutyText:
    return DutyText(
        one.iri,
        min(one.township, other.township),
        max(one.kind, other.kind, key=list(ListKind).index),
        min(one.number, other.number),
        min(one.title, other.title),
        min(filter(None, (one.field, other.field)), default=""),
        *(
            tuple(sorted({*own, *more}))
            for own, more in (
                (one.departments, other.departments),
                (one.lines, other.lines),
                (one.steps, other.steps),
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class Sighting:
    """An object of work named in a title: under which function, in which words.

    `function` is empty where it does not set the object apart.
    """

    name: str
    function: str
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a title says: the objects it names and the sentences that name none.

    `sightings` hold each object and function once; `near` pairs a general object that
    does not count with the special one beside it; `sentences` are folded, to be
    compared word for word.
    """

    sightings: tuple[Sighting, ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a duty belongs to a matter; the parts of its score are named in it."""

    words: str
    function: str = ""
    lines: tuple[str, ...] = ()
    field: str = ""
    in_steps: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """That a duty belongs to a matter, how surely (0 to 1), and why."""

    duty: str
    matter: str
    score: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Matter:
    """What duties of several lists have in common.

    `key` is what it is minted from and never changes: ``object|function`` for an object
    of the lexicon, the folded first clause for a matter known by its words alone.
    """

    iri: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Matching:
    """All matters, who belongs to them, and which are near one another.

    Matters in the order of their IRIs, memberships by matter and duty, pairs of IRIs
    each with the smaller one first.
    """

    matters: tuple[Matter, ...]
    memberships: tuple[Membership, ...]
    related: tuple[tuple[str, str], ...]
