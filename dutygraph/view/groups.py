"""Group nodes as a legend does: takes a network and its rows, gives a group of each."""

import networkx

from dutygraph.loads import Loads
from dutygraph.projections import Incidence, duties_by_node

GROUPS = (
    "township",
    "department",
    "line",
    "field",
    "basic",
    "cooperative",
    "reclaimed",
    "matter-apart",
    "matter",
    "guarantee-hard",
    "guarantee-soft",
    "guarantee-none",
)
"""All groups, in the order of a legend: the first are the most important to name."""


def group_nodes(
    network: "networkx.Graph[str]", rows: Incidence, loads: Loads
) -> dict[str, str]:
    """Give the group of every node, one of GROUPS.

    A duty is in that of its list. A matter is apart where townships hold it in lists of
    several kinds; one that a single township lists twice is not. Types of guarantee are
    hard, soft or none.
    """
    lists = {one.duty: one.kind for one in rows.duties}
    apart = {
        iri
        for iri, duties in duties_by_node(rows, ["matter"]).items()
        if len({lists[duty] for duty in duties}) > 1
        and len({town for one in duties for town in rows.members_of("township", one)})
        > 1
    }

    def group(iri: str, kind: str) -> str:
        if kind == "duty":
            return lists[iri]
        if kind == "matter":
            return "matter-apart" if iri in apart else "matter"
        if kind == "guarantee":
            concept = loads.guarantees.get(iri)
            return f"guarantee-{concept.kind if concept and concept.kind else 'none'}"
        return kind

    return {iri: group(iri, kind) for iri, kind in network.nodes(data="kind")}
