"""Read a store for matching: takes a store, gives its duties and matters as records.

Each property of a document is read in one go and joined here: a query that joins
duties with their steps takes ten times as long.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import pyoxigraph

from dutygraph import vocab
from dutygraph.matters.records import DutyText, Matter
from dutygraph.model import ListKind
from dutygraph.store import Store, translated_errors

_KINDS = {
    vocab.BasicDuty: ListKind.BASIC,
    vocab.CooperativeDuty: ListKind.COOPERATIVE,
    vocab.ReclaimedDuty: ListKind.RECLAIMED,
}
Values: TypeAlias = dict[str, list[str]]
"""The values of a property by subject."""


def read_matters(store: Store) -> tuple[Matter, ...]:
    """Give the matters of a store, by IRI."""
    keys = read_values(store, vocab.MATTER_KEY)
    names = read_values(store, vocab.PREF_LABEL)
    return tuple(Matter(iri, keys[iri][0], names[iri][0]) for iri in sorted(keys))


def read_duties(store: Store) -> tuple[DutyText, ...]:
    """Give what the matcher reads of every duty of a store, by IRI.

    Graph by graph, so that of all that stands between duties and their texts no more is
    held than one document has. What several documents say of one duty is put together.
    """
    codes = follow(
        read_values(store, vocab.TERRITORY), read_values(store, vocab.DIVISION_CODE)
    )
    labels = read_values(store, vocab.PREF_LABEL)
    lines = read_values(store, vocab.FUNCTIONAL_LINE)
    found: dict[str, DutyText] = {}
    for graph in store.graphs():
        for duty in _read_document(store, graph, codes, labels, lines):
            before = found.get(duty.iri)
            found[duty.iri] = _put_together(before, duty) if before else duty
    return tuple(found[iri] for iri in sorted(found))


def _read_document(
    store: Store, graph: str, codes: Values, labels: Values, lines: Values
) -> Iterator[DutyText]:
    """Give the duties of one graph."""
    kinds = _read_kinds(store, graph)
    if not kinds:
        return

    def of(predicate: str) -> Values:
        return read_values(store, predicate, graph)

    titles, numbers, townships = (
        of(one) for one in (vocab.TITLE, vocab.LIST_NUMBER, vocab.TOWNSHIP)
    )
    fields = of(vocab.POLICY_FIELD)
    departments = _add(of(vocab.COUNTERPART), of(vocab.RECEIVING_DEPARTMENT))
    links = follow(of(vocab.RESPONSIBILITY), of(vocab.STEP))
    links = _add(_add(links, of(vocab.TOWNSHIP_STEP)), of(vocab.WORK_METHOD))
    steps = follow(links, of(vocab.TEXT))
    for iri, kind in kinds.items():
        if iri not in titles or townships.get(iri, [""])[0] not in codes:
            continue
        own = departments.get(iri, [])
        yield DutyText(
            iri,
            codes[townships[iri][0]][0],
            kind,
            int(numbers[iri][0]),
            sys.intern(titles[iri][0]),
            sys.intern(_last(fields[iri][0])) if iri in fields else "",
            _sorted(label for one in own for label in labels.get(one, ())),
            _sorted(_last(line) for one in own for line in lines.get(one, ())),
            tuple(sorted(steps.get(iri, ()))),
        )


def _put_together(one: DutyText, other: DutyText) -> DutyText:
    """Give what two documents say of one duty."""
    return DutyText(
        one.iri,
        min(one.township, other.township),
        other.kind,
        min(one.number, other.number),
        min(one.title, other.title),
        min(filter(None, (one.field, other.field)), default=""),
        _sorted((*one.departments, *other.departments)),
        _sorted((*one.lines, *other.lines)),
        _sorted((*one.steps, *other.steps)),
    )


def _sorted(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(map(sys.intern, set(texts))))


def _read_kinds(store: Store, graph: str) -> dict[str, ListKind]:
    return {
        iri: kind
        for class_, kind in _KINDS.items()
        for iri in read_subjects(store, vocab.TYPE, class_, graph)
    }


def read_values(store: Store, predicate: str, graph: str | None = None) -> Values:
    """Give the values of a property by subject, in all graphs or in one.

    Each value comes once, in order.
    """
    found: dict[str, set[str]] = defaultdict(set)
    name = pyoxigraph.NamedNode(predicate[1:-1])
    with translated_errors(store.path):
        for quad in store.database.quads_for_pattern(None, name, None, _named(graph)):
            subject, value = quad.subject, quad.object
            if isinstance(subject, pyoxigraph.NamedNode) and isinstance(
                value, pyoxigraph.NamedNode | pyoxigraph.Literal
            ):
                found[subject.value].add(value.value)
    return {subject: sorted(values) for subject, values in found.items()}


def read_subjects(
    store: Store, predicate: str, value: str, graph: str | None = None
) -> list[str]:
    """Give the subjects that have a value (an IRI in N-Quads syntax) of a property."""
    name, object_ = (pyoxigraph.NamedNode(one[1:-1]) for one in (predicate, value))
    with translated_errors(store.path):
        return [
            quad.subject.value
            for quad in store.database.quads_for_pattern(
                None, name, object_, _named(graph)
            )
            if isinstance(quad.subject, pyoxigraph.NamedNode)
        ]


def _named(graph: str | None) -> pyoxigraph.NamedNode | None:
    return pyoxigraph.NamedNode(graph) if graph else None


def follow(first: Values, second: Values) -> Values:
    """Give the values of a property of the values of another."""
    return {
        subject: [value for middle in middles for value in second.get(middle, ())]
        for subject, middles in first.items()
        if any(middle in second for middle in middles)
    }


def _add(first: Values, second: Values) -> Values:
    return {
        subject: [*first.get(subject, ()), *second.get(subject, ())]
        for subject in {**first, **second}
    }


def _last(iri: str) -> str:
    return iri.rpartition("/")[2]
