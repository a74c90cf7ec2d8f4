"""Turn duty lists of Chinese townships into a knowledge graph: documents give answers.

The public names are imported when they are first used, so that this package is light.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dutygraph.errors import DutygraphError
    from dutygraph.graph import Graph, open
    from dutygraph.loads import read_loads
    from dutygraph.meanings import ResolvedList
    from dutygraph.measures import rank_departments, rank_lines, rank_townships
    from dutygraph.model import DutyList, ListKind, Table
    from dutygraph.network import build_township_network
    from dutygraph.quads import to_quads
    from dutygraph.query import run
    from dutygraph.readers import documents_in, read
    from dutygraph.store import Store, create_store, open_store

__all__ = [
    "DutyList",
    "DutygraphError",
    "Graph",
    "ListKind",
    "ResolvedList",
    "Store",
    "Table",
    "build_township_network",
    "create_store",
    "documents_in",
    "open",
    "open_store",
    "rank_departments",
    "rank_lines",
    "rank_townships",
    "read",
    "read_loads",
    "run",
    "to_quads",
]

_HOMES = {
    "DutyList": "model",
    "DutygraphError": "errors",
    "Graph": "graph",
    "ListKind": "model",
    "ResolvedList": "meanings",
    "Store": "store",
    "Table": "model",
    "build_township_network": "network",
    "create_store": "store",
    "documents_in": "readers",
    "open": "graph",
    "open_store": "store",
    "rank_departments": "measures",
    "rank_lines": "measures",
    "rank_townships": "measures",
    "read": "readers",
    "read_loads": "loads",
    "run": "query",
    "to_quads": "quads",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
