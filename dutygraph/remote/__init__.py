"""Reach triple stores elsewhere: takes an address, gives a store as of a folder."""

import io
from pathlib import Path
from typing import cast

import pyoxigraph

from dutygraph.remote.endpoint import Endpoint
from dutygraph.remote.wire import Patience, Wire
from dutygraph.store import Store, open_store
from dutygraph.storefolder import Lock

__all__ = ["Patience", "RemoteStore", "open_anywhere", "open_endpoint"]


class RemoteStore(Store):
    """A store at an address; it reads. Made by `open_endpoint`."""

    def __init__(self, url: str, endpoint: Endpoint) -> None:
        # An endpoint has all that is asked of a database which is only read.
        database = cast(pyoxigraph.Store, endpoint)
        super().__init__(Path(url), database, Lock(io.StringIO(), writing=False))
        self.name = url
        self._endpoint = endpoint

    def close(self) -> None:
        """Close the connection; once is enough."""
        super().close()
        self._endpoint.close()


def open_anywhere(store: Path | str) -> Store:
    """Open a store for reading: a folder, or the http(s) address of an endpoint.

    Raises StoreError as `open_store`, EndpointError as `open_endpoint`.
    """
    if str(store).startswith(("http://", "https://")):
        return open_endpoint(str(store))
    return open_store(store)


def open_endpoint(url: str, patience: Patience | None = None) -> Store:
    """Open the SPARQL endpoint at an address for reading.

    Raises EndpointError where it does not answer, or where queries see no graph unless
    they name it.
    """
    endpoint = Endpoint(Wire(url, patience))
    try:
        endpoint.refuse_hidden_graphs()
    except BaseException:
        endpoint.close()
        raise
    return RemoteStore(url, endpoint)
