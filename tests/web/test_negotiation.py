"""The media type of an answer is the one the client asks for, or 406."""

import pytest

from tests.web.asking import ASK, JSON
from tests.web.conftest import Server

TOWNSHIP = "https://w3id.org/dutygraph/id/township/"


@pytest.mark.parametrize(
    ("accept", "content_type", "start"),
    [
        ("", JSON, b'{"head":{"vars":["n"]}'),
        ("*/*", JSON, b'{"head"'),
        (JSON, JSON, b'{"head"'),
        ("application/json", JSON, b'{"head"'),
        (
            "application/sparql-results+xml",
            "application/sparql-results+xml",
            b"<?xml version",
        ),
        ("text/csv", "text/csv; charset=utf-8", b"n\r\n"),
        (
            "text/tab-separated-values",
            "text/tab-separated-values; charset=utf-8",
            b"?n\n",
        ),
        ("text/turtle;q=1, text/csv;q=0.2", "text/csv; charset=utf-8", b"n\r\n"),
    ],
)
def test_query_content_type_select(
    server: Server, accept: str, content_type: str, start: bytes
) -> None:
    answer = server.ask("SELECT ?n { VALUES ?n { 1 } }", accept)
    assert answer.headers["content-type"] == content_type
    assert answer.content.startswith(start)


@pytest.mark.parametrize(
    "query", ["CONSTRUCT WHERE { ?s a dg:Township }", f"DESCRIBE <{TOWNSHIP}150204006>"]
)
@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("", "text/turtle; charset=utf-8"),
        ("text/turtle", "text/turtle; charset=utf-8"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
    ],
)
def test_query_content_type_construct_and_describe(
    server: Server, query: str, accept: str, content_type: str
) -> None:
    answer = server.ask(query, accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == content_type
    assert len(answer.content) > 100


@pytest.mark.parametrize("accept", ["application/sparql-results+xml", "text/csv", JSON])
def test_query_content_type_ask(server: Server, accept: str) -> None:
    answer = server.ask(ASK, accept)
    assert answer.headers["content-type"].startswith(accept)
    assert b"true" in answer.content


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "application/*;q=0"])
def test_a_type_there_is_not_is_refused(server: Server, accept: str) -> None:
    answer = server.ask("SELECT * { VALUES ?n { 1 } }", accept)
    assert answer.status_code == 406
    assert "application/sparql-results+json" in answer.json()["detail"]


def test_without_a_query_the_service_describes_itself(server: Server) -> None:
    answer = server.get("/sparql", headers={"Accept": "text/turtle"})
    assert "sd:supportedLanguage sd:SPARQL11Query" in answer.text
    assert f"<{server.address}/sparql> a sd:Service" in answer.text


def test_a_browser_without_a_query_is_led_to_the_editor(server: Server) -> None:
    headers = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    answer = server.get("/sparql", headers=headers)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/editor"
