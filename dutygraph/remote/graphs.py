"""Take graphs out of stores and shards: gives each whole, as N-Triples, to be sent.

A shard is a file of N-Quads in which each graph stands in one piece.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyoxigraph

from dutygraph import vocab
from dutygraph.errors import ReadError
from dutygraph.remote.spool import Spool
from dutygraph.store import VOCABULARY, Store, translated_errors

MARKS = (vocab.SHA256, vocab.WAS_DERIVED_FROM, vocab.WAS_ATTRIBUTED_TO)
"""The properties whose values tell which documents, in which version, made a graph."""

_MARKS = frozenset(pyoxigraph.NamedNode(mark[1:-1]) for mark in MARKS)

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Piece:
    """One graph: its IRI, its N-Triples, how many they are and what they stem from."""

    graph: str
    body: Spool
    triples: int
    marks: frozenset[str]


def store_to_pieces(store: Store) -> Iterator[Piece]:
    """Give the graphs of a store, the vocabulary first."""
    for graph in (VOCABULARY, *store.graphs()):
        name = pyoxigraph.NamedNode(graph)
        with translated_errors(store.path):
            found = store.database.quads_for_pattern(None, None, None, name)
            piece = _to_piece(graph, found)
        if piece.triples:
            yield piece


def shards_to_pieces(paths: Iterable[Path]) -> Iterator[Piece]:
    """Give the graphs of shards, in their order.

    Raises ReadError where a shard cannot be read to its end, holds statements outside
    of graphs, or a graph comes in two pieces, of which one would replace the other.
    """
    met: dict[str, Path] = {}
    for path in shards_in(paths):
        try:
            _refuse_other_bytes(path)
            quads = pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.N_QUADS)
            for name, found in groupby(quads, key=lambda quad: quad.graph_name):
                if not isinstance(name, pyoxigraph.NamedNode):
                    raise _damaged(path, "a statement outside of any graph")
                if name.value in met:
                    raise _damaged(
                        path,
                        f"a second piece of <{name.value}>, after {met[name.value]}",
                    )
                met[name.value] = path
                yield _to_piece(name.value, found)
        except SyntaxError as error:
            raise _damaged(path, f"a damaged shard ({error.msg})") from error
        except OSError as error:
            raise _damaged(path, f"it cannot be read ({error})") from error


def shards_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the shards of files and folders, a folder's sorted."""
    for path in paths:
        yield from sorted(path.rglob("*.nq")) if path.is_dir() else (path,)


def has_own_bytes(shard: Path) -> bool:
    """Tell whether a shard that is named by its SHA-256 still has these bytes."""
    with shard.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == shard.stem


def _refuse_other_bytes(path: Path) -> None:
    if _DIGEST.fullmatch(path.stem) and not has_own_bytes(path):
        raise _damaged(path, "a damaged shard: its bytes are not those it is named by")


def _to_piece(graph: str, quads: Iterable[pyoxigraph.Quad]) -> Piece:
    body, triples, marks = Spool(), 0, set[str]()
    for quad in quads:
        body.write(f"{quad.triple} .\n".encode())
        triples += 1
        if quad.predicate in _MARKS:
            marks.add(str(quad.object))
    return Piece(graph, body, triples, frozenset(marks))


def _damaged(path: Path, found: str) -> ReadError:
    return ReadError(
        path,
        found,
        "N-Quads, each graph in one piece",
        "build or copy it again; what was pushed stays",
    )
