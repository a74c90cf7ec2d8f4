"""Read a request of the SPARQL 1.1 Protocol: takes its parts, gives the operation.

Section 2.1: by GET, by POST of a form, by POST of the query itself; and the dataset,
section 2.1.4. https://www.w3.org/TR/sparql11-protocol/
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl

from dutygraph.web.messages import Job, make_job

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_DEFAULT, _NAMED = "default-graph-uri", "named-graph-uri"


class RequestError(Exception):
    """The request cannot be answered: `status` says how, `detail` why."""

    def __init__(self, status: int, detail: str) -> None:
        self.status = status
        self.detail = detail
        super().__init__(status, detail)


@dataclass(frozen=True, slots=True)
class Operation:
    """A query and its dataset; no query at all asks for the service description."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    def to_job(self, accept: str) -> Job:
        """Give the job that answers it in a type that `accept` names."""
        return make_job(
            "sparql",
            query=self.query or "",
            accept=accept,
            default_graphs=self.default_graphs,
            named_graphs=self.named_graphs,
        )


def read_operation(
    method: str, query_string: bytes, content_type: str, body: bytes
) -> Operation:
    """Give what a request asks for. Raises RequestError with status and reason."""
    fields = read_fields(query_string)
    if method != "POST":
        return _fields_to_operation(fields)
    media_type, _, parameters = content_type.partition(";")
    media_type = media_type.strip().lower()
    if media_type == FORM:
        _refuse_other_charset(parameters)
        operation = _fields_to_operation([*fields, *read_fields(body)])
        if operation.query is None:
            raise RequestError(400, "a form without the field query")
        return operation
    if media_type == QUERY:
        _refuse_other_charset(parameters)
        if any(name in ("query", "update") for name, _ in fields):
            raise RequestError(400, "the query stands in the body and in the address")
        return _fields_to_operation([*fields, ("query", _decode(body))])
    if media_type == UPDATE:
        raise RequestError(403, "an update, and this endpoint only reads")
    raise RequestError(415, f"a POST holds {FORM} or {QUERY}")


def read_fields(text: bytes) -> list[tuple[str, str]]:
    """Give the fields of a form or an address; RequestError unless it is UTF-8."""
    if not text:
        return []
    try:
        return parse_qsl(
            text.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=1_000,
        )
    except UnicodeDecodeError as error:
        raise RequestError(400, f"byte {error.start} is no UTF-8") from error
    except ValueError as error:
        raise RequestError(400, "more than 1,000 fields") from error


def _fields_to_operation(fields: list[tuple[str, str]]) -> Operation:
    if any(name == "update" for name, _ in fields):
        raise RequestError(403, "an update, and this endpoint only reads")
    queries = [value for name, value in fields if name == "query"]
    if len(queries) > 1:
        raise RequestError(400, f"{len(queries)} queries in one request")
    default, named = (tuple(_values(fields, name)) for name in (_DEFAULT, _NAMED))
    if not queries and (fields_of_others := default + named):
        raise RequestError(400, f"no query for the graph {fields_of_others[0]}")
    return Operation(queries[0] if queries else None, default, named)


def _values(fields: list[tuple[str, str]], wanted: str) -> Iterator[str]:
    return (value for name, value in fields if name == wanted)


def _refuse_other_charset(parameters: str) -> None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip(' "').lower() not in (
            "utf-8",
            "utf8",
        ):
            raise RequestError(415, f"charset {value.strip()}, and SPARQL is UTF-8")


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(400, f"byte {error.start} is no UTF-8") from error
