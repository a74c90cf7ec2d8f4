"""The syntax of N-Quads: takes text and IRIs, gives terms and lines ready to write.

W3C RDF 1.1 N-Quads, https://www.w3.org/TR/n-quads/. The terms are also terms of
N-Triples and of SPARQL. A block is some lines of N-Triples, each whole, in UTF-8: what
the graph is made of, since it is made in a third of the time of its terms. Lines are
raw while they are put together: strings with a character for each byte of UTF-8, which
Python joins and encodes six times as fast as strings that hold Chinese.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

Triple: TypeAlias = tuple[str, str, str]
"""Subject, predicate and object in N-Triples syntax."""

END = " .\n"
"""What ends a statement; a line break stands nowhere else."""

TRUE = '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
FALSE = '"false"^^<http://www.w3.org/2001/XMLSchema#boolean>'

IT = "\0"
"""What stands in raw lines for the IRI that they are about; no text there holds it."""

SELF = f"<{IT}>"
"""The IRI that raw lines are about, as a term."""

_RAW = "latin-1"
_IT = IT.encode()

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
    return f'"{escape(text)}"'


def text_to_chinese(text: str) -> str:
    """Give a string of Chinese as a literal with its language.

    >>> text_to_chinese("某某镇")
    '"某某镇"@zh'
    """
    return f'"{escape(text)}"@zh'


@lru_cache(1_000)
def int_to_literal(number: int) -> str:
    """Give a whole number as a literal of xsd:integer."""
    return f'"{number}"^^<http://www.w3.org/2001/XMLSchema#integer>'


def bool_to_literal(value: bool) -> str:
    """Give a literal of xsd:boolean."""
    return TRUE if value else FALSE


def quads_to_bytes(quads: Iterable[Quad]) -> bytes:
    """Give the N-Quads document, one statement a line, in UTF-8."""
    return "".join([f"{s} {p} {o} {g} .\n" for s, p, o, g in quads]).encode()


def text_to_raw(text: str) -> str:
    r"""Give a text, escaped, as it stands between quotation marks in raw lines.

    >>> text_to_raw("é")
    'Ã©'
    """
    return escape(text).encode().decode(_RAW)


@lru_cache(10_000)
def name_to_raw(name: str) -> str:
    """Give a text that comes again and again, as names of departments do."""
    return text_to_raw(name)


def raw_to_block(lines: str, iri: str = IT) -> bytes:
    """Give the block of raw lines that are about `iri`.

    It stands in nearly all of them, and is put there fastest when they are bytes.
    """
    return lines.encode(_RAW).replace(_IT, iri.encode())


def triples_to_block(triples: Iterable[Triple], end: str = END) -> bytes:
    """Give the lines of some triples; `end` may hold the graph they stand in."""
    return "".join([f"{s} {p} {o}{end}" for s, p, o in triples]).encode()


def block_to_triples(block: bytes) -> Iterator[Triple]:
    r"""Take the lines of a block apart.

    >>> list(block_to_triples(b'<x:s> <x:p> "a b" .\n'))
    [('<x:s>', '<x:p>', '"a b"')]
    """
    for line in block.decode().split("\n")[:-1]:
        subject, predicate, object_ = line[:-2].split(" ", 2)
        yield subject, predicate, object_


def quads_to_triples(quads: bytes, graph: str) -> bytes:
    """Give a document of N-Quads of one graph, as written here, as N-Triples.

    >>> quads_to_triples(b'<x:s> <x:p> "a ." <x:g> .\\n', "<x:g>")
    b'<x:s> <x:p> "a ." .\\n'
    """
    return quads.replace(f" {graph}{END}".encode(), END.encode())


def escape(text: str) -> str:
    """Give the text as it stands between quotation marks."""
    # Nearly every text is printable and has no ASCII mark: seen three times as fast.
    if text.isprintable() and '"' not in text and "\\" not in text:
        return text
    return _SPECIAL.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
