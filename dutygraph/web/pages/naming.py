"""Link names in an answer: takes a table, gives it with links to what is named.

A saved question tells names, not IRIs; a name that one thing alone has leads to it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph

from dutygraph.query import select
from dutygraph.store import Store
from dutygraph.web.pages.page import Visit
from dutygraph.web.pages.tables import Cell, DataTable

_CLASSES = {
    "township": "dg:Township",
    "department": "dg:Department",
    "line": "dg:FunctionalLine",
    "field": "dg:PolicyField",
    "type": "dg:GuaranteeType",
    "matter": "dg:Matter",
}
"""The columns of answers that hold names, and the class of the things named so."""
_MOST = 2_000
"""Names that are looked up at once; of more none is."""
_NAMED = """
SELECT DISTINCT ?label ?thing WHERE {
  VALUES ?label { %s }
  ?thing skos:prefLabel ?label ; a %s .
}
"""


def link_names(store: Store, table: DataTable, visit: Visit) -> DataTable:
    """Give the table with a link on each name without one, where it has one meaning."""
    links = {
        place: _find_links(store, _names_in(table, place), column.name, visit)
        for place, column in enumerate(table.columns)
        if column.name in _CLASSES
    }
    rows = (
        tuple(_link_cell(cell, links.get(place, {})) for place, cell in enumerate(row))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows)) if any(links.values()) else table


def _link_cell(cell: Cell, links: dict[str, str]) -> Cell:
    if cell.link or not isinstance(cell.value, str) or cell.value not in links:
        return cell
    return replace(cell, link=links[cell.value])


def _names_in(table: DataTable, place: int) -> list[str]:
    cells = (row[place] for row in table.rows)
    return sorted({one.value for one in cells if isinstance(one.value, str)})


def _find_links(
    store: Store, names: list[str], column: str, visit: Visit
) -> dict[str, str]:
    if not names or len(names) > _MOST:
        return {}
    terms = " ".join(str(pyoxigraph.Literal(one, language="zh")) for one in names)
    found = select(store, _NAMED % (terms, _CLASSES[column])).rows
    return {
        name: visit.link_thing(thing)
        for name, (thing, *others) in _group(found).items()
        if not others
    }


def _group(rows: Iterable[tuple[object, ...]]) -> dict[str, list[str]]:
    things: defaultdict[str, list[str]] = defaultdict(list)
    for label, thing in rows:
        things[str(label)].append(str(thing))
    return things
