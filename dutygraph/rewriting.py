"""Rewrite a large graph: takes its new statements, writes those that differ.

Neither the old graph nor the new one is held: of each statement only a number is kept,
so that a matching of millions of duties needs little memory, and one that changes
little writes little. Statements come and go as blocks: lines of N-Triples, each whole.
"""

import io
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import compress, islice
from typing import TypeAlias

import numpy
import pyoxigraph

_TOGETHER = 100_000
"""Statements that are removed and added in one transaction at most."""
_CHUNK = 1 << 20
"""Bytes that a database is given at once."""

_Numbers: TypeAlias = "numpy.typing.NDArray[numpy.int64]"
_Make: TypeAlias = Callable[[], Iterable[bytes]]


def rewrite_graph(database: pyoxigraph.Store, graph: str, make: _Make) -> None:
    """Make a graph hold just what `make` gives, the same each time it is called.

    One step where the graph is new, one transaction where little differs. Where much
    does, what is no longer there goes first and all that is new comes in one step: in
    between, the graph holds less than before and nothing new, and doing it again
    completes it.
    """
    name = pyoxigraph.NamedNode(graph)
    if next(database.quads_for_pattern(None, None, None, name), None) is None:
        _load(database, name, make())
        return
    old, new = _number(_dumped(database, name)), _number(_lines(make()))
    gone, come = numpy.setdiff1d(old, new), numpy.setdiff1d(new, old)
    if len(gone) + len(come) <= _TOGETHER:
        removed = _choose(_dumped(database, name), gone)
        _change(database, graph, removed, _choose(_lines(make()), come))
        return
    removing = _choose(_dumped(database, name), gone)
    while part := list(islice(removing, _TOGETHER)):
        _change(database, graph, part, ())
    _load(database, name, (line + b"\n" for line in _choose(_lines(make()), come)))


def _lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    for block in blocks:
        yield from block.split(b"\n")[:-1]


def _dumped(database: pyoxigraph.Store, graph: pyoxigraph.NamedNode) -> Iterator[bytes]:
    """Give the statements of a graph as they were when the first is taken."""
    for quad in database.quads_for_pattern(None, None, None, graph):
        yield f"{quad.subject} {quad.predicate} {quad.object} .".encode()


def _number(lines: Iterable[bytes]) -> _Numbers:
    return numpy.frombuffer(array("q", map(hash, lines)), dtype=numpy.int64)


def _choose(lines: Iterable[bytes], numbers: _Numbers) -> Iterator[bytes]:
    """Give the lines that have one of these numbers, which are in order."""
    rest = iter(lines if len(numbers) else ())
    while part := list(islice(rest, _TOGETHER)):
        own = _number(part)
        first = numpy.searchsorted(numbers, own, "left")
        last = numpy.searchsorted(numbers, own, "right")
        yield from compress(part, last > first)


def _change(
    database: pyoxigraph.Store,
    graph: str,
    removed: Iterable[bytes],
    added: Iterable[bytes],
) -> None:
    parts = [
        f"{verb} DATA {{ GRAPH <{graph}> {{\n{text} }} }}"
        for verb, lines in (("DELETE", removed), ("INSERT", added))
        if (text := b"\n".join(lines).decode())
    ]
    if parts:
        database.update(" ;\n".join(parts))


def _load(
    database: pyoxigraph.Store, graph: pyoxigraph.NamedNode, pieces: Iterable[bytes]
) -> None:
    """Add statements in one step: all come, or none."""
    reader = io.BufferedReader(_Reader(pieces), _CHUNK)
    database.bulk_load(
        reader, pyoxigraph.RdfFormat.N_TRIPLES, to_graph=graph, lenient=True
    )


class _Reader(io.RawIOBase):
    """Gives pieces of text to a database that reads a file."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        gathered, size = [self._rest], len(self._rest)
        while size < len(buffer) and (piece := next(self._pieces, None)) is not None:
            gathered.append(piece)
            size += len(piece)
        found = b"".join(gathered)
        self._rest = found[len(buffer) :]
        buffer[: len(found)] = found[: len(buffer)]
        return min(len(found), len(buffer))
