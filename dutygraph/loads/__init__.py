"""Fetch what loads are computed from: takes a store, gives frozen rows.

They come from the tables beside the graph where those hold much, else from the graph;
the rows are the same.
"""

from collections.abc import Collection

from dutygraph.columns.attached import MANY, columns_of
from dutygraph.loads.records import (
    Basic,
    Concept,
    Line,
    Load,
    Loads,
    Party,
    Relief,
    Town,
)
from dutygraph.loads.statements import graph_to_loads
from dutygraph.loads.tables import LANGUAGES, tables_to_loads
from dutygraph.store import Store

__all__ = [
    "Basic",
    "Concept",
    "Line",
    "Load",
    "Loads",
    "Party",
    "Relief",
    "Town",
    "read_loads",
]


def read_loads(
    store: Store, language: str = "zh", townships: Collection[str] = ()
) -> Loads:
    """Fetch the loads of all townships; lines are labelled in `language`, zh or en.

    Where codes of `townships` are given, duties of others may be left out: those of a
    few are read at once from the tables of many.
    """
    tables = columns_of(store, MANY) if language in LANGUAGES else None
    if tables is None:
        return graph_to_loads(store, language)
    return tables_to_loads(tables, language, townships)
