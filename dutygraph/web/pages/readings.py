"""Read once what many pages show: takes a store, gives its loads from memory.

A worker's store never changes, so that what was read stays true while it runs.
"""

from functools import lru_cache

from dutygraph.loads import Loads, read_loads
from dutygraph.store import Store


@lru_cache(maxsize=4)
def loads_of(store: Store, lang: str) -> Loads:
    """Give all loads of a store, labelled in Chinese (zh) or English (en)."""
    return read_loads(store, lang)
