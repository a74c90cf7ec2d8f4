"""Read a store for matching: takes a store, gives its duties and matters as records.

Each property is read in one go and joined here: a query that joins duties with their
steps over all graphs takes seconds where this takes a tenth of one.
"""

from collections import defaultdict
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
    """Give what the matcher reads of every duty of a store, by IRI."""
    titles, numbers = (
        read_values(store, vocab.TITLE),
        read_values(store, vocab.LIST_NUMBER),
    )
    townships, fields = (
        read_values(store, vocab.TOWNSHIP),
        read_values(store, vocab.POLICY_FIELD),
    )
    codes = follow(
        read_values(store, vocab.TERRITORY), read_values(store, vocab.DIVISION_CODE)
    )
    labels = read_values(store, vocab.PREF_LABEL)
    lines = read_values(store, vocab.FUNCTIONAL_LINE)
    departments, steps = _read_departments(store), _read_steps(store)
    return tuple(
        DutyText(
            iri,
            codes[townships[iri][0]][0],
            kind,
            int(numbers[iri][0]),
            titles[iri][0],
            _last(fields[iri][0]) if iri in fields else "",
            tuple(sorted({label for one in own for label in labels.get(one, ())})),
            tuple(sorted({_last(line) for one in own for line in lines.get(one, ())})),
            tuple(sorted(steps.get(iri, ()))),
        )
        for iri, kind in sorted(_read_kinds(store).items())
        if iri in titles and townships.get(iri, [""])[0] in codes
        for own in [departments.get(iri, [])]
    )


def _read_kinds(store: Store) -> dict[str, ListKind]:
    return {
        iri: kind
        for class_, kind in _KINDS.items()
        for iri in read_subjects(store, vocab.TYPE, class_)
    }


def _read_departments(store: Store) -> Values:
    found = read_values(store, vocab.COUNTERPART)
    return _add(found, read_values(store, vocab.RECEIVING_DEPARTMENT))


def _read_steps(store: Store) -> Values:
    texts = read_values(store, vocab.TEXT)
    links = follow(
        read_values(store, vocab.RESPONSIBILITY), read_values(store, vocab.STEP)
    )
    links = _add(links, read_values(store, vocab.TOWNSHIP_STEP))
    return follow(_add(links, read_values(store, vocab.WORK_METHOD)), texts)


def read_values(store: Store, predicate: str) -> Values:
    """Give the values of a property by subject; each once, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    name = pyoxigraph.NamedNode(predicate[1:-1])
    with translated_errors(store.path):
        for quad in store.database.quads_for_pattern(None, name, None):
            subject, value = quad.subject, quad.object
            if isinstance(subject, pyoxigraph.NamedNode) and isinstance(
                value, pyoxigraph.NamedNode | pyoxigraph.Literal
            ):
                found[subject.value].add(value.value)
    return {subject: sorted(values) for subject, values in found.items()}


def read_subjects(store: Store, predicate: str, value: str) -> list[str]:
    """Give the subjects that have a value (an IRI in N-Quads syntax) of a property."""
    name, object_ = (pyoxigraph.NamedNode(one[1:-1]) for one in (predicate, value))
    with translated_errors(store.path):
        return [
            quad.subject.value
            for quad in store.database.quads_for_pattern(None, name, object_)
            if isinstance(quad.subject, pyoxigraph.NamedNode)
        ]


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
