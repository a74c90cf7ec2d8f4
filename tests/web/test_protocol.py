"""The SPARQL 1.1 Protocol, query part, as its specification and test suite ask.

https://www.w3.org/TR/sparql11-protocol/ ; names of the tests as in
https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/
"""

import re
from urllib.parse import quote

import pytest

from tests.web.conftest import Server

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
JSON = "application/sparql-results+json"
ASK = "ASK {}"
TOWNSHIP = "https://w3id.org/dutygraph/id/township/"


def graphs(server: Server) -> list[str]:
    found = server.ask(
        "SELECT DISTINCT ?g { GRAPH ?g { ?d a dg:SourceDocument } } ORDER BY ?g"
    )
    return [row["g"]["value"] for row in found.json()["results"]["bindings"]]


def count(server: Server, **fields: object) -> int:
    answer = server.ask("SELECT (COUNT(*) AS ?n) { ?d a dg:SourceDocument }", **fields)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


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


def test_no_default_graph_is_the_union_of_all(server: Server) -> None:
    assert count(server) == 5


def test_query_dataset_default_graph(server: Server) -> None:
    first = graphs(server)[0]
    assert count(server, **{"default-graph-uri": first}) == 1


def test_query_dataset_default_graphs_get(server: Server) -> None:
    assert count(server, **{"default-graph-uri": graphs(server)[:2]}) == 2


@pytest.mark.parametrize("form", ["form", "direct"])
def test_query_dataset_default_graphs_post(server: Server, form: str) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?d a dg:SourceDocument }"
    two = graphs(server)[:2]
    if form == "form":
        data = {"query": query, "default-graph-uri": two}
        answer = server.post("/sparql", data=data)
    else:
        answer = server.post(
            "/sparql",
            params={"default-graph-uri": two},
            content=query,
            headers={"Content-Type": QUERY},
        )
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "2"


def test_query_dataset_named_graphs(server: Server) -> None:
    query = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?d a dg:SourceDocument } }"
    answer = server.ask(query, **{"named-graph-uri": graphs(server)[1:4]})
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "3"


def test_query_dataset_full(server: Server) -> None:
    one, two, three, *_ = graphs(server)
    query = """SELECT ?a ?b {
      { SELECT (COUNT(DISTINCT ?d) AS ?a) { ?d a dg:SourceDocument } }
      { SELECT (COUNT(DISTINCT ?g) AS ?b) { GRAPH ?g { ?d a dg:SourceDocument } } } }"""
    answer = server.ask(
        query, **{"default-graph-uri": one, "named-graph-uri": [two, three]}
    )
    row = answer.json()["results"]["bindings"][0]
    assert (row["a"]["value"], row["b"]["value"]) == ("1", "2")


def test_query_multiple_dataset_takes_the_place_of_from(server: Server) -> None:
    one, two, *_ = graphs(server)
    source = f"FROM <{one}> FROM <{two}>"
    query = f"SELECT (COUNT(*) AS ?n) {source} {{ ?d a dg:SourceDocument }}"
    found = server.ask(query).json()["results"]["bindings"][0]["n"]["value"]
    assert found == "2"
    answer = server.ask(query, **{"default-graph-uri": one})
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "1"


def test_a_graph_that_is_not_there_is_empty(server: Server) -> None:
    assert count(server, **{"default-graph-uri": "http://example.org/none"}) == 0


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


def test_from_a_remote_address_is_an_empty_graph(server: Server) -> None:
    query = "SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }"
    assert server.ask(query).json()["results"]["bindings"] == []


@pytest.mark.parametrize("form", ["get", "form", "direct"])
@pytest.mark.parametrize(
    "iri", ["http://example.org/%E4%B9%A1%E9%95%87", "http://example.org/乡镇"]
)
def test_an_iri_arrives_as_it_was_written(server: Server, form: str, iri: str) -> None:
    query = f"SELECT ?x {{ VALUES ?x {{ <{iri}> }} }}"
    if form == "get":
        answer = server.ask(query)
    elif form == "form":
        answer = server.post("/sparql", data={"query": query})
    else:
        headers = {"Content-Type": QUERY}
        answer = server.post("/sparql", content=query.encode(), headers=headers)
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
    if form == "get":
        answer = server.ask(query)
    elif form == "form":
        answer = server.post("/sparql", data={"query": query})
    else:
        headers = {"Content-Type": QUERY}
        answer = server.post("/sparql", content=query.encode(), headers=headers)
    assert answer.json()["boolean"] is True


def test_without_a_query_the_service_describes_itself(server: Server) -> None:
    answer = server.get("/sparql", headers={"Accept": "text/turtle"})
    assert "sd:supportedLanguage sd:SPARQL11Query" in answer.text
    assert f"<{server.address}/sparql> a sd:Service" in answer.text


def test_a_browser_without_a_query_is_led_to_the_editor(server: Server) -> None:
    headers = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    answer = server.get("/sparql", headers=headers)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/editor"


def test_other_sites_may_read(server: Server) -> None:
    headers = {"Origin": "https://example.org"}
    answer = server.get("/sparql?query=ASK%20%7B%7D", headers=headers)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert (
        "x-dutygraph-limit" in answer.headers["access-control-expose-headers"].lower()
    )


def test_a_graph_is_given_whole(server: Server) -> None:
    graph = graphs(server)[0]
    answer = server.get("/graphs", params={"graph": graph})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/turtle")
    assert "dg:SourceDocument" in answer.text
    every = server.get("/graphs?default", headers={"Accept": "application/n-triples"})
    assert len(every.content) > len(answer.content)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("?graph=x&default", 400),
        ("?graph=", 400),
        ("?graph=no%20iri", 400),
        ("?graph=http://example.org/../../etc/passwd", 404),
        ("?graph=http://127.0.0.1:9/", 404),
    ],
)
def test_a_graph_that_is_none_is_refused(
    server: Server, query: str, status: int
) -> None:
    answer = server.get(f"/graphs{query}")
    assert answer.status_code == status
