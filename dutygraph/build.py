"""Build a store: documents on disk, give their graphs in the store and a report.

One pass: read, parse, resolve, write. A document that cannot be read is refused and the
others go through; each graph is written in one transaction.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from dutygraph.errors import DutygraphError, ParseError
from dutygraph.extract import no_documents
from dutygraph.matters.storing import is_matched, match_store
from dutygraph.model import DutyList, Issue, ListKind, ResolvedList
from dutygraph.nquads import triples_to_bytes
from dutygraph.parse import parse
from dutygraph.quads import graph_iri, to_triples
from dutygraph.query import select
from dutygraph.readers import documents_in, read_document
from dutygraph.readers.archive import Document, read_bytes
from dutygraph.resolve import resolve
from dutygraph.store import Store, create_store
from dutygraph.workers import map_documents

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


@dataclass(frozen=True, slots=True)
class _Made:
    """The graph made of one document, or the report why there is none."""

    report: DocumentReport
    graph: str = ""
    triples: bytes = b""


def build(
    paths: Sequence[Path],
    store: Path,
    township: str | None = None,
    on_progress: Callable[[str], None] | None = None,
    jobs: int | None = None,
) -> BuildReport:
    """Write the graphs of documents, folders and ZIPs into a store on disk.

    `township` is the nine-digit code of the township whose lists these are, where they
    do not say it. `on_progress` is told the name of each document that is done. `jobs`
    is the most processes to read in, all cores where it is None. Raises StoreError
    where the store cannot be written; what was there stays.
    """
    documents = list(documents_in(paths))
    if not documents:
        return BuildReport((_refused(", ".join(map(str, paths)), no_documents(paths)),))
    with create_store(store) as opened:
        skipped = {d: report for d in documents if (report := _skip(opened, d))}
        new = [document for document in documents if document not in skipped]
        made = map_documents(partial(_make_graph, township=township), new, jobs)
        reports, graphs = [], dict[str, str]()
        for document in documents:
            report = skipped.get(document) or _write(opened, next(made), graphs)
            reports.append(report)
            if on_progress is not None:
                on_progress(document.name)
        if not is_matched(opened):
            match_store(opened)
    return BuildReport(tuple(reports))


def _skip(store: Store, document: Document) -> DocumentReport | None:
    """Report a document that the store has already."""
    try:
        sha256 = hashlib.sha256(read_bytes(document)).hexdigest()
    except DutygraphError:
        return None
    if not store.has_document(sha256):
        return None
    return _skipped(document.name, store, sha256)


def _make_graph(document: Document, township: str | None) -> _Made:
    """Make the graph of one document; runs in a process of its own."""
    try:
        duty_list = parse(read_document(document), township)
        resolved = resolve(duty_list, township)
    except DutygraphError as error:
        return _Made(_refused(document.name, error))
    report = _built(document.name, resolved)
    triples = triples_to_bytes(to_triples(resolved))
    return _Made(report, graph_iri(resolved), triples)


def _write(store: Store, made: _Made, graphs: dict[str, str]) -> DocumentReport:
    """Write one graph; `graphs` names the documents that gave one so far."""
    name = made.report.name
    if made.report.status == REFUSED:
        return made.report
    try:
        _refuse_second(graphs, made.graph, name)
    except ParseError as error:
        return _refused(name, error)
    store.put_triples(made.graph, made.triples)
    return made.report


def _refuse_second(graphs: dict[str, str], graph: str, name: str) -> None:
    """Refuse a list that another document of this build has already given."""
    if graph in graphs:
        raise ParseError(
            name,
            f"the same lists of the same township as in {graphs[graph]}",
            "one document for each list of a township",
            "build the one that is in force, or give --township for one of them",
        )
    graphs[graph] = name


def _built(name: str, resolved: ResolvedList) -> DocumentReport:
    duty_list = resolved.duty_list
    division = resolved.divisions[-1]
    return DocumentReport(
        name,
        BUILT,
        None,
        division.name,
        division.code,
        _count(duty_list),
        (*duty_list.issues, *resolved.issues),
    )


def _count(duty_list: DutyList) -> Mapping[ListKind, int]:
    return Counter(duty.kind for duty in duty_list.duties)


def _refused(name: str, error: DutygraphError) -> DocumentReport:
    return DocumentReport(name, REFUSED, str(error))


def _skipped(name: str, store: Store, sha256: str) -> DocumentReport:
    """Report what the store holds of this document."""
    township = code = ""
    counts: Counter[ListKind] = Counter()
    for code_, township_, class_, count in select(store, _STORED % sha256).rows:
        code, township = str(code_), str(township_)
        counts[_CLASSES[str(class_).rpartition("#")[2]]] += int(count or 0)
    return DocumentReport(name, SKIPPED, None, township, code, counts)
