"""Networks as arrays measure as those of networkx do; large ones group as well."""

import networkx
import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.projections import Links, link_nodes
from dutygraph.structure import accelerated as large
from dutygraph.structure import (
    betweenness,
    constraint,
    core_numbers,
    find_communities,
    hubs_and_authorities,
    measure_nestedness,
    pagerank,
    profile_network,
    weighted_degree,
)
from dutygraph.structure.grouping import group_nodes, modularity
from dutygraph.structure.numbering import number_nodes

LEFT, RIGHT = list("abcd"), list("wxyz")
networks = st.dictionaries(
    st.tuples(st.sampled_from(LEFT), st.sampled_from(RIGHT)),
    st.integers(1, 9),
    min_size=1,
)
Edges = dict[tuple[str, str], int]


def both(edges: Edges) -> tuple["networkx.Graph[str]", Links]:
    network: networkx.Graph[str] = networkx.Graph()
    for (one, two), value in edges.items():
        network.add_edge(one, two, duties=value)
    ones, others = zip(*edges, strict=True)
    return network, link_nodes(ones, others, list(edges.values()), "duties")


@settings(max_examples=25)
@given(networks)
def test_arrays_measure_as_networks_do(edges: Edges) -> None:
    network, links = both(edges)
    nodes = sorted(network)
    left = [node for node in nodes if node in LEFT]
    right = [node for node in nodes if node in RIGHT]
    for measure in (pagerank, betweenness, constraint, core_numbers, find_communities):
        assert measure(links, nodes, "duties") == measure(network, nodes, "duties")
    for measure in (hubs_and_authorities, measure_nestedness, weighted_degree):
        assert measure(links, left, right, "duties") == measure(
            network, left, right, "duties"
        )
    whole = profile_network(links, left, right, "duties")
    assert whole == profile_network(network, left, right, "duties")


@settings(max_examples=25)
@given(networks)
def test_each_part_has_its_share_of_hubs_and_of_authorities(edges: Edges) -> None:
    network, links = both(edges)
    left = [node for node in network if node in LEFT]
    right = [node for node in network if node in RIGHT]
    found = hubs_and_authorities(links, left, right, "duties")
    for part in networkx.connected_components(network):
        own = network.subgraph(part)
        share = own.size("duties") / network.size("duties")
        alone = hubs_and_authorities(
            own, [*part & set(left)], [*part & set(right)], "duties"
        )
        for values, expected in zip(found, alone, strict=True):
            for node, value in expected.items():
                assert values[node] == pytest.approx(value * share, abs=1e-9)


def test_parts_that_settle_slowly_are_solved() -> None:
    # Two counties that weigh nearly the same, and one duty between them.
    edges = {(a, b): 100 for a in ("a", "b") for b in ("w", "x")}
    edges |= {(a, b): 100 for a in ("c", "d") for b in ("y", "z")}
    network, links = both({**edges, ("a", "w"): 101, ("b", "y"): 1})
    hubs, _ = hubs_and_authorities(links, LEFT, RIGHT, "duties")
    matrix = networkx.bipartite.biadjacency_matrix(
        network, LEFT, RIGHT, weight="duties"
    ).toarray()
    first = abs(numpy.linalg.svd(matrix)[0][:, 0])
    assert list(hubs.values()) == pytest.approx(first / first.sum(), abs=1e-9)


KNOWN = {
    "karate": networkx.karate_club_graph(),
    "novel": networkx.les_miserables_graph(),
    "women": networkx.davis_southern_women_graph(),
    "cliques": networkx.connected_caveman_graph(8, 5),
    "drawn": networkx.gnp_random_graph(200, 0.04, seed=1),
    "hubs": networkx.barabasi_albert_graph(300, 3, seed=1),
    "ring": networkx.watts_strogatz_graph(200, 6, 0.1, seed=1),
}


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_groups_are_as_clear_as_those_of_networkx(name: str) -> None:
    known = networkx.convert_node_labels_to_integers(KNOWN[name])
    matrix = networkx.to_scipy_sparse_array(known, dtype=float, format="csr")
    theirs = networkx.community.louvain_communities(known, seed=7)
    expected = networkx.community.modularity(known, theirs)
    groups = group_nodes(matrix, 7)
    assert modularity(matrix, groups) >= expected - 1e-9
    own = [set(numpy.flatnonzero(groups == one)) for one in set(groups.tolist())]
    assert modularity(matrix, groups) == pytest.approx(
        networkx.community.modularity(known, own)
    )
    assert group_nodes(matrix, 7).tolist() == groups.tolist()


@settings(max_examples=25)
@given(networks, st.integers(1, 9))
def test_no_group_lies_in_two_parts_nor_is_worse_than_they(
    edges: Edges, seed: int
) -> None:
    network, links = both(edges)
    groups = group_nodes(links.matrix, seed)
    names = links.names.tolist()
    of_parts = numpy.zeros(len(names), dtype=numpy.int64)
    for number, part in enumerate(networkx.connected_components(network)):
        of_parts[[names.index(node) for node in part]] = number
    for one in set(groups.tolist()):
        assert len(set(of_parts[groups == one].tolist())) == 1
    found = modularity(links.matrix, groups)
    assert found >= modularity(links.matrix, numpy.arange(len(names)))


def test_a_large_network_is_grouped_by_arrays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "LARGE", 10)
    monkeypatch.setattr(large, "find_spec", lambda name: None)
    network = networkx.relabel_nodes(networkx.connected_caveman_graph(4, 5), str)
    networkx.set_edge_attributes(network, 1, "duties")
    found = find_communities(network, network, "duties")
    assert [len(group) for group in found.groups] == [5, 5, 5, 5]
    assert found.modularity == pytest.approx(0.65)


def test_networkit_measures_the_same_where_it_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("networkit")
    network = networkx.relabel_nodes(KNOWN["karate"], str)
    expected = betweenness(network, network, "weight")
    own = find_communities(network, network, "weight")
    monkeypatch.setattr(large, "LARGE", 10)
    assert betweenness(network, network, "weight") == pytest.approx(expected)
    found = find_communities(network, network, "weight")
    assert found.modularity >= own.modularity - 0.01
    assert sorted(name for group in found.groups for name in group) == sorted(network)


def test_only_the_weight_that_links_bear_can_be_measured() -> None:
    _, links = both({("a", "w"): 1})
    with pytest.raises(ValueError, match="edges bear duties, not steps"):
        number_nodes(links, ["a"], "steps")
    with pytest.raises(ValueError, match="not in the network: nowhere"):
        pagerank(links, ["nowhere"], "duties")
