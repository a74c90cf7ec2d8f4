"""The routes for programs: SPARQL 1.1 Protocol, Graph Store Protocol, service
description."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from dutygraph.web.description import describe_service
from dutygraph.web.messages import make_job
from dutygraph.web.openapi import (
    BY_ADDRESS,
    BY_BODY,
    GRAPH_RESPONSES,
    OF_GRAPH,
    RESPONSES,
)
from dutygraph.web.problems import problem
from dutygraph.web.protocol import RequestError, read_fields, read_operation
from dutygraph.web.site import HTML, site_of

router = APIRouter()


@router.head("/sparql", include_in_schema=False)
@router.get("/sparql", responses=RESPONSES, openapi_extra=BY_ADDRESS)
async def ask_by_address(request: Request) -> Response:
    """Answer the query of the field `query`; without one, describe the service."""
    return await _ask(request)


@router.post("/sparql", responses=RESPONSES, openapi_extra=BY_BODY)
async def ask_by_body(request: Request) -> Response:
    """Answer a SPARQL query that stands in a form, or is the body itself."""
    return await _ask(request)


async def _ask(request: Request) -> Response:
    site = site_of(request)
    accept = request.headers.get("accept", "")
    try:
        operation = read_operation(
            request.method,
            request.scope["query_string"],
            request.headers.get("content-type", ""),
            await request.body(),
        )
    except RequestError as error:
        return site.respond(request, problem(error.status, error.detail))
    if operation.query is not None:
        return await site.answer(request, operation.to_job(accept))
    if HTML in accept:
        return RedirectResponse(f"{site.settings.base_path}/editor", 303)
    address = str(request.url.replace(query=""))
    return site.respond(request, describe_service(address, accept))


@router.head("/graphs", include_in_schema=False)
@router.get("/graphs", responses=GRAPH_RESPONSES, openapi_extra=OF_GRAPH)
async def give_graph(request: Request) -> Response:
    """Give the graph of ``?graph=IRI``, or of ``?default`` all graphs as one."""
    site = site_of(request)
    try:
        fields = dict(read_fields(request.scope["query_string"]))
    except RequestError as error:
        return site.respond(request, problem(error.status, error.detail))
    if ("graph" in fields) == ("default" in fields) or fields.get("graph") == "":
        detail = "a graph is named by ?graph=IRI, and all of them by ?default"
        return site.respond(request, problem(400, detail))
    accept = request.headers.get("accept", "")
    job = make_job("graph", accept=accept, graph=fields.get("graph", ""))
    return await site.answer(request, job)
