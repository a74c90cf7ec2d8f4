"""Speak HTTP with a triple store: takes a request, gives the reply, its body on disk.

What may pass is tried again. What remains becomes an EndpointError that tells what was
asked for and what came. No redirect is followed.
"""

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeAlias

import httpx

from dutygraph.closing import Closing
from dutygraph.errors import EndpointError
from dutygraph.remote.credentials import PASSWORD, USER, find_credentials
from dutygraph.remote.spool import Spool

TIMEOUT = "DUTYGRAPH_ENDPOINT_TIMEOUT"
Fields: TypeAlias = Sequence[tuple[str, str]]

_PASSING = (429, 502, 503, 504)
_BROKEN = 500
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds, and how often to try.

    `silence` is the longest the server may say nothing, `pause` comes before the second
    try and is doubled before each other; none is longer than `longest_pause`.
    """

    connect: float = 10
    silence: float = 300
    tries: int = 4
    pause: float = 0.5
    longest_pause: float = 30


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said; the file stands at its beginning."""

    status: int
    media_type: str
    headers: Mapping[str, str]
    body: Spool


class Wire(Closing):
    """An open connection to the server of an address; a context manager.

    `server` is what the server calls itself, once it has answered.
    """

    def __init__(self, url: str, patience: Patience | None = None) -> None:
        self.url = url
        self.server = ""
        self.patience = patience or patience_of_environment()
        parsed = _read_url(url)
        waits = self.patience
        self._client = httpx.Client(
            auth=find_credentials(parsed.host),
            timeout=httpx.Timeout(waits.silence, connect=waits.connect),
            headers={"User-Agent": "dutygraph"},
        )

    def exchange(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        fields: Fields = (),
        form: Mapping[str, str | list[str]] | None = None,
        content: Iterable[bytes] | bytes | None = None,
        allowed: Sequence[int] = (),
    ) -> Reply:
        """Send a request until it is answered; give the reply.

        `content` may be sent several times. Raises EndpointError where no answer comes,
        or one that is neither a success nor one of the status codes `allowed`.
        """
        tries, broken = self.patience.tries, 0
        for number in range(1, tries + 1):
            try:
                with self._client.stream(
                    method,
                    url,
                    params=list(fields) or None,
                    headers=dict(headers or {}),
                    data=form,
                    content=content,
                ) as response:
                    broken += response.status_code == _BROKEN
                    if number == tries or not _may_pass(response.status_code, broken):
                        return self._take(response, allowed, number)
                    pause = _asked_pause(response)
            except httpx.RequestError as error:
                if number == tries or isinstance(error, httpx.ReadTimeout):
                    raise self._silent(error, number) from error
                pause = None
            doubled = self.patience.pause * 2 ** (number - 1)
            time.sleep(min(pause or doubled, self.patience.longest_pause))
        raise AssertionError("the last try returns or raises")

    def close(self) -> None:
        """Close the connection; once is enough."""
        self._client.close()

    def _take(
        self, response: httpx.Response, allowed: Sequence[int], tries: int
    ) -> Reply:
        body = Spool()
        for chunk in response.iter_bytes():
            body.write(chunk)
        body.seek(0)
        self.server = response.headers.get("server", "")
        media_type = response.headers.get("content-type", "").partition(";")[0].strip()
        reply = Reply(response.status_code, media_type.lower(), response.headers, body)
        if response.is_success or response.status_code in allowed:
            return reply
        raise self._refused(reply, tries)

    def _refused(self, reply: Reply, tries: int) -> EndpointError:
        after = f" after {tries} tries" if tries > 1 else ""
        said = first_words(reply)
        where, status = self.url, reply.status
        if status in (401, 403):
            return EndpointError(
                where,
                f"it wants the right name and password (HTTP {status})",
                f"them in {USER} and {PASSWORD}, or in a netrc file",
            )
        if 300 <= status < 400:
            target = reply.headers.get("location", "")
            return EndpointError(
                where,
                f"it sends elsewhere (HTTP {status}, to {target[:_SHOWN]!r})",
                "an answer; no redirect is followed",
                "give that address if you trust it",
            )
        advice = "try again later" if status in _PASSING else "see the server's log"
        found = f"HTTP {status}{after}{f', which says {said}' if said else ''}"
        return EndpointError(where, found, "an answer", advice)

    def _silent(self, error: httpx.RequestError, tries: int) -> EndpointError:
        if isinstance(error, httpx.ReadTimeout):
            return EndpointError(
                self.url,
                f"it said nothing for {self.patience.silence:g} seconds",
                "an answer",
                f"ask for less, or allow more seconds with {TIMEOUT}",
            )
        after = f" ({tries} tries)" if tries > 1 else ""
        reason = str(error) or type(error).__name__
        return EndpointError(
            self.url,
            f"it cannot be reached, or broke off: {reason[:_SHOWN]}{after}",
            "a server that answers",
            "see whether it runs and the address is right",
        )


def patience_of_environment() -> Patience:
    """Give the usual patience, with the silence that the environment allows."""
    given = os.environ.get(TIMEOUT, "")
    if not given:
        return Patience()
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0
    if not 0 < seconds < float("inf"):
        raise EndpointError(TIMEOUT, f"it is {given!r}", "a number of seconds over 0")
    return Patience(connect=min(seconds, Patience().connect), silence=seconds)


def first_words(reply: Reply) -> str:
    """Give the beginning of a reply, quoted so that it can be shown anywhere."""
    reply.body.seek(0)
    text = reply.body.read(4 * _SHOWN).decode("utf-8", "replace")
    reply.body.seek(0)
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return repr(line[:_SHOWN]) if line else ""


def _read_url(url: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise EndpointError(url, f"this is no address ({error})", "http://…") from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise EndpointError(url, "this is no address on the web", "http:// or https://")
    if parsed.userinfo:
        raise EndpointError(
            str(parsed.copy_with(username=None, password=None)),
            "the address holds a name or a password",
            "an address without",
            f"say them in {USER} and {PASSWORD}, or in a netrc file",
        )
    return parsed


def _may_pass(status: int, broken: int) -> bool:
    """Tell whether to ask again where the server broke down so many times.

    A busy server is waited for; one that broke down over a request may have done so by
    chance, once.
    """
    return status in _PASSING or (status == _BROKEN and broken == 1)


def _asked_pause(response: httpx.Response) -> float | None:
    """Give the seconds that Retry-After asks for (RFC 9110, 10.2.3)."""
    asked = response.headers.get("retry-after", "")
    if asked.isdecimal():
        return float(asked)
    try:
        until = parsedate_to_datetime(asked)
    except ValueError:
        return None
    # Of "-0000" it makes a time of no zone, which is that of UTC (RFC 5322, 3.3).
    until = until.replace(tzinfo=until.tzinfo or UTC)
    return max((until - datetime.now(UTC)).total_seconds(), 0)
