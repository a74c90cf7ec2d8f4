"""Count what a server does: takes requests and answers, gives what /metrics says."""

import time
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dutygraph.web.answers import Answers


class Metrics:
    """The counters of one server."""

    def __init__(self, answers: Answers) -> None:
        self.registry = CollectorRegistry()
        self.registry.register(_Pool(answers))
        self._requests = Counter(
            "dutygraph_requests_total",
            "Requests by route and status.",
            ("route", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "dutygraph_request_seconds",
            "Seconds from request to answer, by route.",
            ("route",),
            registry=self.registry,
        )

    def count(self, route: str, status: int, seconds: float) -> None:
        """Count one request; `route` is a pattern, of which there are few."""
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        """Give all of it in the text format."""
        return generate_latest(self.registry)


class Measuring:
    """A layer of ASGI that counts every request and how long its answer took."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status = time.monotonic(), 500

        async def send_and_see(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, send_and_see)
        finally:
            route = getattr(scope.get("route"), "path", "") or "other"
            self.metrics.count(route, status, time.monotonic() - begun)


class _Pool(Collector):
    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    def collect(self) -> Iterator[Metric]:
        counts = self._answers.pool.counts
        for name, help_, value in (
            ("working", "Jobs under way.", counts.working),
            ("waiting", "Jobs that wait for a worker.", counts.waiting),
            ("store_version", "Stores taken over.", self._answers.version),
        ):
            yield GaugeMetricFamily(f"dutygraph_{name}", help_, value)
        for name, help_, value in (
            ("workers_started", "Worker processes started.", counts.started),
            ("timed_out", "Jobs ended at the time limit.", counts.timed_out),
            ("workers_lost", "Workers that died over a job.", counts.lost),
            ("remembered", "Answers from memory.", self._answers.remembered),
        ):
            yield CounterMetricFamily(f"dutygraph_{name}", help_, value)

    def describe(self) -> Iterator[Metric]:
        return iter(())
