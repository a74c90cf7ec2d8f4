"""Say what the routes for programs take and give, for the description in OpenAPI.

The fields are read by `protocol`, byte for byte, so that FastAPI cannot tell them.
"""

from collections.abc import Iterable
from typing import Any

from dutygraph.web.protocol import FORM, QUERY
from dutygraph.web.results import SELECT_TYPES
from dutygraph.web.sparql import RDF_TYPES

Responses = dict[int | str, dict[str, Any]]

_TEXT = {"type": "string"}
_IRIS = {"type": "array", "items": {"type": "string", "format": "uri"}}
_PROBLEMS = {
    400: "no SPARQL 1.1 query, no IRI, or not UTF-8",
    403: "an update, or a query that asks another host",
    404: "there is no such graph",
    406: "no media type that is acceptable",
    408: "the body did not come in time",
    413: "too large",
    415: "a body that is neither a form nor a query",
    500: "the answer takes more memory than one may take",
    502: "the triple store that is served fails",
    503: "busy, see Retry-After",
    504: "it took longer than the time limit",
}


def _make_field(name: str, words: str, schema: object) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": words, "schema": schema}


def _make_responses(media_types: Iterable[str], problems: Iterable[int]) -> Responses:
    return {
        200: {
            "description": "the answer; X-Dutygraph-Limit says where it was cut",
            "content": {media_type: {} for media_type in media_types},
        },
        **{
            status: {
                "description": _PROBLEMS[status],
                "content": {"application/problem+json": {}},
            }
            for status in problems
        },
    }


RESPONSES = _make_responses(
    (*SELECT_TYPES, *RDF_TYPES), (400, 403, 406, 408, 413, 415, 500, 502, 503, 504)
)
"""What /sparql answers."""
GRAPH_RESPONSES = _make_responses(RDF_TYPES, (400, 404, 406, 413, 500, 502, 503, 504))
"""What /graphs answers."""

_DATASET = [
    _make_field("default-graph-uri", "a graph of the default graph", _IRIS),
    _make_field("named-graph-uri", "a named graph of the dataset", _IRIS),
]
BY_ADDRESS = {
    "parameters": [
        _make_field("query", "a SPARQL 1.1 query; none for the description", _TEXT),
        *_DATASET,
    ]
}
"""The fields of GET /sparql."""
BY_BODY = {
    "parameters": _DATASET,
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "required": ["query"],
                    "properties": {
                        "query": _TEXT,
                        "default-graph-uri": _IRIS,
                        "named-graph-uri": _IRIS,
                    },
                }
            },
            QUERY: {"schema": _TEXT},
        },
    },
}
"""The body of POST /sparql."""
OF_GRAPH = {
    "parameters": [
        _make_field("graph", "the IRI of a graph", {"type": "string", "format": "uri"}),
        {
            **_make_field("default", "all graphs as one", _TEXT),
            "allowEmptyValue": True,
        },
    ]
}
"""The fields of GET /graphs, of which one is given."""
