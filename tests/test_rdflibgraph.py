"""The store of rdflib's that is only read answers as rdflib's own does."""

import itertools

import pyoxigraph
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.term import Literal, Node, URIRef

from dutygraph.rdflibgraph import Triple, terms_to_triples, triples_to_graph

IRIS = [URIRef(f"x:{name}") for name in "abc"]
TERMS: list[Node] = [*IRIS, Literal("镇", lang="zh"), Literal(1), Literal("1")]
triples = st.tuples(
    st.sampled_from(IRIS), st.sampled_from(IRIS), st.sampled_from(TERMS)
)


@given(st.lists(triples))
def test_every_pattern_finds_what_rdflib_finds(stated: list[Triple]) -> None:
    frozen, own = triples_to_graph(stated), rdflib.Graph()
    for triple in stated:
        own.add(triple)
    assert len(frozen) == len(own)
    for pattern in itertools.product([None, *IRIS], [None, *IRIS], [None, *TERMS]):
        found = list(frozen.triples(pattern))
        assert len(found) == len(set(found))
        assert set(found) == set(own.triples(pattern))


def test_terms_of_oxigraph_become_those_of_rdflib() -> None:
    name = pyoxigraph.NamedNode("x:a")
    statements = [
        (name, name, pyoxigraph.Literal("镇", language="zh")),
        (name, name, pyoxigraph.Literal(1)),
        (name, name, pyoxigraph.Literal("1")),
        (pyoxigraph.BlankNode("b"), name, name),
    ]
    iri = URIRef("x:a")
    assert terms_to_triples(statements) == [
        (iri, iri, Literal("镇", lang="zh")),
        (iri, iri, Literal(1)),
        (iri, iri, Literal("1")),
        (rdflib.BNode("b"), iri, iri),
    ]
