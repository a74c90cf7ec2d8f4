"""Build networks: takes rows of loads, gives networkx networks with weights."""

import networkx

from dutygraph.loads import Loads


def build_township_network(rows: Loads) -> "networkx.Graph[str]":
    """Link each department to the townships it puts work on.

    Bipartite: nodes are IRIs with `kind` ("department" or "township"), `label` and
    `within` (the county's name, or the township's code); a department also has `lines`,
    the labels of its functional lines. An edge bears `steps`, the township actions that
    the department causes there (a joint duty divided), `duties` and
    `unsupported_steps`. Generic departments are left out. Nodes and edges come sorted.
    """
    network: networkx.Graph[str] = networkx.Graph()
    edges = _edges(rows)
    for iri in sorted({department for department, _ in edges}):
        party = rows.departments[iri]
        lines = tuple(line.label for line in party.lines)
        network.add_node(
            iri,
            kind="department",
            label=party.label,
            within=party.county,
            lines=lines,
        )
    for iri, place in sorted(rows.townships.items()):
        network.add_node(iri, kind="township", label=place.label, within=place.code)
    for (department, township), weights in sorted(edges.items()):
        network.add_edge(department, township, **weights)
    return network


def _edges(rows: Loads) -> dict[tuple[str, str], dict[str, float]]:
    edges: dict[tuple[str, str], dict[str, float]] = {}
    for load in rows.loads:
        named = rows.named(load.departments)
        for department in named:
            edge = edges.setdefault(
                (department, load.township),
                {"steps": 0.0, "duties": 0, "unsupported_steps": 0.0},
            )
            steps = load.steps / len(named)
            edge["steps"] += steps
            edge["duties"] += 1
            edge["unsupported_steps"] += 0 if load.hard else steps
    return edges
