"""Mint IRIs: takes stable keys (codes, kinds, what a duty says), gives ASCII IRIs.

The same key gives the same IRI in every document, on every machine, in every run.
Nothing is minted from a running number alone, so that a renumbered list keeps its IRIs.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from dutygraph.model import Duty, ListKind, Place

BASE = "https://w3id.org/dutygraph/id/"

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)
_VERSION = re.compile(r"[0-9][0-9a-z.]*", re.ASCII)
# RFC 4648, 6, in small letters, for ten bits at once: the standard library's takes
# five times as long.
_DIGITS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [one + other for one in _DIGITS for other in _DIGITS]
_FINAL_PUNCTUATION = "。.;；:：,，、"


def fold(text: str) -> str:
    """Give what a text says, without its typography.

    NFKC, no white space, no punctuation at either end: two spellings of one title that
    differ in nothing else are the same.

    >>> fold("动物疫病 防控。"), fold("（１）")
    ('动物疫病防控', '(1)')
    """
    joined = "".join(unicodedata.normalize("NFKC", text).split())
    # White space gone, what stood on both sides of it may compose.
    return unicodedata.normalize("NFKC", joined).strip(_FINAL_PUNCTUATION)


def hash_key(key: str) -> str:
    """Give 16 letters and digits for a key in any script (BLAKE2b, RFC 7693, base 32).

    >>> hash_key("动物疫病防控")
    '62flw32locahrbt2'
    """
    encoded = key.encode("utf-8", "backslashreplace")
    number = int.from_bytes(hashlib.blake2b(encoded, digest_size=10).digest(), "big")
    return "".join([_PAIRS[number >> shift & 1023] for shift in range(70, -1, -10)])


def division_iri(code: str) -> str:
    """Give the IRI of a territory.

    >>> division_iri("152224100")
    'https://w3id.org/dutygraph/id/division/152224100'
    """
    return f"{BASE}division/{_slug(code)}"


@lru_cache(1_000)
def township_iri(code: str) -> str:
    """Give the IRI of the government of a township."""
    return f"{BASE}township/{_slug(code)}"


@lru_cache(10_000)
def department_iri(division: str, key: str) -> str:
    """Give the IRI of a department; `key` is unique within the division's code."""
    return f"{BASE}department/{_slug(division)}/{hash_key(key)}"


def list_iri(code: str, kinds: Iterable[ListKind]) -> str:
    """Give the IRI of a township's duty list, which also names its graph.

    The kinds are part of it: a township that publishes each kind as a file of its own
    has as many lists, and a revised file takes the place of the old one.

    >>> list_iri("152224100", [ListKind.RECLAIMED, ListKind.BASIC])
    'https://w3id.org/dutygraph/id/list/152224100/basic-reclaimed'
    """
    present = set(kinds)
    names = "-".join(kind.value for kind in ListKind if kind in present)
    return f"{BASE}list/{_slug(code)}/{names or 'empty'}"


def document_iri(sha256: str) -> str:
    """Give the IRI of a source document, from the first 16 digits of its SHA-256."""
    return f"{BASE}document/{_slug(sha256[:16].lower())}"


def program_iri(version: str) -> str:
    """Give the IRI of a version of this program.

    >>> program_iri("0.1.0")
    'https://w3id.org/dutygraph/id/program/0.1.0'
    """
    key = version if _VERSION.fullmatch(version) else hash_key(version)
    return f"{BASE}program/{key}"


def duty_iris(code: str, duties: Iterable[Duty]) -> list[str]:
    """Give the IRIs of a township's duties, in their order.

    The second duty of one kind that says the same ends in ``-2``.
    """
    above = f"{BASE}duty/{_slug(code)}"
    seen: Counter[str] = Counter()
    iris = []
    for duty in duties:
        iri = f"{above}/{duty.kind.value}/{_hash_title(duty.title)}"
        seen[iri] += 1
        iris.append(f"{iri}-{seen[iri]}" if seen[iri] > 1 else iri)
    return iris


@lru_cache(10_000)
def _hash_title(title: str) -> str:
    return hash_key(fold(title))


@lru_cache(1_000)
def concept_iri(scheme: str, key: str) -> str:
    """Give the IRI of a concept of one of the project's schemes.

    >>> concept_iri("guarantee-type", "funding")
    'https://w3id.org/dutygraph/id/guarantee-type/funding'
    """
    return f"{BASE}{_slug(scheme)}/{_slug(key)}"


def place_selectors(document: str, place: Place) -> dict[str, str]:
    """Give the IRIs of the parts of a document that a place names, by carrier's term.

    Two passages of the same lines share the part.

    >>> place_selectors("https://x.org/d", Place(lines=(3, 5), pages=(1, 1)))
    {'lines': 'https://x.org/d/lines/3-5', 'pages': 'https://x.org/d/pages/1-1'}
    """
    found = {}
    if place.lines:
        found["lines"] = f"{document}/lines/{_span(place.lines)}"
    if place.pages:
        found["pages"] = f"{document}/pages/{_span(place.pages)}"
    if place.sheet or place.table or place.rows or place.cells:
        parts = (place.sheet, place.table, place.rows, place.cells)
        found["table"] = f"{document}/table/{hash_key(repr(parts))}"
    return found


def _span(span: tuple[int, int]) -> str:
    return f"{span[0]}-{span[1]}"


def _slug(key: str) -> str:
    return key if _SLUG.fullmatch(key) else hash_key(key)
