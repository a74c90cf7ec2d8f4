"""Fetch what projections are built from: takes a store, gives duties and their nodes.

The rows know nothing of the store, so that networks can be built from any rows.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from dutygraph.iris import township_iri
from dutygraph.loads import Load, Loads, read_loads
from dutygraph.matters.tables import find_township
from dutygraph.measures.kinds import kind_of
from dutygraph.measures.parts import AnyDuty
from dutygraph.projections.declared import NodeKind, node_kinds
from dutygraph.projections.nodes import read_labels, read_members
from dutygraph.store import Store


@dataclass(frozen=True, slots=True)
class Incident:
    """A duty of a `kind` of list, with its township steps; `hard` as in Load."""

    duty: str
    kind: str
    steps: int = 0
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Incidence:
    """All that projections are built from.

    `members` gives, by the name of a node kind and by the IRI of a duty, the IRIs of
    the duty's nodes, each once and in order; `labels` names the nodes.
    """

    duties: tuple[Incident, ...]
    members: Mapping[str, Mapping[str, tuple[str, ...]]]
    labels: Mapping[str, str]

    def members_of(self, name: str, duty: str) -> tuple[str, ...]:
        """Give the nodes of a kind that a duty leads to; "duty" gives itself."""
        if name == "duty":
            return (duty,)
        return self.members[name].get(duty, ())

    def of_townships(self, townships: Collection[str]) -> "Incidence":
        """Give the duties of these townships alone, by IRI."""
        wanted = set(townships)
        own = tuple(
            one
            for one in self.duties
            if wanted.intersection(self.members_of("township", one.duty))
        )
        return replace(self, duties=own)


def read_incidence(
    store: Store,
    language: str = "zh",
    townships: Collection[str] = (),
    loads: Loads | None = None,
    kinds: Collection[str] = (),
) -> Incidence:
    """Fetch the duties with their nodes; labels in `language` where there is one.

    Only the duties of `townships`, names or codes, where any are given, and only nodes
    of these `kinds`. `loads` are those of the store, where they are read already.
    Raises QueryError where a township is not in the store.
    """
    members: dict[str, dict[str, tuple[str, ...]]] = {}
    labels: dict[str, str] = {}
    for kind in node_kinds().values():
        if kinds and not _is_wanted(kind, kinds):
            members[kind.name] = {}
            continue
        found = read_members(store, kind)
        members[kind.name] = _compose(members[kind.of], found) if kind.of else found
        labels.update(read_labels(store, kind, language))
    rows = Incidence(loads_to_incidents(loads or read_loads(store)), members, labels)
    if not townships:
        return rows
    codes = (find_township(store, one) for one in townships)
    return rows.of_townships([township_iri(code) for code in codes])


def _is_wanted(kind: NodeKind, kinds: Collection[str]) -> bool:
    return kind.name in kinds or any(
        other.of == kind.name and other.name in kinds for other in node_kinds().values()
    )


def loads_to_incidents(rows: Loads) -> tuple[Incident, ...]:
    """Give the duties of all three lists, by IRI."""
    duties: tuple[AnyDuty, ...] = (*rows.basics, *rows.loads, *rows.reliefs)
    every = [
        Incident(one.duty, kind_of(one), one.steps, one.hard)
        if isinstance(one, Load)
        else Incident(one.duty, kind_of(one))
        for one in duties
    ]
    return tuple(sorted(every, key=lambda one: one.duty))


def _compose(
    first: Mapping[str, Collection[str]], second: Mapping[str, Collection[str]]
) -> dict[str, tuple[str, ...]]:
    """Go from a duty to nodes, and on from these to theirs."""
    composed = {
        duty: tuple(sorted({far for near in nodes for far in second.get(near, ())}))
        for duty, nodes in first.items()
    }
    return {duty: nodes for duty, nodes in composed.items() if nodes}
