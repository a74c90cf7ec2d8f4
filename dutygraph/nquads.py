"""The syntax of N-Quads: takes text and IRIs, gives terms and lines ready to write.

W3C RDF 1.1 N-Quads, https://www.w3.org/TR/n-quads/. The terms are also terms of
N-Triples and of SPARQL.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

Triple: TypeAlias = tuple[str, str, str]
"""Subject, predicate and object in N-Triples syntax."""

TRUE = '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
FALSE = '"false"^^<http://www.w3.org/2001/XMLSchema#boolean>'

_SPECIAL = re.compile(r'[\x00-\x1f\x7f"\\\ud800-\udfff\ufffe\uffff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Quad(NamedTuple):
    """One statement and the graph it stands in, each term in N-Quads syntax."""

    subject: str
    predicate: str
    object: str
    graph: str


def text_to_literal(text: str) -> str:
    r"""Give a plain string as a literal.

    A lone surrogate, which UTF-8 cannot carry, becomes U+FFFD.

    >>> print(text_to_literal('say "a\\b"'))
    "say \"a\\b\""
    """
    return f'"{_SPECIAL.sub(_escape, text)}"'


def text_to_chinese(text: str) -> str:
    """Give a string of Chinese as a literal with its language.

    >>> text_to_chinese("某某镇")
    '"某某镇"@zh'
    """
    return f'"{_SPECIAL.sub(_escape, text)}"@zh'


def int_to_literal(number: int) -> str:
    """Give a whole number as a literal of xsd:integer."""
    return f'"{number}"^^<http://www.w3.org/2001/XMLSchema#integer>'


def bool_to_literal(value: bool) -> str:
    """Give a literal of xsd:boolean."""
    return TRUE if value else FALSE


def quads_to_bytes(quads: Iterable[Quad]) -> bytes:
    """Give the N-Quads document, one statement a line, in UTF-8."""
    return "".join([f"{s} {p} {o} {g} .\n" for s, p, o, g in quads]).encode()


def triples_to_bytes(triples: Iterable[Triple]) -> bytes:
    """Give the N-Triples document, one statement a line, in UTF-8."""
    return "".join([f"{s} {p} {o} .\n" for s, p, o in triples]).encode()


def triples_to_quads(triples: bytes, graph: str) -> bytes:
    """Put the statements of a document of N-Triples, as written here, into a graph.

    A line break ends a statement and nothing else: within a literal it is escaped.

    >>> triples_to_quads(b'<x:s> <x:p> "a ." .\\n', "<x:g>")
    b'<x:s> <x:p> "a ." <x:g> .\\n'
    """
    return triples.replace(b" .\n", f" {graph} .\n".encode())


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
