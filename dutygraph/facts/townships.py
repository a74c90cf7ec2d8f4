"""Part loads by township: takes the loads of many, gives those of some, or of each."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from dutygraph.loads import Basic, Load, Loads, Relief


def limit_loads(loads: Loads, townships: Collection[str]) -> Loads:
    """Give the loads of some townships alone; of all where none is given."""
    if not townships:
        return loads
    return replace(
        loads,
        loads=tuple(one for one in loads.loads if one.township in townships),
        reliefs=tuple(one for one in loads.reliefs if one.township in townships),
        basics=tuple(one for one in loads.basics if one.township in townships),
        townships={
            iri: town for iri, town in loads.townships.items() if iri in townships
        },
    )


def split_loads(loads: Loads) -> dict[str, Loads]:
    """Give the loads of each township alone, by IRI, as `limit_loads` does of one."""
    cooperative: defaultdict[str, list[Load]] = defaultdict(list)
    reliefs: defaultdict[str, list[Relief]] = defaultdict(list)
    basics: defaultdict[str, list[Basic]] = defaultdict(list)
    for load in loads.loads:
        cooperative[load.township].append(load)
    for relief in loads.reliefs:
        reliefs[relief.township].append(relief)
    for basic in loads.basics:
        basics[basic.township].append(basic)
    return {
        iri: replace(
            loads,
            loads=tuple(cooperative[iri]),
            reliefs=tuple(reliefs[iri]),
            basics=tuple(basics[iri]),
            townships={iri: town},
        )
        for iri, town in loads.townships.items()
    }
