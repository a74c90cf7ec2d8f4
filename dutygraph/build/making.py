"""Make the graph of one document: takes it, gives its N-Quads and a report.

A pure function of the document and the options, for a process of its own.
"""

import hashlib
from collections.abc import Set
from dataclasses import dataclass, field

from dutygraph.build.reports import DocumentReport, report_built, report_refused
from dutygraph.columns.arrow import Packed, pack_rows
from dutygraph.columns.rows import resolved_to_rows
from dutygraph.errors import DutygraphError
from dutygraph.iris import document_iri
from dutygraph.meanings import ResolvedList
from dutygraph.parse import parse
from dutygraph.quads import graph_iri, to_nquads
from dutygraph.readers import bytes_to_table
from dutygraph.readers.archive import Document, read_bytes
from dutygraph.resolve import resolve


@dataclass(frozen=True, slots=True)
class Made:
    """The graph and the columns of one document, or the report why there are none.

    `graph` and `document` are the IRIs of the list and of what it was read from.
    """

    report: DocumentReport
    graph: str = ""
    quads: bytes = b""
    columns: Packed = field(default_factory=dict)
    document: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A document that is known already, by its SHA-256."""

    name: str
    sha256: str


def make_graph(
    document: Document, township: str | None, known: Set[str]
) -> Made | Known:
    """Make the graph of a document unless its SHA-256 is among the `known`.

    `township` is as for `build`. What cannot be read is reported as refused.
    """
    name = document.name
    try:
        data = read_bytes(document)
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 in known:
            return Known(name, sha256)
    except DutygraphError as error:
        return Made(report_refused(name, error))
    return make_graph_of_bytes(name, data, township)


def make_graph_of_bytes(name: str, data: bytes, township: str | None) -> Made:
    """Make the graph of a document from its bytes."""
    try:
        resolved = resolve(parse(bytes_to_table(data, name), township), township)
    except DutygraphError as error:
        return Made(report_refused(name, error))
    return resolved_to_made(name, resolved)


def resolved_to_made(name: str, resolved: ResolvedList) -> Made:
    """Make the graph and the columns of a document from what was read of it."""
    quads = b"".join(to_nquads(resolved))
    columns = pack_rows(resolved_to_rows(resolved))
    document = document_iri(resolved.duty_list.source.sha256)
    report = report_built(name, resolved)
    return Made(report, graph_iri(resolved), quads, columns, document)
