"""The SPARQL 1.1 Protocol, query part, as its specification and test suite ask.

https://www.w3.org/TR/sparql11-protocol/ ; names of the tests as in
https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/
"""

import re
from urllib.parse import quote

import pytest

from tests.web.asking import ASK, JSON, QUERY, ask_as, count
from tests.web.conftest import Server

FORM = "application/x-www-form-urlencoded"


def test_query_get(server: Server) -> None:
    answer = server.ask(ASK)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == JSON
    assert answer.json() == {"head": {}, "boolean": True}


def test_query_post_form(server: Server) -> None:
    answer = server.post("/sparql", data={"query": ASK})
    assert answer.json()["boolean"] is True


def test_query_post_direct(server: Server) -> None:
    answer = server.post("/sparql", content=ASK, headers={"Content-Type": QUERY})
    assert answer.json()["boolean"] is True


def test_query_post_direct_with_charset(server: Server) -> None:
    answer = server.post(
        "/sparql", content=ASK, headers={"Content-Type": f"{QUERY}; charset=UTF-8"}
    )
    assert answer.json()["boolean"] is True


def test_bad_query_method(server: Server) -> None:
    import httpx

    answer = httpx.put(f"{server.address}/sparql?query={quote(ASK)}", timeout=10)
    assert answer.status_code == 405
    assert set(re.split(r",\s*", answer.headers["allow"])) >= {"GET"}


def test_bad_multiple_queries(server: Server) -> None:
    answer = server.get("/sparql", params={"query": [ASK, "SELECT * {}"]})
    assert answer.status_code == 400


@pytest.mark.parametrize("content_type", ["text/plain", "", "application/json"])
def test_bad_query_wrong_media_type(server: Server, content_type: str) -> None:
    headers = {"Content-Type": content_type}
    answer = server.post("/sparql", content=ASK, headers=headers)
    assert answer.status_code == 415


@pytest.mark.parametrize("form", [{}, {"q": ASK}])
def test_bad_query_missing_query(server: Server, form: dict[str, str]) -> None:
    headers = {"Content-Type": FORM}
    answer = server.post("/sparql", data=form, headers=headers)
    assert answer.status_code == 400


def test_bad_query_missing_form_type(server: Server) -> None:
    answer = server.post("/sparql", content=f"query={quote(ASK)}")
    assert answer.status_code == 415


def test_bad_query_non_utf8(server: Server) -> None:
    answer = server.post(
        "/sparql",
        content="ASK { ?s ?p '乡镇' }".encode("utf-16"),
        headers={"Content-Type": f"{QUERY}; charset=UTF-16"},
    )
    assert answer.status_code == 415
    answer = server.post(
        "/sparql", content=b"ASK {} # \xff", headers={"Content-Type": QUERY}
    )
    assert answer.status_code == 400
    answer = server.get("/sparql?query=ASK%20%7B%7D%23%ff")
    assert answer.status_code == 400


def test_bad_query_syntax_says_where(server: Server) -> None:
    answer = server.ask("SELECT * { ?s ?p }")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert "line 1, column" in answer.json()["detail"]


@pytest.mark.parametrize(
    "update", ["CLEAR ALL", "LOAD <http://example.org/x>", "DROP DEFAULT"]
)
def test_updates_are_refused(server: Server, update: str) -> None:
    assert server.ask(update).status_code == 400
    assert server.post("/sparql", data={"update": update}).status_code == 403
    answer = server.post(
        "/sparql",
        content=update,
        headers={"Content-Type": "application/sparql-update"},
    )
    assert answer.status_code == 403
    assert count(server) == 5


@pytest.mark.parametrize("silent", ["", "SILENT "])
def test_another_host_is_never_asked(server: Server, silent: str) -> None:
    query = f"SELECT * {{ SERVICE {silent}<http://127.0.0.1:9/> {{ ?s ?p ?o }} }}"
    answer = server.ask(query)
    assert answer.status_code == 403
    assert answer.json()["found"] == "SERVICE asks another host"


@pytest.mark.parametrize("form", ["get", "form", "direct"])
@pytest.mark.parametrize(
    "iri", ["http://example.org/%E4%B9%A1%E9%95%87", "http://example.org/乡镇"]
)
def test_an_iri_arrives_as_it_was_written(server: Server, form: str, iri: str) -> None:
    query = f"SELECT ?x {{ VALUES ?x {{ <{iri}> }} }}"
    answer = ask_as(form, server, query)
    assert answer.json()["results"]["bindings"] == [
        {"x": {"type": "uri", "value": iri}}
    ]


@pytest.mark.parametrize("form", ["get", "form", "direct"])
def test_chinese_words_find_their_data(server: Server, form: str) -> None:
    every = "SELECT ?name { ?t a dg:Township ; skos:prefLabel ?name }"
    names = [
        row["name"]["value"] for row in server.ask(every).json()["results"]["bindings"]
    ]
    name = sorted(names)[0]
    query = f'ASK {{ ?t a dg:Township ; skos:prefLabel "{name}"@zh }}'
    answer = ask_as(form, server, query)
    assert answer.json()["boolean"] is True


def test_other_sites_may_read(server: Server) -> None:
    headers = {"Origin": "https://example.org"}
    answer = server.get("/sparql?query=ASK%20%7B%7D", headers=headers)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert (
        "x-dutygraph-limit" in answer.headers["access-control-expose-headers"].lower()
    )
