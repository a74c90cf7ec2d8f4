"""Project the graph: takes a store, gives the networks that are declared."""

from dutygraph.projections.building import build_projection, side_of, weights_of
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
    "kinds_of",
    "node_kinds",
    "projections",
    "read_incidence",
    "side_of",
    "weights_of",
]
