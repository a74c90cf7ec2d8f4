"""Write statements with morph-kgc: takes statements, gives its seconds of CPU.

It needs other versions of what this project uses, so it has an environment of its own:
MORPH_KGC_PYTHON names a Python that can import it.
"""

import csv
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

VARIABLE = "MORPH_KGC_PYTHON"
_PREFIXES = """
@base <http://example.org/> .
@prefix rr: <http://www.w3.org/ns/r2rml#> .
@prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> .
"""
_MAP = """
<#%(name)s> a rr:TriplesMap ;
  rml:logicalSource [ rml:source "%(file)s" ; rml:referenceFormulation ql:CSV ] ;
  rr:subjectMap [ rml:reference "s" ; rr:termType rr:IRI ;
    rr:graphMap [ rml:reference "g" ; rr:termType rr:IRI ] ] ;
  rr:predicateObjectMap [
    rr:predicateMap [ rml:reference "p" ; rr:termType rr:IRI ] ;
    rr:objectMap [ rml:reference "o" ; %(term)s ] ] .
"""
_CONFIGURATION = """
[CONFIGURATION]
output_format: N-QUADS
number_of_processes: 1
logging_level: ERROR
[SOURCE]
mappings: %s
"""
_RUN = """
import json, sys, time
import morph_kgc

start = time.process_time()
lines = morph_kgc.materialize_set(sys.argv[1])
document = " .\\n".join(lines)
print(json.dumps([len(lines), time.process_time() - start]))
"""


class Statement(NamedTuple):
    """One statement as plain strings; no `datatype` where the object is an IRI."""

    subject: str
    predicate: str
    object: str
    language: str
    datatype: str
    graph: str


def time_morph(statements: Iterable[Statement]) -> float | None:
    """Give the seconds morph-kgc takes, or None where it is not there.

    The statements stand in CSV files, one for each form of object. Raises ValueError
    where it writes more or fewer.
    """
    python = os.environ.get(VARIABLE)
    if not python:
        return None
    with tempfile.TemporaryDirectory() as folder:
        given, mapping = _write_sources(statements, Path(folder))
        configuration = _CONFIGURATION % mapping
        done = subprocess.run(
            (python, "-c", _RUN, configuration),
            check=True,
            capture_output=True,
            text=True,
        )
    written, seconds = json.loads(done.stdout.splitlines()[-1])
    if written != given:
        raise ValueError(f"morph-kgc wrote {written} of {given} statements")
    return float(seconds)


def _write_sources(statements: Iterable[Statement], folder: Path) -> tuple[int, Path]:
    """Write the statements and the mapping; give how many differ, and the mapping."""
    distinct = sorted(set(statements), key=_to_term)
    terms: dict[str, str] = {}
    for term, members in groupby(distinct, key=_to_term):
        terms[term] = str(folder / f"{len(terms)}.csv")
        with Path(terms[term]).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(("s", "p", "o", "g"))
            writer.writerows(
                (m.subject, m.predicate, m.object, m.graph) for m in members
            )
    maps = (
        _MAP % {"name": number, "file": file, "term": term}
        for number, (term, file) in enumerate(terms.items())
    )
    mapping = folder / "mapping.ttl"
    mapping.write_text(_PREFIXES + "".join(maps), encoding="utf-8")
    return len(distinct), mapping


def _to_term(statement: Statement) -> str:
    if not statement.datatype:
        return "rr:termType rr:IRI"
    if statement.language:
        return f'rr:language "{statement.language}"'
    if statement.datatype.endswith("#string"):
        return "rr:termType rr:Literal"
    return f"rr:datatype <{statement.datatype}>"
