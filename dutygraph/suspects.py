"""Find what a shape may reject: takes SHACL shapes, gives questions in SPARQL.

A question goes through the statements of one property, takes those of another away and
looks at values; the names of nodes, on which most of the time of reading a graph goes,
are read only of what it finds. That may be too much and is never too little, so whoever
asks holds what is found against the shapes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import Template
from typing import Any, TypeAlias

import pyoxigraph
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH, XSD
from rdflib.term import Node, URIRef

from dutygraph.errors import DutygraphError
from dutygraph.store import VOCABULARY, Store, translated_errors

_CLASS = URIRef(SH["class"])

_KINDS = f"GRAPH <{VOCABULARY}> {{ ?class rdfs:subClassOf* $wanted }}"
_TARGETS: dict[Node, str] = {
    SH.targetClass: f"{_KINDS} ?focus a ?class",
    SH.targetSubjectsOf: "?focus $wanted ?any",
    SH.targetObjectsOf: "?any $wanted ?focus",
}
_SILENT = {*_TARGETS, RDF.type, SH.path, SH.message, SH.severity}
"""What of a shape says nothing of the values that it wants."""

_COUNT = "SELECT ?focus { $values } GROUP BY ?focus HAVING (COUNT(DISTINCT ?value) "
_SUSPECTS: dict[Node, str] = {
    SH.minCount: f"$targets MINUS {{ {_COUNT}>= $wanted) }}",
    SH.maxCount: f"{_COUNT}> $wanted)",
    _CLASS: f"$values MINUS {{ {_KINDS} ?value a ?class }}"
    f" MINUS {{ {_KINDS} GRAPH <{VOCABULARY}> {{ ?value a ?class }} }}",
    SH.disjoint: "$values . ?focus $wanted ?value",
    SH.lessThanOrEquals: "$values . ?focus $wanted ?other"
    " FILTER(!COALESCE(?value <= ?other, false))",
    SH.uniqueLang: "$values . ?focus $path ?other FILTER(!sameTerm(?value, ?other)"
    " && COALESCE(LCASE(LANG(?value)) = LCASE(LANG(?other)), false))",
}
"""What finds the suspects of a constraint, other than a test of each value."""
_ONE_CLASS = (
    "$values MINUS { SELECT ?value { $any } GROUP BY ?value HAVING (COUNT(*) = 1) }"
)
_OF_CLASS = f"SELECT DISTINCT ?value {{ {_KINDS} ?value a ?class }}"

_TESTS: dict[Node, str] = {
    SH.datatype: "DATATYPE(?value) = $wanted",
    SH.nodeKind: "$wanted = sh:IRI && isIRI(?value)",
    SH.minLength: "STRLEN(STR(?value)) >= $wanted",
    SH.minInclusive: "?value >= $wanted",
    SH.maxInclusive: "?value <= $wanted",
    SH.pattern: "REGEX(STR(?value), $wanted)",
}
_CAST = " && $wanted(?value) = ?value"
"""What fails for a value that is none of its datatype, such as "a" as a number."""
_CHOICES: dict[Node, str] = {
    SH.languageIn: "LANGMATCHES(LANG(?value), $wanted)",
    URIRef(SH["in"]): "sameTerm(?value, $wanted)",
}
"""Tests of which a value need pass one, for each member of a list."""

_PREFIXES = """\
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
"""


_SPOKEN_OF = f"GRAPH <{VOCABULARY}> {{ ?focus ?other ?any }}"
_SHARED = f"""\
{_PREFIXES}SELECT DISTINCT ?focus {{
  {{ {{ SELECT DISTINCT ?focus {{ {_SPOKEN_OF} }} }} ?focus ?predicate ?object }}
  UNION
  {{ {{ SELECT DISTINCT ?focus {{ ?subject ($links) ?focus }} }}
    {{ SELECT DISTINCT ?focus {{ {_SPOKEN_OF} }} }} }}
  UNION {{ GRAPH <{VOCABULARY}> {{ ?any ($links) ?focus }} ?focus ?predicate ?object }}
  UNION
  {{ ?class rdfs:subClassOf ?above .
    {{ ?focus ?predicate ?object }} UNION {{ {_SPOKEN_OF} }} }}
}}"""
"""Whatever a graph and the vocabulary both say something of or lead back to, and all
where a graph has classes of its own: the other questions ask of one graph alone."""

_NO_LINK = "sh:inversePath"
"""What no statement of a graph of lists has."""

Suspect: TypeAlias = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal


Questions: TypeAlias = Mapping[str, Sequence[str]]
"""Questions of which every `?focus` is a suspect, under one that asks whether there is
anything to ask of: of one graph as the default, with that of the vocabulary beside it.
"""


def find_suspects(store: Store, graph: str, questions: Questions) -> list[Suspect]:
    """Give what a shape may reject in a graph: at least all it does, sorted."""
    own, beside = pyoxigraph.NamedNode(graph), pyoxigraph.NamedNode(VOCABULARY)

    def ask(text: str) -> Any:
        return store.database.query(text, default_graph=own, named_graphs=[beside])

    with translated_errors(store.path):
        asked = [
            text for any_of in questions if ask(any_of) for text in questions[any_of]
        ]
        found: set[Suspect] = {row["focus"] for text in asked for row in ask(text)}
    return sorted(found, key=str)


def shapes_to_questions(shapes: rdflib.Graph) -> Questions:
    """Give the questions of all shapes that name targets.

    Of a constraint not known here every target is a suspect. Raises DutygraphError for
    a path of more than a step: a suspect is judged by the statements it stands in.
    """
    links = {
        *shapes.objects(None, SH.inversePath),
        *shapes.objects(None, SH.targetObjectsOf),
    }
    either = "|".join(sorted(one.n3() for one in links)) or _NO_LINK
    shared = Template(_SHARED).substitute(links=either)
    found = {"ASK {}": [shared]}
    named = {shape for kind in _TARGETS for shape in shapes.subjects(kind)}
    for shape in sorted(named, key=str):
        targets = _unite(
            Template(pattern).substitute(wanted=term.n3())
            for kind, pattern in _TARGETS.items()
            for term in sorted(shapes.objects(shape, kind), key=str)
        )
        questions = found.setdefault(f"{_PREFIXES}ASK {{ {targets} }}", [])
        for pattern in _shape_to_patterns(shapes, shape, targets):
            questions.append(
                f"{_PREFIXES}SELECT DISTINCT ?focus {{ {{ SELECT DISTINCT ?focus"
                f" {{ {pattern} }} }} {{ SELECT ?focus {{ {targets} }} }} }}"
            )
    return found


def _shape_to_patterns(
    shapes: rdflib.Graph, shape: Node, targets: str
) -> Iterator[str]:
    path = _to_path(shapes, shapes.value(shape, SH.path))
    values = f"?focus {path} ?value" if path else f"{targets} BIND(?focus AS ?value)"
    terms = {"targets": targets, "path": path, "values": values}
    tests: list[str] = []
    for kind, wanted in sorted(shapes.predicate_objects(shape), key=str):
        if test := _to_test(shapes, kind, wanted):
            tests.append(f"({test})")
        elif kind == SH.xone:
            yield Template(_to_choice(shapes, wanted)).substitute(terms)
        elif kind not in _SILENT:
            pattern = Template(_SUSPECTS.get(kind, "$targets"))
            yield pattern.substitute(terms, wanted=wanted.n3())
    if tests:
        yield f"{values} FILTER(!COALESCE({' && '.join(tests)}, false))"


def _to_test(shapes: rdflib.Graph, kind: Node, wanted: Node) -> str:
    """Give what a value must pass, nothing for a constraint of another kind."""
    if kind in _CHOICES:
        members = Collection(shapes, wanted)
        choice = Template(_CHOICES[kind])
        return " || ".join(choice.substitute(wanted=one.n3()) for one in members)
    is_cast = kind == SH.datatype and wanted != XSD.string
    test = _TESTS.get(kind, "") + (_CAST if is_cast else "")
    return Template(test).substitute(wanted=wanted.n3())


def _to_choice(shapes: rdflib.Graph, wanted: Node) -> str:
    """Give the suspects of one of several: those not of just one of the classes."""
    members = list(Collection(shapes, wanted))
    if any(set(shapes.predicates(one)) != {_CLASS} for one in members):
        return "$targets"
    classes = (shapes.value(one, _CLASS) for one in members)
    of_class = Template(_OF_CLASS)
    any_of = _unite(of_class.substitute(wanted=one.n3()) for one in classes if one)
    return Template(_ONE_CLASS).safe_substitute(any=any_of)


def _to_path(shapes: rdflib.Graph, path: Node | None) -> str:
    if path is None or isinstance(path, URIRef):
        return path.n3() if path else ""
    if any_of := shapes.value(path, SH.alternativePath):
        steps = (_to_path(shapes, one) for one in Collection(shapes, any_of))
        return f"({'|'.join(steps)})"
    inverse = shapes.value(path, SH.inversePath)
    if not isinstance(inverse, URIRef):
        raise DutygraphError("shapes", "a path of more than a step", "one property")
    return f"^{inverse.n3()}"


def _unite(patterns: Iterable[str]) -> str:
    return " UNION ".join(f"{{ {one} }}" for one in patterns)
