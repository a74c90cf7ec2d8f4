"""The routes for people: every page, and the scripts and styles they load."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from fastapi import APIRouter, Request, Response

from dutygraph.web.messages import Job, make_job
from dutygraph.web.pages import NEGOTIATED, PAGES, PATIENCE
from dutygraph.web.problems import problem
from dutygraph.web.protocol import RequestError, read_fields
from dutygraph.web.site import read_lang, site_of

router = APIRouter(include_in_schema=False)
NO_FIELDS: Mapping[str, str] = MappingProxyType({})


def _make_route(module: str) -> Callable[[Request], Awaitable[Response]]:
    async def give_page(request: Request) -> Response:
        site = site_of(request)
        try:
            fields = dict(read_fields(request.scope["query_string"]))
        except RequestError as error:
            return site.respond(request, problem(error.status, error.detail))
        lang = read_lang(request)
        fields.pop("lang", None)
        part = str(request.path_params.get("part", ""))
        accept = request.headers.get("accept", "") if module in NEGOTIATED else ""
        address, base = request.scope["path"], site.settings.base_path
        job = make_page_job(module, address, lang, base, fields, part, accept)
        return await site.answer(request, job)

    return give_page


def make_page_job(
    module: str,
    address: str,
    lang: str,
    base: str,
    fields: Mapping[str, str] = NO_FIELDS,
    part: str = "",
    accept: str = "",
) -> Job:
    """Make the job of a page; its arguments are those of `pages.answer_page`."""
    job = make_job(
        "page",
        module=module,
        address=address,
        part=part,
        fields=tuple(text for pair in fields.items() for text in pair),
        lang=lang,
        base=base,
        accept=accept,
    )
    return replace(job, patience=PATIENCE.get(module, 1))


for _pattern, _module in PAGES.items():
    router.add_api_route(_pattern, _make_route(_module), methods=["GET", "HEAD"])
