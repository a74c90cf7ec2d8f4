"""Read why duties belong to matters: takes a store and a duty or a matter, gives why.

Only what is said of the one thing is asked for: that costs the same in a store of any
size.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph

from dutygraph import vocab
from dutygraph.duties import CLASSES
from dutygraph.matters.records import Evidence
from dutygraph.model import ListKind
from dutygraph.query import Value, run, select
from dutygraph.store import Store

_KINDS = {class_[1:-1]: kind for kind, class_ in CLASSES.items()}
_IS_DUTY = "ASK { %s a dg:Duty }"
_MEMBERS = """
SELECT DISTINCT ?member ?duty ?property ?value WHERE {
  VALUES ?%s { %s }
  ?duty dg:matterMembership ?member .
  ?member dg:memberOf ?matter ; ?property ?value .
}
"""
_DUTIES = """
SELECT DISTINCT ?duty ?title ?number ?class ?code WHERE {
  VALUES ?%s { %s }
  ?duty dg:matterMembership ?member .
  ?member dg:memberOf ?matter .
  ?duty dcterms:title ?title ; dg:listNumber ?number ; a ?class .
  ?duty dg:township ?township . ?township dg:territory ?territory .
  ?territory dg:divisionCode ?code .
}
"""


_Said = Mapping[str, Sequence[str]]
"""The values of properties by term, in order."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A duty that belongs to a matter, how surely (0 to 1), and why."""

    duty: str
    township: str
    kind: ListKind
    number: int
    title: str
    matter: str
    score: float
    evidence: Evidence


def is_duty(store: Store, iri: str) -> bool:
    """Tell whether a store has a duty under an IRI."""
    try:
        return run(store, _IS_DUTY % pyoxigraph.NamedNode(iri), "the duty") is True
    except ValueError:
        return False


def explain_duty(store: Store, iri: str) -> tuple[Explained, ...]:
    """Give all that a duty belongs to."""
    return _explain(store, "duty", iri)


def explain_matter(store: Store, iri: str) -> tuple[Explained, ...]:
    """Give all that belongs to a matter, by township's code, kind and number."""
    return _explain(store, "matter", iri)


def _explain(store: Store, variable: str, iri: str) -> tuple[Explained, ...]:
    asked = variable, str(pyoxigraph.NamedNode(iri))
    said: defaultdict[tuple[str, str], defaultdict[str, list[str]]]
    said = defaultdict(lambda: defaultdict(list))
    for member, duty, property_, value in _rows(store, _MEMBERS % asked):
        said[member, duty][f"<{property_}>"].append(value)
    duties = {
        duty: (code, _KINDS[class_], int(number), title)
        for duty, title, number, class_, code in reversed(_rows(store, _DUTIES % asked))
        if class_ in _KINDS
    }
    found = [
        Explained(
            duty,
            *duties[duty],
            _first(own, vocab.MEMBER_OF),
            float(_first(own, vocab.SCORE) or 0),
            _to_evidence(own),
        )
        for (_, duty), own in said.items()
        if duty in duties
    ]
    order = list(ListKind).index
    return tuple(
        sorted(found, key=lambda e: (e.township, order(e.kind), e.number, e.duty))
    )


def _rows(store: Store, text: str) -> list[tuple[str, ...]]:
    rows = select(store, text, "the memberships").rows
    return sorted(tuple(map(_to_text, row)) for row in rows)


def _to_text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _to_evidence(said: _Said) -> Evidence:
    return Evidence(
        _first(said, vocab.SHARED_WORDS),
        _first(said, vocab.WORK_FUNCTION),
        tuple(line.rpartition("/")[2] for line in said.get(vocab.SHARED_LINE, ())),
        _first(said, vocab.SHARED_FIELD).rpartition("/")[2],
        _first(said, vocab.NAMED_IN_STEPS) == "true",
        _first(said, vocab.MATCHING_RULE),
    )


def _first(said: _Said, term: str) -> str:
    return next(iter(said.get(term, ())), "")
