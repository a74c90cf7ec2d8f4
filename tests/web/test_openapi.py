"""What /openapi.json promises holds for requests that nobody would think of."""

import hypothesis
import pytest
import schemathesis
from hypothesis import HealthCheck
from schemathesis.checks import CHECKS

from tests.web.conftest import Server

pytestmark = pytest.mark.slow


MODES = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]
OPERATIONS = [
    ("GET", "/sparql"),
    ("POST", "/sparql"),
    ("GET", "/graphs"),
    ("GET", "/healthz"),
    ("GET", "/metrics"),
]


@pytest.mark.parametrize(
    ("method", "path", "mode"),
    [
        *((*operation, MODES[0]) for operation in OPERATIONS),
        *((*operation, MODES[1]) for operation in OPERATIONS[:3]),
    ],
)
def test_every_answer_is_as_described(
    server: Server, method: str, path: str, mode: "schemathesis.GenerationMode"
) -> None:
    description = schemathesis.openapi.from_url(f"{server.address}/openapi.json")
    operation = description[path][method]

    @hypothesis.given(operation.as_strategy(generation_mode=mode))
    @hypothesis.settings(
        max_examples=30,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def check(case: "schemathesis.Case") -> None:
        # Not every string is a query: what is refused is refused as described.
        case.call_and_validate(
            timeout=30, excluded_checks=[CHECKS.get_one("positive_data_acceptance")]
        )

    check()


def test_the_description_names_what_programs_may_ask(server: Server) -> None:
    paths = server.get("/openapi.json").json()["paths"]
    assert {path: sorted(methods) for path, methods in paths.items()} == {
        "/sparql": ["get", "post"],
        "/graphs": ["get"],
        "/healthz": ["get"],
        "/metrics": ["get"],
    }
    fields = [field["name"] for field in paths["/sparql"]["get"]["parameters"]]
    assert fields == ["query", "default-graph-uri", "named-graph-uri"]
