"""The pages of those who hold duties: departments, townships, lines, fields, types of
guarantee, matters. What differs between them is data: see `_HOLDERS`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph

from dutygraph import vocab
from dutygraph.iris import township_iri
from dutygraph.loads import Load, Loads
from dutygraph.matters.tables import find_township
from dutygraph.measures import (
    NAMES,
    Measures,
    measure_departments,
    measure_fields,
    measure_lines,
    measure_townships,
)
from dutygraph.measures.parts import AnyDuty
from dutygraph.measures.sums import rows_of_township
from dutygraph.query import select
from dutygraph.store import Store
from dutygraph.web.messages import Reply
from dutygraph.web.pages.duties import all_duties, kind_of, make_duty_table
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import headings_of, phrases_of
from dutygraph.web.pages.readings import loads_of
from dutygraph.web.pages.tables import Cell, DataTable, table_to_file
from dutygraph.words import value_to_word

TABLES = {name: "reclaimed" if name == "relief" else "cooperative" for name in NAMES}
"""The table of a holder's page that each measure is summed from."""

_WHOLE = ("share", "lead")
"""The measures that tell nothing of those who do not divide a duty with others."""

_LISTS = ("cooperative", "reclaimed", "basic")
_FACTS = """
SELECT DISTINCT ?kind ?thing ?label (LANG(?label) AS ?tag) WHERE {
  VALUES ?holder { %s }
  VALUES (?property ?kind) {
    (dg:county "county") (dg:functionalLine "line") (skos:altLabel "spelling")
    (org:subOrganizationOf "superior") (skos:broader "broader") (skos:notation "id")
    (dg:guaranteeKind "hardness") (skos:definition "definition")
    (dg:territory "territory")
  }
  ?holder ?property ?thing
  OPTIONAL { ?thing skos:prefLabel ?own FILTER(LANG(?own) IN ("%s", "", "zh")) }
  BIND(COALESCE(?own, ?thing) AS ?label)
  FILTER(isLiteral(?label))
} ORDER BY ?kind ?label
"""
_OF_MATTER = "SELECT DISTINCT ?duty WHERE { ?duty dg:matter %s }"


class _Fact(NamedTuple):
    """What a holder is linked to or says of itself, and in which language."""

    kind: str
    thing: str
    label: str
    tag: str

    @property
    def what(self) -> tuple[str, str]:
        """What one fact alone says: the name of a thing, or all texts of a kind."""
        return self.kind, self.thing if "://" in self.thing else ""


@dataclass(frozen=True, slots=True)
class Holder:
    """How one class of holders is shown: its name in the words, and what is measured.

    `by` is what of DIVISIONS divides its duties; `measure` gives all measures of it,
    of which `same` always say what the number of duties does.
    """

    name: str
    by: str = ""
    measure: Callable[[Loads], dict[str, Measures]] | None = None
    same: tuple[str, ...] = ()


_HOLDERS = {
    vocab.Department: Holder("department", "department", measure_departments),
    vocab.Township: Holder("township", "", measure_townships, _WHOLE),
    vocab.FunctionalLine: Holder("line", "line", measure_lines),
    vocab.PolicyField: Holder("field", "", measure_fields, _WHOLE),
    vocab.GuaranteeType: Holder("guarantee"),
    vocab.Matter: Holder("matter"),
}


def build_thing(store: Store, visit: Visit, iri: str) -> Page | Reply:
    """Show who or what it is, its measures, and every duty behind them."""
    words = phrases_of(visit.lang)["holders"]
    rows = loads_of(store, visit.lang)
    if township := visit.fields.get("township", ""):
        code = find_township(store, township)
        rows = rows_of_township(rows, township_iri(code))
    holder = _find_holder(store, iri)
    duties = _duties_of(store, holder, iri, rows)
    tables = [
        make_duty_table(
            store,
            visit,
            found,
            rows,
            kind,
            words[kind],
            (holder.by, iri) if holder.by else None,
            said=(holder.name,),
        )
        for kind in _LISTS
        if (found := [one for one in duties if kind_of(one) == kind])
    ]
    if file := _to_file(tables, visit):
        return file
    term = str(pyoxigraph.NamedNode(iri))
    content = {
        "iri": iri,
        "kind": words[holder.name],
        "facts": _facts(store, visit, term),
        "figures": _figures(holder, iri, rows, tables, visit),
        "tables": tables,
    }
    return Page("holder.html", _label(store, term, visit.lang), content)


def _find_holder(store: Store, iri: str) -> Holder:
    node, kind = pyoxigraph.NamedNode(iri), pyoxigraph.NamedNode(vocab.TYPE[1:-1])
    found = store.database.quads_for_pattern(node, kind, None, None)
    types = {str(quad.object) for quad in found}
    return next(holder for term, holder in _HOLDERS.items() if term in types)


def _duties_of(store: Store, holder: Holder, iri: str, rows: Loads) -> list[AnyDuty]:
    if holder.name == "matter":
        query = _OF_MATTER % pyoxigraph.NamedNode(iri)
        found = {duty for (duty,) in select(store, query).rows}
        return [one for one in all_duties(rows) if one.duty in found]
    return [one for one in all_duties(rows) if iri in _holders_of(one, holder, rows)]


def _holders_of(duty: AnyDuty, holder: Holder, rows: Loads) -> Iterable[str]:
    match holder.name:
        case "department":
            return duty.departments
        case "township":
            return (duty.township,)
        case "field":
            return duty.fields
        case "guarantee":
            return duty.guarantees if isinstance(duty, Load) else ()
        case _:
            named = rows.named(duty.departments)
            lines = (line for one in named for line in rows.departments[one].lines)
            return {line.iri for line in lines}


def _figures(
    holder: Holder, iri: str, rows: Loads, tables: Iterable[DataTable], visit: Visit
) -> list[tuple[str, Cell]]:
    """Give what is measured; each number leads to the table it is summed from."""
    if holder.measure is None:
        return [(one.caption, Cell(len(one.rows), f"#{one.name}")) for one in tables]
    headings = headings_of(visit.lang, "headings")
    measures = holder.measure(rows).get(iri, Measures())
    pairs = zip(NAMES, measures.values(), strict=True)
    basic = (one for one in tables if one.name not in TABLES.values())
    return [
        *(
            (headings[name], Cell(value, f"#{TABLES[name]}" if value else ""))
            for name, value in pairs
            if name not in holder.same
        ),
        *((headings[one.name], Cell(len(one.rows), f"#{one.name}")) for one in basic),
    ]


def _facts(store: Store, visit: Visit, term: str) -> list[tuple[str, list[Cell]]]:
    words = phrases_of(visit.lang)["holders"]
    query = _FACTS % (term, visit.lang)
    facts = [_Fact(*map(str, row)) for row in select(store, query).rows]
    found: dict[str, dict[str, Cell]] = {}
    for kind, thing, label, _ in _in_language(facts, visit.lang):
        link = visit.link_thing(thing) if "://" in thing else ""
        cell = Cell(label, link, value_to_word(label, kind, visit.lang))
        found.setdefault(words[kind], {}).setdefault(thing, cell)
    return [(kind, list(cells.values())) for kind, cells in found.items()]


def _in_language(facts: Iterable[_Fact], lang: str) -> list[_Fact]:
    """Take what is said in a language; what is not said in it, as it is said."""
    facts = list(facts)
    said = {one.what for one in facts if one.tag in (lang, "")}
    return [one for one in facts if one.tag in (lang, "") or one.what not in said]


def _label(store: Store, term: str, lang: str) -> str:
    query = f"SELECT ?label WHERE {{ {term} skos:prefLabel ?label }}"
    found = {
        str(tag): str(label)
        for label, tag in select(
            store, query.replace("?label WHERE", "?label (LANG(?label) AS ?tag) WHERE")
        ).rows
    }
    return found.get(lang) or found.get("zh") or next(iter(found.values()), term)


def _to_file(tables: Iterable[DataTable], visit: Visit) -> Reply | None:
    wanted = visit.fields.get("table", "")
    layout = visit.fields.get("format", "")
    found = (table_to_file(one, layout) for one in tables if one.name == wanted)
    return next(found, None)
