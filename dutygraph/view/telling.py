"""Tell what duties say: takes a scene, gives it with the words a page carries.

Looking words up takes far longer than all else, so only those are that a page shows.
"""

from dataclasses import replace
from itertools import islice, zip_longest

from dutygraph.facts import read_duties
from dutygraph.remote.copying import hold_whole
from dutygraph.store import Store
from dutygraph.view.scenes import Scene


def tell(store: Store, scene: Scene) -> Scene:
    """Give the scene with what the lists say of the duties that its page tells."""
    chosen, loads = choose_told(scene), scene.sources.loads
    rows = scene.sources.rows
    towns = {town for one in chosen for town in rows.members_of("township", one)}
    with hold_whole(store, towns if len(towns) < len(loads.townships) else ()) as near:
        return replace(scene, told=read_duties(near, loads, chosen))


def choose_told(scene: Scene) -> frozenset[str]:
    """Give the duties that a page tells: all, or of each node the first, the second …

    Then the heaviest nodes come first, for not all may have one told.
    """
    used = {duty for iri in scene.network for duty in scene.duties[iri]}
    if len(used) <= scene.limits.told:
        return frozenset(used)
    weights = scene.network.nodes(data="weight", default=0.0)
    heaviest = sorted(weights, key=lambda node: (-node[1], node[0]))
    turns = zip_longest(*(scene.duties[iri] for iri, _ in heaviest))
    found = dict.fromkeys(duty for turn in turns for duty in turn if duty)
    return frozenset(islice(found, scene.limits.sample))
