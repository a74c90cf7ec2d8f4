"""Read what is compared: takes a store and names of townships, gives holdings, sides.

Names are set apart by commas; a name that is not there is an error with those that are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from dutygraph.comparison.records import Holdings, Side
from dutygraph.errors import QueryError
from dutygraph.loads import read_loads
from dutygraph.matters.holdings import read_townships
from dutygraph.matters.members import read_meanings
from dutygraph.matters.reading import read_duties
from dutygraph.matters.tables import find_township
from dutygraph.store import Store

_COMMA = re.compile(r"\s*[,，、]\s*")


def read_holdings(
    store: Store, language: str = "zh", sides: Iterable[Side] = ()
) -> Holdings:
    """Read the duties and loads of a store, and what its duties mean.

    Where `sides` are given, those of their townships alone. The matters are those that
    the store holds, where it holds any.
    """
    codes = sorted({code for side in sides for code in side.codes})
    texts = read_duties(store, with_steps=False, townships=codes)
    duties = {duty.iri: duty for duty in texts}
    meanings = read_meanings(store, codes)
    matters: defaultdict[str, list[str]] = defaultdict(list)
    for duty, matter in meanings.pairs:
        if duty in duties:
            matters[duty].append(matter)
    return Holdings(
        read_loads(store, language, codes),
        duties,
        {iri: tuple(sorted(own)) for iri, own in matters.items()},
        meanings.names,
    )


def read_sides(store: Store, a: str, b: str | None) -> tuple[Side, Side]:
    """Give the two sides; B is all townships that are not in A where it is None.

    Raises QueryError where a township is not in the store, stands on both sides, or
    where there is none to compare with.
    """
    names = {code: name for code, name in read_townships(store).items() if code}
    if len(names) < 2:
        raise QueryError(
            store.name,
            f"{len(names)} township{'' if len(names) == 1 else 's'}",
            "two townships or more",
            "build another list into the store",
        )
    one = _read_side(store, a, names)
    if b is None:
        others = tuple(sorted(names.keys() - set(one.codes)))
        if not others:
            raise QueryError(store.name, "no others", "fewer townships on one side")
        return one, Side("、".join(names[code] for code in others), others)
    two = _read_side(store, b, names)
    both = sorted(set(one.codes) & set(two.codes))
    if both:
        found = f"{names[both[0]]} on both sides"
        raise QueryError(store.name, found, "each township on one side")
    return one, two


def _read_side(store: Store, text: str, names: dict[str, str]) -> Side:
    parts = list(filter(None, _COMMA.split(text.strip())))
    if not parts:
        raise QueryError(store.name, f"no township in {text!r}", "a name or a code")
    codes = tuple(sorted({find_township(store, part) for part in parts}))
    return Side("、".join(names[code] for code in codes), codes)
