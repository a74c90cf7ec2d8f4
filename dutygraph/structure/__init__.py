"""Measure networks: takes a projection and node sets, gives a value for each node.

`prominence` tells who weighs much, `brokerage` who stands between others, `cohesion`
who goes together, `nestedness` whether the small hold a part of what the big hold;
`profiles` puts all of them together. A network is one of networkx, or, where it is
large, the `Links` of `dutygraph.projections`; no function changes it.
"""

from dutygraph.structure.brokerage import betweenness, constraint
from dutygraph.structure.cohesion import Communities, core_numbers, find_communities
from dutygraph.structure.nestedness import Nestedness, measure_nestedness
from dutygraph.structure.profiles import (
    Measured,
    Profile,
    measure_network,
    profile_network,
)
from dutygraph.structure.prominence import (
    hubs_and_authorities,
    pagerank,
    weighted_degree,
)

__all__ = [
    "Communities",
    "Measured",
    "Nestedness",
    "Profile",
    "betweenness",
    "constraint",
    "core_numbers",
    "find_communities",
    "hubs_and_authorities",
    "measure_nestedness",
    "measure_network",
    "pagerank",
    "profile_network",
    "weighted_degree",
]
