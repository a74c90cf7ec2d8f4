"""Read a triple store over the SPARQL 1.1 Protocol: takes an address, gives answers.

It has the reading face of an Oxigraph store, so that whatever reads a folder reads an
endpoint. An answer comes whole or not at all.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeAlias

import pyoxigraph

from dutygraph.errors import EndpointError
from dutygraph.query import hide_names
from dutygraph.remote.answers import (
    ROWS,
    STATEMENTS,
    Term,
    canonical_term,
    read_statements,
    read_truth,
)
from dutygraph.remote.fetching import ROUND, fetch_rows, send
from dutygraph.remote.paging import construct_to_select, declare_prefixes
from dutygraph.remote.virtuoso import warn_of_losses
from dutygraph.remote.wire import Fields, Wire
from dutygraph.store import HOME

Subject: TypeAlias = pyoxigraph.NamedNode | pyoxigraph.BlankNode
Statement: TypeAlias = tuple[
    Subject | None,
    pyoxigraph.NamedNode | None,
    Term | None,
    pyoxigraph.NamedNode | None,
]
Graphs: TypeAlias = list[pyoxigraph.NamedNode] | None
Solutions: TypeAlias = (
    pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples
)

_OWN = f' FILTER(STRSTARTS(STR(?g), "{HOME}"))'
_BATCH = 1_000
_THINGS = 20_000
_PLACES = f"{HOME}id/document/"


class Endpoint:
    """The reading face of `pyoxigraph.Store` on a SPARQL endpoint."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self._empty = pyoxigraph.Store()
        self._known: dict[Subject, list[pyoxigraph.Quad]] = {}
        self._is_new = True

    def close(self) -> None:
        """Close the connection; once is enough."""
        self.wire.close()

    def query(
        self,
        query: str,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        default_graph: Graphs = None,
        named_graphs: Graphs = None,
    ) -> Solutions:
        """Answer as `pyoxigraph.Store.query` does; SyntaxError before anything is sent.

        Raises EndpointError where the server fails or no whole answer is to be had.
        """
        # Asked of nothing, the query tells the form of its answer and its columns.
        form = self._empty.query(query, prefixes=prefixes)
        text = declare_prefixes(query)
        graphs = [("default-graph-uri", one.value) for one in default_graph or ()]
        graphs += [("named-graph-uri", one.value) for one in named_graphs or ()]
        if use_default_graph_as_union:
            graphs = [("union-default-graph", "true")]
        if isinstance(form, pyoxigraph.QueryBoolean):
            return read_truth(self.wire.url, send(self.wire, text, graphs, ROWS))
        if isinstance(form, pyoxigraph.QuerySolutions):
            found = fetch_rows(self.wire, text, _names(form), graphs)
            if self._is_new:
                warn_of_losses(self.wire)
                self._is_new = False
            return found
        if "DESCRIBE" in hide_names(text).upper():
            return self._describe(text, graphs)
        return self._construct(text, prefixes, graphs)

    def quads_for_pattern(
        self,
        subject: Subject | None,
        predicate: pyoxigraph.NamedNode | None,
        object: Term | None,
        graph_name: pyoxigraph.NamedNode | None = None,
    ) -> Iterator[pyoxigraph.Quad]:
        """Give the statements of named graphs that match; None matches everything."""
        if subject is None or object is not None:
            yield from self._match((subject, predicate, object, graph_name))
            return
        for quad in self._about(subject):
            if predicate in (None, quad.predicate) and (
                graph_name in (None, quad.graph_name)
            ):
                yield quad

    def __iter__(self) -> Iterator[pyoxigraph.Quad]:
        return self.quads_for_pattern(None, None, None)

    def __contains__(self, quad: pyoxigraph.Quad) -> bool:
        given = (quad.subject, quad.predicate, quad.object, quad.graph_name)
        return bool(self.query(f"ASK {{ {_pattern(given)} }}"))

    def contains_named_graph(self, graph_name: pyoxigraph.NamedNode) -> bool:
        """Tell whether there is a graph of this name; an empty one is none."""
        given = (None, None, None, graph_name)
        return bool(self.query(f"ASK {{ {_pattern(given)} }}"))

    def named_graphs(self) -> Iterator[pyoxigraph.NamedNode]:
        """Give the names of a store's graphs; those of the server are left out."""
        every = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
        for row in fetch_rows(self.wire, every, ("g",), ()):
            if isinstance(row[0], pyoxigraph.NamedNode) and row[0].value.startswith(
                HOME
            ):
                yield row[0]

    def refuse_hidden_graphs(self) -> None:
        """Raise EndpointError where a query sees only graphs that it names."""
        union = self.query("ASK { ?s ?p ?o }", use_default_graph_as_union=True)
        if not union and self.query("ASK { GRAPH ?g { ?s ?p ?o } }"):
            raise EndpointError(
                self.wire.url,
                "its default graph is empty, though it holds named graphs",
                "the union of all graphs as the default graph",
                "start or set up the server so",
            )

    def _match(self, given: Statement) -> Iterator[pyoxigraph.Quad]:
        subject, predicate, object, graph_name = given
        names = [name for name, one in zip("spog", given, strict=True) if one is None]
        pattern = _pattern(given)
        if graph_name is None:
            pattern += _OWN
        # A query has one column at least.
        columns = _variables(names) or "(1 AS ?found)"
        text = f"SELECT {columns} {{ {pattern} }}"
        for row in fetch_rows(self.wire, text, tuple(names or ["found"]), ()):
            yield self._to_quad(
                subject or row["s"],
                predicate or row["p"],
                object or row["o"],
                graph_name or row["g"],
            )

    def _about(self, subject: Subject) -> list[pyoxigraph.Quad]:
        """Give what is said of a thing, read with what is below it and its places.

        Facts are led back to documents in many small steps over the same few things.
        """
        if subject not in self._known:
            if len(self._known) > _THINGS:
                self._known.clear()
            level: list[Subject] = [subject]
            while level:
                level = [
                    one
                    for one in self._read_about(level)
                    if one not in self._known
                    and one.value.startswith((f"{subject.value}/", _PLACES))
                ]
        return self._known[subject]

    def _read_about(self, subjects: list[Subject]) -> set[Subject]:
        """Read what is said of things; give the objects of that."""
        self._known.update((one, []) for one in subjects)
        values = " ".join(map(str, subjects))
        pattern = f"VALUES ?s {{ {values} }} {_pattern((None,) * 4)} {_OWN}"
        objects = set[Subject]()
        for row in fetch_rows(
            self.wire, f"SELECT ?s ?p ?o ?g {{ {pattern} }}", tuple("spog"), ()
        ):
            quad = self._to_quad(*row)
            if isinstance(quad.subject, Subject):
                self._known.setdefault(quad.subject, []).append(quad)
            if isinstance(quad.object, pyoxigraph.NamedNode):
                objects.add(quad.object)
        return objects

    def _to_quad(
        self, subject: object, predicate: object, object_: object, graph: object
    ) -> pyoxigraph.Quad:
        if (
            isinstance(subject, Subject)
            and isinstance(predicate, pyoxigraph.NamedNode)
            and isinstance(object_, Term)
            and isinstance(graph, pyoxigraph.NamedNode)
        ):
            return pyoxigraph.Quad(subject, predicate, canonical_term(object_), graph)
        terms = (subject, predicate, object_, graph)
        raise EndpointError(
            self.wire.url,
            f"it answers nonsense: {' '.join(map(str, terms))[:200]!r}",
            "a statement of RDF in a graph",
            "see whether the address is that of a SPARQL endpoint",
        )

    def _construct(
        self, text: str, prefixes: dict[str, str] | None, graphs: Fields
    ) -> pyoxigraph.QueryTriples:
        """Fetch the solutions, which come whole, and fill the template here."""
        prologue, select, template = construct_to_select(text)
        names = _names(self._empty.query(prologue + select, prefixes=prefixes))
        rows = fetch_rows(self.wire, prologue + select, names, graphs)
        made = pyoxigraph.Store()
        while batch := list(islice(rows, _BATCH)):
            values = " ".join(f"({' '.join(map(self._bound, row))})" for row in batch)
            filled = self._empty.query(
                f"{prologue}CONSTRUCT {template} WHERE {{\n"
                f"VALUES ({_variables(names)}) {{ {values} }} }}"
            )
            if isinstance(filled, pyoxigraph.QueryTriples):
                made.extend(pyoxigraph.Quad(*triple) for triple in filled)
        return _every(made)

    def _describe(self, text: str, graphs: Fields) -> pyoxigraph.QueryTriples:
        url = self.wire.url
        triples = read_statements(url, send(self.wire, text, graphs, STATEMENTS))
        if triples and not len(triples) % ROUND:
            raise EndpointError(
                url,
                f"{len(triples):,} statements came, as if it had cut them off there",
                "every statement",
                "ask with CONSTRUCT, which is fetched in pages",
            )
        made = pyoxigraph.Store()
        made.extend(pyoxigraph.Quad(*triple) for triple in triples)
        return _every(made)

    def _bound(self, term: object) -> str:
        if isinstance(term, pyoxigraph.BlankNode):
            raise EndpointError(
                self.wire.url,
                "a blank node, which has no name to build statements with",
                "things with IRIs",
                "ask with SELECT",
            )
        return "UNDEF" if term is None else str(term)


def _names(form: Solutions) -> tuple[str, ...]:
    if not isinstance(form, pyoxigraph.QuerySolutions):
        raise TypeError("the query gives no rows")
    return tuple(variable.value for variable in form.variables)


def _variables(names: Iterable[str]) -> str:
    return " ".join(f"?{name}" for name in names)


def _pattern(given: Iterable[object]) -> str:
    """Give the pattern of a statement in a graph, with variables for what is None."""
    s, p, o, g = (
        f"?{name}" if one is None else str(one)
        for name, one in zip("spog", given, strict=True)
    )
    return f"GRAPH {g} {{ {s} {p} {o} }}"


def _every(made: pyoxigraph.Store) -> pyoxigraph.QueryTriples:
    found = made.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    if not isinstance(found, pyoxigraph.QueryTriples):
        raise TypeError("statements were asked for")
    return found
