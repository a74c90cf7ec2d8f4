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

__all__ = [
    "Incidence",
    "Incident",
    "NodeKind",
    "Projection",
    "build_projection",
    "combine_projections",
    "duties_by_node",
    "kinds_of",
    "limit_incidence",
    "node_kinds",
    "projections",
    "read_incidence",
    "side_of",
    "weights_of",
]
