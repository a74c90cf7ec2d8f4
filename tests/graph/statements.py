"""Quads as short as a person writes them, to be held against what is expected."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from dutygraph.meanings import ResolvedList
from dutygraph.model import Duty, ListKind, Place
from dutygraph.nquads import Quad
from dutygraph.vocab import PREFIXES

Maker = Callable[..., ResolvedList]
ID = PREFIXES["id"]


def shorten(term: str) -> str:
    """Give an IRI as prefix:name, one of the data without its beginning."""
    for prefix, iri in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        term = term.replace(f"<{iri}", f"<{prefix}:" if prefix != "id" else "<")
    typed = term.replace("http://www.w3.org/2001/XMLSchema#", "xsd:")
    return typed.removeprefix("<").removesuffix(">") if term[0] == "<" else typed


def about(quads: Iterable[Quad], subject: str) -> set[tuple[str, str]]:
    return {
        (shorten(quad.predicate), shorten(quad.object))
        for quad in quads
        if quad.subject == f"<{ID}{subject}>"
    }


def values(quads: Iterable[Quad], subject: str, predicate: str) -> list[str]:
    return sorted(o for p, o in about(quads, subject) if p == predicate)


def cooperative(**changes: object) -> Duty:
    plain = Duty(ListKind.COOPERATIVE, 1, "", "防汛", Place(), "")
    return replace(plain, **changes)  # type: ignore[arg-type]


def department(quads: Iterable[Quad], label: str) -> str:
    (found,) = {
        quad.subject
        for quad in quads
        if shorten(quad.predicate) == "skos:prefLabel"
        and quad.object == f'"{label}"@zh'
    }
    return shorten(found)
