"""The first page: what is in the graph, how sure it is, and who loads most."""

from collections import Counter
from collections.abc import Iterable, Set

from dutygraph.loads import Loads
from dutygraph.measures import rank_departments, rank_townships
from dutygraph.measures.parts import AnyDuty
from dutygraph.query import select
from dutygraph.store import Store
from dutygraph.web.messages import Reply
from dutygraph.web.pages.exports import LAYOUTS
from dutygraph.web.pages.holders import TABLES
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of
from dutygraph.web.pages.readings import loads_of
from dutygraph.web.pages.tables import (
    Cell,
    Column,
    DataTable,
    make_table,
    table_to_file,
)

_TOP = 10
_SURE = """
SELECT (COUNT(DISTINCT ?document) AS ?documents) (COUNT(DISTINCT ?issue) AS ?issues)
       (COUNT(DISTINCT ?matter) AS ?matters) WHERE {
  { ?document a dg:SourceDocument } UNION { ?issue a dg:Issue }
  UNION { ?matter a dg:Matter }
}
"""
_LISTED = """
SELECT DISTINCT ?township ?kind WHERE {
  ?list a dg:DutyList ; dg:township ?township ; dg:listKind/skos:notation ?kind .
}
"""


def build_page(store: Store, visit: Visit) -> Page | Reply:
    """Count what the store holds; every number leads on."""
    words = phrases_of(visit.lang)["overview"]
    rows = loads_of(store, visit.lang)
    ((documents, issues, matters),) = select(store, _SURE, "the overview").rows
    listed = {(str(iri), str(kind)) for iri, kind in select(store, _LISTED).rows}
    tables = [_townships(rows, listed, visit), _departments(rows, visit)]
    for table in tables:
        if visit.fields.get("table") == table.name:
            file = table_to_file(table, visit.fields.get("format", ""))
            if file:
                return file
    lists = {
        "cooperative": len(rows.loads),
        "basic": len(rows.basics),
        "reclaimed": len(rows.reliefs),
    }
    figures = [
        (words["documents"], Cell(documents, visit.link("/documents"))),
        *(
            (words[kind], Cell(count, visit.link("/questions/duties", kind=kind)))
            for kind, count in lists.items()
        ),
        (words["departments"], Cell(_named(rows), visit.link("/departments"))),
        (words["matters"], Cell(matters, visit.link("/matters"))),
        (words["issues"], Cell(issues, visit.link("/documents"))),
    ]
    content = {"figures": figures, "tables": tables, "exports": LAYOUTS}
    return Page("overview.html", words["title"], content)


def _named(rows: Loads) -> int:
    return sum(not party.generic for party in rows.departments.values())


def _townships(rows: Loads, listed: Set[tuple[str, str]], visit: Visit) -> DataTable:
    """Count the duties of each list; `listed` are the lists that documents hold."""
    words = phrases_of(visit.lang)["overview"]
    names, absent = ("basic", "cooperative", "reclaimed"), words["absent"]
    numbers = (*names, "steps", "unsupported_steps")
    held = {
        "basic": _count_by_township(rows.basics),
        "cooperative": _count_by_township(rows.loads),
        "reclaimed": _count_by_township(rows.reliefs),
    }
    columns = (
        Column("township", words["township"]),
        *(Column(name, words[name], is_number=True) for name in numbers),
    )
    made = []
    for rank in rank_townships(rows):
        link = visit.link_thing(rank.iri)
        counts = {name: held[name][rank.iri] for name in names}
        steps = (rank.measures.steps, rank.measures.unsupported_steps)
        made.append(
            [
                Cell(rank.label, link),
                *(
                    Cell(count, f"{link}#{name}")
                    if count
                    else Cell(0, text="" if (rank.iri, name) in listed else absent)
                    for name, count in counts.items()
                ),
                *(
                    Cell(value, f"{link}#cooperative" if value else "")
                    for value in steps
                ),
            ]
        )
    return make_table("townships", words["by_township"], columns, made)


def _count_by_township(duties: Iterable[AnyDuty]) -> Counter[str]:
    return Counter(duty.township for duty in duties)


def _departments(rows: Loads, visit: Visit) -> DataTable:
    words = phrases_of(visit.lang)["overview"]
    names = ("duties", "steps", "unsupported_steps")
    columns = (
        Column("department", words["department"]),
        Column("county", words["county"]),
        *(Column(name, words[name], is_number=True) for name in names),
    )
    made = []
    for rank in rank_departments(rows)[:_TOP]:
        link = visit.link_thing(rank.iri)
        values = [getattr(rank.measures, name) for name in names]
        made.append(
            [
                Cell(rank.label, link),
                Cell(rank.within),
                *(
                    Cell(value, f"{link}#{TABLES[name]}" if value else "")
                    for name, value in zip(names, values, strict=True)
                ),
            ]
        )
    return make_table("top-departments", words["top"], columns, made)
