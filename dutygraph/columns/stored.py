"""Read what the graph alone knows: takes a store, gives its lists, and whole tables.

Matters and concepts belong to no list: their tables are written when all lists are.
"""

from collections.abc import Iterator

import pyoxigraph

from dutygraph import vocab
from dutygraph.columns.codes import iri_to_code, known_code
from dutygraph.columns.folder import ListKey
from dutygraph.columns.rows import Rows
from dutygraph.iris import BASE
from dutygraph.lookups import Node, first_text
from dutygraph.query import select
from dutygraph.store import VOCABULARY, Store, translated_errors

_LISTS = f"{BASE}list/"
_MATTERS = """
SELECT DISTINCT ?matter ?name WHERE {
  ?matter a dg:Matter ; skos:prefLabel ?name FILTER(LANG(?name) = "zh")
} ORDER BY ?matter ?name
"""
_MEMBERS = """
SELECT ?matter ?duty WHERE { ?duty dg:matter ?matter }
"""
_CONCEPTS = """
SELECT DISTINCT ?concept ?scheme ?id ?zh ?en ?kind WHERE {
  VALUES (?class ?scheme) {
    (dg:PolicyField "policy-field") (dg:FunctionalLine "functional-line")
    (dg:GuaranteeType "guarantee-type") (dg:ListKind "list-kind")
    (dg:IssueKind "issue-kind")
  }
  ?concept a ?class .
  OPTIONAL { ?concept skos:notation ?id }
  OPTIONAL { ?concept skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?concept skos:prefLabel ?en FILTER(LANG(?en) = "en") }
  OPTIONAL { ?concept dg:guaranteeKind ?kind }
} ORDER BY ?concept ?zh ?en
"""


def lists_of_store(store: Store) -> frozenset[ListKey]:
    """Give the lists of a store with the documents they were read from."""
    derived = pyoxigraph.NamedNode(vocab.WAS_DERIVED_FROM[1:-1])
    with translated_errors(store.path):
        quads = store.database.quads_for_pattern(None, derived, None)
        pairs = ((str(q.subject)[1:-1], str(q.object)[1:-1]) for q in quads)
        return frozenset(pair for pair in pairs if pair[0].startswith(_LISTS))


def vocabulary_of_store(store: Store) -> str:
    """Give the digest of the vocabulary that a store has, empty where it has none."""
    name = Node(VOCABULARY)
    with translated_errors(store.path):
        return first_text(store.database, [name], [vocab.SHA256], name)


def whole_rows(store: Store) -> Rows:
    """Give the rows of what belongs to no list, in an order of their own."""
    return {
        "matters": [
            (iri_to_code(str(iri)), str(iri), str(name))
            for iri, name in select(store, _MATTERS, "the matters").rows
        ],
        "concepts": [
            (iri_to_code(str(row[0])), *(_or_none(cell) for cell in row))
            for row in select(store, _CONCEPTS, "the concepts").rows
        ],
    }


def matter_pairs(store: Store) -> Iterator[tuple[int, int]]:
    """Give the codes of each matter and each of its duties."""
    # A query gives two terms a row, where a quad has four to be looked up.
    for matter, duty in select(store, _MEMBERS, "the duties of matters").rows:
        yield known_code(str(matter)), iri_to_code(str(duty))


def _or_none(cell: object) -> str | None:
    return None if cell is None else str(cell)
