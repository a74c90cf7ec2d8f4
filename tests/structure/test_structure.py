"""Network measures agree with networkx and with what is published; they hold still."""

from collections.abc import Callable

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.structure import (
    Communities,
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


def named(network: "networkx.Graph[int]") -> "networkx.Graph[str]":
    """Give a network with texts for nodes and weights that differ."""
    found = networkx.relabel_nodes(network, lambda node: f"n{node:02}")
    for place, (_, _, data) in enumerate(sorted(found.edges(data=True))):
        data["duties"] = 1 + place % 4
    return found


SMALL = {
    "path": named(networkx.path_graph(5)),
    "star": named(networkx.star_graph(4)),
    "club": named(networkx.karate_club_graph()),
    "two": named(
        networkx.disjoint_union(networkx.cycle_graph(4), networkx.path_graph(3))
    ),
}


@pytest.fixture(params=sorted(SMALL))
def network(request: pytest.FixtureRequest) -> "networkx.Graph[str]":
    return SMALL[request.param]


def test_pagerank_is_that_of_networkx(network: "networkx.Graph[str]") -> None:
    expected = networkx.pagerank(network, weight="duties", tol=1e-12, max_iter=1000)
    assert pagerank(network, network, "duties") == pytest.approx(expected, abs=1e-9)


def test_betweenness_is_that_of_networkx(network: "networkx.Graph[str]") -> None:
    copy = network.copy()
    for _, _, data in copy.edges(data=True):
        data["length"] = 12 // data["duties"]
    expected = networkx.betweenness_centrality(copy, weight="length")
    assert betweenness(network, network, "duties") == pytest.approx(expected)


def test_constraint_is_that_of_networkx(network: "networkx.Graph[str]") -> None:
    expected = networkx.constraint(network, weight="duties")
    assert constraint(network, network, "duties") == pytest.approx(expected)


def test_cores_are_those_of_networkx(network: "networkx.Graph[str]") -> None:
    assert core_numbers(network, network, "duties") == networkx.core_number(network)


def test_weighted_degree_is_that_of_networkx(network: "networkx.Graph[str]") -> None:
    expected = dict(network.degree(weight="duties"))
    assert weighted_degree(network, network, network, "duties") == expected


def test_modularity_is_that_of_networkx(network: "networkx.Graph[str]") -> None:
    found = find_communities(network, network, "duties")
    assert sorted(name for group in found.groups for name in group) == sorted(network)
    assert found.modularity == pytest.approx(
        networkx.community.modularity(network, found.groups, weight="duties")
    )


def test_hubs_and_authorities_are_those_of_networkx() -> None:
    directed = networkx.DiGraph()
    directed.add_weighted_edges_from(
        [("a", "x", 3), ("a", "y", 1), ("b", "y", 2), ("c", "y", 1), ("c", "z", 4)]
    )
    hubs, authorities = hubs_and_authorities(
        directed.to_undirected(), "abc", "xyz", "weight"
    )
    expected_hubs, expected_authorities = networkx.hits(directed, tol=1e-12)
    for node in "abc":
        assert hubs[node] == pytest.approx(expected_hubs[node], abs=1e-7)
    for node in "xyz":
        assert authorities[node] == pytest.approx(expected_authorities[node], abs=1e-7)


def test_nestedness_of_the_example_in_almeida_neto_2008() -> None:
    # Figure 1 there: NODF 58, 53 over rows and 63 over columns.
    matrix = ["10111", "11100", "01110", "11000", "11000"]
    network: networkx.Graph[str] = networkx.Graph()
    for row, cells in enumerate(matrix):
        for column, cell in enumerate(cells):
            network.add_edge(f"r{row}", f"c{column}", duties=int(cell))
    rows, columns = [f"r{n}" for n in range(5)], [f"c{n}" for n in range(5)]
    assert measure_nestedness(network, rows, columns, "duties") == Nestedness(
        pytest.approx(58.33333), pytest.approx(53.33333), pytest.approx(63.33333)
    )


def test_two_cliques_with_a_bridge_are_two_communities() -> None:
    network = networkx.relabel_nodes(networkx.barbell_graph(4, 0), str)
    networkx.set_edge_attributes(network, 1, "duties")
    assert find_communities(network, network, "duties") == Communities(
        (("0", "1", "2", "3"), ("4", "5", "6", "7")), pytest.approx(12 / 13 - 0.5)
    )


def test_only_the_nodes_given_count() -> None:
    network = SMALL["path"]
    some = ["n00", "n01", "n02"]
    assert betweenness(network, some, "duties") == {"n00": 0, "n01": 1, "n02": 0}
    assert weighted_degree(network, ["n02"], some, "duties") == {"n02": 2}
    assert core_numbers(network, ["n00", "n04"], "duties") == {"n00": 0, "n04": 0}


def test_isolated_nodes_and_empty_sets() -> None:
    network: networkx.Graph[str] = networkx.Graph()
    network.add_nodes_from("ab")
    assert pagerank(network, "ab", "duties") == {"a": 0.5, "b": 0.5}
    assert constraint(network, "ab", "duties") == {}
    assert find_communities(network, "ab", "duties") == Communities(
        (("a",), ("b",)), 0.0
    )
    assert hubs_and_authorities(network, "a", "b", "duties") == ({"a": 0}, {"b": 0})
    assert pagerank(network, "", "duties") == {}
    assert measure_nestedness(network, "", "", "duties") == Nestedness(0, 0, 0)


def test_unknown_nodes_are_refused() -> None:
    with pytest.raises(ValueError, match="not in the network: nowhere"):
        pagerank(SMALL["star"], ["nowhere"], "duties")
    with pytest.raises(ValueError, match="in common"):
        hubs_and_authorities(SMALL["path"], ["n00"], ["n00"], "duties")


MEASURES: dict[str, Callable[["networkx.Graph[str]"], dict[str, float]]] = {
    "pagerank": lambda one: pagerank(one, one, "duties"),
    "betweenness": lambda one: betweenness(one, one, "duties"),
    "constraint": lambda one: constraint(one, one, "duties"),
    "core": lambda one: {**core_numbers(one, one, "duties")},
    "degree": lambda one: weighted_degree(one, one, one, "duties"),
}
NODES = [f"n{number}" for number in range(8)]
networks = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(
        lambda pair: pair[0] < pair[1]
    ),
    st.integers(1, 9),
    max_size=20,
)


def build(edges: dict[tuple[str, str], int], times: int = 1) -> "networkx.Graph[str]":
    network: networkx.Graph[str] = networkx.Graph()
    network.add_nodes_from(NODES)
    for (one, two), value in edges.items():
        network.add_edge(one, two, duties=value * times)
    return network


@pytest.mark.parametrize("name", sorted(MEASURES))
@given(networks, st.permutations(NODES))
def test_new_names_change_no_value(
    name: str, edges: dict[tuple[str, str], int], order: list[str]
) -> None:
    names = dict(zip(NODES, order, strict=True))
    once = MEASURES[name](build(edges))
    renamed = MEASURES[name](networkx.relabel_nodes(build(edges), names))
    assert renamed == pytest.approx({names[k]: v for k, v in once.items()}, abs=1e-8)


@pytest.mark.parametrize("name", sorted(set(MEASURES) - {"degree"}))
@given(networks, st.integers(2, 9))
def test_duties_said_several_times_change_no_value_but_the_degree(
    name: str, edges: dict[tuple[str, str], int], times: int
) -> None:
    once = MEASURES[name](build(edges))
    assert MEASURES[name](build(edges, times)) == pytest.approx(once, abs=1e-8)
    degrees = MEASURES["degree"](build(edges))
    assert MEASURES["degree"](build(edges, times)) == {
        node: value * times for node, value in degrees.items()
    }


@given(networks, st.integers(2, 5))
def test_communities_keep_their_groups_when_weights_are_scaled(
    edges: dict[tuple[str, str], int], times: int
) -> None:
    once = find_communities(build(edges), NODES, "duties")
    more = find_communities(build(edges, 2**times), NODES, "duties")
    assert more.groups == once.groups
    assert more.modularity == pytest.approx(once.modularity)
    assert -0.5 <= once.modularity < 1


@given(networks)
def test_the_network_of_the_caller_stays_as_it_was(
    edges: dict[tuple[str, str], int],
) -> None:
    network, untouched = build(edges), build(edges)
    for take in MEASURES.values():
        take(network)
    find_communities(network, NODES, "duties")
    hubs_and_authorities(network, NODES[:4], NODES[4:], "duties")
    measure_nestedness(network, NODES[:4], NODES[4:], "duties")
    assert list(network.nodes(data=True)) == list(untouched.nodes(data=True))
    assert list(network.edges(data=True)) == list(untouched.edges(data=True))


@given(networks)
def test_hubs_add_up_to_one_and_nestedness_stays_in_its_range(
    edges: dict[tuple[str, str], int],
) -> None:
    network = build(edges)
    hubs, authorities = hubs_and_authorities(network, NODES[:4], NODES[4:], "duties")
    for values in (hubs, authorities):
        assert sum(values.values()) in (0, pytest.approx(1))
    found = measure_nestedness(network, NODES[:4], NODES[4:], "duties")
    turned = measure_nestedness(network, NODES[4:], NODES[:4], "duties")
    assert 0 <= found.whole <= 100
    assert (found.rows, found.columns) == (turned.columns, turned.rows)
