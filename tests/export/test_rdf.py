"""RDF that other tools read: every statement, the same bytes, short names."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from dutygraph.export import export_store
from dutygraph.export.terms import sort_triples, term_to_turtle
from dutygraph.store import Store, open_store

ROOT = Path(__file__).parents[2]
N = pyoxigraph.NamedNode
L = pyoxigraph.Literal
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def opened(store: Path) -> Iterator[Store]:
    with open_store(store) as opened:
        yield opened


def quads_of(store: Store) -> set[str]:
    return {str(quad) for quad in store.database}


def test_nquads_hold_every_statement_in_its_graph(
    opened: Store, tmp_path: Path
) -> None:
    export_store(opened, tmp_path / "x.nq", "nquads")
    lines = (tmp_path / "x.nq").read_text(encoding="utf-8").splitlines()
    assert {line.removesuffix(" .") for line in lines} == quads_of(opened)
    assert len(lines) == len(opened.database)


def test_turtle_holds_every_statement_once_and_is_readable(
    opened: Store, tmp_path: Path
) -> None:
    export_store(opened, tmp_path / "x.ttl", "turtle")
    expected = {str(quad.triple) for quad in opened.database}
    read = pyoxigraph.parse(path=str(tmp_path / "x.ttl"))
    assert {str(quad.triple) for quad in read} == expected
    text = (tmp_path / "x.ttl").read_text(encoding="utf-8")
    assert "@prefix line: <https://w3id.org/dutygraph/id/functional-line/> ." in text
    assert "\ntownship:152224100\n    a dg:Township ;\n" in text
    assert '    skos:prefLabel "突泉镇"@zh ;\n' in text
    assert "\n    dg:listNumber 1 ;\n" in text
    assert "_:" not in text


def test_rdflib_reads_the_turtle(opened: Store, tmp_path: Path) -> None:
    export_store(opened, tmp_path / "x.ttl", "turtle")
    read = rdflib.Graph().parse(tmp_path / "x.ttl", format="turtle")
    assert len(read) == len({str(quad.triple) for quad in opened.database})


def test_jsonld_holds_every_statement_in_its_graph(
    opened: Store, tmp_path: Path
) -> None:
    export_store(opened, tmp_path / "x.jsonld", "jsonld")
    form = pyoxigraph.RdfFormat.JSON_LD
    read = pyoxigraph.parse(path=str(tmp_path / "x.jsonld"), format=form)
    assert {str(quad) for quad in read} == quads_of(opened)
    data = json.loads((tmp_path / "x.jsonld").read_text(encoding="utf-8"))
    assert data["@context"]["dg"] == "https://w3id.org/dutygraph/ontology#"
    assert len(data["@graph"]) == len(list(opened.database.named_graphs()))


def test_the_description_counts_what_is_there(opened: Store, tmp_path: Path) -> None:
    export_store(opened, tmp_path / "x.ttl", "dcat")
    read = rdflib.Graph().parse(tmp_path / "x.ttl", format="turtle")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    this = rdflib.URIRef("https://w3id.org/dutygraph/id/dataset")
    triples = len({str(quad.triple) for quad in opened.database})
    assert read.value(this, void.triples).toPython() == triples
    assert (this, rdflib.RDF.type, dcat.Dataset) in read
    duty = rdflib.URIRef("https://w3id.org/dutygraph/ontology#Duty")
    (part,) = read.subjects(void["class"], duty)
    assert read.value(part, void.entities).toPython() == 809
    assert (this, void.classPartition, part) in read
    assert len(list(read.objects(this, rdflib.DCTERMS.hasPart))) >= 5
    languages = {title.language for title in read.objects(this, rdflib.DCTERMS.title)}
    assert languages == {"zh", "en"}


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (N("https://w3id.org/dutygraph/ontology#Duty"), "dg:Duty"),
        (N("https://w3id.org/dutygraph/id/matter/abc"), "matter:abc"),
        (N("https://w3id.org/dutygraph/id/list/1/basic"), None),
        (N("http://www.w3.org/2004/02/skos/core#a.b"), None),
        (N("https://w3id.org/dutygraph/ontology#"), None),
        (L(-3), "-3"),
        (L("0.50", datatype=N(f"{XSD}decimal")), "0.50"),
        (L("x", datatype=N(f"{XSD}integer")), '"x"^^xsd:integer'),
        (L("1", datatype=N(f"{XSD}boolean")), '"1"^^xsd:boolean'),
        (L('a"\n\\', language="zh"), '"a\\"\\n\\\\"@zh'),
    ],
)
def test_terms_are_short_where_that_is_safe(
    term: pyoxigraph.NamedNode | pyoxigraph.Literal, text: str | None
) -> None:
    written = term_to_turtle(term)
    assert written == (text or str(term))
    line = f"<x:s> <x:p> {written} ."
    prefixes = (
        "@prefix dg: <https://w3id.org/dutygraph/ontology#> .\n"
        "@prefix matter: <https://w3id.org/dutygraph/id/matter/> .\n"
        f"@prefix xsd: <{XSD}> .\n"
    )
    form = pyoxigraph.RdfFormat.TURTLE
    (quad,) = pyoxigraph.parse(prefixes + line, format=form)
    assert quad.object == term


def test_step_2_stands_before_step_10() -> None:
    triples = [(N(f"x:step/{n}"), N("x:p"), L("x")) for n in (10, 2, 1)]
    found = [one[0].value for one in sort_triples(triples)]
    assert found == ["x:step/1", "x:step/2", "x:step/10"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "layout",
    [
        "nquads",
        "turtle",
        "jsonld",
        "dcat",
        "graphml",
        "gexf",
        "csv",
        "xlsx",
        "parquet",
        "sqlite",
    ],
)
def test_two_exports_are_the_same_bytes(
    store: Path, layout: str, tmp_path: Path
) -> None:
    script = (
        "import sys; from pathlib import Path; from dutygraph.store import open_store; "
        "from dutygraph.export import export_store; "
        "export_store(open_store(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])"
    )
    files = []
    for seed in ("1", "4242"):
        target = tmp_path / f"{seed}.{layout}"
        subprocess.run(
            [sys.executable, "-c", script, str(store), str(target), layout],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
        )
        files.append(target.read_bytes())
    assert files[0] == files[1]
