"""Measure networks: takes nothing, gives how arrays compare with networkx.

A load report of 200,000 nodes and 3 million edges: 2,000 counties, each of 20 townships
that help 75 of 80 departments, three in one duty; a few townships also help the county
beside them. The network is built, its degree, PageRank, HITS and communities are
measured and the joint duties of all departments counted; both start from the same
columns of numbers. A network of one fiftieth of that runs first, so that nothing is
imported under way.
"""

import time
from collections import Counter
from dataclasses import dataclass
from itertools import combinations

import networkx
import numpy

from benchmarks.results import Result
from dutygraph.projections import link_nodes, link_shared
from dutygraph.structure import (
    find_communities,
    hubs_and_authorities,
    pagerank,
    weighted_degree,
)
from dutygraph.structure.cohesion import SEED

COUNTIES = 2_000
_TOWNSHIPS, _DEPARTMENTS, _NAMED, _JOINT = 20, 80, 75, 3
_NAMES = ("build", "degree", "PageRank", "HITS", "joint duties", "communities")


@dataclass(frozen=True, slots=True)
class Rows:
    """Columns: which duty, which department, which township, how many steps."""

    duties: "numpy.typing.NDArray[numpy.int64]"
    departments: "numpy.typing.NDArray[numpy.int64]"
    townships: "numpy.typing.NDArray[numpy.int64]"
    steps: "numpy.typing.NDArray[numpy.float64]"


def make_rows(counties: int) -> Rows:
    """Give the rows of so many counties, 1,500 of each; the same ones every time."""
    lots = numpy.random.RandomState(7)
    number = counties * _TOWNSHIPS
    drawn = numpy.argsort(lots.rand(number, _DEPARTMENTS), axis=1)[:, :_NAMED]
    county = numpy.repeat(numpy.arange(counties), _TOWNSHIPS)
    # One duty of 5,000 asks a department of the county beside.
    county = county[:, None] + (lots.rand(number, _NAMED) < 0.0002)
    departments = county % counties * _DEPARTMENTS + drawn
    townships = numpy.repeat(numpy.arange(number), _NAMED) + counties * _DEPARTMENTS
    duties = numpy.arange(number * _NAMED) // _JOINT
    steps = lots.randint(1, 13, duties[-1] + 1)[duties] / _JOINT
    return Rows(duties, departments.ravel(), townships, steps)


def measure_arrays(rows: Rows) -> tuple[list[float], float]:
    """Measure with this program; give the seconds of each part and the modularity."""
    laps = _Laps()
    links = link_nodes(rows.departments, rows.townships, rows.steps, "steps")
    laps.lap()
    names = links.names
    weighted_degree(links, names, names, "steps")
    laps.lap()
    pagerank(links, names, "steps")
    laps.lap()
    first = int(rows.townships[0])
    nodes = names.tolist()
    sides = (
        [one for one in nodes if one < first],
        [one for one in nodes if one >= first],
    )
    hubs_and_authorities(links, *sides, "steps")
    laps.lap()
    link_shared(rows.departments, rows.duties, "duties")
    laps.lap()
    found = find_communities(links, names, "steps")
    laps.lap()
    return laps.seconds, found.modularity


def measure_networkx(rows: Rows) -> tuple[list[float], float]:
    """Measure the same with networkx alone."""
    laps = _Laps()
    columns = (rows.departments.tolist(), rows.townships.tolist(), rows.steps.tolist())
    network = networkx.Graph()
    network.add_weighted_edges_from(zip(*columns, strict=True))
    laps.lap()
    dict(network.degree(weight="weight"))
    laps.lap()
    networkx.pagerank(network)
    laps.lap()
    networkx.hits(network)
    laps.lap()
    _count_pairs(columns[0])
    laps.lap()
    groups = networkx.community.louvain_communities(network, seed=SEED)
    laps.lap()
    return laps.seconds, networkx.community.modularity(network, groups)


def _count_pairs(departments: list[int]) -> "networkx.Graph[int]":
    counts: Counter[tuple[int, int]] = Counter()
    for start in range(0, len(departments), _JOINT):
        counts.update(combinations(sorted(departments[start : start + _JOINT]), 2))
    network: networkx.Graph[int] = networkx.Graph()
    network.add_weighted_edges_from((*pair, value) for pair, value in counts.items())
    return network


class _Laps:
    """The seconds of the processor from one lap to the next."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self._start = time.process_time()

    def lap(self) -> None:
        """End a lap and begin the next."""
        now = time.process_time()
        self.seconds.append(now - self._start)
        self._start = now


def measure_networks(counties: int = COUNTIES) -> list[Result]:
    """Measure the load report of so many counties, in CPU seconds of one run."""
    for warm in (measure_arrays, measure_networkx):
        warm(make_rows(counties // 50))
    rows = make_rows(counties)
    own, clear = measure_arrays(rows)
    peer, expected = measure_networkx(rows)
    size = (
        f"{counties * (_TOWNSHIPS + _DEPARTMENTS):,} nodes, {len(rows.duties):,} edges"
    )
    results = [
        Result(f"{size}: {name}", f"{one:.2f} s, networkx {other:.2f} s", "", True)
        for name, one, other in zip(_NAMES, own, peer, strict=True)
    ]
    ratio = sum(peer) / sum(own)
    said = f"{sum(own):.1f} s, networkx {sum(peer):.1f} s: {ratio:.1f} times"
    whole = Result(f"{size}: load report", said, "≥ 8 times", ratio >= 8)
    said = f"{clear:.5f}, networkx {expected:.5f}"
    kept = clear >= expected - 0.001
    modularity = Result(f"{size}: modularity", said, "as clear", kept)
    return [*results, whole, modularity]
