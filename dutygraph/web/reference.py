"""Stand for an endpoint that is served: takes its address, gives a folder to name it.

What workers write beside a store has its place there. The documents that the graphs
were made of, as the endpoint tells them, are its state.
"""

import hashlib
from dataclasses import replace
from pathlib import Path

from dutygraph.query import select
from dutygraph.remote import RemoteStore, open_endpoint
from dutygraph.remote.graphs import MARKS
from dutygraph.remote.wire import patience_of_environment
from dutygraph.store import HOME

ADDRESS = "endpoint"
"""The file that names the endpoint."""

_TRIES = 2
"""Who asks for a page does not wait long."""
_MARKS = f"""
SELECT DISTINCT ?graph ?mark WHERE {{
  VALUES ?property {{ {" ".join(MARKS)} }}
  GRAPH ?graph {{ ?thing ?property ?mark }}
  FILTER(STRSTARTS(STR(?graph), "{HOME}"))
}}
"""


def write_reference(address: str, folder: Path) -> None:
    """Let a folder stand for an endpoint."""
    (folder / ADDRESS).write_text(address, encoding="utf-8")


def open_reference(folder: Path) -> RemoteStore:
    """Open the endpoint that a folder stands for; it is asked nothing yet."""
    patience = replace(patience_of_environment(), tries=_TRIES)
    address = (folder / ADDRESS).read_text(encoding="utf-8")
    return RemoteStore(address, patience, folder)


def state_of_endpoint(address: str) -> str:
    """Tell one state of an endpoint from another.

    Raises EndpointError where it does not answer, or as `open_endpoint`.
    """
    with open_endpoint(address) as opened:
        rows = select(opened, _MARKS, "the state of the endpoint").rows
        lines = sorted(f"{graph} {mark}\n" for graph, mark in rows)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
