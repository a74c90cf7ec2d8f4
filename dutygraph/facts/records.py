"""Hold what is cited of a store: duties, counts and doubts, as frozen records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dutygraph.citations import Citation
from dutygraph.loads import Loads
from dutygraph.model import ListKind

BACKINGS = ("hard", "soft", "none")
"""What can stand behind a duty: money, things or people; other promises; nothing."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the township, with where it stands."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Guarantee:
    """A phrase as printed; `kind` is hard (money, things, people), soft or none."""

    phrase: str
    kind: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty as the report cites it; `steps` are the township's, in their order."""

    iri: str
    township: str
    kind: ListKind
    number: int
    title: str
    departments: tuple[str, ...]
    steps: tuple[Step, ...]
    guarantees: tuple[Guarantee, ...]
    citations: tuple[Citation, ...]

    @property
    def backing(self) -> str:
        """Say what stands behind the duty: hard, soft or none."""
        return strongest(one.kind for one in self.guarantees)


@dataclass(frozen=True, slots=True)
class Count:
    """What a document says it holds; `section` is empty for a whole list."""

    township: str
    kind: ListKind
    section: str
    declared: int
    read: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """An issue: `kind` is the last part of the IRI of its kind."""

    iri: str
    township: str
    kind: str
    details: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read, and whose lists it holds."""

    name: str
    sha256: str
    township: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a report is made from; duties by IRI, matters by their name.

    Duties are in the order of `duty_to_key`. `matters` is empty where the store was
    never matched.
    """

    loads: Loads
    duties: Mapping[str, Duty]
    documents: tuple[Document, ...]
    counts: tuple[Count, ...]
    doubts: tuple[Doubt, ...]
    matters: Mapping[str, tuple[str, ...]]


def duty_to_key(duty: Duty) -> tuple[str, int, int, str]:
    """Give what duties are sorted by: the township, the list, the number."""
    return duty.township, list(ListKind).index(duty.kind), duty.number, duty.iri


def strongest(kinds: Iterable[str]) -> str:
    """Give the strongest of several kinds of guarantee.

    >>> strongest(["soft", "hard"]), strongest([])
    ('hard', 'none')
    """
    held = set(kinds)
    return next((kind for kind in BACKINGS if kind in held), BACKINGS[-1])
