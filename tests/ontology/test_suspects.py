"""What is found suspect is all that pySHACL rejects of a graph it is given whole."""

import io
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import RDF, SH

from dutygraph.errors import DutygraphError
from dutygraph.store import VOCABULARY, Store
from dutygraph.storefolder import Lock
from dutygraph.suspects import find_suspects, shapes_to_questions
from dutygraph.validate import SHAPES as NAMESPACE
from dutygraph.validate import validate

from .test_shapes import BAD, DG, GOOD, ONTOLOGY, PREFIXES, SHAPES, bad_example

EXAMPLE = rdflib.Graph().parse(data=GOOD, format="turtle")
STATED = sorted(EXAMPLE, key=str)
TERMS = sorted({term for triple in STATED for term in triple}, key=str)
NODES = [term for term in TERMS if isinstance(term, rdflib.URIRef)]
GRAPH = "https://example.org/graph"

Fault = tuple[str, str, str, str]


def store_of(vocabulary: rdflib.Graph, own: rdflib.Graph) -> Store:
    """Give a store in memory that holds two graphs."""
    database = pyoxigraph.Store()
    for name, graph in ((VOCABULARY, vocabulary), (GRAPH, own)):
        database.load(
            graph.serialize(format="nt").encode(),
            format=pyoxigraph.RdfFormat.N_TRIPLES,
            to_graph=pyoxigraph.NamedNode(name),
        )
    return Store(Path("memory"), database, Lock(io.StringIO(), writing=False))


def faults(graph: rdflib.Graph) -> Iterator[Fault]:
    """Give what pySHACL rejects of a graph that it is given whole."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=SHAPES, inference="none")
    assert isinstance(report, rdflib.Graph)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape, fact, path, value = (
            "" if found is None or isinstance(found, rdflib.BNode) else str(found)
            for term in (SH.sourceShape, SH.focusNode, SH.resultPath, SH.value)
            for found in (report.value(result, term),)
        )
        yield (shape.removeprefix(NAMESPACE), fact, path, value)


def expected(vocabulary: rdflib.Graph, own: rdflib.Graph) -> Counter[Fault]:
    before = Counter(faults(vocabulary))
    both = rdflib.Graph()
    for triple in (*vocabulary, *own):
        both.add(triple)
    later = [one for one in faults(both) if one not in before]
    return before + Counter(later)


def told(vocabulary: rdflib.Graph, own: rdflib.Graph) -> Counter[Fault]:
    with store_of(vocabulary, own) as store:
        found = list(validate(store))
    return Counter((one.shape, one.fact, one.path, one.value) for one in found)


def graph_of(text: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=PREFIXES + text, format="turtle")


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[rdflib.Graph, rdflib.Graph]:
    """Give the example spoilt here and there, a part of it with the vocabulary."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    own, beside = rdflib.Graph(), rdflib.Graph()
    lost, moved = chance.choice((0, 0.02, 0.2)), chance.choice((0, 0.05, 0.5))
    apart = {node for node in NODES if chance.random() < moved}
    for triple in STATED:
        if chance.random() >= lost:
            (beside if triple[0] in apart else own).add(triple)
    for _ in range(chance.choice((0, 2, 10))):
        subject, predicate, _ = chance.choice(STATED)
        object_ = chance.choice((*TERMS, *VALUES))
        node = chance.choice((subject, chance.choice(NODES)))
        chance.choice((own, own, beside)).add((node, predicate, object_))
    return ONTOLOGY + beside, own


VALUES = [
    rdflib.Literal(""),
    rdflib.Literal("", lang="zh"),
    rdflib.Literal("x", lang="ZH-hans"),
    rdflib.Literal("x", lang="fr"),
    rdflib.Literal(0),
    rdflib.Literal(99),
    rdflib.Literal("1.5", datatype=rdflib.XSD.decimal),
    rdflib.Literal("x:y", datatype=rdflib.XSD.anyURI),
    rdflib.BNode("nameless"),
    rdflib.URIRef("https://example.org/nothing"),
]


@settings(max_examples=40, deadline=None)
@given(spoilt())
def test_faults_are_those_of_the_whole_graph(
    graphs: tuple[rdflib.Graph, rdflib.Graph],
) -> None:
    assert told(*graphs) == expected(*graphs)


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_example_is_found(name: str) -> None:
    at = f"https://example.org/{BAD[name]['at'][1:]}"
    found = told(ONTOLOGY, bad_example(name))
    assert (name, at) in {(shape, fact) for shape, fact, *_ in found}


def test_a_sound_graph_has_no_suspects() -> None:
    with store_of(ONTOLOGY, EXAMPLE) as store:
        assert find_suspects(store, GRAPH, shapes_to_questions(SHAPES)) == []


def test_classes_of_its_own_make_all_of_a_graph_suspect() -> None:
    own = graph_of(
        ":Errand <http://www.w3.org/2000/01/rdf-schema#subClassOf> dg:Step ."
        ":one a :Errand ."
    )
    assert ("StepText", "https://example.org/one", f"{DG}text", "") in told(
        ONTOLOGY, own
    )


def test_a_text_in_the_place_of_a_department_is_found() -> None:
    own = EXAMPLE + graph_of(":cooperative dg:counterpart '县农业农村局' .")
    assert ("DepartmentOfDutyCounty", "县农业农村局", f"{DG}county", "") in told(
        ONTOLOGY, own
    )


def test_a_constraint_not_known_makes_every_target_a_suspect() -> None:
    shapes = rdflib.Graph().parse(
        data="""@prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix dg: <https://w3id.org/dutygraph/ontology#> .
        <x:shape> a sh:NodeShape ; sh:targetClass dg:Matter ; sh:closed true .""",
        format="turtle",
    )
    with store_of(ONTOLOGY, EXAMPLE) as store:
        found = find_suspects(store, GRAPH, shapes_to_questions(shapes))
    assert [one.value for one in found] == ["https://example.org/matter"]


def test_a_path_of_two_steps_is_refused() -> None:
    shapes = rdflib.Graph().parse(
        data="""@prefix sh: <http://www.w3.org/ns/shacl#> .
        <x:shape> sh:targetClass <x:a> ; sh:path ( <x:p> <x:q> ) ; sh:minCount 1 .""",
        format="turtle",
    )
    with pytest.raises(DutygraphError, match="a path of more than a step"):
        shapes_to_questions(shapes)
