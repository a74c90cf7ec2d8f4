"""Hold the graphs of a store against the shapes: takes a store, gives what fails.

The shapes are those of ontology/shapes.ttl, in W3C SHACL. Questions find in each graph
what they may reject; that is validated by pySHACL with all that the graph and the
vocabulary say of it. What fails has the place of the nearest fact.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph
import pyshacl
import rdflib
from rdflib.namespace import SH
from rdflib.term import BNode, Literal, Node, URIRef

from dutygraph import vocab
from dutygraph.citations import Citation, citation_to_key, cite
from dutygraph.errors import QueryError, StoreError
from dutygraph.issues import place_to_words
from dutygraph.output import Value
from dutygraph.rdflibgraph import term_to_rdflib, terms_to_triples
from dutygraph.resources import resource
from dutygraph.store import VOCABULARY, Store, translated_errors
from dutygraph.suspects import Suspect, find_suspects, shapes_to_questions

SHAPES = "https://w3id.org/dutygraph/shapes#"
NAMES = (
    "document",
    "severity",
    "shape",
    "fact",
    "path",
    "value",
    "message",
    "place",
    "quote",
)
HIDDEN = ("shape", "fact", "path", "value")
"""The columns that a table to read leaves out."""

_TOGETHER = 1000
"""Suspects whose statements are held in memory at once."""
_KINDS = [pyoxigraph.NamedNode(one[1:-1]) for one in (vocab.TYPE, vocab.SUB_CLASS_OF)]


@dataclass(frozen=True, slots=True)
class Failure:
    """One fact that a shape rejects.

    `document` is the file's name, or the IRI of a graph that no file gave; `shape` the
    name of the shape; `severity` "violation" for a fault of the graph or "warning" for
    what the document itself leaves out; `path` and `value` are empty where the shape
    names none; `messages` are by language; `citation` is that of the nearest fact.
    """

    document: str
    severity: str
    shape: str
    fact: str
    path: str
    value: str
    messages: Mapping[str, str]
    citation: Citation | None


def validate(
    store: Store, on_progress: Callable[[str], None] | None = None
) -> Iterator[Failure]:
    """Give what fails in each graph of a store, sorted within a graph.

    The vocabulary comes first; its faults are not told again with the graphs that are
    validated together with it. `on_progress` is told the IRI of each graph begun.
    Raises StoreError where the store or its shapes cannot be read.
    """
    shapes = rdflib.Graph().parse(resource("ontology/shapes.ttl"))
    questions = shapes_to_questions(shapes)
    told: set[tuple[str, ...]] = set()
    for graph in (VOCABULARY, *store.graphs()):
        if on_progress is not None:
            on_progress(graph)
        suspects = find_suspects(store, graph, questions)
        found = _failures(store, graph, shapes, suspects)
        failures = [one for one in found if _failure_to_fault(one) not in told]
        if graph == VOCABULARY:
            told.update(map(_failure_to_fault, failures))
        yield from sorted(failures, key=_failure_to_key)


def failures_to_rows(
    failures: Iterable[Failure], lang: str, words: Mapping[str, str]
) -> Iterator[tuple[Value, ...]]:
    """Give a row under NAMES for each failure; `words` name the severities."""
    for one in failures:
        cited = one.citation
        place = place_to_words(cited.place, lang) if cited else ""
        quote = cited.quote if cited else ""
        severity = words.get(one.severity, one.severity)
        head = (one.document, severity, one.shape, one.fact, one.path, one.value)
        yield (*head, one.messages.get(lang, ""), place, quote)


def _failures(
    store: Store, graph: str, shapes: rdflib.Graph, suspects: Sequence[Suspect]
) -> Iterator[Failure]:
    for first in range(0, len(suspects), _TOGETHER):
        part = suspects[first : first + _TOGETHER]
        _, report, text = pyshacl.validate(
            _gather_statements(store, graph, part),
            shacl_graph=shapes,
            inference="none",
            advanced=False,
            meta_shacl=False,
            do_owl_imports=False,
        )
        if not isinstance(report, rdflib.Graph):
            raise StoreError(store.name, f"{graph} cannot be validated ({text})")
        # Of what stands beside a suspect not all is there.
        judged = set(map(term_to_rdflib, part))
        for result, fact in report.subject_objects(SH.focusNode):
            if fact in judged:
                yield _failure(store, graph, report, result)


def _gather_statements(
    store: Store, graph: str, nodes: Iterable[Suspect]
) -> rdflib.Graph:
    """Give all statements that nodes stand in, and the classes of all in these."""
    graphs = [pyoxigraph.NamedNode(one) for one in {graph, VOCABULARY}]
    find, is_a, is_kind_of = store.database.quads_for_pattern, *_KINDS
    found: set[pyoxigraph.Triple] = set()
    with translated_errors(store.path):
        for own in graphs:
            found.update(one.triple for one in find(None, is_kind_of, None, own))
            for node in nodes:
                found.update(one.triple for one in find(None, None, node, own))
                if not isinstance(node, pyoxigraph.Literal):
                    found.update(one.triple for one in find(node, None, None, own))
        ends = {end for one in found for end in (one.subject, one.object)}
        for own in graphs:
            for end in ends:
                if not isinstance(end, pyoxigraph.Literal):
                    found.update(one.triple for one in find(end, is_a, None, own))
    gathered = rdflib.Graph(bind_namespaces="none")
    for triple in terms_to_triples(found):
        gathered.add(triple)
    return gathered


def _failure(store: Store, graph: str, report: rdflib.Graph, result: Node) -> Failure:
    def text(term: URIRef) -> str:
        found = report.value(result, term)
        return "" if found is None or isinstance(found, BNode) else str(found)

    document, fact = _document_of(store, graph), text(SH.focusNode)
    return Failure(
        document,
        text(SH.resultSeverity).rpartition("#")[2].lower(),
        text(SH.sourceShape).removeprefix(SHAPES),
        fact,
        text(SH.resultPath),
        text(SH.value),
        {
            message.language: str(message)
            for message in report.objects(result, SH.resultMessage)
            if isinstance(message, Literal) and message.language
        },
        _nearest_citation(store, fact, document),
    )


def _nearest_citation(store: Store, fact: str, document: str) -> Citation | None:
    """Give the first place of the document that leads to a fact, or of any other."""
    try:
        found = cite(store, fact)
    except QueryError:
        return None
    return next((one for one in found if one.document == document), found[0])


def _document_of(store: Store, graph: str) -> str:
    """Give the name of the file that a graph was made from, else the graph's IRI."""
    name = pyoxigraph.NamedNode(vocab.FILE_NAME[1:-1])
    node = pyoxigraph.NamedNode(graph)
    found = store.database.quads_for_pattern(None, name, None, node)
    names = [one.object for one in found]
    texts = [name.value for name in names if isinstance(name, pyoxigraph.Literal)]
    return min(texts, default=graph)


def _failure_to_fault(one: Failure) -> tuple[str, ...]:
    """Give what makes a failure the same one in another graph."""
    return (one.shape, one.fact, one.path, one.value)


def _failure_to_key(one: Failure) -> tuple[object, ...]:
    where = citation_to_key(one.citation) if one.citation else ("", (), "")
    return (one.severity, where, one.shape, one.fact, one.path, one.value)
