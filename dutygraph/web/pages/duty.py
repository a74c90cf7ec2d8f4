"""The page of a duty: whose it is, who does what, what is promised, where it stands.

All of it is looked up, so that it costs the same in a store of any size.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph

from dutygraph import vocab
from dutygraph.duties import CLASSES
from dutygraph.lookups import Descriptions, Node, label_of, nodes_of
from dutygraph.store import Store, translated_errors
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of
from dutygraph.web.pages.sources import Sourced, sources_of
from dutygraph.web.pages.tables import Cell

_LINKS = {
    "lead": vocab.LEAD,
    "counterpart": vocab.COUNTERPART,
    "receiver": vocab.RECEIVING_DEPARTMENT,
    "field": vocab.POLICY_FIELD,
    "matter": vocab.MATTER,
}
_OWN_PARTS = {
    "guarantee": vocab.GUARANTEE,
    "method": vocab.WORK_METHOD,
    "township_step": vocab.TOWNSHIP_STEP,
}
"""What of a duty is no department's, by its name in the words, in the order shown."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page is read from: the graphs of the lists that the duty stands in."""

    database: pyoxigraph.Store
    graphs: tuple[Descriptions, ...]
    visit: Visit

    def nodes(self, subject: Node, term: str) -> list[Node]:
        """Give the things a term leads to, each once, in the order of their numbers."""
        found = {node for said in self.graphs for node in said.nodes(subject, term)}
        return sorted(found, key=lambda node: (len(node.value), node.value))

    def text(self, subject: Node, *terms: str) -> str:
        """Give the first text under the first of the terms that has one."""
        texts = (said.first_text([subject], *terms) for said in self.graphs)
        return next(filter(None, texts), "")

    def cell(self, node: Node) -> Cell:
        """Give what a thing is called, by its own list if that does, with a link."""
        graphs = (*(said.graph for said in self.graphs), None)
        label = label_of(self.database, node, self.visit.lang, graphs)
        return Cell(label, self.visit.link_thing(node.value))

    def sources(self, fact: Node) -> tuple[Sourced, ...]:
        """Give where a fact stands."""
        return tuple(sources_of(self.graphs, fact, self.visit.lang))


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
    words, duty = phrases_of(visit.lang)["duty"], Node(iri)
    with translated_errors(store.path):
        database = store.database
        lists = nodes_of(database, duty, vocab.IS_PART_OF)
        graphs = tuple(Descriptions(database, graph) for graph in lists)
        reading = Reading(database, graphs, visit)
        content = {
            "iri": iri,
            "kind": _kind(reading, duty),
            "number": reading.text(duty, vocab.LIST_NUMBER),
            "section": reading.text(duty, vocab.SECTION),
            "township": reading.cell(reading.nodes(duty, vocab.TOWNSHIP)[0]),
            "delegated": reading.text(duty, vocab.DELEGATED) == "true",
            "links": _links(reading, duty),
            "groups": tuple(_groups(reading, duty)),
            "sources": reading.sources(duty),
        }
        title = reading.text(duty, vocab.TITLE)
    return Page("duty.html", title or words["duty"], content)


def _kind(reading: Reading, duty: Node) -> str:
    words = phrases_of(reading.visit.lang)["duties"]
    types = {str(node) for node in reading.nodes(duty, vocab.TYPE)}
    kinds = (kind.value for kind, class_ in CLASSES.items() if class_ in types)
    return next((words[kind] for kind in kinds), "")


def _links(reading: Reading, duty: Node) -> dict[str, list[Cell]]:
    found = {kind: reading.nodes(duty, term) for kind, term in _LINKS.items()}
    leads = found["lead"]
    found["counterpart"] = [one for one in found["counterpart"] if one not in leads]
    found["matter"] = nodes_of(reading.database, duty, vocab.MATTER)
    return {
        kind: sorted(map(reading.cell, nodes), key=str) for kind, nodes in found.items()
    }


def _groups(reading: Reading, duty: Node) -> Iterator[Group]:
    """Give what departments do first, in the order printed, then the rest."""
    words = phrases_of(reading.visit.lang)["duty"]
    for holder in reading.nodes(duty, vocab.RESPONSIBILITY):
        heading = words["and"].join(_headings(reading, holder))
        parts = _parts(reading, holder, vocab.STEP)
        yield Group(heading or words["unnamed"], parts)
    for name, term in _OWN_PARTS.items():
        parts = _parts(reading, duty, term)
        if parts:
            yield Group(words[name], parts)


def _headings(reading: Reading, holder: Node) -> list[str]:
    """Give the names that a heading prints: a joint one has several."""
    found = {
        heading
        for said in reading.graphs
        for heading in said.texts(holder, vocab.HEADING)
    }
    return sorted(found)


def _parts(reading: Reading, above: Node, term: str) -> tuple[Part, ...]:
    return tuple(
        Part(
            reading.text(node, vocab.TEXT, vocab.PHRASE),
            tuple(map(reading.cell, reading.nodes(node, vocab.GUARANTEE_TYPE))),
            reading.sources(node),
        )
        for node in reading.nodes(above, term)
    )
