from pathlib import Path

import pyoxigraph
import pytest

from dutygraph import vocab
from dutygraph.model import IssueKind, ListKind
from dutygraph.resources import resource

DG, SKOS = vocab.PREFIXES["dg"], vocab.PREFIXES["skos"]
RDFS, RDF = vocab.PREFIXES["rdfs"], vocab.PREFIXES["rdf"]
FILES = sorted(resource("ontology").glob("*.ttl"))


def load(*paths: Path) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    for path in paths:
        store.load(path=str(path))
    return store


def languages(store: pyoxigraph.Store, subject: str, predicate: str) -> list[str]:
    found = store.quads_for_pattern(
        pyoxigraph.NamedNode(subject), pyoxigraph.NamedNode(predicate), None
    )
    objects = [quad.object for quad in found]
    return sorted(
        one.language or ""
        for one in objects
        if isinstance(one, pyoxigraph.Literal) and one.value
    )


def subjects(store: pyoxigraph.Store, beginning: str) -> set[str]:
    return {
        quad.subject.value
        for quad in store
        if isinstance(quad.subject, pyoxigraph.NamedNode)
        and quad.subject.value.startswith(beginning)
    }


ONTOLOGY = load(resource("ontology/dutygraph.ttl"))
TERMS = sorted(subjects(ONTOLOGY, DG))


def test_vocab_offers_exactly_the_terms_of_the_ontology() -> None:
    offered = {
        value[1:-1]
        for value in vars(vocab).values()
        if isinstance(value, str) and value.startswith(f"<{DG}")
    }
    assert offered == set(TERMS)


def test_terms_are_named_in_vocab_as_in_the_ontology() -> None:
    for name, value in vars(vocab).items():
        if isinstance(value, str) and value.startswith(f"<{DG}"):
            term = value.rpartition("#")[2].rstrip(">")
            assert name.replace("_", "").lower() == term.lower()
            assert name[1:2].isupper() == term[0].islower()


@pytest.mark.parametrize("term", TERMS)
def test_term_has_label_and_definition_in_both_languages(term: str) -> None:
    assert languages(ONTOLOGY, term, f"{RDFS}label") == ["en", "zh"]
    assert languages(ONTOLOGY, term, f"{SKOS}definition") == ["en", "zh"]


@pytest.mark.parametrize("term", [term for term in TERMS if "#" in term])
def test_what_a_term_refers_to_is_there(term: str) -> None:
    for quad in ONTOLOGY.quads_for_pattern(pyoxigraph.NamedNode(term), None, None):
        if isinstance(quad.object, pyoxigraph.NamedNode):
            value = quad.object.value
            assert not value.startswith(DG) or value in TERMS


def test_every_property_has_a_range() -> None:
    ranged = {
        str(quad.subject)[1:-1]
        for quad in ONTOLOGY.quads_for_pattern(
            None, pyoxigraph.NamedNode(f"{RDFS}range"), None
        )
    }
    properties = {term for term in TERMS if term.removeprefix(DG)[0].islower()}
    assert properties == ranged


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_ontology_files_hold_no_blank_node(path: Path) -> None:
    if path.name != "shapes.ttl":
        for quad in load(path):
            assert isinstance(quad.subject, pyoxigraph.NamedNode)
            assert not isinstance(quad.object, pyoxigraph.BlankNode)


@pytest.mark.parametrize(
    ("file", "name", "kinds"),
    [
        ("list-kinds.ttl", "list-kind", [kind.value for kind in ListKind]),
        ("issue-kinds.ttl", "issue-kind", [kind.value for kind in IssueKind]),
    ],
)
def test_every_kind_is_a_concept(file: str, name: str, kinds: list[str]) -> None:
    store = load(resource(f"ontology/{file}"))
    base = f"{vocab.PREFIXES['id']}{name}/"
    assert subjects(store, base) == {base + kind for kind in kinds}
    for kind in kinds:
        assert languages(store, base + kind, f"{SKOS}prefLabel") == ["en", "zh"]


def test_concepts_use_only_terms_of_the_ontology() -> None:
    for quad in load(*(path for path in FILES if path.name != "shapes.ttl")):
        for term in (quad.predicate, quad.object):
            if isinstance(term, pyoxigraph.NamedNode) and term.value.startswith(DG):
                assert term.value in TERMS
