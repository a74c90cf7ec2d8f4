"""Sign in where a server asks for it: takes an address, gives what httpx signs with.

Name and password come from the environment or a netrc file, never from a command line,
and are sent when the server asks for them, to that server alone.
"""

import netrc
import os
from collections.abc import Generator
from pathlib import Path

import httpx

from dutygraph.errors import EndpointError

USER = "DUTYGRAPH_ENDPOINT_USER"
PASSWORD = "DUTYGRAPH_ENDPOINT_PASSWORD"


class Credentials(httpx.Auth):
    """Answer a challenge (RFC 9110, 11.6.1) with Digest or Basic, as it asks."""

    def __init__(self, user: str, password: str) -> None:
        self._pair = (user, password)
        self._chosen: httpx.Auth | None = None

    def auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        """Send the request; send it signed once the server has asked for it."""
        if self._chosen is None:
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            asked = response.headers.get("www-authenticate", "").casefold()
            is_digest = "digest" in asked
            self._chosen = (httpx.DigestAuth if is_digest else httpx.BasicAuth)(
                *self._pair
            )
        yield from self._chosen.auth_flow(request)


def find_credentials(host: str) -> Credentials | None:
    """Give what the environment, else a netrc file, holds for a host; None if nothing.

    Raises EndpointError where the netrc file cannot be read.
    """
    user = os.environ.get(USER)
    if user:
        return Credentials(user, os.environ.get(PASSWORD, ""))
    path = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    try:
        found = netrc.netrc(str(path)).authenticators(host)
    except FileNotFoundError:
        return None
    except (OSError, netrc.NetrcParseError) as error:
        raise EndpointError(
            path, f"it cannot be read ({error})", "a netrc file", "mend or remove it"
        ) from error
    return Credentials(found[0], found[2]) if found else None
