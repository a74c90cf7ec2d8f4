"""The page of anything else: the statements that begin or end with it, as a table."""

from collections.abc import Iterable

import pyoxigraph

from dutygraph.export.terms import iri_to_short
from dutygraph.store import Store, translated_errors
from dutygraph.web.messages import Reply
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of
from dutygraph.web.pages.tables import Cell, Column, make_table, table_to_file
from dutygraph.web.problems import problem

_MOST = 2_000
"""Statements that a page shows."""


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
            ([*_to_cells(one.predicate, one.subject, visit, "^")] for one in to_it),
            key=str,
        ),
    ]
    if not rows:
        return problem(404, f"the data says nothing of {iri}")
    columns = (Column("property", words["property"]), Column("value", words["value"]))
    table = make_table("statements", words["statements"], columns, rows[:_MOST])
    file = table_to_file(table, visit.fields.get("format", ""))
    content = {"iri": iri, "table": table, "more": len(rows) > _MOST}
    return file or Page("resource.html", iri_to_short(iri).strip("<>"), content)


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
    name = Cell(
        predicate.value,
        visit.link_thing(predicate.value),
        mark + iri_to_short(predicate.value),
    )
    if isinstance(other, pyoxigraph.NamedNode):
        shown = iri_to_short(other.value).strip("<>")
        return [name, Cell(other.value, visit.link_thing(other.value), shown)]
    value = other.value if isinstance(other, pyoxigraph.Literal) else str(other)
    return [name, Cell(value)]
