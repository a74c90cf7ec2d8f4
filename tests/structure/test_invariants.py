"""Networks under other names, weighed by more, or laid twice measure as they should."""

from collections.abc import Mapping

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.structure import (
    Nestedness,
    betweenness,
    constraint,
    core_numbers,
    find_communities,
    hubs_and_authorities,
    measure_nestedness,
    pagerank,
    weighted_degree,
)

LEFT, RIGHT = list("abcd"), list("wxyz")
NODES = LEFT + RIGHT
Edges = Mapping[tuple[str, str], int]

pairs = st.dictionaries(
    st.tuples(st.sampled_from(LEFT), st.sampled_from(RIGHT)),
    st.integers(1, 9),
    max_size=12,
)
networks = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(
        lambda pair: pair[0] < pair[1]
    ),
    st.integers(1, 9),
    max_size=16,
)


def build(edges: Edges, times: int = 1) -> "networkx.Graph[str]":
    network: networkx.Graph[str] = networkx.Graph()
    network.add_nodes_from(NODES)
    for (one, two), value in edges.items():
        network.add_edge(one, two, duties=value * times)
    return network


def rename(network: "networkx.Graph[str]", mark: str) -> "networkx.Graph[str]":
    return networkx.relabel_nodes(network, lambda node: f"{node}{mark}")


def lay_twice(edges: Edges) -> "networkx.Graph[str]":
    network = build(edges)
    return networkx.union(rename(network, "1"), rename(network, "2"))


CONNECTED = {
    "path": ("aw", "bw", "bx", "cx", "cy"),
    "star": ("aw", "ax", "ay", "az"),
    "full": tuple(one + two for one in "abc" for two in "wxyz"),
    "tail": ("aw", "ax", "bw", "bx", "cx", "cy", "dy"),
}


@pytest.mark.parametrize("name", sorted(CONNECTED))
def test_hubs_and_authorities_are_those_of_networkx(name: str) -> None:
    directed: networkx.DiGraph[str] = networkx.DiGraph()
    for place, (one, two) in enumerate(CONNECTED[name]):
        directed.add_edge(one, two, weight=1 + place % 3)
    left = [node for node in directed if node in LEFT]
    right = [node for node in directed if node in RIGHT]
    expected = networkx.hits(directed, tol=1e-13, max_iter=10_000)
    found = hubs_and_authorities(directed.to_undirected(), left, right, "weight")
    for nodes, own, other in zip((left, right), found, expected, strict=True):
        assert own == pytest.approx({node: other[node] for node in nodes}, abs=1e-7)


@pytest.mark.parametrize("name", ["karate", "cliques", "women"])
def test_communities_are_those_of_networkx(name: str) -> None:
    known = {
        "karate": networkx.karate_club_graph,
        "cliques": lambda: networkx.connected_caveman_graph(4, 5),
        "women": networkx.davis_southern_women_graph,
    }[name]()
    names = {node: place for place, node in enumerate(sorted(known))}
    edges = sorted(tuple(sorted((names[a], names[b]))) for a, b in known.edges)
    numbered: networkx.Graph[int] = networkx.Graph()
    numbered.add_nodes_from(range(len(names)))
    numbered.add_edges_from(edges, duties=1)
    expected = networkx.community.louvain_communities(numbered, weight="duties", seed=7)
    network = networkx.relabel_nodes(numbered, lambda node: f"{node:02}")
    found = find_communities(network, network, "duties", seed=7)
    assert {frozenset(group) for group in found.groups} == {
        frozenset(f"{node:02}" for node in group) for group in expected
    }
    assert found.modularity == pytest.approx(
        networkx.community.modularity(numbered, expected, weight="duties")
    )


@given(st.permutations([f"n{number:02}" for number in range(16)]))
def test_clear_communities_are_found_under_any_names(names: list[str]) -> None:
    numbered = networkx.connected_caveman_graph(4, 4)
    networkx.set_edge_attributes(numbered, 1, "duties")
    network = networkx.relabel_nodes(numbered, dict(enumerate(names)))
    groups = find_communities(network, names, "duties").groups
    assert {frozenset(group) for group in groups} == {
        frozenset(names[place : place + 4]) for place in (0, 4, 8, 12)
    }


@given(networks)
def test_names_in_the_same_order_keep_the_communities(edges: Edges) -> None:
    once = find_communities(build(edges), NODES, "duties")
    again = find_communities(
        rename(build(edges), "!"), [f"{node}!" for node in NODES], "duties"
    )
    assert again.modularity == once.modularity
    assert again.groups == tuple(
        tuple(f"{node}!" for node in group) for group in once.groups
    )


@given(pairs, st.permutations(LEFT), st.permutations(RIGHT))
def test_new_names_move_hubs_and_keep_nestedness(
    edges: Edges, left: list[str], right: list[str]
) -> None:
    names = dict(zip(NODES, left + right, strict=True))
    network = build(edges)
    renamed = networkx.relabel_nodes(network, names)
    hubs, authorities = hubs_and_authorities(network, LEFT, RIGHT, "duties")
    moved = hubs_and_authorities(renamed, LEFT, RIGHT, "duties")
    for own, other in ((hubs, moved[0]), (authorities, moved[1])):
        expected = {names[node]: value for node, value in own.items()}
        assert other == pytest.approx(expected, abs=1e-6)
    once = measure_nestedness(network, LEFT, RIGHT, "duties")
    again = measure_nestedness(renamed, LEFT, RIGHT, "duties")
    assert (again.whole, again.rows, again.columns) == pytest.approx(
        (once.whole, once.rows, once.columns)
    )


@given(pairs, st.integers(2, 9))
def test_duties_said_several_times_change_no_hub_and_no_nestedness(
    edges: Edges, times: int
) -> None:
    once, more = build(edges), build(edges, times)
    for own, other in zip(
        hubs_and_authorities(once, LEFT, RIGHT, "duties"),
        hubs_and_authorities(more, LEFT, RIGHT, "duties"),
        strict=True,
    ):
        assert other == pytest.approx(own, abs=1e-8)
    assert measure_nestedness(more, LEFT, RIGHT, "duties") == measure_nestedness(
        once, LEFT, RIGHT, "duties"
    )


@given(networks)
def test_a_network_laid_twice_measures_in_each_copy_as_it_did(edges: Edges) -> None:
    once, twice = build(edges), lay_twice(edges)
    for measure in (constraint, core_numbers):
        own = measure(once, NODES, "duties")
        assert measure(twice, twice, "duties") == pytest.approx(
            {f"{node}{mark}": value for node, value in own.items() for mark in "12"}
        )
    degrees = weighted_degree(once, NODES, NODES, "duties")
    assert weighted_degree(twice, twice, twice, "duties") == {
        f"{node}{mark}": value for node, value in degrees.items() for mark in "12"
    }


@given(networks)
def test_a_network_laid_twice_halves_pagerank_and_thins_betweenness(
    edges: Edges,
) -> None:
    once, twice = build(edges), lay_twice(edges)
    ranks = pagerank(once, NODES, "duties")
    for node, value in pagerank(twice, twice, "duties").items():
        assert value == pytest.approx(ranks[node[0]] / 2, abs=1e-9)
    number = len(NODES)
    # Of all pairs of others, those of the other copy and across are never joined.
    thinner = (number - 1) * (number - 2) / ((2 * number - 1) * (2 * number - 2))
    between = betweenness(once, NODES, "duties")
    for node, value in betweenness(twice, twice, "duties").items():
        assert value == pytest.approx(between[node[0]] * thinner, abs=1e-9)


@given(pairs)
def test_hubs_laid_twice_are_halved(edges: Edges) -> None:
    once, twice = build(edges), lay_twice(edges)
    sides = [
        [f"{node}{mark}" for node in side for mark in "12"] for side in (LEFT, RIGHT)
    ]
    own = hubs_and_authorities(once, LEFT, RIGHT, "duties")
    for values, expected in zip(
        hubs_and_authorities(twice, *sides, "duties"), own, strict=True
    ):
        for node, value in values.items():
            assert value == pytest.approx(expected[node[0]] / 2, abs=1e-6)


def test_rows_laid_twice_are_equally_full_and_nested_in_none() -> None:
    network: networkx.Graph[str] = networkx.Graph()
    for one, two in ("aw", "ax", "bw", "bx"):
        network.add_edge(one, two, duties=1)
    assert measure_nestedness(network, "ab", "wx", "duties") == Nestedness(0, 0, 0)
