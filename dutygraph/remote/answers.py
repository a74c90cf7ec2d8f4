"""Read what an endpoint answers: takes replies, gives solutions, a truth, statements.

A reply is read to its end before anything of it is given, so that a broken one is an
error and never half an answer.
"""

import json
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import pyoxigraph

from dutygraph.errors import EndpointError
from dutygraph.remote.spool import Spool
from dutygraph.remote.wire import Reply, first_words

ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
STATEMENTS = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
"""What to accept as an answer in rows or a truth, and as one in statements."""

Term: TypeAlias = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal
Results: TypeAlias = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean

_JSON = pyoxigraph.QueryResultsFormat.JSON
# What Virtuoso names a header by where it gives what it had when its time was up.
_PARTIAL = "x-sql-state"
_TRUTHS = {"1": "true", "0": "false"}
_BOOLEAN = pyoxigraph.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")


def read_truth(url: str, reply: Reply) -> pyoxigraph.QueryBoolean:
    """Give the answer to ASK. Raises EndpointError where it is none."""
    found = _parse(url, reply)
    if isinstance(found, pyoxigraph.QuerySolutions):
        raise _nonsense(url, reply, "rows where ASK was asked")
    return found


def count_rows(url: str, reply: Reply, names: Sequence[str]) -> int:
    """Read an answer to SELECT to its end; give the number of its rows.

    Raises EndpointError where it is broken, or its columns are others than `names`.
    """
    found = _parse(url, reply)
    if isinstance(found, pyoxigraph.QueryBoolean):
        raise _nonsense(url, reply, "a truth where SELECT was asked")
    columns = {variable.value for variable in found.variables}
    if columns != set(names):
        raise _nonsense(url, reply, f"other columns than {', '.join(names)}")
    try:
        return sum(1 for _ in found)
    except SyntaxError as error:
        raise _nonsense(url, reply, f"a broken answer ({error.msg})") from error
    finally:
        reply.body.seek(0)


def join_rows(
    url: str, replies: Iterable[Reply], names: Sequence[str]
) -> pyoxigraph.QuerySolutions:
    """Give the rows of several answers as those of one; `count_rows` has read each."""
    file = Spool()
    head = json.dumps({"vars": list(names)})
    file.write(b'{"head":%s,"results":{"bindings":[' % head.encode())
    comma = b""
    for reply in replies:
        rows = _bindings(_parse(url, reply))
        reply.body.close()
        if rows:
            file.write(comma + rows)
            comma = b","
    file.write(b"]}}")
    file.seek(0)
    found = pyoxigraph.parse_query_results(file, _JSON)
    if isinstance(found, pyoxigraph.QueryBoolean):
        raise TypeError("rows were written")
    return found


def read_count(url: str, term: object) -> int:
    """Give the number that a row counts. Raises EndpointError where it is none."""
    text = term.value if isinstance(term, pyoxigraph.Literal) else str(term)
    if not text.isdecimal():
        raise EndpointError(
            url, f"it counts {text[:60]!r}", "a number", "see the server's log"
        )
    return int(text)


def read_statements(url: str, reply: Reply) -> list[pyoxigraph.Triple]:
    """Give the statements of an answer. Raises EndpointError where it is broken."""
    layout = pyoxigraph.RdfFormat.from_media_type(reply.media_type)
    if layout is None:
        raise _nonsense(url, reply, f"the type {reply.media_type!r}")
    try:
        return [
            pyoxigraph.Triple(one.subject, one.predicate, canonical_term(one.object))
            for one in pyoxigraph.parse(reply.body, layout)
        ]
    except SyntaxError as error:
        raise _nonsense(url, reply, f"a broken answer ({error.msg})") from error


def canonical_term(term: Term) -> Term:
    """Give truths as this package writes them: Virtuoso makes 1 of true."""
    if isinstance(term, pyoxigraph.Literal) and term.datatype == _BOOLEAN:
        text = _TRUTHS.get(term.value, term.value)
        return pyoxigraph.Literal(text, datatype=_BOOLEAN)
    return term


def _parse(url: str, reply: Reply) -> Results:
    if _PARTIAL in reply.headers:
        raise EndpointError(
            url,
            f"its time was up and it gave a part ({reply.headers[_PARTIAL]})",
            "a whole answer",
            "ask for less, or let the server work longer",
        )
    layout = pyoxigraph.QueryResultsFormat.from_media_type(reply.media_type)
    if layout is None:
        raise _nonsense(url, reply, f"the type {reply.media_type!r}")
    reply.body.seek(0)
    try:
        return pyoxigraph.parse_query_results(reply.body, layout)
    except SyntaxError as error:
        raise _nonsense(url, reply, f"a broken answer ({error.msg})") from error


def _bindings(found: Results) -> bytes:
    """Give the rows as JSON without the brackets; `serialize` writes no blanks."""
    written = found.serialize(format=_JSON) or b""
    start = written.index(b'"bindings":[') + len(b'"bindings":[')
    return written[start : -len(b"]}}")]


def _nonsense(url: str, reply: Reply, what: str) -> EndpointError:
    return EndpointError(
        url,
        f"it answers nonsense: {what}, begun with {first_words(reply) or 'nothing'}",
        "results of SPARQL 1.1",
        "see whether the address is that of a SPARQL endpoint",
    )
