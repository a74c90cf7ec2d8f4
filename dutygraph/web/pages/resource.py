"""The page of anything else: the statements that begin or end with it, as a table."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pyoxigraph

from dutygraph.export.terms import iri_to_short
from dutygraph.query import select
from dutygraph.store import Store, translated_errors
from dutygraph.vocab import PREFIXES
from dutygraph.web.messages import Reply
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of
from dutygraph.web.pages.tables import Cell, Column, make_table, table_to_file
from dutygraph.web.problems import problem

_MOST = 2_000
"""Statements that a page shows."""
_LABELS = """
SELECT DISTINCT ?thing ?label (LANG(?label) AS ?tag) WHERE {
  VALUES ?thing { %s }
  VALUES ?says { skos:prefLabel rdfs:label dcterms:title }
  ?thing ?says ?label
}
"""
_OF_THE_LANGUAGE = tuple(PREFIXES[name] for name in ("rdf", "rdfs", "owl"))
"""Where the terms stand that ontologies are written in: no graph tells of them."""


def build_page(store: Store, visit: Visit) -> Page | Reply:
    """Show the thing of the field `iri`: a term of the ontology, or anything else."""
    iri = visit.fields.get("iri", "")
    try:
        pyoxigraph.NamedNode(iri)
    except ValueError:
        return problem(400, f"no IRI: {iri!r}")
    return build_thing(store, visit, iri)


def build_thing(store: Store, visit: Visit, iri: str) -> Page | Reply:
    """Show what is said of a thing, and what is said with it."""
    words = phrases_of(visit.lang)["resource"]
    node = pyoxigraph.NamedNode(iri)
    with translated_errors(store.path):
        database = store.database
        of_it = _some_triples(database.quads_for_pattern(node, None, None, None))
        to_it = _some_triples(database.quads_for_pattern(None, None, node, None))
    rows = [
        *sorted(
            (_to_cells(one.predicate, one.object, visit) for one in of_it), key=str
        ),
        *sorted(
            (_to_cells(one.predicate, one.subject, visit, "^") for one in to_it),
            key=str,
        ),
    ]
    if not rows:
        return problem(404, f"the data says nothing of {iri}")
    columns = (Column("property", words["property"]), Column("value", words["value"]))
    labels = _labels_of(store, {iri, *_terms_of(rows[:_MOST])}, visit.lang)
    named = [[_name(cell, labels) for cell in row] for row in rows[:_MOST]]
    table = make_table("statements", words["statements"], columns, named)
    file = table_to_file(table, visit.fields.get("format", ""))
    content = {"iri": iri, "table": table, "more": len(rows) > _MOST}
    title = labels.get(iri) or iri_to_short(iri).strip("<>")
    return file or Page("resource.html", title, content)


def _terms_of(rows: Iterable[Iterable[Cell]]) -> set[str]:
    """Give the IRIs in cells: what is shown in another way than it is written."""
    return {str(cell.value) for row in rows for cell in row if cell.text}


def _labels_of(store: Store, iris: Iterable[str], lang: str) -> dict[str, str]:
    """Give what things and properties are called, in a language or in Chinese."""
    terms = " ".join(sorted(str(pyoxigraph.NamedNode(iri)) for iri in iris))
    rows = select(store, _LABELS % terms).rows
    found = {(str(iri), str(tag)): str(label) for iri, label, tag in rows}
    return {
        iri: label
        for wanted in ("", "zh", lang)
        for (iri, tag), label in sorted(found.items())
        if tag == wanted
    }


def _name(cell: Cell, labels: Mapping[str, str]) -> Cell:
    """Show a name in the place of an IRI; beside that of a term its short form."""
    label = labels.get(str(cell.value), "") if cell.text else ""
    if not label:
        return cell
    mark = "^" if cell.text.startswith("^") else ""
    is_thing = str(cell.value).startswith(PREFIXES["id"])
    short = "" if is_thing else f" ({cell.text.removeprefix(mark)})"
    return replace(cell, text=f"{mark}{label}{short}")


def _some_triples(quads: Iterable[pyoxigraph.Quad]) -> set[pyoxigraph.Triple]:
    """Give the triples that some graph states, as many as a page shows and one more."""
    found: set[pyoxigraph.Triple] = set()
    for quad in quads:
        found.add(quad.triple)
        if len(found) > _MOST:
            break
    return found


def _to_cells(
    predicate: pyoxigraph.NamedNode, other: object, visit: Visit, mark: str = ""
) -> list[Cell]:
    known = not predicate.value.startswith(_OF_THE_LANGUAGE)
    name = Cell(
        predicate.value,
        visit.link_thing(predicate.value) if known else "",
        mark + iri_to_short(predicate.value),
    )
    if isinstance(other, pyoxigraph.NamedNode):
        shown = iri_to_short(other.value).strip("<>")
        return [name, Cell(other.value, visit.link_thing(other.value), shown)]
    value = other.value if isinstance(other, pyoxigraph.Literal) else str(other)
    return [name, Cell(value)]
