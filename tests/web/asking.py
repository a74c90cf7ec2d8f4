"""What the tests of the Protocol ask, and of which graphs."""

import httpx

from tests.web.conftest import Server

QUERY = "application/sparql-query"
JSON = "application/sparql-results+json"
ASK = "ASK {}"


def ask_as(form: str, server: Server, query: str) -> httpx.Response:
    """Ask in one of the three forms of the Protocol: get, form or direct."""
    if form == "get":
        return server.ask(query)
    if form == "form":
        return server.post("/sparql", data={"query": query})
    headers = {"Content-Type": QUERY}
    return server.post("/sparql", content=query.encode(), headers=headers)


def graphs(server: Server) -> list[str]:
    found = server.ask(
        "SELECT DISTINCT ?g { GRAPH ?g { ?d a dg:SourceDocument } } ORDER BY ?g"
    )
    return [row["g"]["value"] for row in found.json()["results"]["bindings"]]


def count(server: Server, **fields: object) -> int:
    answer = server.ask("SELECT (COUNT(*) AS ?n) { ?d a dg:SourceDocument }", **fields)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])
