"""The routes for people: every page, and the scripts and styles they load."""

from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Request, Response

from dutygraph.web.messages import make_job
from dutygraph.web.pages import PAGES
from dutygraph.web.problems import problem
from dutygraph.web.protocol import RequestError, read_fields
from dutygraph.web.site import read_lang, site_of

router = APIRouter(include_in_schema=False)


def _make_route(module: str) -> Callable[[Request], Awaitable[Response]]:
    async def give_page(request: Request) -> Response:
        site = site_of(request)
        try:
            fields = dict(read_fields(request.scope["query_string"]))
        except RequestError as error:
            return site.respond(request, problem(error.status, error.detail))
        lang = read_lang(request)
        fields.pop("lang", None)
        job = make_job(
            "page",
            module=module,
            address=request.scope["path"],
            part=str(request.path_params.get("part", "")),
            fields=tuple(part for pair in fields.items() for part in pair),
            lang=lang,
            base=site.settings.base_path,
            accept=request.headers.get("accept", ""),
        )
        return await site.answer(request, job)

    return give_page


for _pattern, _module in PAGES.items():
    router.add_api_route(_pattern, _make_route(_module), methods=["GET", "HEAD"])
