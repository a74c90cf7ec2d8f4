"""Draw a scene: takes its network with places, gives pyvis' network for vis-network."""

from pyvis.edge import Edge
from pyvis.network import Network

from dutygraph.view.layouts import SHAPES, arrange
from dutygraph.view.pinyin import name_to_initials
from dutygraph.view.scenes import Scene

_NAMED = frozenset({"kind", "group", "label", "within", "lines"})


def scene_to_drawing(scene: Scene) -> Network:
    """Number the nodes in order, and give each its places in all layouts.

    A node's `x` and `y` are those of the first layout in a wide window; `places` holds
    all, by layout and by shape of the window. `figures` are what can be its size,
    `initials` what may be typed for its name. An edge's `value` is its weight.
    """
    picture, network = scene.picture, scene.network
    layouts = arrange(network, picture.columns, picture.layouts)
    numbers = {iri: number for number, iri in enumerate(sorted(network))}
    drawn = Network(directed=True)
    for iri, number in numbers.items():
        attrs = network.nodes[iri]
        places = {
            name: {shape: shaped[shape][iri] for shape in SHAPES}
            for name, shaped in layouts.items()
        }
        x, y = places[picture.layouts[0]]["wide"]
        drawn.add_node(
            number,
            label=attrs["label"],
            x=x,
            y=y,
            iri=iri,
            places=places,
            initials=name_to_initials(attrs["label"]),
            figures={name: attrs[name] for name in attrs if name not in _NAMED},
            **{name: attrs[name] for name in ("kind", "group", "within", "lines")},
        )
    # add_edge would look for both ends among all nodes, one by one.
    drawn.edges.extend(
        Edge(
            numbers[one],
            numbers[two],
            value=attrs["weight"],
            lists=attrs["lists"],
            arrows="",
        ).options
        for one, two, attrs in sorted(
            network.edges(data=True), key=lambda edge: edge[:2]
        )
    )
    return drawn
