"""The ontology keeps to OWL 2 DL: everything declared, described and possible."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import owlrl
import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from rdflib.term import BNode, Literal, Node, URIRef

from dutygraph import vocab
from dutygraph.resources import resource
from dutygraph.store import open_store

DG = rdflib.Namespace(vocab.PREFIXES["dg"])
FILES = sorted(
    path for path in resource("ontology").glob("*.ttl") if path.name != "shapes.ttl"
)
ONTOLOGY = rdflib.Graph().parse(resource("ontology/dutygraph.ttl"))
KINDS = (
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
)
# OWL 2 Structural Specification, table 3: what needs no declaration.
RESERVED = tuple(vocab.PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))
# What only says where more is to be read.
POINTERS = {RDFS.seeAlso, RDFS.isDefinedBy}
# The datatypes of OWL 2 that the ontology may name (section 4).
DATATYPES = {
    rdflib.XSD.boolean,
    rdflib.XSD.decimal,
    rdflib.XSD.integer,
    rdflib.XSD.string,
    RDF.PlainLiteral,
}
WITNESS = rdflib.Namespace("https://example.org/witness/")


def declared(*kinds: URIRef) -> set[Node]:
    return {term for kind in kinds for term in ONTOLOGY.subjects(RDF.type, kind)}


def needs_declaration(term: Node) -> bool:
    return isinstance(term, URIRef) and not str(term).startswith(RESERVED)


@pytest.mark.parametrize(
    "path", sorted(resource("ontology").glob("*.ttl")), ids=lambda path: path.name
)
def test_rdflib_and_oxigraph_read_the_same(path: Path) -> None:
    store = pyoxigraph.Store()
    store.load(path=str(path))
    assert len(rdflib.Graph().parse(path)) == len(store) > 0


def test_every_term_that_the_ontology_uses_is_declared_once() -> None:
    used = {
        term
        for _, predicate, object_ in ONTOLOGY
        for term in (predicate, object_)
        if needs_declaration(term)
        and predicate not in POINTERS
        and object_ not in (URIRef("https://w3id.org/dutygraph/ontology/0.1.0"),)
    }
    used -= set(ONTOLOGY.objects(None, rdflib.DCTERMS.license))
    kinds = Counter(
        term for kind in KINDS for term in ONTOLOGY.subjects(RDF.type, kind)
    )
    assert used - set(kinds) == set()
    assert [term for term, count in kinds.items() if count > 1] == []


@pytest.mark.parametrize("term", sorted(declared(*KINDS)))
def test_every_declared_term_is_described_in_both_languages(term: Node) -> None:
    for predicate in (RDFS.label, SKOS.definition):
        texts = [
            text
            for text in ONTOLOGY.objects(term, predicate)
            if isinstance(text, Literal)
        ]
        assert sorted(text.language or "" for text in texts) == ["en", "zh"]
        assert all(str(text) and str(text) == str(text).strip() for text in texts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_concept_is_described_in_both_languages(path: Path) -> None:
    graph = rdflib.Graph().parse(path)
    concepts = {
        *graph.subjects(RDF.type, SKOS.Concept),
        *graph.subjects(RDF.type, SKOS.ConceptScheme),
    }
    for concept in concepts:
        for predicate in (SKOS.prefLabel, SKOS.definition):
            texts = graph.objects(concept, predicate)
            languages = [one.language for one in texts if isinstance(one, Literal)]
            assert sorted(map(str, languages)) == ["en", "zh"], concept


def test_domains_and_ranges_are_classes_and_datatypes() -> None:
    classes = declared(OWL.Class)
    assert set(ONTOLOGY.objects(None, RDFS.domain)) <= classes
    for link in declared(OWL.ObjectProperty):
        assert set(ONTOLOGY.objects(link, RDFS.range)) <= classes
    for value in declared(OWL.DatatypeProperty):
        assert set(ONTOLOGY.objects(value, RDFS.range)) <= DATATYPES


def test_hierarchies_stay_within_one_kind() -> None:
    for kind in KINDS[1:]:
        for term in declared(kind):
            assert set(ONTOLOGY.objects(term, RDFS.subPropertyOf)) <= declared(kind)
    for term in declared(OWL.Class):
        assert set(ONTOLOGY.objects(term, RDFS.subClassOf)) <= declared(OWL.Class)


def test_only_links_bear_what_owl_allows_them_alone() -> None:
    links = declared(OWL.ObjectProperty)
    for character in (OWL.InverseFunctionalProperty, OWL.SymmetricProperty):
        assert declared(character) <= links
    assert set(ONTOLOGY.subjects(OWL.inverseOf)) <= links
    assert not declared(OWL.FunctionalProperty) & declared(OWL.AnnotationProperty)


def test_the_ontology_says_what_it_is() -> None:
    (ontology,) = ONTOLOGY.subjects(RDF.type, OWL.Ontology)
    assert ontology == URIRef("https://w3id.org/dutygraph/ontology")
    (version,) = ONTOLOGY.objects(ontology, OWL.versionInfo)
    (version_iri,) = ONTOLOGY.objects(ontology, OWL.versionIRI)
    assert str(version_iri) == f"{ontology}/{version}"
    assert list(ONTOLOGY.objects(ontology, rdflib.DCTERMS.license)) == [
        URIRef("https://spdx.org/licenses/MIT")
    ]


def contradictions(*more: tuple[Node, Node, Node]) -> set[str]:
    """Give what is impossible once each class has an instance (OWL 2 RL/RDF rules)."""
    graph = rdflib.Graph()
    graph += ONTOLOGY
    for term in declared(OWL.Class):
        graph.add((WITNESS[str(term)], RDF.type, term))
    for triple in more:
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    error = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
    said = {str(message) for message in graph.objects(None, error)}
    nothing = {str(thing) for thing in graph.subjects(RDF.type, OWL.Nothing)}
    return said | nothing


def test_every_class_may_have_an_instance() -> None:
    assert contradictions() == set()


@pytest.mark.parametrize(
    "triple",
    [
        (DG.BasicDuty, RDFS.subClassOf, DG.CooperativeDuty),
        (DG.Step, RDFS.subClassOf, SKOS.Concept),
        (WITNESS.list, DG.township, WITNESS[str(DG.Department)]),
    ],
    ids=["kinds of duty", "concepts", "range"],
)
def test_a_contradiction_would_be_found(triple: tuple[Node, Node, Node]) -> None:
    assert contradictions(triple) != set()


def used_in(store: Path) -> Iterator[tuple[URIRef, bool]]:
    """Give what the documents' graphs use: predicates and, marked so, classes."""
    with open_store(store) as opened:
        for graph in opened.graphs():
            name = pyoxigraph.NamedNode(graph)
            for quad in opened.database.quads_for_pattern(None, None, None, name):
                predicate = URIRef(quad.predicate.value)
                yield predicate, False
                if predicate == RDF.type:
                    assert isinstance(quad.object, pyoxigraph.NamedNode)
                    yield URIRef(quad.object.value), True


def test_the_graph_uses_only_declared_terms(store: Path) -> None:
    used = set(used_in(store))
    assert {term for term, is_class in used if is_class} <= declared(OWL.Class)
    predicates = {term for term, is_class in used if not is_class}
    assert {term for term in predicates if needs_declaration(term)} <= declared(
        *KINDS[1:]
    )
    assert not {term for term in predicates if isinstance(term, BNode)}
