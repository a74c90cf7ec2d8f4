"""Give nodes their figures: takes a network and its rows, gives measures by name."""

from dataclasses import asdict

import networkx

from dutygraph.loads import Loads
from dutygraph.measures import DIVISIONS, measure
from dutygraph.projections import Incidence, duties_by_node
from dutygraph.structure import betweenness

# Of a township, share and lead are its duties once more.
_LEFT_OUT = {"township": {"share", "lead"}, "field": {"lead"}}
# Betweenness takes nodes times edges: above this it is left out.
_MOST = 3_000_000


def measure_nodes(
    network: "networkx.Graph[str]", rows: Incidence, loads: Loads
) -> dict[str, dict[str, float]]:
    """Give the figures of every node.

    Departments, lines, townships and fields have the measures of loads; matters,
    duties and types of guarantee `listed`, in how many duties they stand, `steps` and
    `unsupported_steps`, all counted whole. `links` is the number of neighbours,
    `weight` the sum over its edges, `betweenness`, in networks of one kind, within the
    connected part.
    """
    kinds = dict(network.nodes(data="kind"))
    weights = dict(network.degree(weight="weight"))
    figures = _measured(set(kinds.values()), rows, loads)
    between = _between(network) if len(set(kinds.values())) == 1 else {}
    for iri in network:
        own = figures.setdefault(iri, {})
        own.update(links=network.degree(iri), weight=weights[iri])
        if iri in between:
            own["betweenness"] = between[iri]
    return {iri: _rounded(figures[iri]) for iri in network}


def _measured(
    kinds: set[str], rows: Incidence, loads: Loads
) -> dict[str, dict[str, float]]:
    figures: dict[str, dict[str, float]] = {}
    for kind in sorted(kinds):
        if kind in DIVISIONS:
            left_out = _LEFT_OUT.get(kind, set())
            for iri, value in measure(loads, kind).items():
                named = asdict(value).items()
                figures[iri] = {name: n for name, n in named if name not in left_out}
        else:
            figures.update(_counted(kind, rows))
    return figures


def _counted(kind: str, rows: Incidence) -> dict[str, dict[str, float]]:
    by_duty = {one.duty: one for one in rows.duties}
    return {
        iri: {
            "listed": len(own),
            "steps": sum(one.steps for one in own),
            "unsupported_steps": sum(one.steps for one in own if not one.hard),
        }
        for iri, duties in duties_by_node(rows, [kind]).items()
        for own in [[by_duty[duty] for duty in duties]]
    }


def _between(network: "networkx.Graph[str]") -> dict[str, float]:
    if len(network) * network.number_of_edges() > _MOST:
        return {}
    return {
        iri: value
        for part in networkx.connected_components(network)
        for iri, value in betweenness(network, sorted(part), "weight").items()
    }


def _rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: round(float(value), 3) for name, value in figures.items()}
