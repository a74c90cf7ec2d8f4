"""The clients people have: SPARQLWrapper, rdflib's SPARQLStore, curl, Prometheus."""

import json
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from prometheus_client.parser import text_string_to_metric_families
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, N3, POST, POSTDIRECTLY, RDFXML, XML, SPARQLWrapper

from dutygraph.nquads import Quad
from dutygraph.store import create_store
from tests.web.conftest import Server, serve

TOWNSHIPS = "SELECT ?t ?name { ?t a dg:Township ; skos:prefLabel ?name } ORDER BY ?t"
FIVE = ["青山路街道", "吉忽伦图苏木", "富河镇", "突泉镇", "巴彦高勒苏木"]


def wrapper_of(server: Server, query: str, form: str = "get") -> SPARQLWrapper:
    wrapper = SPARQLWrapper(f"{server.address}/sparql")
    wrapper.setQuery(f"PREFIX dg: <https://w3id.org/dutygraph/ontology#>\n{query}")
    if form != "get":
        wrapper.setMethod(POST)
    if form == "direct":
        wrapper.setRequestMethod(POSTDIRECTLY)
    wrapper.setReturnFormat(JSON)
    return wrapper


@pytest.mark.parametrize("form", ["get", "form", "direct"])
def test_sparqlwrapper_reads_rows(server: Server, form: str) -> None:
    query = TOWNSHIPS.replace("skos:", "<http://www.w3.org/2004/02/skos/core#>")
    query = query.replace("core#>prefLabel", "core#prefLabel>")
    found = wrapper_of(server, query, form).queryAndConvert()
    assert isinstance(found, dict)
    names = [row["name"]["value"] for row in found["results"]["bindings"]]
    assert sorted(names) == sorted(FIVE)


@pytest.mark.parametrize("layout", [XML, CSV])
def test_sparqlwrapper_reads_other_layouts(server: Server, layout: str) -> None:
    wrapper = wrapper_of(server, "SELECT (COUNT(*) AS ?n) { ?t a dg:Township }")
    wrapper.setReturnFormat(layout)
    found = wrapper.queryAndConvert()
    text = found.toxml() if layout == XML else found.decode()
    assert "5" in text


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("layout", [N3, RDFXML])
def test_sparqlwrapper_reads_graphs(server: Server, layout: str) -> None:
    wrapper = wrapper_of(server, "CONSTRUCT WHERE { ?t a dg:Township }")
    wrapper.setReturnFormat(layout)
    found = wrapper.queryAndConvert()
    if isinstance(found, bytes):
        found = Graph().parse(data=found, format="n3")
    assert len(found) == 5


def test_sparqlwrapper_asks(server: Server) -> None:
    found = wrapper_of(server, "ASK { ?t a dg:Township }").queryAndConvert()
    assert found == {"head": {}, "boolean": True}


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_the_endpoint_as_a_graph(server: Server, method: str) -> None:
    graph = Graph(SPARQLStore(f"{server.address}/sparql", method=method))
    names = {str(row.name) for row in graph.query(TOWNSHIPS)}  # type: ignore[union-attr]
    assert names == set(FIVE)
    label = URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    found = set(graph.subjects(label, Literal("突泉镇", lang="zh")))
    assert URIRef("https://w3id.org/dutygraph/id/township/152224100") in found
    assert graph.query("ASK { ?t a dg:Township }").askAnswer is True


IRIS = ["http://example.org/%E4%B9%A1%E9%95%87", "http://example.org/乡镇"]


@pytest.fixture(scope="module")
def two_names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of two things, whose IRIs differ in nothing but the encoding."""
    path = tmp_path_factory.mktemp("iris") / "graph"
    label, graph = "<http://www.w3.org/2004/02/skos/core#prefLabel>", "<urn:x:graph>"
    with create_store(path) as store:
        store.put(Quad(f"<{iri}>", label, f'"{iri}"', graph) for iri in IRIS)
    with serve(path) as running:
        yield running


@pytest.mark.parametrize("iri", IRIS)
@pytest.mark.parametrize("form", ["get", "form", "direct"])
def test_an_iri_finds_its_own_data(two_names: Server, form: str, iri: str) -> None:
    query = f"SELECT ?name {{ <{iri}> ?p ?name }}"
    found = wrapper_of(two_names, query, form).queryAndConvert()
    assert isinstance(found, dict)
    assert [row["name"]["value"] for row in found["results"]["bindings"]] == [iri]


@pytest.mark.parametrize("iri", IRIS)
@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_finds_an_iri(two_names: Server, method: str, iri: str) -> None:
    graph = Graph(SPARQLStore(f"{two_names.address}/sparql", method=method))
    assert [str(name) for name in graph.objects(URIRef(iri))] == [iri]


def curl(*args: str) -> "subprocess.CompletedProcess[str]":
    program = shutil.which("curl")
    if program is None:
        pytest.skip("no curl on this machine")
    command = [program, "--silent", "--show-error", "--max-time", "30", *args]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True)


@pytest.mark.parametrize("iri", IRIS)
def test_curl_finds_an_iri_in_three_ways(two_names: Server, iri: str) -> None:
    endpoint = f"{two_names.address}/sparql"
    query = f"SELECT ?name {{ <{iri}> ?p ?name }}"
    accept = "Accept: text/csv"
    answers = [
        curl("--get", "--data-urlencode", f"query={query}", "-H", accept, endpoint),
        curl("--data-urlencode", f"query={query}", "-H", accept, endpoint),
        curl(
            *("--data-binary", query, "-H", accept),
            *("-H", "Content-Type: application/sparql-query", endpoint),
        ),
    ]
    assert [answer.stdout for answer in answers] == [f"name\n{iri}\n"] * 3


def test_curl_is_told_what_is_wrong(server: Server) -> None:
    answer = curl("-i", "--data-urlencode", "query=SELEC", f"{server.address}/sparql")
    assert answer.stdout.startswith("HTTP/1.1 400 Bad Request")
    assert json.loads(answer.stdout.splitlines()[-1])["status"] == 400


@pytest.mark.parametrize("path", ["/sparql?query=ASK%20%7B%7D", "/graphs?default"])
def test_head_gives_the_headers_alone(server: Server, path: str) -> None:
    answer = curl("--head", f"{server.address}{path}")
    assert answer.stdout.startswith("HTTP/1.1 200 OK")
    assert "content-type: " in answer.stdout


def test_prometheus_reads_the_metrics(server: Server) -> None:
    assert server.ask("ASK {}").status_code == 200
    families = {
        family.name: family
        for family in text_string_to_metric_families(server.get("/metrics").text)
    }
    assert set(families) >= {
        "dutygraph_requests",
        "dutygraph_request_seconds",
        "dutygraph_working",
        "dutygraph_waiting",
        "dutygraph_workers_started",
        "dutygraph_timed_out",
        "dutygraph_workers_lost",
        "dutygraph_remembered",
    }
    asked = [
        sample.value
        for sample in families["dutygraph_requests"].samples
        if sample.labels == {"route": "/sparql", "status": "200"}
    ]
    assert asked
    assert asked[0] >= 1


def test_health_says_what_runs(server: Server) -> None:
    health = server.get("/healthz").json()
    assert health["status"] == "ok"
    assert health["problem"] == ""
