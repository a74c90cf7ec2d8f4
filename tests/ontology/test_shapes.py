"""Each shape accepts what is sound and rejects one bad example."""

import tomllib
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, SH
from rdflib.term import Literal, URIRef

from dutygraph.resources import resource
from dutygraph.validate import SHAPES as NAMESPACE

HERE = Path(__file__).parent
GOOD = (HERE / "good.ttl").read_text(encoding="utf-8")
PREFIXES = GOOD[: GOOD.index(":document a")]
BAD = tomllib.loads((HERE / "bad.toml").read_text(encoding="utf-8"))
ONTOLOGY = rdflib.Graph().parse(resource("ontology/dutygraph.ttl"))
SHAPES = rdflib.Graph().parse(resource("ontology/shapes.ttl"))
NAMES = sorted(
    str(shape).removeprefix(NAMESPACE)
    for shape in SHAPES.subjects(unique=True)
    if str(shape).startswith(NAMESPACE)
)
DG = "https://w3id.org/dutygraph/ontology#"


def rejected(data: rdflib.Graph, *shapes: str) -> set[tuple[str, str]]:
    """Give the shapes that reject and the facts that they reject."""
    _, report, _ = pyshacl.validate(
        data,
        shacl_graph=SHAPES,
        ont_graph=ONTOLOGY,
        use_shapes=[NAMESPACE + shape for shape in shapes] or None,
        inference="none",
    )
    assert isinstance(report, rdflib.Graph)
    return {
        (
            str(report.value(result, SH.sourceShape)).removeprefix(NAMESPACE),
            str(report.value(result, SH.focusNode)),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def bad_example(name: str) -> rdflib.Graph:
    example = BAD[name]
    graph = rdflib.Graph().parse(data=GOOD, format="turtle")
    for pattern in example.get("without", ()):
        size = len(graph)
        graph.update(f"{sparql(PREFIXES)} DELETE WHERE {{ {pattern} ?any }}")
        assert len(graph) < size, pattern
    return graph.parse(data=PREFIXES + example.get("with", ""), format="turtle")


def sparql(prefixes: str) -> str:
    lines = [line for line in prefixes.splitlines() if line.startswith("@prefix")]
    return "\n".join(line[1:].removesuffix(" .") for line in lines)


def test_every_shape_has_a_bad_example() -> None:
    assert sorted(BAD) == NAMES


def test_the_good_example_is_accepted_by_all_shapes() -> None:
    assert rejected(rdflib.Graph().parse(data=GOOD, format="turtle")) == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_shape_rejects_its_bad_example(name: str) -> None:
    at = f"https://example.org/{BAD[name]['at'][1:]}"
    assert rejected(bad_example(name), name) == {(name, at)}


@pytest.mark.parametrize("name", NAMES)
def test_the_shape_says_in_both_languages_what_it_wants(name: str) -> None:
    messages = [
        message
        for message in SHAPES.objects(URIRef(NAMESPACE + name), SH.message)
        if isinstance(message, Literal)
    ]
    assert sorted(message.language or "" for message in messages) == ["en", "zh"]
    assert all(messages)


def test_every_class_of_the_ontology_has_a_shape() -> None:
    targets = set(SHAPES.objects(None, SH.targetClass))
    classes = {
        one
        for one in ONTOLOGY.subjects(RDF.type, rdflib.OWL.Class)
        if str(one).startswith(DG)
    }
    assert classes - targets == set()


def test_shapes_name_only_terms_of_the_ontology() -> None:
    named = {
        term
        for triple in SHAPES
        for term in triple
        if isinstance(term, URIRef) and str(term).startswith(DG)
    }
    assert named - set(ONTOLOGY.subjects()) == set()


def test_shapes_ask_only_what_is_fast() -> None:
    assert not set(SHAPES.objects(None, SH.sparql))
    assert not set(SHAPES.objects(None, SH.property))


def test_only_what_a_document_leaves_out_is_a_warning() -> None:
    warnings = SHAPES.subjects(SH.severity, SH.Warning)
    assert {str(one).removeprefix(NAMESPACE) for one in warnings} == {
        "CooperativeDutyNamesDepartment",
        "CooperativeDutyNamesPart",
        "CooperativeDutyNamesStep",
        "DepartmentOfCountyLine",
        "ReclaimedDutyNamesMethod",
        "ReclaimedDutyNamesReceiver",
    }
