"""The page of a duty: whose it is, who does what, what is promised, where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph

from dutygraph.query import Value, select
from dutygraph.store import Store
from dutygraph.web.pages.duties import all_duties, kind_of
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of
from dutygraph.web.pages.readings import loads_of
from dutygraph.web.pages.sources import Sourced, sources_of
from dutygraph.web.pages.tables import Cell

_DUTY = """
SELECT DISTINCT ?title ?number ?section ?township ?name ?delegated WHERE {
  VALUES ?duty { %s }
  ?duty dcterms:title ?title ; dg:listNumber ?number ; dg:township ?township .
  ?township skos:prefLabel ?name
  OPTIONAL { ?duty dg:section ?section }
  OPTIONAL { ?duty dg:delegated ?delegated }
}
"""
_PARTS = """
SELECT DISTINCT ?part ?order ?text ?holder ?heading WHERE {
  VALUES ?duty { %s }
  {
    ?duty dg:responsibility ?holder . ?holder dg:step ?part ; dg:heading ?heading .
    ?part dg:text ?text ; dg:stepNumber ?order
  } UNION {
    VALUES (?list ?heading) {
      (dg:townshipStep "township_step") (dg:workMethod "method")
    }
    ?duty ?list ?part . ?part dg:text ?text ; dg:stepNumber ?order
  } UNION {
    ?duty dg:guarantee ?part . ?part dg:phrase ?text
    BIND("guarantee" AS ?heading) BIND(0 AS ?order)
  }
} ORDER BY ?holder ?heading ?order ?part
"""
_TYPES = """
SELECT DISTINCT ?part ?type ?label WHERE {
  VALUES ?duty { %s }
  ?duty dg:guarantee ?part . ?part dg:guaranteeType ?type .
  ?type skos:prefLabel ?label FILTER(LANG(?label) = "%s")
} ORDER BY ?part ?type
"""
_LINKS = """
SELECT DISTINCT ?kind ?thing ?label WHERE {
  VALUES ?duty { %s }
  VALUES (?property ?kind) {
    (dg:lead "lead") (dg:counterpart "counterpart")
    (dg:receivingDepartment "receiver") (dg:policyField "field") (dg:matter "matter")
  }
  ?duty ?property ?thing . ?thing skos:prefLabel ?label
  FILTER(LANG(?label) IN ("%s", "", "zh"))
} ORDER BY ?kind ?label
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A step, guarantee or work method, with its types and where it stands."""

    text: str
    types: tuple[Cell, ...]
    sources: tuple[Sourced, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The parts under one heading: of departments, or of the township."""

    heading: str
    parts: tuple[Part, ...]


def build_thing(store: Store, visit: Visit, iri: str) -> Page:
    """Show all that the list says of one duty."""
    words = phrases_of(visit.lang)["duty"]
    term = str(pyoxigraph.NamedNode(iri))
    (first, *_) = select(store, _DUTY % term, "the duty").rows
    title, number, section, township, name, delegated = first
    content = {
        "iri": iri,
        "kind": _kind(store, visit, iri),
        "number": number,
        "section": section,
        "township": Cell(str(name), visit.link_thing(str(township))),
        "delegated": delegated is True,
        "links": _links(store, visit, term),
        "groups": tuple(_groups(store, visit, term)),
        "sources": sources_of(store, iri, visit.lang),
    }
    return Page("duty.html", str(title) or words["duty"], content)


def _kind(store: Store, visit: Visit, iri: str) -> str:
    words = phrases_of(visit.lang)["duties"]
    rows = loads_of(store, visit.lang)
    return next(
        (words[kind_of(one)] for one in all_duties(rows) if one.duty == iri), ""
    )


def _links(store: Store, visit: Visit, term: str) -> dict[str, list[Cell]]:
    found: dict[str, dict[str, str]] = {}
    for kind, thing, label in select(store, _LINKS % (term, visit.lang)).rows:
        found.setdefault(str(kind), {}).setdefault(str(thing), str(label))
    leads = found.get("lead", {})
    for iri in leads:
        found.get("counterpart", {}).pop(iri, None)
    return {
        kind: [Cell(label, visit.link_thing(iri)) for iri, label in things.items()]
        for kind, things in found.items()
    }


def _groups(store: Store, visit: Visit, term: str) -> Iterator[Group]:
    words = phrases_of(visit.lang)["duty"]
    types: dict[Value, list[Cell]] = {}
    for part, type_, label in select(store, _TYPES % (term, visit.lang)).rows:
        cell = Cell(str(label), visit.link_thing(str(type_)))
        types.setdefault(part, []).append(cell)
    groups: dict[tuple[Value, Value], list[Part]] = {}
    for part, _, text, holder, heading in select(store, _PARTS % term).rows:
        sources = sources_of(store, str(part), visit.lang)
        made = Part(str(text), tuple(types.get(part, ())), sources)
        groups.setdefault((holder, heading), []).append(made)
    # What departments do comes first, in the order printed.
    for (holder, heading), parts in sorted(
        groups.items(), key=lambda one: not one[0][0]
    ):
        own = str(heading) if holder else words[str(heading)]
        yield Group(own, tuple(parts))
