"""Build a store: documents on disk, give their graphs in the store and a report.

One pass: read, parse, resolve, write. A document that cannot be read is refused and the
others go through; each graph is written in one transaction.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dutygraph.errors import DutygraphError, ParseError, StoreError
from dutygraph.extract import no_documents
from dutygraph.model import DutyList, Issue, ListKind, ResolvedList
from dutygraph.parse import parse
from dutygraph.quads import graph_iri, to_quads
from dutygraph.query import select
from dutygraph.readers import bytes_to_table, documents_in
from dutygraph.readers.archive import Document, read_bytes
from dutygraph.resolve import resolve
from dutygraph.store import Store, create_store

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


def build(
    paths: Sequence[Path],
    store: Path,
    township: str | None = None,
    on_progress: Callable[[str], None] | None = None,
) -> BuildReport:
    """Write the graphs of documents, folders and ZIPs into a store on disk.

    `township` is the nine-digit code of the township whose lists these are, where they
    do not say it. `on_progress` is told the name of each document begun. Raises
    StoreError where the store cannot be written; what was there stays.
    """
    documents = list(documents_in(paths))
    if not documents:
        return BuildReport((_refused(", ".join(map(str, paths)), no_documents(paths)),))
    reports: list[DocumentReport] = []
    with create_store(store) as opened:
        graphs: dict[str, str] = {}
        for document in documents:
            if on_progress is not None:
                on_progress(document.name)
            reports.append(_add(document, opened, township, graphs))
    return BuildReport(tuple(reports))


def _add(
    document: Document, store: Store, township: str | None, graphs: dict[str, str]
) -> DocumentReport:
    """Add one document; `graphs` names the documents that gave a graph so far."""
    try:
        data = read_bytes(document)
        sha256 = hashlib.sha256(data).hexdigest()
        if store.has_document(sha256):
            return _skipped(document.name, store, sha256)
        duty_list = parse(bytes_to_table(data, document.name), township)
        resolved = resolve(duty_list, township)
        _refuse_second(graphs, graph_iri(resolved), document.name)
        store.put(to_quads(resolved))
    except StoreError:
        raise
    except DutygraphError as error:
        return _refused(document.name, error)
    return _built(document.name, resolved)


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
