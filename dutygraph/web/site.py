"""Answer requests: takes a request and a job, gives a response a person can read.

What went wrong in a worker, or before one was asked, becomes a status with problem
details, and a page of HTML where a browser asked.
"""

import json

from fastapi import Request, Response

from dutygraph.errors import DutygraphError
from dutygraph.web.answers import Answers
from dutygraph.web.messages import Job, Reply
from dutygraph.web.metrics import Metrics
from dutygraph.web.negotiation import choose_media_type
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.rendering import render
from dutygraph.web.pool import BusyError, TimeLimitError, WorkerLostError
from dutygraph.web.problems import PROBLEM, error_to_reply, problem
from dutygraph.web.settings import Settings
from dutygraph.words import fill_words

HTML = "text/html"

_TOO_LONG = "no answer within {limit} {limit:second|seconds}"


class Site:
    """What the routes of one server share."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.answers = Answers(settings)
        self.metrics = Metrics(self.answers)

    async def answer(self, request: Request, job: Job) -> Response:
        """Give the response to a job."""
        return self.respond(request, await self._reply(job))

    async def prepare(self, job: Job) -> None:
        """Have the reply to a job ready; what fails is said to those who ask."""
        await self._reply(job)

    def respond(self, request: Request, reply: Reply) -> Response:
        """Give the response of a reply; to browsers a problem is a page."""
        accept = request.headers.get("accept", "")
        if reply.media_type == PROBLEM and HTML in accept:
            chosen = choose_media_type(accept, (HTML, PROBLEM))
            if chosen == HTML:
                return self._to_error_page(request, reply)
        # Before a body is sent at all, its type and length are known: nothing is cut.
        return Response(reply.body, reply.status, dict(reply.headers), reply.media_type)

    async def _reply(self, job: Job) -> Reply:
        try:
            return await self.answers.answer(job)
        except TimeLimitError:
            limit = f"{self.settings.timeout * job.patience:g}"
            advice = "ask for less, or for a part at a time"
            return problem(504, fill_words(_TOO_LONG, limit=limit), advice=advice)
        except BusyError:
            return problem(503, "all workers are busy and the queue is full")
        except WorkerLostError:
            return problem(500, "the answer takes more memory than one may take")
        except DutygraphError as error:
            return error_to_reply(error)

    def _to_error_page(self, request: Request, reply: Reply) -> Response:
        lang = read_lang(request)
        visit = Visit(request.scope["path"], {}, lang, self.settings.base_path)
        content = {"problem": json.loads(reply.body)}
        page = Page("error.html", str(reply.status), content, reply.status)
        body = render(page, visit)
        return Response(body, reply.status, dict(reply.headers), HTML)


def read_lang(request: Request) -> str:
    """Give the language a request asks for: Chinese unless it says English."""
    return "en" if request.query_params.get("lang") == "en" else "zh"


def site_of(request: Request) -> Site:
    """Give the site a request came to."""
    site = request.app.state.site
    if not isinstance(site, Site):
        raise TypeError(site)
    return site
