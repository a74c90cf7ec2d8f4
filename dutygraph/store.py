"""Keep the graphs on disk: takes a folder, gives a store that is whole at any moment.

The folder holds a marker and an Oxigraph database. Each document is one named graph;
the ontology and its schemes are another. A graph is written in one transaction, so a
process that dies leaves it as it was or complete.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph

from dutygraph import vocab
from dutygraph.closing import Closing
from dutygraph.errors import StoreError, is_interrupt
from dutygraph.nquads import (
    Quad,
    quads_to_bytes,
    quads_to_triples,
    text_to_literal,
)
from dutygraph.resources import resource
from dutygraph.rewriting import rewrite_graph
from dutygraph.storefolder import Lock, database_of, lock_folder, locked, make_folder

HOME = "https://w3id.org/dutygraph/"
"""What the names of all graphs begin with."""

VOCABULARY = f"{HOME}ontology"
"""The graph of the ontology and the schemes."""

_SHAPES = "shapes.ttl"

# What RocksDB says where another program has opened the database by itself.
_LOCKED = re.compile(r"While lock file|lock hold by current process")
_FULL = re.compile(r"No space left|Disk quota exceeded|File too large")


class Store(Closing):
    """An open store; a context manager. Made by `open_store` and `create_store`."""

    def __init__(self, path: Path, database: pyoxigraph.Store, lock: Lock) -> None:
        self.path = path
        self.name = str(path)
        self._database: pyoxigraph.Store | None = database
        self._lock = lock

    @property
    def database(self) -> pyoxigraph.Store:
        """The Oxigraph store underneath; StoreError once this one is closed."""
        if self._database is None:
            raise StoreError(self.path, "the store is closed", "an open store")
        return self._database

    def put(self, quads: Iterable[Quad]) -> str:
        """Write the graph that the quads belong to, in the place of what it held.

        Gives its IRI. One transaction: whatever happens, the graph is the old one or
        the new one. Raises ValueError unless the quads name exactly one graph.
        """
        graphs: set[str] = set()
        written = quads_to_bytes(_note_graphs(quads, graphs))
        if len(graphs) != 1:
            raise ValueError(f"one graph is written at a time, not {sorted(graphs)}")
        graph = graphs.pop()[1:-1]
        self.put_graphs({graph: written})
        return graph

    def put_graphs(self, graphs: Mapping[str, bytes]) -> None:
        """Write graphs, each a document of N-Quads as written here, by their IRIs.

        Those that are new come all at once or not at all; each of the others takes the
        place of the old one in a transaction of its own.
        """
        with translated_errors(self.path):
            old = {iri for iri in graphs if self._has_graph(iri)}
            new = [quads for iri, quads in graphs.items() if iri not in old]
            _load_quads(self.database, b"".join(new))
            for iri in sorted(old):
                _replace_graph(self.database, f"<{iri}>", graphs[iri])

    def rewrite(self, graph: str, make: Callable[[], Iterable[bytes]]) -> None:
        """Make a large graph hold the blocks of `make`, as `rewrite_graph` does."""
        with translated_errors(self.path):
            rewrite_graph(self.database, graph, make)

    def documents(self) -> frozenset[str]:
        """Give the SHA-256 of every file of which a list is stored."""
        kind, source, name = (
            pyoxigraph.NamedNode(term[1:-1])
            for term in (vocab.TYPE, vocab.SourceDocument, vocab.SHA256)
        )
        find = self.database.quads_for_pattern
        with translated_errors(self.path):
            files = {(q.subject, q.graph_name) for q in find(None, kind, source, None)}
            return frozenset(
                quad.object.value
                for quad in find(None, name, None, None)
                if (quad.subject, quad.graph_name) in files
                and isinstance(quad.object, pyoxigraph.Literal)
            )

    def _has_graph(self, iri: str) -> bool:
        return self.database.contains_named_graph(pyoxigraph.NamedNode(iri))

    def graphs(self) -> tuple[str, ...]:
        """Give the IRIs of the documents' graphs, sorted; the vocabulary is none."""
        with translated_errors(self.path):
            names = {str(name)[1:-1] for name in self.database.named_graphs()}
        return tuple(sorted(names - {VOCABULARY}))

    def lines(self) -> Iterator[str]:
        """Give every statement as a line of N-Quads, sorted."""
        with translated_errors(self.path):
            yield from sorted(f"{quad} .\n" for quad in self.database)

    def close(self) -> None:
        """Put everything into the database's files and let others have the store."""
        if self._database is not None:
            database, self._database = self._database, None
            if self._lock.writing:
                with translated_errors(self.path):
                    database.flush()
            del database
        self._lock.release()


def open_store(path: Path | str) -> Store:
    """Open a store for reading; any number of processes may do so at once.

    Raises StoreError where there is no store, or a damaged one, or one that another
    process is writing; nothing on disk is changed.
    """
    folder = Path(path)
    lock = lock_folder(folder, writing=False)
    try:
        data = database_of(folder)
        with translated_errors(folder):
            return Store(folder, pyoxigraph.Store.read_only(str(data)), lock)
    except BaseException:
        lock.release()
        raise


def create_store(path: Path | str) -> Store:
    """Open a store for writing; make it where the folder is missing or empty.

    Brings the graph of the vocabulary up to date. Raises StoreError where the folder
    holds something else, is damaged, or is open in another process; what is there
    stays untouched.
    """
    folder = Path(path)
    with translated_errors(folder):
        lock = make_folder(folder)
    try:
        data = database_of(folder)
        with translated_errors(folder):
            # Opened to write, a damaged database begins to change: look first.
            pyoxigraph.Store.read_only(str(data))
            store = Store(folder, pyoxigraph.Store(str(data)), lock)
        _refresh_vocabulary(store)
        return store
    except BaseException:
        lock.release()
        raise


@contextmanager
def translated_errors(path: Path) -> Iterator[None]:
    """Turn what the database raises into StoreError; `path` is the store's folder."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        if is_interrupt(error):
            raise KeyboardInterrupt from error
        message = str(error)
        if _LOCKED.search(message):
            raise locked(path) from error
        if _FULL.search(message):
            raise StoreError(
                path,
                f"the disk takes no more ({message})",
                "free space",
                "make room and run the same command again: what is there is whole",
            ) from error
        raise StoreError(
            path,
            f"the store cannot be read or written ({message})",
            "a whole store",
            "build it again into a new folder if it stays so",
        ) from error


def _note_graphs(quads: Iterable[Quad], graphs: set[str]) -> Iterator[Quad]:
    for quad in quads:
        graphs.add(quad.graph)
        yield quad


def _load_quads(database: pyoxigraph.Store, quads: bytes) -> None:
    """Load graphs that are new in one step.

    Oxigraph takes all files of one bulk load into RocksDB in one atomic step
    (RocksDbStorageBulkLoader::commit, IngestExternalFiles); 3 times as fast as a
    transaction, and nothing is left to flush.
    """
    if quads:
        database.bulk_load(quads, pyoxigraph.RdfFormat.N_QUADS, lenient=True)


def _replace_graph(database: pyoxigraph.Store, graph: str, quads: bytes) -> None:
    """Put a graph in the place of the old one.

    Only an update drops and inserts in one transaction; it is half as fast.
    """
    triples = quads_to_triples(quads, graph).decode()
    database.update(
        f"DROP SILENT GRAPH {graph} ;\nINSERT DATA {{ GRAPH {graph} {{\n{triples}}} }}"
    )


def _refresh_vocabulary(store: Store) -> None:
    digest = _vocabulary_digest()
    name = pyoxigraph.NamedNode(VOCABULARY)
    mark = pyoxigraph.Quad(
        name,
        pyoxigraph.NamedNode(vocab.SHA256[1:-1]),
        pyoxigraph.Literal(digest),
        name,
    )
    if mark not in store.database:
        store.put(vocabulary_quads())


def vocabulary_quads() -> Iterator[Quad]:
    """Give the graph of the vocabulary, sorted."""
    graph = f"<{VOCABULARY}>"
    terms = {
        (str(quad.subject), str(quad.predicate), str(quad.object))
        for path in _ontology_files()
        for quad in pyoxigraph.parse(path=str(path))
    }
    terms.add((graph, vocab.SHA256, text_to_literal(_vocabulary_digest())))
    for subject, predicate, object_ in sorted(terms):
        yield Quad(subject, predicate, object_, graph)


def _vocabulary_digest() -> str:
    digest = hashlib.sha256()
    for path in _ontology_files():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _ontology_files() -> list[Path]:
    found = sorted(resource("ontology").glob("*.ttl"))
    return [path for path in found if path.name != _SHAPES]
