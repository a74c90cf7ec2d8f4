"""Read a store for matching: takes a store, gives its duties and matters as records.

Each property of a document is read in one go and joined here: a query that joins
duties with their steps takes ten times as long.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import pyoxigraph

from dutygraph import vocab
from dutygraph.columns.attached import MANY, columns_of
from dutygraph.duties import CLASSES
from dutygraph.lookups import Node, subjects_of
from dutygraph.matters.records import DutyText, Matter
from dutygraph.matters.texts import scan_tables, tables_to_duties
from dutygraph.model import ListKind
from dutygraph.query import select
from dutygraph.store import Store, translated_errors

_MATTERS = """
SELECT DISTINCT ?matter ?key ?name WHERE {
  ?matter dg:matterKey ?key ; skos:prefLabel ?name
}
"""
Values: TypeAlias = dict[str, list[str]]
"""The values of a property by subject."""


def read_matters(store: Store) -> tuple[Matter, ...]:
    """Give the matters of a store, by IRI."""
    found: dict[str, Matter] = {}
    for row in sorted(map(_to_texts, select(store, _MATTERS, "the matters").rows)):
        found.setdefault(row[0], Matter(*row))
    return tuple(found.values())


def read_related(store: Store) -> Values:
    """Give the matters that are near each matter, by IRI."""
    return read_values(store, vocab.RELATED)


def read_duties(
    store: Store, with_steps: bool = True, townships: Collection[str] = ()
) -> tuple[DutyText, ...]:
    """Give what the matcher reads of every duty of a store, by IRI.

    From the tables beside the graph where those hold much. Where nobody looks at the
    steps they are left out: they are most of what there is to read. Where codes of
    `townships` are given, only their duties come.
    """
    tables = columns_of(store, MANY, whole=False)
    if tables is None:
        found = graph_to_duties(store, with_steps)
        return tuple(d for d in found if not townships or d.township in townships)
    return tables_to_duties(tables, with_steps, townships)


def graph_to_duties(store: Store, with_steps: bool = True) -> tuple[DutyText, ...]:
    """Read the duties from the graph."""
    of = partial(read_values, store)
    steps = _read_steps(of) if with_steps else {}
    duties = _join(_read_kinds(store), of, steps, _read_shared(store))
    return tuple(sorted(duties, key=lambda duty: duty.iri))


def scan_duties(store: Store) -> Iterator[DutyText]:
    """Give the duties of a store one by one, from its tables or graph by graph.

    So no more is held than one document has. A duty that stands in several documents
    may come several times.
    """
    tables = columns_of(store, MANY, whole=False)
    return scan_tables(tables) if tables else _scan_graphs(store)


def _scan_graphs(store: Store) -> Iterator[DutyText]:
    shared = _read_shared(store)
    for graph in store.graphs():
        of = partial(read_values, store, graph=graph)
        yield from _join(_read_kinds(store, graph), of, _read_steps(of), shared)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What several documents say: the codes of townships, labels, and lines."""

    codes: Values
    labels: Values
    lines: Values


def _read_shared(store: Store) -> _Shared:
    territories = read_values(store, vocab.TERRITORY)
    return _Shared(
        follow(territories, read_values(store, vocab.DIVISION_CODE)),
        read_values(store, vocab.PREF_LABEL),
        read_values(store, vocab.FUNCTIONAL_LINE),
    )


def _read_kinds(store: Store, graph: str | None = None) -> dict[str, ListKind]:
    within = Node(graph) if graph else None
    with translated_errors(store.path):
        return {
            duty.value: kind
            for kind, class_ in CLASSES.items()
            for duty in subjects_of(
                store.database, vocab.TYPE, Node(class_[1:-1]), within
            )
        }


def _read_steps(of: Callable[[str], Values]) -> Values:
    """Give the texts of all steps by duty; `of` gives a property's values."""
    links = follow(of(vocab.RESPONSIBILITY), of(vocab.STEP))
    links = _add(_add(links, of(vocab.TOWNSHIP_STEP)), of(vocab.WORK_METHOD))
    return follow(links, of(vocab.TEXT))


def _join(
    kinds: Mapping[str, ListKind],
    of: Callable[[str], Values],
    steps: Values,
    shared: _Shared,
) -> Iterator[DutyText]:
    """Give duties; `of` gives the values of a property by subject."""
    titles, numbers, townships, fields = (
        of(one)
        for one in (vocab.TITLE, vocab.LIST_NUMBER, vocab.TOWNSHIP, vocab.POLICY_FIELD)
    )
    departments = _add(of(vocab.COUNTERPART), of(vocab.RECEIVING_DEPARTMENT))
    for iri, kind in kinds.items():
        if iri not in titles or townships.get(iri, [""])[0] not in shared.codes:
            continue
        own = departments.get(iri, [])
        yield DutyText(
            iri,
            shared.codes[townships[iri][0]][0],
            kind,
            int(numbers[iri][0]),
            sys.intern(titles[iri][0]),
            sys.intern(_last(fields[iri][0])) if iri in fields else "",
            _sorted(name for one in own for name in shared.labels.get(one, ())),
            _sorted(_last(line) for one in own for line in shared.lines.get(one, ())),
            tuple(sorted(steps.get(iri, ()))),
        )


def _sorted(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(map(sys.intern, set(texts))))


def read_values(store: Store, predicate: str, graph: str | None = None) -> Values:
    """Give the values of a property by subject, in all graphs or in one.

    Each value comes once, in order.
    """
    found: dict[str, set[str]] = defaultdict(set)
    name = pyoxigraph.NamedNode(predicate[1:-1])
    within = pyoxigraph.NamedNode(graph) if graph else None
    with translated_errors(store.path):
        for quad in store.database.quads_for_pattern(None, name, None, within):
            subject, value = quad.subject, quad.object
            if isinstance(subject, pyoxigraph.NamedNode) and isinstance(
                value, pyoxigraph.NamedNode | pyoxigraph.Literal
            ):
                found[subject.value].add(value.value)
    return {subject: sorted(values) for subject, values in found.items()}


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


def _to_texts(row: Iterable[object]) -> tuple[str, ...]:
    return tuple(map(str, row))


def _last(iri: str) -> str:
    return iri.rpartition("/")[2]
