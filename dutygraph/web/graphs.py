"""Give whole graphs: the reading half of the SPARQL 1.1 Graph Store HTTP Protocol.

https://www.w3.org/TR/sparql11-http-rdf-update/ , section 5.2 (GET) and 5.7 (HEAD). A
graph is named by ``?graph=IRI``; ``?default`` is all of them as one.
"""

import pyoxigraph

from dutygraph.store import Store, translated_errors
from dutygraph.vocab import PREFIXES
from dutygraph.web.messages import Reply
from dutygraph.web.problems import problem
from dutygraph.web.sparql import RDF_TYPES, choose_type


def answer_graph(store: Store, accept: str, graph: str) -> Reply:
    """Give one graph, or all as one where `graph` is empty."""
    chosen = choose_type(accept, graph=True)
    if chosen is None:
        return problem(406, f"of a graph there is {', '.join(RDF_TYPES)}")
    name: pyoxigraph.NamedNode | None = None
    if graph:
        try:
            name = pyoxigraph.NamedNode(graph)
        except ValueError:
            return problem(400, f"no IRI of a graph: {graph!r}")
        if not store.database.contains_named_graph(name):
            return problem(404, f"there is no graph {graph!r}")
    with translated_errors(store.path):
        found = store.database.quads_for_pattern(None, None, None, name)
        triples = sorted({quad.triple for quad in found}, key=str)
    body = pyoxigraph.serialize(triples, format=RDF_TYPES[chosen], prefixes=PREFIXES)
    return Reply(200, chosen, body or b"")
