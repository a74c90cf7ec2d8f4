"""What the tests of the Protocol ask, and of which graphs."""

from tests.web.conftest import Server

QUERY = "application/sparql-query"
JSON = "application/sparql-results+json"
ASK = "ASK {}"


def graphs(server: Server) -> list[str]:
    found = server.ask(
        "SELECT DISTINCT ?g { GRAPH ?g { ?d a dg:SourceDocument } } ORDER BY ?g"
    )
    return [row["g"]["value"] for row in found.json()["results"]["bindings"]]


def count(server: Server, **fields: object) -> int:
    answer = server.ask("SELECT (COUNT(*) AS ?n) { ?d a dg:SourceDocument }", **fields)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])
