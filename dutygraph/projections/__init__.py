"""Project the graph: takes a store, gives the networks that are declared."""

from dutygraph.projections.building import build_projection, side_of, weights_of
from dutygraph.projections.combining import (
    combine_projections,
    duties_by_node,
    limit_incidence,
)
from dutygraph.projections.declared import (
    NodeKind,
    Projection,
    kinds_of,
    node_kinds,
    projections,
)
from dutygraph.projections.incidence import Incidence, Incident, read_incidence
from dutygraph.projections.linking import Links, link_nodes, link_shared

__all__ = [
    "Incidence",
    "Incident",
    "Links",
    "NodeKind",
    "Projection",
    "build_projection",
    "combine_projections",
    "duties_by_node",
    "kinds_of",
    "limit_incidence",
    "link_nodes",
    "link_shared",
    "node_kinds",
    "projections",
    "read_incidence",
    "side_of",
    "weights_of",
]
