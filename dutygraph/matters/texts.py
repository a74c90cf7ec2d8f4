"""Read the tables beside a graph for matching: takes a connection, gives its duties.

The same records as from the graph, twenty times as fast.
"""

import sys
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from dutygraph.matters.records import DutyText
from dutygraph.model import ListKind

if TYPE_CHECKING:
    import duckdb

_TOGETHER = 500
"""Lists that are read at once: each costs half a megabyte meanwhile."""

_DUTIES = """
WITH few AS (
  SELECT unnest($lists) AS list
), parties AS (
  SELECT duty, list(department) AS departments
  FROM participation SEMI JOIN few USING (list)
  GROUP BY duty
), said AS ({said})
SELECT d.iri, t.division_code, d.kind, d.number, d.title, f.iri, departments, texts
FROM duties AS d SEMI JOIN few USING (list)
JOIN townships AS t USING (township)
LEFT JOIN terms AS f ON f.concept = d.field
LEFT JOIN parties USING (duty)
LEFT JOIN said USING (duty)
"""
_STEPS = """
SELECT duty, list(text ORDER BY text) AS texts
FROM steps SEMI JOIN few USING (list)
GROUP BY duty
"""
_NO_STEPS = "SELECT NULL::BIGINT AS duty, NULL AS texts WHERE false"
_LISTS = "SELECT list FROM lists"
_LISTS_OF = """
SELECT list FROM lists JOIN townships USING (township)
WHERE division_code IN (SELECT unnest($codes))
"""
_NAMES = "SELECT department, list(DISTINCT name) FROM departments GROUP BY ALL"
_LINES = """
SELECT department, list(DISTINCT iri)
FROM department_lines
JOIN terms ON concept = line
GROUP BY ALL
"""


def tables_to_duties(
    tables: "duckdb.DuckDBPyConnection",
    with_steps: bool = True,
    townships: Collection[str] = (),
) -> tuple[DutyText, ...]:
    """Give what the matcher reads of every duty of a store, by IRI.

    Where codes of `townships` are given, of their duties alone.
    """
    found = scan_tables(tables, with_steps, townships)
    return tuple(sorted(found, key=lambda duty: duty.iri))


def scan_tables(
    tables: "duckdb.DuckDBPyConnection",
    with_steps: bool = True,
    townships: Collection[str] = (),
) -> Iterator[DutyText]:
    """Give what the matcher reads of every duty of a store, some lists at a time."""
    names = dict(tables.execute(_NAMES).fetchall())
    lines = {
        department: [_last(iri) for iri in iris]
        for department, iris in tables.execute(_LINES).fetchall()
    }
    text = _DUTIES.format(said=_STEPS if with_steps else _NO_STEPS)
    found = (
        tables.execute(_LISTS_OF, {"codes": sorted(townships)})
        if townships
        else tables.execute(_LISTS)
    )
    lists = [code for (code,) in found.fetchall()]
    for start in range(0, len(lists), _TOGETHER):
        few = {"lists": lists[start : start + _TOGETHER]}
        for row in tables.execute(text, few).fetchall():
            iri, code, kind, number, title, field, departments, texts = row
            own = departments or ()
            yield DutyText(
                iri,
                code,
                ListKind(kind),
                number,
                sys.intern(title),
                sys.intern(_last(field)) if field else "",
                _sorted(name for one in own for name in names[one]),
                _sorted(line for one in own for line in lines.get(one, ())),
                tuple(map(sys.intern, texts or ())),
            )


def _sorted(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(map(sys.intern, set(texts))))


def _last(iri: str) -> str:
    return iri.rpartition("/")[2]
