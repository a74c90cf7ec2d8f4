"""Say what went wrong: takes an error, gives a reply with status and problem details.

The details are those of RFC 9457: title, status, detail; `found`, `expected` and
`advice` stand beside them where the error has them.
"""

import json

from dutygraph.errors import (
    DutygraphError,
    EndpointError,
    OutputError,
    PlaceError,
    QueryError,
    StoreError,
)
from dutygraph.web.messages import Reply

PROBLEM = "application/problem+json"

_TITLES = {
    400: "the request cannot be understood",
    403: "this is not done here",
    404: "there is no such thing",
    405: "not with this method",
    406: "not in any of these media types",
    408: "the request did not come in time",
    413: "the request is too large",
    415: "not in this media type",
    500: "the answer could not be made",
    502: "the triple store behind this page fails",
    503: "too much to do, try again",
    504: "the answer took too long",
}
_REMOTE = "SERVICE asks another host"


def problem(status: int, detail: str, **more: str) -> Reply:
    """Give the reply for a status, with a sentence on what happened."""
    content = {"title": _TITLES[status], "status": status, "detail": detail}
    content.update({name: text for name, text in more.items() if text})
    headers = {"Retry-After": "1"} if status == 503 else {}
    body = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
    return Reply(status, PROBLEM, body, headers)


def error_to_reply(error: Exception) -> Reply:
    """Give the reply that tells of an error; what is ours to mend says no more."""
    if isinstance(error, DutygraphError):
        return problem(
            _status_of(error),
            str(error),
            found=error.found,
            expected=error.expected,
            advice=error.advice,
        )
    if isinstance(error, MemoryError):
        return problem(500, "the answer needs more memory than one may take")
    return problem(500, f"an error of the program ({type(error).__name__})")


def _status_of(error: DutygraphError) -> int:
    if isinstance(error, QueryError):
        return 403 if error.found == _REMOTE else 400
    if isinstance(error, PlaceError):
        return 404
    if isinstance(error, EndpointError):
        return 502
    if isinstance(error, StoreError):
        return 503
    return 500 if isinstance(error, OutputError) else 400
