"""The default and named graphs a SPARQL request asks over, as the Protocol has it.

https://www.w3.org/TR/sparql11-protocol/#dataset
"""

import pytest

from tests.web.asking import QUERY, count, graphs
from tests.web.conftest import Server


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


def test_from_a_remote_address_is_an_empty_graph(server: Server) -> None:
    query = "SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }"
    assert server.ask(query).json()["results"]["bindings"] == []


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
