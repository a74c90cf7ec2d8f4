"""What the tables give is what the graph gives, row by row and in the same order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.townships import resolved_lists
from dutygraph import loads, projections
from dutygraph.columns.attached import columns_of, tables_of
from dutygraph.comparison.findings import compare_sides
from dutygraph.comparison.reading import read_holdings as read_compared
from dutygraph.comparison.reading import read_sides
from dutygraph.facts import graph_to_titles, read_facts
from dutygraph.facts.titles import tables_to_titles
from dutygraph.loads.statements import graph_to_loads
from dutygraph.loads.tables import tables_to_loads
from dutygraph.matters import holdings, members, reading
from dutygraph.matters.holdings import read_holdings
from dutygraph.matters.reading import graph_to_duties
from dutygraph.matters.tables import matter_rows, missing_rows
from dutygraph.matters.texts import tables_to_duties
from dutygraph.projections.declared import node_kinds
from dutygraph.projections.nodes import (
    graph_to_labels,
    graph_to_members,
    tables_to_labels,
    tables_to_members,
)
from dutygraph.report import facts_to_report
from dutygraph.scenario.ground import read_ground
from dutygraph.search import KINDS
from dutygraph.search.texts import graph_to_texts, tables_to_texts
from dutygraph.store import Store, open_store
from tests.columns.conftest import put_lists


@pytest.fixture(scope="module", params=["five documents", "drawn townships"])
def opened(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    if request.param == "five documents":
        path: Path = request.getfixturevalue("store")
    else:
        path = tmp_path_factory.mktemp("drawn") / "graph"
        put_lists(path, resolved_lists(5, seed=7))
    with open_store(path) as store:
        yield store


@pytest.mark.parametrize("language", ["zh", "en"])
def test_loads_are_the_same(opened: Store, language: str) -> None:
    from_graph = graph_to_loads(opened, language)
    from_tables = tables_to_loads(tables_of(opened), language)
    assert from_tables == from_graph
    for name in ("departments", "townships", "fields", "guarantees"):
        assert [*getattr(from_tables, name)] == [*getattr(from_graph, name)]


@pytest.mark.parametrize("kind", node_kinds())
def test_nodes_are_the_same(opened: Store, kind: str) -> None:
    declared, tables = node_kinds()[kind], tables_of(opened)
    members = graph_to_members(opened, declared)
    assert [*tables_to_members(tables, declared).items()] == [*members.items()]
    for language in ("zh", "en"):
        labels = graph_to_labels(opened, declared, language)
        found = tables_to_labels(tables, declared, language)
        assert [*found.items()] == [*labels.items()]


def test_titles_are_the_same(opened: Store) -> None:
    from_graph = graph_to_titles(opened)
    tables = tables_of(opened)
    assert tables_to_titles(tables, from_graph) == from_graph
    some = [*from_graph][::7]
    assert tables_to_titles(tables, some) == {iri: from_graph[iri] for iri in some}


def test_the_duties_of_the_matcher_are_the_same(opened: Store) -> None:
    assert tuple(tables_to_duties(tables_of(opened))) == graph_to_duties(opened)


def test_the_texts_to_search_are_the_same(opened: Store) -> None:
    found = list(graph_to_texts(opened))
    assert {text.kind for text in found} == set(KINDS)
    assert list(tables_to_texts(tables_of(opened))) == found


def test_a_store_of_many_duties_is_read_from_its_tables(
    opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the graph was asked")

    few = _read_all(opened)
    assert columns_of(opened) is not None
    for module in (loads, projections.nodes, reading):
        monkeypatch.setattr(module, "MANY", 1)
    monkeypatch.setattr(loads, "graph_to_loads", refuse)
    monkeypatch.setattr(projections.nodes, "graph_to_members", refuse)
    monkeypatch.setattr(projections.nodes, "graph_to_labels", refuse)
    monkeypatch.setattr(reading, "graph_to_duties", refuse)
    assert _read_all(opened) == few


def test_who_holds_what_is_the_same(
    opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the graph was asked")

    from_graph = _read_held(opened)
    for module in (holdings, members, reading, loads):
        monkeypatch.setattr(module, "MANY", 1)
    monkeypatch.setattr(members, "match_duties", refuse)
    monkeypatch.setattr(members, "graph_to_members", refuse)
    monkeypatch.setattr(reading, "graph_to_duties", refuse)
    assert _read_held(opened) == from_graph


def test_a_report_is_the_same_to_the_byte(
    opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_graph = facts_to_report(read_facts(opened))
    monkeypatch.setattr(loads, "MANY", 1)
    monkeypatch.setattr("dutygraph.measures.sums.MANY", 1)
    assert facts_to_report(read_facts(opened)) == from_graph


def _read_all(store: Store) -> tuple[object, ...]:
    incidence = projections.read_incidence(store)
    return loads.read_loads(store), incidence, reading.read_duties(store)


def _read_held(store: Store) -> tuple[object, ...]:
    """Give what matters, comparisons and scenarios are made of, and what they say."""
    (one, *_, other) = holdings.read_townships(store).values()
    sides = read_sides(store, one, other), read_sides(store, one, None)
    return (
        read_holdings(store),
        list(matter_rows(store, across_kinds=True, township=one)),
        list(missing_rows(store, one)),
        sides,
        [list(compare_sides(read_compared(store), *own)) for own in sides],
        [list(compare_sides(read_compared(store, "en", own), *own)) for own in sides],
        read_ground(store),
    )
