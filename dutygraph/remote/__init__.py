"""Reach triple stores elsewhere: takes an address, gives a store as of a folder."""

import io
from pathlib import Path
from typing import cast

import pyoxigraph

from dutygraph.remote.endpoint import Endpoint
from dutygraph.remote.wire import Patience, Wire
from dutygraph.store import Store, open_store
from dutygraph.storefolder import Lock

__all__ = [
    "Patience",
    "RemoteStore",
    "is_address",
    "open_anywhere",
    "open_endpoint",
]


class RemoteStore(Store):
    """A store at an address; it reads, and asks nothing until then.

    `folder` takes what others make of it; else there is no place for that.
    """

    def __init__(
        self, url: str, patience: Patience | None = None, folder: Path | None = None
    ) -> None:
        self._endpoint = Endpoint(Wire(url, patience))
        # An endpoint has all that is asked of a database which is only read.
        database = cast(pyoxigraph.Store, self._endpoint)
        lock = Lock(io.StringIO(), writing=False)
        super().__init__(folder or Path(url), database, lock)
        self.name = url

    def refuse_hidden_graphs(self) -> None:
        """Raise EndpointError where a query sees only graphs that it names."""
        self._endpoint.refuse_hidden_graphs()

    def close(self) -> None:
        """Close the connection; once is enough."""
        super().close()
        self._endpoint.close()


def open_anywhere(store: Path | str) -> Store:
    """Open a store for reading: a folder, or the http(s) address of an endpoint.

    Raises StoreError as `open_store`, EndpointError as `open_endpoint`.
    """
    if is_address(store):
        return open_endpoint(str(store))
    return open_store(store)


def is_address(store: Path | str) -> bool:
    """Tell the address of an endpoint from a folder."""
    return str(store).startswith(("http://", "https://"))


def open_endpoint(url: str, patience: Patience | None = None) -> RemoteStore:
    """Open the SPARQL endpoint at an address for reading.

    Raises EndpointError where it does not answer, or where queries see no graph unless
    they name it.
    """
    store = RemoteStore(url, patience)
    try:
        store.refuse_hidden_graphs()
    except BaseException:
        store.close()
        raise
    return store
