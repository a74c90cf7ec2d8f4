"""Guard every request: limits on what comes in, headers on what goes out.

One layer of ASGI each: the base path of a proxy, the size and patience for a body, and
the headers that keep a browser from running or fetching anything else.
"""

import asyncio
from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dutygraph.web.messages import Reply
from dutygraph.web.problems import problem

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class BasePath:
    """Take the base path off, whether the proxy in front has or has not."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app, self.base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if self.base and scope["type"] == "http":
            path = scope["path"]
            if path == self.base or path.startswith(f"{self.base}/"):
                scope = {**scope, "path": path[len(self.base) :] or "/"}
        await self.app(scope, receive, send)


class SafeHeaders:
    """Put the headers on every answer that has not set its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class BodyLimit:
    """Read the whole body first; refuse one that is too large or too slow."""

    def __init__(self, app: ASGIApp, largest: int, patience: float) -> None:
        self.app, self.largest, self.patience = app, largest, patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused: Reply | None = None
        body = b""
        if len(scope["query_string"]) > self.largest:
            refused = problem(413, f"an address of more than {self.largest:,} bytes")
        else:
            try:
                async with asyncio.timeout(self.patience):
                    body = await self._read(receive)
            except TimeoutError:
                refused = problem(408, f"no whole body in {self.patience:g} seconds")
            if len(body) > self.largest:
                refused = problem(413, f"a body of more than {self.largest:,} bytes")
        if refused:
            await _send(refused, send)
            return
        await self.app(scope, _give(body, receive), send)

    async def _read(self, receive: Receive) -> bytes:
        parts: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if not message.get("more_body") or size > self.largest:
                return b"".join(parts)


def _give(body: bytes, receive: Receive) -> Receive:
    """Give the body that was read, and then whatever the client does."""
    given = False

    async def receive_again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again


async def _send(reply: Reply, send: Send) -> None:
    headers: Sequence[tuple[bytes, bytes]] = [
        (b"content-type", reply.media_type.encode()),
        (b"content-length", str(len(reply.body)).encode()),
        (b"connection", b"close"),
    ]
    start = {"type": "http.response.start", "status": reply.status, "headers": headers}
    await send(start)
    await send({"type": "http.response.body", "body": reply.body})
