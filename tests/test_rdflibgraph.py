"""Terms of Oxigraph become the same terms of rdflib's."""

import pyoxigraph
import rdflib
from rdflib.term import Literal, URIRef

from dutygraph.rdflibgraph import terms_to_triples


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
