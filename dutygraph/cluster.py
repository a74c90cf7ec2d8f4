"""Build on many machines: takes documents and a Dask cluster, gives shards in a folder.

The workers do what one machine does and share no disk: bytes go to them, graphs and
columns come back. Each document has a shard named by its SHA-256; the matters that all
have in common are another, made here in the end.
"""

import hashlib
import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dutygraph.build import DocumentReport, refuse_twins
from dutygraph.build.making import Made, make_graph_of_bytes
from dutygraph.build.reports import SKIPPED, report_refused
from dutygraph.errors import ClusterError, DutygraphError, OutputError
from dutygraph.extract import no_documents
from dutygraph.matters.sharding import match_shards
from dutygraph.readers import Document, documents_in
from dutygraph.readers.archive import read_bytes
from dutygraph.shards import (
    find_document,
    find_lists,
    is_whole,
    make_folder,
    remove_outdated,
    write_shard,
)
from dutygraph.version import VERSION

if TYPE_CHECKING:
    from distributed import Client, Future

_SECONDS = 15
_SCHEMES = ("tcp", "tls", "ws", "wss")
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
    whose shard is there whole is skipped; the shard of an earlier edition goes, and the
    report names it.
    Raises ClusterError where the cluster fails, OutputError where the folder holds
    something else; shards that are there stay.
    """
    documents = documents_in(paths)
    first = next(documents, None)
    if first is None:
        yield report_refused(", ".join(map(str, paths)), no_documents(paths))
        return
    digests: deque[str] = deque()
    current = set[str]()
    with _connected(cluster) as client:
        make_folder(folder)
        before = find_lists(folder)
        every = chain((first,), documents)
        made = _make_all(client, every, folder, township, digests)
        for one in refuse_twins(made):
            digest = digests.popleft()
            report = one.report
            if one.graph:
                if (earlier := before.get(one.graph, digest)) != digest:
                    report = replace(report, replaced=find_document(folder, earlier))
                write_shard(folder, digest, [one.quads], one.columns)
            if one.graph or report.status == SKIPPED:
                current.add(digest)
            if on_progress is not None:
                on_progress(report.name)
            yield report
    remove_outdated(folder, current)
    match_shards(folder)


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
    if is_whole(folder, digest):
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
    _refuse_other_addresses(cluster)
    _silence_logs()
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
        # Its TimeoutError is an OSError too, with seconds in the place of the name.
        if isinstance(error, OSError) and isinstance(error.filename, str):
            raise OutputError(
                error.filename, f"it cannot be written ({error.strerror})"
            ) from error
        reason = " ".join(str(error).split()) or type(error).__name__
        found = f"it is not reached, has no workers, or was lost ({reason[:200]})"
        raise ClusterError(cluster, found, "a running cluster", again) from error


def _refuse_other_addresses(cluster: str) -> None:
    """Refuse what Dask would try for half a minute, and then not clear up."""
    try:
        parts = urlsplit(cluster)
        is_address = parts.scheme in _SCHEMES and parts.hostname and parts.port
    except ValueError:
        is_address = None
    if not is_address:
        raise ClusterError(
            cluster, "this is no address of a scheduler", "tcp://HOST:PORT"
        )


def _silence_logs() -> None:
    """Silence Dask on lost connections: what matters of them is an error of ours.

    Some of its logs have levels of their own.
    """
    for name in tuple(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


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
