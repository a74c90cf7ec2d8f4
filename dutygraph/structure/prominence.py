"""Measure prominence: takes a network and nodes, gives who weighs how much."""

from collections import defaultdict
from collections.abc import Collection

import networkx

from dutygraph.structure.numbering import iterate, number_nodes, refuse_unknown

_ROUNDS = 10_000


def weighted_degree(
    network: "networkx.Graph[str]",
    nodes: Collection[str],
    others: Collection[str],
    weight: str,
) -> dict[str, float]:
    """Answer how much a node has with others in all: the sum of its edges' weights.

    Over the edges between one of `nodes` and one of `others`; 0 or more, whole numbers
    where weights are. Strength in Barrat et al. 2004 (PNAS 101). On department ×
    township with `steps` this is the department's steps again. Misleads by summing up:
    one strong tie equals many weak ones.

    >>> network = networkx.Graph()
    >>> network.add_edge("县民政局", "石桥镇", steps=3)
    >>> weighted_degree(network, ["县民政局"], ["石桥镇"], "steps")
    {'县民政局': 3}
    """
    refuse_unknown(network, [*nodes, *others])
    wanted = set(others)
    return {
        node: sum(
            data.get(weight, 0)
            for other, data in sorted(network.adj[node].items())
            if other in wanted
        )
        for node in sorted(set(nodes))
    }


def hubs_and_authorities(
    network: "networkx.Graph[str]",
    hubs: Collection[str],
    authorities: Collection[str],
    weight: str,
) -> tuple[dict[str, float], dict[str, float]]:
    """Answer who loads the loaded, and who is loaded by those who load: HITS.

    Over the edges from `hubs` to `authorities`, such as departments to matters; the two
    share no node. Hubs and authorities each add up to 1, or are 0 where nothing links
    them. Kleinberg 1999 (Journal of the ACM 46). Misleads where the network falls
    apart, as department × township does, county by county: the heaviest part gets all,
    the others nearly 0. Between parts that weigh the same, it says nothing.

    >>> network = networkx.Graph()
    >>> network.add_weighted_edges_from(
    ...     [("甲", "一", 1), ("甲", "二", 1), ("乙", "三", 1)], "duties"
    ... )
    >>> hubs, _ = hubs_and_authorities(network, "甲乙", "一二三", "duties")
    >>> [round(hubs[one], 6) for one in "甲乙"]
    [1.0, 0.0]
    """
    refuse_unknown(network, [*hubs, *authorities])
    left, right = sorted(set(hubs)), sorted(set(authorities))
    if not set(left).isdisjoint(right):
        raise ValueError("hubs and authorities have nodes in common")
    place_of = {name: place for place, name in enumerate(right)}
    links = [
        (row, place_of[other], data.get(weight, 0))
        for row, name in enumerate(left)
        for other, data in sorted(network.adj[name].items())
        if other in place_of
    ]

    def point(values: list[float]) -> list[float]:
        sums = [0.0] * len(right)
        for row, column, value in links:
            sums[column] += value * values[row]
        return _normed(sums)

    def pass_on(values: list[float]) -> list[float]:
        pointed, sums = point(values), [0.0] * len(left)
        for row, column, value in links:
            sums[row] += value * pointed[column]
        return _normed(sums)

    found = iterate([1.0] * len(left), pass_on, _ROUNDS)
    return (
        dict(zip(left, found, strict=True)),
        dict(zip(right, point(found), strict=True)),
    )


def pagerank(
    network: "networkx.Graph[str]",
    nodes: Collection[str],
    weight: str,
    damping: float = 0.85,
) -> dict[str, float]:
    """Answer who is linked to those who are much linked themselves: PageRank.

    Over the edges among `nodes`, each in both directions; all above 0, together 1. The
    share of time that a walker is there who follows an edge by its weight, and with
    1 - `damping` starts anywhere. Brin, Page 1998 (Computer Networks 30). Misleads as a
    finding of its own: where edges have no direction it stays near the weighted degree.

    >>> network = networkx.path_graph(["甲", "乙", "丙"])
    >>> networkx.set_edge_attributes(network, 1, "duties")
    >>> {k: round(v, 3) for k, v in pagerank(network, "甲乙丙", "duties").items()}
    {'丙': 0.257, '乙': 0.486, '甲': 0.257}
    """
    part = number_nodes(network, nodes, weight)
    number = len(part.names)
    links: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for node in part.network:
        total = part.network.degree(node, weight="weight")
        for other, data in sorted(part.network.adj[node].items()):
            links[node].append((other, data["weight"] / total))

    def walk(values: list[float]) -> list[float]:
        # Who has no edge leads on to everybody.
        lost = sum(values[node] for node in range(number) if not links[node])
        sums = [(1 - damping + damping * lost) / len(values) for _ in values]
        for node in range(number):
            for other, share in links[node]:
                sums[other] += damping * values[node] * share
        return sums

    found = iterate([1 / number for _ in range(number)], walk, _ROUNDS)
    return part.named(dict(enumerate(found)))


def _normed(values: list[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values] if total else values
