"""Build on many machines: takes documents and a Dask cluster, gives shards in a folder.

The workers do what one machine does and share no disk: bytes go to them, graphs and
columns come back. Each document has a folder named by its SHA-256, which appears whole:
its graph, a file of N-Quads named by the SHA-256 of its bytes, and its tables.
"""

import hashlib
import logging
import shutil
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from dutygraph.build import DocumentReport, refuse_twins
from dutygraph.build.making import Made, make_graph_of_bytes
from dutygraph.build.reports import SKIPPED, report_refused
from dutygraph.columns.arrow import packed_to_tables, write_tables
from dutygraph.errors import ClusterError, DutygraphError, OutputError
from dutygraph.extract import no_documents
from dutygraph.nquads import quads_to_bytes
from dutygraph.readers import Document, documents_in
from dutygraph.readers.archive import read_bytes
from dutygraph.remote.graphs import has_own_bytes
from dutygraph.store import vocabulary_quads
from dutygraph.version import VERSION

if TYPE_CHECKING:
    from distributed import Client, Future

MARKER = "dutygraph.shards"
FORMAT = f"dutygraph shards, format 1, written by {VERSION}\n"

_VOCABULARY = "vocabulary"
_UNFINISHED = "unfinished"
_SECONDS = 15
# How many documents each thread of the cluster has at hand beside the one it reads.
_AHEAD = 2


def build_shards(
    paths: Sequence[Path],
    folder: Path,
    cluster: str,
    township: str | None = None,
    on_progress: Callable[[str], None] | None = None,
) -> Iterator[DocumentReport]:
    """Write the graphs and tables of documents into a folder of shards.

    `cluster` is the address of the scheduler, tcp://…; `township` is as for `build`.
    Gives the report of each document, in order, once its shard is there. A document
    whose shard is there whole is skipped. Raises ClusterError where the cluster fails,
    OutputError where the folder holds something else; shards that are there stay.
    """
    documents = documents_in(paths)
    first = next(documents, None)
    if first is None:
        yield report_refused(", ".join(map(str, paths)), no_documents(paths))
        return
    digests: deque[str] = deque()
    with _connected(cluster) as client:
        _make_folder(folder)
        every = chain((first,), documents)
        made = _make_all(client, every, folder, township, digests)
        for one in refuse_twins(made):
            digest = digests.popleft()
            if one.graph:
                _write_shard(folder, digest, one.quads, one)
            if on_progress is not None:
                on_progress(one.report.name)
            yield one.report


def _make_all(
    client: "Client",
    documents: Iterator[Document],
    folder: Path,
    township: str | None,
    digests: "deque[str]",
) -> Iterator[Made]:
    """Give what becomes of each document; its SHA-256 goes to `digests`."""
    most = (1 + _AHEAD) * max(sum(client.nthreads().values()), 1)
    begun: deque[Made | Future[Made]] = deque()
    for document in documents:
        digest, one = _begin(client, document, folder, township)
        digests.append(digest)
        begun.append(one)
        if len(begun) >= most:
            yield _finish(begun.popleft())
    while begun:
        yield _finish(begun.popleft())


def _begin(
    client: "Client", document: Document, folder: Path, township: str | None
) -> "tuple[str, Made | Future[Made]]":
    name = document.name
    try:
        data = read_bytes(document)
    except DutygraphError as error:
        return "", Made(report_refused(name, error))
    digest = hashlib.sha256(data).hexdigest()
    if _has_shard(folder / digest):
        return digest, Made(DocumentReport(name, SKIPPED))
    return digest, client.submit(make_graph_of_bytes, name, data, township, pure=False)


def _finish(begun: "Made | Future[Made]") -> Made:
    if isinstance(begun, Made):
        return begun
    found = begun.result()
    begun.release()
    if not isinstance(found, Made):
        raise TypeError(f"a graph was asked for, not {type(found)}")
    return found


@contextmanager
def _connected(cluster: str) -> "Iterator[Client]":
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise ClusterError(
            cluster,
            "distributed is not installed",
            "it, on every machine",
            "pip install 'dutygraph[cluster]'",
        ) from error
    # It tells each lost connection; what matters of that is an error of ours.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    again = "run the same command again: it goes on with what is missing"
    try:
        with Client(cluster, timeout=_SECONDS, set_as_default=False) as client:
            client.wait_for_workers(1, timeout=_SECONDS)
            _refuse_other_versions(client, cluster)
            yield client
    except KilledWorker as error:
        found = f"its workers died one after another over a document ({error.task})"
        advice = f"give them more memory, or take the document out; {again}"
        raise ClusterError(cluster, found, "workers that live", advice) from error
    except (OSError, TimeoutError, CancelledError, ValueError) as error:
        if isinstance(error, OSError) and error.filename is not None:
            raise OutputError(
                error.filename, f"it cannot be written ({error.strerror})"
            ) from error
        reason = str(error) or type(error).__name__
        found = f"it is not reached, has no workers, or was lost ({reason[:200]})"
        raise ClusterError(cluster, found, "a running cluster", again) from error


def _refuse_other_versions(client: "Client", cluster: str) -> None:
    found = client.run(_version, on_error="return")
    others = {str(one) for one in found.values()} - {VERSION}
    if others:
        raise ClusterError(
            cluster,
            f"workers have another dutygraph ({', '.join(sorted(others))[:200]})",
            f"{VERSION} on every machine",
            "install the same version there",
        )


def _version() -> str:
    from dutygraph.version import VERSION as HERE

    return HERE


def _make_folder(folder: Path) -> None:
    """Make a folder of shards with the vocabulary, or go on with one."""
    marker = folder / MARKER
    if folder.exists() and not marker.exists() and any(folder.iterdir()):
        raise OutputError(folder, f"no file {MARKER} is in it", "an empty folder")
    folder.mkdir(parents=True, exist_ok=True)
    if not marker.exists():
        marker.write_text(FORMAT, encoding="utf-8")
    found = marker.read_text(encoding="utf-8", errors="replace")
    if found != FORMAT:
        raise OutputError(
            marker,
            f"it says {found[:60].strip()!r}",
            repr(FORMAT.strip()),
            "choose another folder for this version",
        )
    if not _has_shard(folder / _VOCABULARY):
        _write_shard(folder, _VOCABULARY, quads_to_bytes(vocabulary_quads()))


def _has_shard(place: Path) -> bool:
    return any(has_own_bytes(path) for path in place.glob("*.nq"))


def _write_shard(
    folder: Path, name: str, quads: bytes, made: Made | None = None
) -> None:
    """Write a shard aside and move it into place whole."""
    aside, place = folder / _UNFINISHED, folder / name
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    (aside / f"{hashlib.sha256(quads).hexdigest()}.nq").write_bytes(quads)
    if made is not None and made.columns:
        write_tables(packed_to_tables([made.columns]), aside)
    # What is there is damaged, else nothing had been made.
    shutil.rmtree(place, ignore_errors=True)
    aside.rename(place)
