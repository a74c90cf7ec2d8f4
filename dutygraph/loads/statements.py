"""Read loads from the graph: takes a store, gives its loads, asked in SPARQL."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dutygraph.loads.records import (
    Basic,
    Concept,
    Line,
    Load,
    Loads,
    Party,
    Relief,
    Town,
)
from dutygraph.query import Value, select
from dutygraph.store import Store

_DUTIES = """
SELECT DISTINCT ?duty ?township WHERE { ?duty a dg:%s ; dg:township ?township }
"""
_MEMBERS = """
SELECT DISTINCT ?duty ?member WHERE { ?duty dg:%s ?member }
"""
_STEPS = """
SELECT ?duty (COUNT(DISTINCT ?step) AS ?steps) WHERE { ?duty dg:townshipStep ?step }
GROUP BY ?duty
"""
_HARD = """
SELECT DISTINCT ?duty WHERE {
  ?type dg:guaranteeKind "hard" .
  ?guarantee dg:guaranteeType ?type .
  ?duty dg:guarantee ?guarantee
}
"""
_GUARANTEES = """
SELECT DISTINCT ?duty ?type WHERE {
  ?duty dg:guarantee ?guarantee . ?guarantee dg:guaranteeType ?type
}
"""
_CONCEPTS = """
SELECT DISTINCT ?concept ?label ?kind WHERE {
  ?concept a dg:%s
  OPTIONAL { ?concept skos:prefLabel ?label FILTER(LANG(?label) = "%s") }
  OPTIONAL { ?concept dg:guaranteeKind ?kind }
}
"""
# What many graphs say of one department is made one before it is joined: else each
# pattern multiplies the rows by the number of lists of a county.
_DEPARTMENTS = """
SELECT ?department ?label ?county ?code ?line ?line_label ?generic WHERE {
  { SELECT DISTINCT ?department WHERE { ?department a dg:Department } }
  { SELECT DISTINCT ?department ?label WHERE { ?department skos:prefLabel ?label } }
  { SELECT DISTINCT ?department ?division WHERE { ?department dg:county ?division } }
  { SELECT DISTINCT ?division ?county WHERE { ?division skos:prefLabel ?county } }
  { SELECT DISTINCT ?division ?code WHERE { ?division dg:divisionCode ?code } }
  OPTIONAL {
    { SELECT DISTINCT ?department ?generic WHERE { ?department dg:generic ?generic } }
  }
  OPTIONAL {
    { SELECT DISTINCT ?department ?line WHERE { ?department dg:functionalLine ?line } }
    OPTIONAL { ?line skos:prefLabel ?line_label FILTER(LANG(?line_label) = "%s") }
  }
}
"""
_TOWNSHIPS = """
SELECT DISTINCT ?township ?label ?code WHERE {
  ?township a dg:Township ; skos:prefLabel ?label ; dg:territory/dg:divisionCode ?code
}
"""


def graph_to_loads(store: Store, language: str) -> Loads:
    """Fetch the loads of all townships; lines are labelled in `language`, zh or en."""
    counterparts = _members(store, "counterpart")
    receivers = _members(store, "receivingDepartment")
    leads = _members(store, "lead")
    steps = {str(duty): number for duty, number in _rows(store, _STEPS)}
    hard = {str(duty) for (duty,) in _rows(store, _HARD)}
    fields = _members(store, "policyField")
    guarantees = _group(_rows(store, _GUARANTEES))
    loads = (
        Load(
            duty,
            township,
            counterparts[duty],
            next(iter(leads[duty]), None),
            _number(steps.get(duty)),
            duty in hard,
            fields[duty],
            guarantees[duty],
        )
        for duty, township in _duties(store, "CooperativeDuty")
    )
    reliefs = (
        Relief(duty, township, receivers[duty], fields[duty])
        for duty, township in _duties(store, "ReclaimedDuty")
    )
    basics = (
        Basic(duty, township, (), fields[duty])
        for duty, township in _duties(store, "BasicDuty")
    )
    return Loads(
        tuple(loads),
        tuple(reliefs),
        _departments(store, language),
        _townships(store),
        tuple(basics),
        _concepts(store, "PolicyField", language),
        _concepts(store, "GuaranteeType", language),
    )


def _rows(store: Store, text: str) -> list[tuple[Value, ...]]:
    """Give the rows of an answer, sorted: faster here than in the store."""
    rows = select(store, text, "the query for loads").rows
    return sorted(rows, key=lambda row: [str(cell or "") for cell in row])


def _duties(store: Store, kind: str) -> Iterator[tuple[str, str]]:
    for duty, township in _rows(store, _DUTIES % kind):
        yield str(duty), str(township)


def _members(store: Store, link: str) -> defaultdict[str, tuple[str, ...]]:
    return _group(_rows(store, _MEMBERS % link))


def _group(rows: Iterable[tuple[Value, ...]]) -> defaultdict[str, tuple[str, ...]]:
    members: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for duty, member in rows:
        members[str(duty)] += (str(member),)
    return members


def _concepts(store: Store, kind: str, language: str) -> dict[str, Concept]:
    concepts: dict[str, Concept] = {}
    for iri, label, strength in _rows(store, _CONCEPTS % (kind, language)):
        concept = Concept(str(iri), str(label or iri), str(strength or ""))
        concepts.setdefault(concept.iri, concept)
    return concepts


def _departments(store: Store, language: str) -> dict[str, Party]:
    parties: dict[str, Party] = {}
    for row in _rows(store, _DEPARTMENTS % language):
        iri, label, county, code, line, line_label, generic = row
        before = parties.get(str(iri))
        lines = before.lines if before else ()
        known = {known.iri for known in lines}
        if line is not None and str(line) not in known:
            lines += (Line(str(line), str(line_label or line)),)
        first = before or Party(str(iri), str(label), str(county), str(code))
        parties[first.iri] = Party(
            first.iri, first.label, first.county, first.code, lines, generic is True
        )
    return parties


def _townships(store: Store) -> dict[str, Town]:
    towns: dict[str, Town] = {}
    for iri, label, code in _rows(store, _TOWNSHIPS):
        towns.setdefault(str(iri), Town(str(iri), str(label), str(code)))
    return towns


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0
