"""Build a store: documents on disk, give their graphs in the store and a report.

One pass: read, parse, resolve, write. A document that cannot be read is refused and the
others go through. What is in the store is there whole, so a build that was stopped goes
on where it was.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import partial
from pathlib import Path

from dutygraph.build.batches import load_all
from dutygraph.build.making import Known, Made, make_graph
from dutygraph.build.precedence import wait_for_compaction
from dutygraph.build.reports import (
    BuildReport,
    DocumentReport,
    find_replaced,
    report_refused,
    report_skipped,
)
from dutygraph.columns.writing import ColumnWriter
from dutygraph.errors import ParseError, ReadError
from dutygraph.extract import no_documents
from dutygraph.matters.storing import is_matched, match_store
from dutygraph.readers import Document, documents_in
from dutygraph.readers.archive import read_bytes
from dutygraph.store import Store, create_store
from dutygraph.workers import map_documents

__all__ = [
    "BuildReport",
    "DocumentReport",
    "build",
    "build_documents",
    "refuse_twins",
]


def build(
    paths: Sequence[Path],
    store: Path,
    township: str | None = None,
    on_progress: Callable[[str], None] | None = None,
    jobs: int | None = None,
) -> BuildReport:
    """Write documents into a store as `build_documents` does; give all reports."""
    return BuildReport(
        tuple(build_documents(paths, store, township, on_progress, jobs))
    )


def build_documents(
    paths: Sequence[Path],
    store: Path,
    township: str | None = None,
    on_progress: Callable[[str], None] | None = None,
    jobs: int | None = None,
) -> Iterator[DocumentReport]:
    """Write the graphs of documents, folders and ZIPs into a store on disk.

    Gives the report of each document, in order, once it is in the store; the store is
    open until the last is taken. `township` is the nine-digit code of the township
    whose lists these are, where they do not say it. `on_progress` is told the name of
    each document that is read. `jobs` is the most processes to read in, all cores where
    it is None. Raises StoreError where the store cannot be written; what was there
    stays.
    """
    documents = list(documents_in(paths))
    if not documents:
        yield report_refused(", ".join(map(str, paths)), no_documents(paths))
        return
    if not any(document.path.exists() for document in documents):
        yield from _refuse_missing(documents)
        return
    with create_store(store) as opened:
        columns = ColumnWriter(opened)
        # What lacks its columns, as in a store of an earlier version, is read again.
        known = columns.documents()
        made = _make_all(documents, opened, known, township, jobs)
        replacing = _tell_replaced(refuse_twins(made), opened)
        told = _told(replacing, on_progress)
        yield from load_all(columns, told, len(documents))
        columns.settle()
        if not is_matched(opened):
            columns.outdate()
            match_store(opened)
        columns.complete()
        wait_for_compaction()


def _refuse_missing(documents: Iterable[Document]) -> Iterator[DocumentReport]:
    """Refuse what is not there, so that a mistyped path makes no store."""
    for document in documents:
        try:
            read_bytes(document)
        except ReadError as error:
            yield report_refused(document.name, error)


def _make_all(
    documents: Iterable[Document],
    store: Store,
    known: Set[str],
    township: str | None,
    jobs: int | None,
) -> Iterator[Made]:
    function = partial(make_graph, township=township, known=known)
    for made in map_documents(function, documents, jobs):
        if isinstance(made, Known):
            yield Made(report_skipped(made.name, store, made.sha256))
        else:
            yield made


def refuse_twins(documents: Iterable[Made]) -> Iterator[Made]:
    """Refuse a list that another document of this build has already given."""
    names: dict[str, str] = {}
    for made in documents:
        name = made.report.name
        if made.graph and names.setdefault(made.graph, name) is not name:
            yield Made(report_refused(name, _twin(name, names[made.graph])))
        else:
            yield made


def _twin(name: str, other: str) -> ParseError:
    return ParseError(
        name,
        f"the same lists of the same township as in {other}",
        "one document for each list of a township",
        "build the one that is in force, or give --township for one of them",
    )


def _tell_replaced(documents: Iterable[Made], store: Store) -> Iterator[Made]:
    """Say of a list which other document's list it takes the place of."""
    for made in documents:
        if made.graph:
            name = find_replaced(store, made.graph, made.document)
            made = replace(made, report=replace(made.report, replaced=name))
        yield made


def _told(
    documents: Iterable[Made], on_progress: Callable[[str], None] | None
) -> Iterator[Made]:
    for made in documents:
        if on_progress is not None:
            on_progress(made.report.name)
        yield made
