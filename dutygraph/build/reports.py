"""Say what became of a document: takes what was made of it, gives a report."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from dutygraph.errors import DutygraphError
from dutygraph.model import Issue, ListKind, ResolvedList
from dutygraph.query import select
from dutygraph.store import Store

BUILT, SKIPPED, REFUSED = "built", "skipped", "refused"

_STORED = """
SELECT ?code ?township ?class (COUNT(?duty) AS ?count) WHERE {
  ?document dg:sha256 "%s" .
  ?list prov:wasDerivedFrom ?document ; dg:township/dg:territory ?division .
  ?division dg:divisionCode ?code ; skos:prefLabel ?township .
  ?duty dcterms:isPartOf ?list ; a ?class .
  VALUES ?class { dg:BasicDuty dg:CooperativeDuty dg:ReclaimedDuty }
}
GROUP BY ?code ?township ?class
"""
_CLASSES = {
    "BasicDuty": ListKind.BASIC,
    "CooperativeDuty": ListKind.COOPERATIVE,
    "ReclaimedDuty": ListKind.RECLAIMED,
}


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What became of one document: "built", "skipped" as it is there already, or
    "refused" for the error said.

    `counts` are duties by list; `issues` the doubts met in this build.
    """

    name: str
    status: str
    error: str | None = None
    township: str = ""
    code: str = ""
    counts: Mapping[ListKind, int] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What became of every document, in the order they were met."""

    documents: tuple[DocumentReport, ...]


def report_built(name: str, resolved: ResolvedList) -> DocumentReport:
    """Report a document of which a graph was made."""
    duty_list, division = resolved.duty_list, resolved.divisions[-1]
    counts = Counter(duty.kind for duty in duty_list.duties)
    issues = (*duty_list.issues, *resolved.issues)
    return DocumentReport(
        name, BUILT, None, division.name, division.code, counts, issues
    )


def report_refused(name: str, error: DutygraphError) -> DocumentReport:
    """Report a document that cannot be read, or not be placed."""
    return DocumentReport(name, REFUSED, str(error))


def report_skipped(name: str, store: Store, sha256: str) -> DocumentReport:
    """Report what the store holds already of the document with this SHA-256."""
    township = code = ""
    counts: Counter[ListKind] = Counter()
    for code_, township_, class_, count in select(store, _STORED % sha256).rows:
        code, township = str(code_), str(township_)
        counts[_CLASSES[str(class_).rpartition("#")[2]]] += int(count or 0)
    return DocumentReport(name, SKIPPED, None, township, code, counts)
