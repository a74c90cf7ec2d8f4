"""Rewrite a large graph: takes its new statements, writes those that differ.

Neither the old graph nor the new one is held: of each statement only a number is kept,
so that a matching of millions of duties needs little memory, and one that changes
little writes little.
"""

import io
from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import IO, TypeAlias, cast

import numpy
import pyoxigraph

from dutygraph.nquads import Triple

_TOGETHER = 100_000
"""Statements that are removed and added in one transaction at most."""

_Numbers: TypeAlias = "numpy.typing.NDArray[numpy.int64]"


def rewrite_graph(
    database: pyoxigraph.Store, graph: str, make: Callable[[], Iterable[Triple]]
) -> None:
    """Make a graph hold just what `make` gives, the same each time it is called.

    One transaction where little differs. Where much does, what is no longer there goes
    first and all that is new comes in one step: in between, the graph holds less than
    before and nothing new, and doing it again completes it.
    """
    numbers = array("q")
    _dump(database, graph, lambda line: numbers.append(hash(line)))
    old = numpy.array(numbers, dtype=numpy.int64)
    new = numpy.fromiter((hash(line) for line in _lines(make())), dtype=numpy.int64)
    gone, come = numpy.setdiff1d(old, new), numpy.setdiff1d(new, old)
    removed = _find(database, graph, gone)
    if len(gone) + len(come) <= _TOGETHER:
        _change(database, graph, removed, _choose(make, come))
        return
    for start in range(0, len(removed), _TOGETHER):
        _change(database, graph, removed[start : start + _TOGETHER], ())
    added = _choose(make, come) if len(old) else _lines(make())
    database.bulk_load(
        io.BufferedReader(_Reader(added)),
        pyoxigraph.RdfFormat.N_TRIPLES,
        to_graph=pyoxigraph.NamedNode(graph),
        lenient=True,
    )


def _lines(triples: Iterable[Triple]) -> Iterator[bytes]:
    return (f"{s} {p} {o} .".encode() for s, p, o in triples)


def _choose(make: Callable[[], Iterable[Triple]], numbers: _Numbers) -> Iterator[bytes]:
    wanted = set(numbers.tolist())
    return (line for line in _lines(make()) if hash(line) in wanted)


def _find(database: pyoxigraph.Store, graph: str, numbers: _Numbers) -> list[bytes]:
    """Give the statements of a graph with these numbers."""
    found: list[bytes] = []
    wanted = set(numbers.tolist())
    if wanted:
        _dump(
            database,
            graph,
            lambda line: found.append(line) if hash(line) in wanted else None,
        )
    return found


def _dump(
    database: pyoxigraph.Store, graph: str, take: Callable[[bytes], None]
) -> None:
    name = pyoxigraph.NamedNode(graph)
    sink = cast(IO[bytes], _Sink(take))
    database.dump(sink, pyoxigraph.RdfFormat.N_TRIPLES, from_graph=name)


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


class _Sink(io.RawIOBase):
    """Takes what a database writes, line by line."""

    def __init__(self, take: Callable[[bytes], None]) -> None:
        self._take = take
        self._rest = b""

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        *lines, self._rest = (self._rest + bytes(data)).split(b"\n")
        for line in lines:
            self._take(line)
        return len(data)


class _Reader(io.RawIOBase):
    """Gives lines to a database that reads a file."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        if not self._rest:
            line = next(self._lines, None)
            self._rest = line + b"\n" if line is not None else b""
        part = self._rest[: len(buffer)]
        self._rest = self._rest[len(part) :]
        buffer[: len(part)] = part
        return len(part)
