"""Show townships side by side: takes sources, gives the part of each in one layout."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import networkx

from dutygraph.facts import split_loads
from dutygraph.loads import Loads
from dutygraph.projections import Incidence, Projection, duties_by_node
from dutygraph.view.layouts import arrange_as_one
from dutygraph.view.layouts.packing import Point
from dutygraph.view.pictures import Picture
from dutygraph.view.scenes import build_network
from dutygraph.view.sources import Sources

MOST_TOWNSHIPS = 24
"""More pictures than these are no longer compared by eye; those with most duties."""


@dataclass(frozen=True, slots=True)
class Multiples:
    """The same network for each township, at the same places.

    `whole` bears what all townships have; the nodes of a part are grouped by what they
    are in that township: a matter by the list it stands in. `towns` is how many there
    are, shown or not.
    """

    whole: "networkx.Graph[str]"
    places: Mapping[str, Point]
    parts: Mapping[str, "networkx.Graph[str]"]
    towns: int


def build_multiples(sources: Sources, picture: Picture) -> Multiples | None:
    """Build what a picture declares; None where it does not, or nobody to compare."""
    link, rows = picture.multiples, sources.rows
    if link is None:
        return None
    by_town = duties_by_node(rows, ["township"])
    shown = sorted(by_town, key=lambda town: (-len(by_town[town]), town))
    if len(shown) < 2:
        return None
    whole = build_network(rows, sources.loads, [link], picture.weight)
    if not whole:
        return None
    incidents, split = (
        {one.duty: one for one in rows.duties},
        split_loads(sources.loads),
    )
    columns = tuple(dict.fromkeys((link.left, link.right)))
    layout = "columns" if len(columns) > 1 else "communities"
    return Multiples(
        whole,
        arrange_as_one(whole, columns, layout),
        {
            town: _part(
                replace(rows, duties=tuple(incidents[duty] for duty in by_town[town])),
                split[town],
                link,
                picture.weight,
            )
            for town in sorted(shown[:MOST_TOWNSHIPS])
        },
        len(shown),
    )


def _part(
    rows: Incidence, loads: Loads, link: Projection, weight: str
) -> "networkx.Graph[str]":
    network = build_network(rows, loads, [link], weight)
    lists = {one.duty: one.kind for one in rows.duties}
    for iri, own in duties_by_node(rows, ["matter"]).items():
        kinds = sorted({lists[duty] for duty in own})
        if iri in network:
            apart = len(kinds) > 1
            network.nodes[iri]["group"] = "matter-apart" if apart else kinds[0]
    return network
