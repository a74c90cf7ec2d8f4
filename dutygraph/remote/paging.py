"""Ask for an answer in pages: takes a query, gives queries for its parts.

A server may cut an answer without a word: Virtuoso sends 10,000 rows and no more. So
the query becomes a sub-select whose order leaves nothing open, and each page is asked
for by LIMIT and OFFSET around it; inside, Virtuoso would sort only 10,000 rows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dutygraph.query import hide_names
from dutygraph.vocab import PREFIXES

_PROLOGUE = re.compile(r"\s*(?:(?:PREFIX|BASE)\b\s*)*", re.IGNORECASE)
_ORDER = re.compile(r"\bORDER\s+BY\b", re.IGNORECASE)
_BOUND = re.compile(r"\b(LIMIT|OFFSET)\s+(\d+)", re.IGNORECASE)
_VALUES = re.compile(r"\bVALUES\b", re.IGNORECASE)
_DECLARED = re.compile(r"^\s*PREFIX\s+([\w.-]+):", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pages:
    """A SELECT in pages: `first` and `most` are its own OFFSET and LIMIT."""

    prologue: str
    names: tuple[str, ...]
    ordered: str
    first: int
    most: int | None

    def page(self, limit: int, offset: int) -> str:
        """Give the query for `limit` rows of the answer from row `offset` on."""
        if self.most is not None:
            limit = max(min(limit, self.most - offset), 0)
        return (
            f"{self.prologue}SELECT {_variables(self.names)} WHERE {{ {{\n"
            f"{self.ordered}\n}} }} LIMIT {limit} OFFSET {self.first + offset}"
        )

    def count(self) -> str:
        """Give the query for the number of rows, as `?rows`, its bounds left out."""
        return (
            f"{self.prologue}SELECT (COUNT(*) AS ?rows) "
            f"WHERE {{ {{\n{self.ordered}\n}} }}"
        )

    def within(self, rows: int) -> int:
        """Give how many of so many rows its bounds let through."""
        left = max(rows - self.first, 0)
        return left if self.most is None else min(left, self.most)


def declare_prefixes(text: str) -> str:
    """Put before a query the project's prefixes that it uses and does not declare."""
    declared = set(_DECLARED.findall(text))
    lines = (
        f"PREFIX {prefix}: <{iri}>\n"
        for prefix, iri in PREFIXES.items()
        if f"{prefix}:" in text and prefix not in declared
    )
    return "".join(lines) + text


def query_to_pages(text: str, names: Sequence[str]) -> Pages:
    """Take a SELECT, whose columns are `names`, apart.

    >>> pages = query_to_pages("SELECT * { ?s a ?o } ORDER BY ?o LIMIT 7", ("s", "o"))
    >>> print(pages.page(5, 5))
    SELECT ?s ?o WHERE { {
    SELECT * { ?s a ?o } ORDER BY ?o
    ?s ?o
    } } LIMIT 2 OFFSET 5
    """
    start, outside = _end_of_prologue(text), _outside(text)
    bounds = {met[1].upper(): int(met[2]) for met in _BOUND.finditer(outside)}
    for met in _BOUND.finditer(outside):
        text = text[: met.start()] + " " * len(met[0]) + text[met.end() :]
    values = _VALUES.search(outside)
    end = values.start() if values else len(text)
    order = "" if _ORDER.search(outside) else "ORDER BY "
    ordered = f"{text[start:end].rstrip()}\n{order}{_variables(names)}\n{text[end:]}"
    return Pages(
        text[:start],
        tuple(names),
        ordered.rstrip(),
        bounds.get("OFFSET", 0),
        bounds.get("LIMIT"),
    )


def construct_to_select(text: str) -> tuple[str, str, str]:
    """Give a CONSTRUCT's prologue, the SELECT for its solutions, its template.

    >>> construct_to_select("CONSTRUCT { ?o dg:x ?s } WHERE { ?s dg:y ?o } LIMIT 3")
    ('', 'SELECT * WHERE { ?s dg:y ?o } LIMIT 3', '{ ?o dg:x ?s }')
    >>> construct_to_select("CONSTRUCT WHERE { ?s ?p ?o }")
    ('', 'SELECT * WHERE { ?s ?p ?o }', '{ ?s ?p ?o }')
    """
    start, hidden = _end_of_prologue(text), hide_names(text)
    opening = hidden.index("{", start)
    closing = _closing(hidden, opening) + 1
    # The short form has no template of its own: its pattern is one.
    is_short = hidden[start:opening].upper().split() != ["CONSTRUCT"]
    rest = text[start + len("CONSTRUCT") if is_short else closing :]
    return text[:start], f"SELECT * {rest.lstrip()}", text[opening:closing]


def _variables(names: Sequence[str]) -> str:
    return " ".join(f"?{name}" for name in names)


def _end_of_prologue(text: str) -> int:
    met = _PROLOGUE.match(hide_names(text))
    return met.end() if met else 0


def _closing(hidden: str, opening: int) -> int:
    """Give the place of the brace that closes the one at `opening`."""
    depth = 0
    for place in range(opening, len(hidden)):
        depth += {"{": 1, "}": -1}.get(hidden[place], 0)
        if not depth:
            return place
    raise ValueError("a brace is not closed")


def _outside(text: str) -> str:
    """Give a query's text with blanks for names and for all in braces, as long."""
    found, depth = [], 0
    for letter in hide_names(text):
        depth -= letter in ")}"
        found.append(letter if not depth else " ")
        depth += letter in "({"
    return "".join(found)
