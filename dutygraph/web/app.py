"""Put the server together: takes settings, gives an application of FastAPI."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

from fastapi import FastAPI, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse, PlainTextResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from dutygraph.version import VERSION
from dutygraph.web import browsing, endpoint
from dutygraph.web.assets import LIBRARIES, STATIC, library_folder
from dutygraph.web.guards import BasePath, BodyLimit, SafeHeaders
from dutygraph.web.messages import CUT
from dutygraph.web.metrics import Measuring
from dutygraph.web.pages import PAGES
from dutygraph.web.problems import problem
from dutygraph.web.settings import Settings
from dutygraph.web.site import Site, site_of


def create_app(
    settings: Settings, say_ready: Callable[[], None] = lambda: None
) -> FastAPI:
    """Make the application; it says when it is ready to answer.

    Starting it raises StoreError where there is no store.
    """
    site = Site(settings)
    app = FastAPI(
        title="dutygraph",
        version=VERSION,
        docs_url=None,
        redoc_url=None,
        lifespan=_run_workers,
        middleware=[
            Middleware(BasePath, base=settings.base_path),
            Middleware(Measuring, metrics=site.metrics),
            Middleware(SafeHeaders),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "HEAD", "POST"],
                allow_headers=["Accept", "Content-Type"],
                expose_headers=[CUT],
            ),
            Middleware(
                BodyLimit, largest=settings.largest_body, patience=settings.patience
            ),
        ],
    )
    app.state.site = site
    app.state.say_ready = say_ready
    app.add_exception_handler(HTTPException, _refuse)
    app.include_router(endpoint.router)
    app.include_router(browsing.router)
    app.add_api_route("/healthz", give_health, methods=["GET"])
    app.add_api_route(
        "/metrics",
        give_metrics,
        methods=["GET"],
        response_class=PlainTextResponse,
    )
    app.mount("/static", StaticFiles(directory=STATIC))
    for name in LIBRARIES:
        app.mount(f"/library/{name}", StaticFiles(directory=library_folder(name)))
    return app


@contextlib.asynccontextmanager
async def _run_workers(app: FastAPI) -> AsyncIterator[None]:
    site: Site = app.state.site
    await site.answers.start()
    app.state.say_ready()
    welcome = asyncio.create_task(_prepare_first_page(site))
    try:
        yield
    finally:
        welcome.cancel()
        await site.answers.close()


async def _prepare_first_page(site: Site) -> None:
    """Make the page that is asked for first before anybody asks."""
    job = browsing.make_page_job(PAGES["/"], "/", "zh", site.settings.base_path)
    await site.prepare(job)


async def _refuse(request: Request, error: Exception) -> Response:
    """Tell of a wrong address or method like of any other problem."""
    if not isinstance(error, HTTPException):
        raise error
    reply = problem(error.status_code, f"{request.method} {request.url.path}")
    response = site_of(request).respond(request, reply)
    response.headers.update(error.headers or {})
    return response


async def give_health(request: Request) -> Response:
    """Tell whether the server answers, and from which state of its store."""
    answers = site_of(request).answers
    content = {
        "status": "stale" if answers.problem else "ok",
        "version": VERSION,
        "stores_taken_over": answers.version,
        "problem": answers.problem,
    }
    return JSONResponse(content)


async def give_metrics(request: Request) -> Response:
    """Give the counters in the text format of Prometheus."""
    text = site_of(request).metrics.text()
    return Response(text, media_type="text/plain; version=0.0.4")
