"""Ask a store: takes SPARQL 1.1 and a store, gives rows, a truth or statements.

The question sees all graphs as one unless it names graphs itself, and knows the
project's prefixes. It is passed on as it was written.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import pyoxigraph

from dutygraph.errors import QueryError
from dutygraph.store import Store, translated_errors
from dutygraph.vocab import PREFIXES

Value: TypeAlias = str | int | float | bool | None
"""A cell of an answer: an IRI or a text as `str`, None where nothing is bound."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to SELECT: the columns' names, and rows that are read only once."""

    names: tuple[str, ...]
    rows: Iterator[tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Statements:
    """The answer to CONSTRUCT or DESCRIBE: lines of N-Triples, read only once."""

    lines: Iterator[str]


Answer: TypeAlias = Rows | bool | Statements
Solutions: TypeAlias = (
    pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples
)

_XSD = PREFIXES["xsd"]
_INTEGERS = (
    "integer",
    "int",
    "long",
    "short",
    "byte",
    "nonNegativeInteger",
    "positiveInteger",
    "nonPositiveInteger",
    "negativeInteger",
    "unsignedInt",
    "unsignedLong",
)
_TRUTHS = {"true": True, "1": True, "false": False, "0": False}
# What makes a value of a literal's text, by datatype; KeyError or ValueError where the
# text is malformed. By the name itself: to take its text costs as much again.
_MAKERS: dict[pyoxigraph.NamedNode, Callable[[str], Value]] = {
    **{pyoxigraph.NamedNode(f"{_XSD}{name}"): int for name in _INTEGERS},
    **{
        pyoxigraph.NamedNode(f"{_XSD}{name}"): float
        for name in ("decimal", "double", "float")
    },
    pyoxigraph.NamedNode(f"{_XSD}boolean"): _TRUTHS.__getitem__,
}

# What may hide a keyword: strings, IRIs, comments, variables and prefixed names.
_HIDING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|' + r"'''(?:[^'\\]|\\.|'(?!''))*'''|"
    r'"(?:[^"\\\n]|\\.)*"|' + r"'(?:[^'\\\n]|\\.)*'|"
    r'<[^<>"{}|^`\\\s]*>|#[^\n]*|[?$@]\w+|[\w.-]*:[\w.:%-]*',
    re.DOTALL,
)
# A query that says FROM decides itself what its default graph is.
_DATASET = re.compile(r"\bFROM\b", re.IGNORECASE)
_UPDATE = re.compile(
    r"\s*(?:(?:PREFIX|BASE)\s+)*"
    r"(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
# Looked for everywhere, also in strings and comments: nothing may leave the machine.
_BLANK = r"(?:\s|#[^\n\r]*[\n\r])*"
_REMOTE = re.compile(
    r"(?:(?<![A-Za-z_:?$@-])|(?<=true)|(?<=false))"
    rf"SERVICE{_BLANK}(?:SILENT{_BLANK})?"
    rf"(?:[<?$]|[^\s<{{}}?$\"':]*:[^\s{{}}]*{_BLANK}\{{)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"The [A-Za-z]+ [a-z][A-Za-z ]+")
_KEYWORD = re.compile(r"(?<![\w'\"{])[A-Z]{2,}(?![\w'\"} ])")
_POSITION = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)


def run(
    store: Store, text: str, where: str = "query", graphs: Sequence[str] = ()
) -> Answer:
    """Answer one SPARQL query; `where` says in messages whose text it is.

    Where `graphs` are given, by IRI, it sees these alone.

    Rows come as the store finds them: in the order of the query's ORDER BY. Raises
    QueryError, with line and column of `text`, where it cannot be read, is an update or
    asks another host; StoreError where the store fails, also while rows are read.
    """
    found = solve(store, text, where, graphs)
    if isinstance(found, pyoxigraph.QueryBoolean):
        return bool(found)
    if isinstance(found, pyoxigraph.QueryTriples):
        return Statements(_lines(found, store))
    names = tuple(variable.value for variable in found.variables)
    return Rows(names, _rows(found, store))


def solve(
    store: Store,
    text: str,
    where: str = "query",
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> Solutions:
    """Answer as `run` does, in the terms of the database.

    The graphs, given by IRI, are the dataset of the SPARQL protocol: they take the
    place of what the text says FROM. Raises QueryError also where one is no IRI.
    """
    _refuse_remote(text, where)
    given = bool(default_graphs or named_graphs)
    try:
        with translated_errors(store.path):
            return store.database.query(
                text,
                prefixes=PREFIXES,
                use_default_graph_as_union=not given and not names_graphs(text),
                default_graph=[*_to_nodes(default_graphs)] if given else None,
                named_graphs=[*_to_nodes(named_graphs)] if given else None,
            )
    except (SyntaxError, ValueError) as error:
        raise _query_error(text, where, str(error)) from error


def select(
    store: Store, text: str, where: str = "query", graphs: Sequence[str] = ()
) -> Rows:
    """Answer a query that must be a SELECT; else as `run`."""
    answer = run(store, text, where, graphs)
    if isinstance(answer, Rows):
        return answer
    raise QueryError(where, "a query without rows", "SELECT", "write it as SELECT")


def answer_to_rows(answer: Answer) -> Rows:
    """Give any answer as rows: statements one a row, a truth as the only one."""
    if isinstance(answer, Rows):
        return answer
    if isinstance(answer, Statements):
        return Rows(("statement",), ((line.rstrip("\n"),) for line in answer.lines))
    return Rows(("answer",), iter([(answer,)]))


def _to_nodes(iris: Iterable[str]) -> list[pyoxigraph.NamedNode]:
    try:
        return [pyoxigraph.NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise QueryError(
            "the graphs", f"no IRI ({error})", "absolute IRIs of graphs"
        ) from error


def _rows(
    found: pyoxigraph.QuerySolutions, store: Store
) -> Iterator[tuple[Value, ...]]:
    with translated_errors(store.path):
        for solution in found:
            yield tuple([term_to_value(term) for term in solution])


def _lines(found: pyoxigraph.QueryTriples, store: Store) -> Iterator[str]:
    with translated_errors(store.path):
        last = None
        for triple in found:
            # A statement that several graphs make comes once for each, in a row.
            if triple != last:
                yield f"{triple} .\n"
            last = triple


def term_to_value(term: object) -> Value:
    """Give the value of a term; a literal whose text is malformed stays text."""
    if isinstance(term, pyoxigraph.Literal):
        make = _MAKERS.get(term.datatype)
        if make is None:
            return term.value
        try:
            return make(term.value)
        except (KeyError, ValueError):
            return term.value
    if isinstance(term, pyoxigraph.NamedNode):
        return term.value
    return None if term is None else str(term)


def hide_names(text: str) -> str:
    """Give a query's text with blanks for whatever may hide a keyword, as long."""
    return _HIDING.sub(lambda met: " " * len(met[0]), text)


# Saved questions are asked again and again: what a text holds is looked for once.
@lru_cache(maxsize=64)
def names_graphs(text: str) -> bool:
    """Tell whether a query says itself, with FROM, which graphs it is about."""
    # Most texts do not hold the word at all, which is seen at once.
    if not _DATASET.search(text):
        return False
    return _DATASET.search(hide_names(text)) is not None


@lru_cache(maxsize=64)
def _line_of_remote(text: str) -> int | None:
    """Give the number of the line that asks another host, None where none does."""
    found = _REMOTE.search(text) if "service" in text.casefold() else None
    return text.count("\n", 0, found.start()) + 1 if found else None


def _refuse_remote(text: str, where: str) -> None:
    line = _line_of_remote(text)
    if line is not None:
        raise QueryError(
            f"{where}, line {line}",
            "SERVICE asks another host",
            "a question about this store alone",
            "leave SERVICE out; nothing leaves this machine",
        )


def _query_error(text: str, where: str, message: str) -> QueryError:
    if _UPDATE.match(hide_names(text)):
        return QueryError(
            where,
            "an update, which changes the store",
            "SELECT, ASK, CONSTRUCT or DESCRIBE",
            "a store is changed by dutygraph build alone",
        )
    at = _POSITION.match(message)
    if not at:
        return QueryError(where, f"it cannot be read ({message})", "SPARQL 1.1")
    line, column = int(at[1]), int(at[2])
    lines = text.split("\n")
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    return QueryError(
        f"{where}, line {line}, column {column}",
        f"{_reason(at[3])}, {f'before {rest[:40]!r}' if rest else 'at the end'}",
        _expected(at[3]),
        "mend the query there",
    )


def _reason(message: str) -> str:
    """Give what the parser says in words among the tokens it lists."""
    if "Prefix not found" in message:
        return f"a prefix that is not declared (known are {', '.join(PREFIXES)})"
    said = _SENTENCE.search(message)
    return said[0] if said else "a syntax error"


def _expected(message: str) -> str:
    """Give the keywords that the parser lists, without its signs and classes."""
    keywords = dict.fromkeys(_KEYWORD.findall(message))
    return f"SPARQL 1.1, such as {', '.join(keywords)}" if keywords else "SPARQL 1.1"
