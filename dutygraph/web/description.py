"""Describe the endpoint in RDF: takes its address, gives its service description.

https://www.w3.org/TR/sparql11-service-description/
"""

import pyoxigraph

from dutygraph.vocab import PREFIXES
from dutygraph.web.messages import Reply
from dutygraph.web.problems import problem
from dutygraph.web.sparql import RDF_TYPES, choose_type

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)


def describe_service(address: str, accept: str) -> Reply:
    """Give the description of the endpoint at `address`; 406 in no type there is."""
    chosen = choose_type(accept, graph=True)
    if chosen is None:
        return problem(406, f"of the description there is {', '.join(RDF_TYPES)}")
    service = pyoxigraph.NamedNode(address)
    triples = [
        pyoxigraph.Triple(service, _node(name), object_)
        for name, object_ in (
            (f"{PREFIXES['rdf']}type", _node(f"{_SD}Service")),
            (f"{_SD}endpoint", service),
            (f"{_SD}supportedLanguage", _node(f"{_SD}SPARQL11Query")),
            (f"{_SD}feature", _node(f"{_SD}UnionDefaultGraph")),
            *((f"{_SD}resultFormat", _node(_FORMATS + name)) for name in _RESULTS),
        )
    ]
    prefixes = {"sd": _SD, "rdf": PREFIXES["rdf"]}
    format_ = RDF_TYPES[chosen]
    body = pyoxigraph.serialize(triples, format=format_, prefixes=prefixes)
    return Reply(200, chosen, body or b"")


def _node(iri: str) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(iri)
