"""Arrange a network in named layouts: takes it, gives places for two windows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import networkx

from dutygraph.structure import find_communities
from dutygraph.view.layouts.columns import place_columns
from dutygraph.view.layouts.packing import (
    ROUND_ABOUT,
    Margins,
    Point,
    place_grid,
    place_parts,
)
from dutygraph.view.layouts.rings import place_rings
from dutygraph.view.layouts.springs import place_by_springs

SHAPES: Mapping[str, float] = {"wide": 1.35, "tall": 0.7}
"""How many times a window is as wide as high: on a desk, in a hand."""

_SMALL = 12
_APART = 100.0
# Names stand left of the first column and right of the others.
_BESIDE: Margins = (160.0, 110.0, 40.0)

_Network: TypeAlias = "networkx.Graph[str]"
_Places: TypeAlias = dict[str, Point]


@dataclass(frozen=True, slots=True)
class _Part:
    """A connected part of a network, with what every layout needs of it."""

    network: _Network
    columns: Sequence[Sequence[str]]
    neighbours: Mapping[str, Sequence[str]]
    weights: Mapping[str, float]
    communities: Mapping[str, int]


def arrange(
    network: _Network, columns: Sequence[str], layouts: Iterable[str]
) -> dict[str, dict[str, _Places]]:
    """Give the places of all nodes, for each layout, for each of SHAPES.

    `layouts` are some of LAYOUTS; nodes bear `kind`, one of `columns`, and edges
    `weight`. What has no neighbours stands together.
    """
    found = sorted(
        (sorted(part) for part in networkx.connected_components(network)),
        key=lambda part: (-len(part), part),
    )
    parts = [
        _to_part(network.subgraph(nodes).copy(), columns)
        for nodes in found
        if len(nodes) > 1
    ]
    alone = [node for nodes in found if len(nodes) == 1 for node in nodes]
    return {layout: _pack(parts, alone, layout) for layout in layouts}


def arrange_as_one(network: _Network, columns: Sequence[str], layout: str) -> _Places:
    """Give the places of all nodes as if they were one connected part."""
    return LAYOUTS[layout](_to_part(network, columns))


def _pack(
    parts: Iterable[_Part], alone: Sequence[str], layout: str
) -> dict[str, _Places]:
    places = [LAYOUTS[layout](part) for part in parts]
    if alone:
        places.append(place_grid(alone, 4.0, _APART))
    margins = _BESIDE if layout == "columns" else ROUND_ABOUT
    return {name: place_parts(places, shape, margins) for name, shape in SHAPES.items()}


def _to_part(network: _Network, columns: Sequence[str]) -> _Part:
    nodes = sorted(network)
    kinds = dict(network.nodes(data="kind"))
    return _Part(
        network,
        [[node for node in nodes if kinds[node] == kind] for kind in columns],
        {node: sorted(network[node]) for node in nodes},
        {node: float(weight) for node, weight in network.degree(weight="weight")},
        _communities(network, nodes),
    )


def _communities(network: _Network, nodes: Sequence[str]) -> dict[str, int]:
    if len(nodes) <= _SMALL:
        return dict.fromkeys(nodes, 0)
    groups = find_communities(network, nodes, "weight").groups
    return {node: number for number, group in enumerate(groups) for node in group}


def _in_columns(part: _Part) -> _Places:
    return place_columns(part.columns, part.neighbours, part.communities, part.weights)


def _on_rings(part: _Part) -> _Places:
    levels = [
        {node: part.weights[node] for node in nodes} for nodes in reversed(part.columns)
    ]
    return place_rings(levels, part.neighbours)


def _by_communities(part: _Part) -> _Places:
    return place_by_springs(part.network, part.communities, "weight")


LAYOUTS: Mapping[str, Callable[[_Part], _Places]] = {
    "columns": _in_columns,
    "rings": _on_rings,
    "communities": _by_communities,
}
"""The layouts by name."""
