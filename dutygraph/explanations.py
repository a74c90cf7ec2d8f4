"""Explain what a name means: takes a store and a name or IRI, gives the decisions.

For a department the spellings merged into it, in how many duties each stands, where it
stands first, and the rule by which it was resolved.
"""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph

from dutygraph import vocab
from dutygraph.citations import argument_to_iri
from dutygraph.errors import QueryError
from dutygraph.store import Store, translated_errors

NAMES = (
    "department",
    "county",
    "spelling",
    "rule",
    "evidence",
    "duties",
    "first",
    "iri",
)

_Node = pyoxigraph.NamedNode
_LABELS = (vocab.PREF_LABEL, vocab.ALT_LABEL)
_NEAR = 0.4


@dataclass(frozen=True, slots=True)
class Explained:
    """One spelling of a department; `first` is the township and list number of the
    duty in which it stands first, `iri` the department's."""

    department: str
    county: str
    spelling: str
    rule: str
    evidence: str
    duties: int
    first: str
    iri: str


def explain_departments(store: Store, name: str) -> tuple[Explained, ...]:
    """Give the spellings of every department that a name, a spelling or an IRI means.

    Sorted by county, department and how often a spelling stands. Raises QueryError
    where no department is called so; the nearest names are offered.
    """
    with translated_errors(store.path):
        found = [
            one
            for department in _find_departments(store.database, name)
            for one in _explain(store.database, department)
        ]
    if not found:
        raise QueryError(name, "no department of this name", "", _offer(store, name))
    return tuple(
        sorted(found, key=lambda e: (e.county, e.department, -e.duties, e.spelling))
    )


def explained_to_rows(
    explained: Iterable[Explained], words: dict[str, str]
) -> Iterator[tuple[str | int, ...]]:
    """Give a row under NAMES for each spelling; `words` are what rules are called."""
    for one in explained:
        head = (one.department, one.county, one.spelling)
        rule = words.get(one.rule, one.rule)
        yield (*head, rule, one.evidence, one.duties, one.first, one.iri)


def _find_departments(database: pyoxigraph.Store, name: str) -> set[_Node]:
    if "/" in name or name.startswith("id:"):
        try:
            return {_Node(argument_to_iri(name))}
        except ValueError:
            return set()
    called = pyoxigraph.Literal("".join(name.split()), language="zh")
    return {
        quad.subject
        for label in _LABELS
        for quad in database.quads_for_pattern(None, _node(label), called, None)
        if isinstance(quad.subject, _Node) and _has_mentions(database, quad.subject)
    }


def _has_mentions(database: pyoxigraph.Store, node: _Node) -> bool:
    return next(_objects(database, node, vocab.MENTION), None) is not None


def _explain(database: pyoxigraph.Store, department: _Node) -> Iterator[Explained]:
    label = _text(database, department, vocab.PREF_LABEL)
    division = next(_objects(database, department, vocab.COUNTY), department)
    county = _text(database, division, vocab.PREF_LABEL)
    for mention in set(_objects(database, department, vocab.MENTION)):
        duties = set(_objects(database, mention, vocab.MENTIONED_IN))
        places = sorted(_where(database, duty) for duty in duties)
        yield Explained(
            label,
            county,
            _text(database, mention, vocab.SPELLING),
            _text(database, mention, vocab.RULE),
            _text(database, mention, vocab.EVIDENCE),
            len(duties),
            " ".join(map(str, places[0])) if places else "",
            department.value,
        )


def _where(database: pyoxigraph.Store, duty: _Node) -> tuple[str, int]:
    township = next(_objects(database, duty, vocab.TOWNSHIP), duty)
    name = _text(database, township, vocab.PREF_LABEL)
    return name, int(_text(database, duty, vocab.LIST_NUMBER) or 0)


def _objects(
    database: pyoxigraph.Store, subject: _Node, predicate: str
) -> Iterator[_Node]:
    for quad in database.quads_for_pattern(subject, _node(predicate), None, None):
        if isinstance(quad.object, _Node):
            yield quad.object


def _text(database: pyoxigraph.Store, subject: _Node, predicate: str) -> str:
    quads = database.quads_for_pattern(subject, _node(predicate), None, None)
    texts = (q.object.value for q in quads if isinstance(q.object, pyoxigraph.Literal))
    return min(texts, default="")


def _node(term: str) -> _Node:
    return _Node(term[1:-1])


def _offer(store: Store, name: str) -> str:
    """Name the departments whose names come nearest."""
    with translated_errors(store.path):
        spelled = store.database.quads_for_pattern(
            None, _node(vocab.SPELLING), None, None
        )
        texts = (q.object for q in spelled if isinstance(q.object, pyoxigraph.Literal))
        names = sorted({text.value for text in texts})
    near = difflib.get_close_matches(name, names, 3, _NEAR)
    return f"did you mean {', '.join(near)}?" if near else "give it as a list prints it"
