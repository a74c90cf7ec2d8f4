"""Read loads from the tables beside the graph: takes a connection, gives the loads.

The same rows in the same order as from the graph, at 1.1 million duties in seconds.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from dutygraph.loads.records import (
    Basic,
    Concept,
    Line,
    Load,
    Loads,
    Party,
    Relief,
    Town,
)

if TYPE_CHECKING:
    import duckdb

Iris: TypeAlias = Mapping[int, str]
"""The IRIs of things by their codes."""

_Row: TypeAlias = (
    "tuple[str, int, list[int] | None, int, int, bool, int, list[int] | None]"
)

LANGUAGES = ("zh", "en")
"""The languages that the tables have labels in; each names its column."""

_BATCH = 50_000

_DUTIES = """
WITH own AS (
  SELECT * FROM duties WHERE kind = $kind{within}
), parties AS (
  SELECT duty, list(department) AS departments
  FROM participation{only}
  GROUP BY duty
), promised AS (
  SELECT duty, list(DISTINCT type) AS types
  FROM guarantees{only}
  WHERE type IS NOT NULL
  GROUP BY duty
)
SELECT d.iri, township, departments, lead, steps, hard, field, types
FROM own AS d
LEFT JOIN parties USING (duty)
LEFT JOIN promised USING (duty)
ORDER BY d.iri
"""
_WITHIN = """ AND township IN (
    SELECT township FROM townships WHERE division_code IN (SELECT unnest($codes))
  )"""
_ONLY = " SEMI JOIN own USING (duty)"
_NODES = """
SELECT department, iri FROM departments
UNION SELECT township, iri FROM townships
UNION SELECT concept, iri FROM terms
"""
_DEPARTMENTS = """
SELECT d.iri, d.name, c.name, c.division_code, bool_or(d.generic)
FROM departments AS d
JOIN divisions AS c ON c.division = d.county
GROUP BY ALL
ORDER BY ALL
"""
_LINES = """
SELECT d.iri, t.iri, coalesce(c.{language}, t.iri)
FROM department_lines
JOIN departments AS d USING (department)
JOIN terms AS t ON t.concept = line
LEFT JOIN concepts AS c ON c.concept = line
GROUP BY ALL
ORDER BY ALL
"""
_CONCEPTS = """
SELECT iri, coalesce({language}, iri), coalesce(kind, '')
FROM concepts
WHERE scheme = $scheme
ORDER BY ALL
"""


def tables_to_loads(
    tables: "duckdb.DuckDBPyConnection", language: str, townships: Collection[str] = ()
) -> Loads:
    """Fetch the loads of all townships, or of some, given by their codes.

    `language` is one of LANGUAGES.
    """
    duties = partial(_duties, tables, townships)
    iris: Iris = dict(tables.execute(_NODES).fetchall())
    return Loads(
        tuple(_loads(duties("cooperative"), iris)),
        tuple(
            Relief(duty, iris[town], _iris(named, iris), _iris((field,), iris))
            for duty, town, named, _, _, _, field, _ in duties("reclaimed")
        ),
        _departments(tables, language),
        _townships(tables),
        tuple(
            Basic(duty, iris[town], (), _iris((field,), iris))
            for duty, town, *_, field, _ in duties("basic")
        ),
        _concepts(tables, "policy-field", language),
        _concepts(tables, "guarantee-type", language),
    )


def _loads(rows: Iterable[_Row], iris: Iris) -> Iterator[Load]:
    for duty, town, named, lead, steps, hard, field, types in rows:
        yield Load(
            duty,
            iris[town],
            _iris(named, iris),
            iris.get(lead),
            steps,
            hard,
            _iris((field,), iris),
            _iris(types, iris),
        )


def _duties(
    tables: "duckdb.DuckDBPyConnection", townships: Collection[str], kind: str
) -> Iterator[_Row]:
    text = _DUTIES.format(within="", only="")
    given: dict[str, str | list[str]] = {"kind": kind}
    if townships:
        text = _DUTIES.format(within=_WITHIN, only=_ONLY)
        given["codes"] = sorted(townships)
    found = tables.cursor().execute(text, given)
    while batch := found.fetchmany(_BATCH):
        yield from batch


def _iris(codes: Iterable[int | None] | None, iris: Iris) -> tuple[str, ...]:
    """Give the IRIs of codes, in order; of none, or of no code, none."""
    return tuple(sorted([iris[one] for one in codes or () if one is not None]))


def _departments(
    tables: "duckdb.DuckDBPyConnection", language: str
) -> dict[str, Party]:
    lines: dict[str, tuple[Line, ...]] = {}
    text = _LINES.format(language=language)
    for department, iri, label in tables.execute(text).fetchall():
        lines[department] = (*lines.get(department, ()), Line(iri, label))
    parties: dict[str, Party] = {}
    for iri, label, county, code, generic in tables.execute(_DEPARTMENTS).fetchall():
        party = Party(iri, label, county, code, lines.get(iri, ()), generic)
        parties.setdefault(iri, party)
    return parties


def _townships(tables: "duckdb.DuckDBPyConnection") -> dict[str, Town]:
    text = "SELECT iri, name, division_code FROM townships ORDER BY ALL"
    towns: dict[str, Town] = {}
    for row in tables.execute(text).fetchall():
        towns.setdefault(row[0], Town(*row))
    return towns


def _concepts(
    tables: "duckdb.DuckDBPyConnection", scheme: str, language: str
) -> dict[str, Concept]:
    text = _CONCEPTS.format(language=language)
    concepts: dict[str, Concept] = {}
    for row in tables.execute(text, {"scheme": scheme}).fetchall():
        concepts.setdefault(row[0], Concept(*row))
    return concepts
