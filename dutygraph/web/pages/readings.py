"""Read once what many pages show: takes a store, gives its loads from memory.

A worker's store never changes, so that what was read stays true while it runs.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from dutygraph.columns.attached import MANY, columns_of
from dutygraph.facts import Titled, graph_to_titles, read_titles
from dutygraph.loads import Loads, read_loads
from dutygraph.store import Store


@lru_cache(maxsize=4)
def loads_of(store: Store, lang: str) -> Loads:
    """Give all loads of a store, labelled in Chinese (zh) or English (en)."""
    return read_loads(store, lang)


def titles_of(store: Store, duties: Iterable[str]) -> Mapping[str, Titled]:
    """Give title and number of at least these duties, by IRI.

    Of many duties only these are looked up; of few, all at once.
    """
    if columns_of(store, MANY):
        return read_titles(store, duties)
    return _all_titles_of(store)


@lru_cache(maxsize=2)
def _all_titles_of(store: Store) -> Mapping[str, Titled]:
    return graph_to_titles(store)
