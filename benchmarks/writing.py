"""Measure writing: records to N-Quads, against the serializers people would take.

The peers are given the statements ready, as plain strings, and only make terms and
lines of them; the program starts from the records and mints every IRI itself. All write
to a file as they go, which is the null device: to hold the document takes longer than
to make it, and how long depends on the memory that others have left behind.
"""

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeAlias

import pyoxigraph
import rdflib

from benchmarks.morph import VARIABLE, Statement, time_morph
from benchmarks.results import Result
from benchmarks.timing import time_in_turn
from benchmarks.townships import resolved_lists
from dutygraph.meanings import ResolvedList
from dutygraph.quads import to_nquads

_Write: TypeAlias = Callable[[BinaryIO], None]
"""Writes a document to a file that is open."""

TOWNSHIPS, MEMORY_TOWNSHIPS = 8, 60
_OURS = "N-Quads from records"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_MEMORY = """
import os, sys
from benchmarks.townships import resolved_lists
from dutygraph.quads import to_nquads

def megabytes():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

held = []
with open("/dev/null", "wb") as file:
    for resolved in resolved_lists(int(sys.argv[1])):
        file.writelines(to_nquads(resolved))
        held.append(megabytes())
print(held[4], max(held))
"""


def measure_writing() -> list[Result]:
    """Measure the writer against its peers, what they write, and its memory."""
    records = list(resolved_lists(TOWNSHIPS))
    ours = _written(partial(write_ours, records))
    statements = list(nquads_to_statements(ours))
    same = _sort(ours) == _sort(_written(partial(write_with_rdflib, statements)))
    return [
        *measure_peers(records, statements),
        Result(
            f"N-Quads of {TOWNSHIPS} townships against rdflib's, sorted",
            "equal" if same else "NOT EQUAL",
            "equal",
            same,
        ),
        measure_memory(),
    ]


def measure_peers(
    records: list[ResolvedList], statements: list[Statement], rounds: int = 5
) -> list[Result]:
    """Measure CPU seconds from records to lines, peers from statements, in turn."""
    peers: dict[str, tuple[_Write, float]] = {
        "pyoxigraph's serializer": (partial(write_with_oxigraph, statements), 2.5),
        "rdflib's serializer": (partial(write_with_rdflib, statements), 25),
        "a bare f-string writer": (partial(write_bare, statements), 1 / 1.3),
    }
    writers = {name: write for name, (write, _) in peers.items()}
    writers["ours"] = partial(write_ours, records)
    actions = {name: partial(_throw_away, write) for name, write in writers.items()}
    seconds = time_in_turn(actions, rounds, time.process_time)
    size = len(statements) / 1000
    ours = seconds["ours"]
    results = [Result(_OURS, f"{size / ours:,.0f}k triples/s", "", True)]
    for name, (_, promised) in peers.items():
        ratio = seconds[name] / ours
        found = f"{ratio:.2f} times ({size / seconds[name]:,.0f}k triples/s)"
        said = f"≥ {promised:.2g} times"
        kept = ratio >= promised
        results.append(Result(f"{_OURS} against {name}", found, said, kept))
    return [*results, measure_morph(statements, ours)]


def measure_morph(statements: list[Statement], ours: float) -> Result:
    """Measure the program's seconds against those of morph-kgc, where it is there."""
    name, promised = f"{_OURS} against morph-kgc, in its own environment", "≥ 10 times"
    theirs = time_morph(statements)
    if theirs is None:
        return Result(name, f"not measured: {VARIABLE} is not set", promised, False)
    rate = len(statements) / theirs / 1000
    found = f"{theirs / ours:.1f} times ({rate:,.0f}k triples/s)"
    return Result(name, found, promised, theirs / ours >= 10)


def write_ours(records: Iterable[ResolvedList], file: BinaryIO) -> None:
    """Write records as the program does."""
    for resolved in records:
        file.writelines(to_nquads(resolved))


def write_bare(statements: Iterable[Statement], file: BinaryIO) -> None:
    """Write statements with nothing but f-strings; nothing is escaped."""
    text = io.TextIOWrapper(file, "utf-8", newline="\n")
    text.writelines(
        f"<{s}> <{p}> <{o}> <{g}> .\n"
        if not datatype
        else f'<{s}> <{p}> "{o}"@{language} <{g}> .\n'
        if language
        else f'<{s}> <{p}> "{o}" <{g}> .\n'
        if datatype == _STRING
        else f'<{s}> <{p}> "{o}"^^<{datatype}> <{g}> .\n'
        for s, p, o, language, datatype, g in statements
    )
    text.detach()


def write_with_oxigraph(statements: Iterable[Statement], file: BinaryIO) -> None:
    """Write statements as pyoxigraph does."""
    quads = map(_to_oxigraph, statements)
    pyoxigraph.serialize(quads, file, format=pyoxigraph.RdfFormat.N_QUADS)


def write_with_rdflib(statements: Iterable[Statement], file: BinaryIO) -> None:
    """Write statements as rdflib does, out of a dataset."""
    dataset = rdflib.Dataset()
    iri, literal = rdflib.URIRef, rdflib.Literal
    for s, p, o, language, datatype, g in statements:
        term: rdflib.term.Node
        if not datatype:
            term = iri(o)
        elif language:
            term = literal(o, lang=language)
        elif datatype == _STRING:
            term = literal(o)
        else:
            term = literal(o, datatype=iri(datatype))
        dataset.graph(iri(g)).add((iri(s), iri(p), term))
    dataset.serialize(file, format="nquads", encoding="utf-8")


def nquads_to_statements(document: bytes) -> Iterator[Statement]:
    """Take statements from a document of N-Quads."""
    for quad in pyoxigraph.parse(document, pyoxigraph.RdfFormat.N_QUADS):
        term = quad.object
        language = datatype = ""
        if isinstance(term, pyoxigraph.Literal):
            language, datatype = term.language or "", term.datatype.value
        yield Statement(
            quad.subject.value,
            quad.predicate.value,
            term.value,
            language,
            datatype,
            quad.graph_name.value,
        )


def measure_memory(count: int = MEMORY_TOWNSHIPS) -> Result:
    """Measure how much more memory is held over many townships than after the fifth."""
    command = (sys.executable, "-c", _MEMORY, str(count))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    fifth, most = map(float, done.stdout.split())
    name = f"memory of writing {count:,} townships one by one, over that after 5"
    found = f"{most - fifth:.0f} MB ({most:.0f} MB in all)"
    return Result(name, found, "≤ 100 MB", most - fifth <= 100)


def _to_oxigraph(statement: Statement) -> pyoxigraph.Quad:
    iri, literal = pyoxigraph.NamedNode, pyoxigraph.Literal
    s, p, o, language, datatype, g = statement
    term: pyoxigraph.NamedNode | pyoxigraph.Literal
    if not datatype:
        term = iri(o)
    elif language:
        term = literal(o, language=language)
    elif datatype == _STRING:
        term = literal(o)
    else:
        term = literal(o, datatype=iri(datatype))
    return pyoxigraph.Quad(iri(s), iri(p), term, iri(g))


def _written(write: _Write) -> bytes:
    file = io.BytesIO()
    write(file)
    return file.getvalue()


def _throw_away(write: _Write) -> None:
    with Path(os.devnull).open("wb") as file:
        write(file)


def _sort(document: bytes) -> list[bytes]:
    return sorted(line for line in document.split(b"\n") if line)
