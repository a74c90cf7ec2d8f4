"""Fill the parameters of a question: takes what a user typed, gives SPARQL to run.

What the user typed is looked up in the store and only ever enters the text as a term
that Oxigraph has made and written: an IRI of the store, or a literal. SQL is given the
same terms apart from its text.
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import pyoxigraph

from dutygraph.errors import QueryError
from dutygraph.query import select
from dutygraph.questions import Parameter, Question
from dutygraph.store import Store
from dutygraph.vocab import PREFIXES

Term: TypeAlias = pyoxigraph.NamedNode | pyoxigraph.Literal
Terms: TypeAlias = Mapping[Parameter, Sequence[Term]]
"""What each parameter that is given stands for."""

# A line of a question that counts only where its parameter is given.
_OPTIONAL_LINE = re.compile(r"^([ \t]*)#\? (.*)$", re.MULTILINE)
_GAP = re.compile(r"VALUES \?(\w+) \{\}")

_NAMES = "skos:prefLabel|skos:altLabel|skos:notation"
_OFFERED = 3

# How things of each type are called, and by which code else; ?iri and ?name are bound.
_THINGS = {
    "dg:Township": (
        "?iri a dg:Township .",
        "{ ?iri skos:prefLabel|skos:altLabel ?name } UNION "
        "{ ?iri dg:territory/dg:divisionCode ?name }",
    ),
    "dg:Division": (
        "{ ?any a dg:Township ; dg:territory/dcterms:isPartOf ?iri } UNION "
        "{ ?any dg:county ?iri }",
        "?iri skos:prefLabel|skos:altLabel|dg:divisionCode ?name .",
    ),
    "dg:Department": (
        "?iri a dg:Department ; dg:county ?any .",
        "?iri skos:prefLabel|skos:altLabel ?name .",
    ),
    "dg:FunctionalLine": ("?iri a dg:FunctionalLine .", f"?iri {_NAMES} ?name ."),
    "dg:PolicyField": ("?iri a dg:PolicyField .", f"?iri {_NAMES} ?name ."),
    "dg:GuaranteeType": ("?iri a dg:GuaranteeType .", f"?iri {_NAMES} ?name ."),
    "dg:ListKind": ("?iri a dg:ListKind .", f"?iri {_NAMES} ?name ."),
}
# Of these a name may mean several: the departments that counties call alike.
_SHARED_NAMES = frozenset({"dg:Department"})
# What many graphs say of one thing is made one before its names are looked for.
_LABELS = """
SELECT DISTINCT ?name WHERE {
  { SELECT DISTINCT ?iri WHERE { %s } }
  %s FILTER(!REGEX(?name, "^[0-9]+$"))
}
"""
_OFFER = """
SELECT DISTINCT ?iri ?label (LANG(?label) AS ?tag) WHERE {
  { SELECT DISTINCT ?iri WHERE { %s } }
  ?iri skos:prefLabel ?label
}
"""
_FIND = """
SELECT DISTINCT ?iri ?notation ?code ?within WHERE {
  VALUES ?name { %s }
  %s
  %s
  OPTIONAL { ?iri skos:notation ?notation }
  OPTIONAL {
    ?iri dg:territory ?area . ?area dg:divisionCode ?code .
    OPTIONAL { ?area dcterms:isPartOf/skos:prefLabel ?within }
  }
} ORDER BY ?code ?iri
"""


def find_terms(store: Store, question: Question, given: Mapping[str, str]) -> Terms:
    """Give what the values `given`, by parameter name, stand for in a store.

    Raises QueryError where a parameter is missing, unknown to the question, or names
    nothing in the store; then with the nearest names.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    _refuse_unknown(question, given, known)
    found = {}
    for parameter in question.parameters:
        if parameter.name in given:
            found[parameter] = _value_to_terms(store, parameter, given[parameter.name])
        elif parameter.required:
            raise QueryError(
                question.name,
                f"{parameter.name} is not given",
                f"a {_type_to_words(parameter.type)}",
                f"say which with --{parameter.name}",
            )
    return found


def fill_terms(text: str, terms: Terms) -> str:
    """Give a SPARQL text with terms in its gaps.

    A line that begins with ``#?`` and holds ``VALUES ?variable {}`` counts where the
    parameter of that variable is given; everything else stays as it was written.
    """
    values = {one.variable: " ".join(map(str, found)) for one, found in terms.items()}

    def fill_line(met: re.Match[str]) -> str:
        variables = _GAP.findall(met[2])
        if not variables or not all(one in values for one in variables):
            return met[0]
        # A function: a backslash in a value is no reference to a group.
        return met[1] + _GAP.sub(
            lambda gap: f"VALUES ?{gap[1]} {{ {values[gap[1]]} }}", met[2]
        )

    return _OPTIONAL_LINE.sub(fill_line, text) if values else text


def value_to_terms(store: Store, parameter: Parameter, value: str) -> list[str]:
    """Give what a user typed as terms in SPARQL's syntax; QueryError where it is none.

    A thing is named by its label in any language, another spelling, its code or id, or
    its IRI. A string stands for itself.
    """
    return [str(term) for term in _value_to_terms(store, parameter, value)]


def _value_to_terms(store: Store, parameter: Parameter, value: str) -> list[Term]:
    if parameter.type == "xsd:string":
        return [pyoxigraph.Literal(value)]
    if parameter.type == "rdfs:Resource":
        return [_resource(store, parameter, value)]
    if parameter.type not in _THINGS:
        raise QueryError(
            f"parameter {parameter.name}",
            f"no such type: {parameter.type}",
            ", ".join((*_THINGS, "xsd:string", "rdfs:Resource")),
        )
    found = list(_find(store, parameter.type, value))
    if not found:
        raise _nothing_called(store, parameter, value)
    if parameter.type == "dg:ListKind":
        return [pyoxigraph.Literal(str(notation)) for _, notation, *_ in found]
    iris = dict.fromkeys(str(iri) for iri, *_ in found)
    if len(iris) > 1 and parameter.type not in _SHARED_NAMES:
        raise _several_called(parameter, value, found)
    return [pyoxigraph.NamedNode(iri) for iri in iris]


def _find(
    store: Store, type_: str, value: str
) -> Iterator[tuple[str | int | float | bool | None, ...]]:
    a_thing, called = _THINGS[type_]
    if value.startswith(PREFIXES["id"]):
        iri = _iri(value)
        names, called = f"{pyoxigraph.Literal(value)}", ""
        a_thing = f"VALUES ?iri {{ {iri} }} {a_thing}" if iri else "FILTER(false)"
    else:
        text = value.strip()
        names = " ".join(
            str(literal)
            for literal in (
                pyoxigraph.Literal(text),
                pyoxigraph.Literal(text, language="zh"),
                pyoxigraph.Literal(text, language="en"),
            )
        )
    return select(store, _FIND % (names, called, a_thing), "a parameter").rows


def _iri(value: str) -> pyoxigraph.NamedNode | None:
    try:
        return pyoxigraph.NamedNode(value)
    except ValueError:
        return None


def _resource(store: Store, parameter: Parameter, value: str) -> Term:
    iri = _iri(value)
    if iri and next(select(store, f"SELECT * {{ {iri} ?p ?o }} LIMIT 1").rows, None):
        return iri
    raise QueryError(
        f"--{parameter.name} {value!r}",
        "the store says nothing about it",
        f"an IRI of the store, such as {PREFIXES['id']}duty/…",
        "questions such as duties give the IRIs",
    )


def _refuse_unknown(
    question: Question, given: Mapping[str, str], known: Mapping[str, Parameter]
) -> None:
    for name in given:
        if name not in known:
            raise QueryError(
                question.name,
                f"it has no parameter {name}",
                f"one of {', '.join(known)}" if known else "no parameters",
                f"leave --{name} out",
            )


def _nothing_called(store: Store, parameter: Parameter, value: str) -> QueryError:
    a_thing, called = _THINGS[parameter.type]
    rows = select(store, _LABELS % (a_thing, called), "a parameter").rows
    names = sorted(str(name) for (name,) in rows)
    near = difflib.get_close_matches(value, names, _OFFERED, 0.3)
    held = [name for name in names if value and value in name and name not in near]
    offered = [*held[:_OFFERED], *near][: 2 * _OFFERED] or names[: 4 * _OFFERED]
    return QueryError(
        f"--{parameter.name} {value!r}",
        f"the store has no {_type_to_words(parameter.type)} of this name",
        f"a name such as {', '.join(offered)}" if offered else "a store with some",
    )


def _several_called(
    parameter: Parameter,
    value: str,
    found: list[tuple[str | int | float | bool | None, ...]],
) -> QueryError:
    offered = dict.fromkeys(
        f"{code} ({within})" if code else str(iri) for iri, _, code, within in found
    )
    return QueryError(
        f"--{parameter.name} {value!r}",
        "several have this name",
        f"one of {', '.join(offered)}",
        "give its code or IRI instead",
    )


def _type_to_words(type_: str) -> str:
    """Give the words for a type in messages.

    >>> _type_to_words("dg:FunctionalLine")
    'functional line'
    """
    name = {"dg:Division": "county", "rdfs:Resource": "thing"}.get(type_)
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type_.partition(":")[2])
    return name or words.lower()


def offer_values(store: Store, type_: str, lang: str) -> list[tuple[str, str]]:
    """Give what a parameter of a type may be told: values with the words for them.

    Empty for types that are typed in freely. Sorted by words; the names of departments
    that several counties share come once.
    """
    if type_ not in _THINGS:
        return []
    a_thing, _ = _THINGS[type_]
    found: dict[str, dict[str, str]] = {}
    for iri, label, tag in select(store, _OFFER % a_thing, "a parameter").rows:
        found.setdefault(str(iri), {})[str(tag)] = str(label)
    words = {
        iri: labels.get(lang) or labels.get("zh") or min(labels.values())
        for iri, labels in found.items()
    }
    times = Counter(words.values())
    shared = type_ in _SHARED_NAMES
    values = {
        (label if shared or times[label] == 1 else iri, label)
        for iri, label in words.items()
    }
    return sorted(values, key=lambda one: (one[1], one[0]))
