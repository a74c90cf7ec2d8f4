"""Write matters as a graph: takes a `Matching`, gives its statements, block by block.

All stand in one graph, which is also the concept scheme. They come in an order that
only the matching decides, none twice, without blank nodes.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from dutygraph import vocab
from dutygraph.iris import concept_iri, hash_key
from dutygraph.matters.naming import GRAPH
from dutygraph.matters.records import Evidence, Matching, Matter, Membership
from dutygraph.nquads import (
    END,
    Triple,
    bool_to_literal,
    raw_to_block,
    text_to_chinese,
    text_to_literal,
    text_to_raw,
    triples_to_block,
)

_DECIMAL = f"<{vocab.PREFIXES['xsd']}decimal>"
_SCHEME = "同一事项"


def membership_iri(duty: str, matter: str) -> str:
    """Give the IRI of a membership, below that of its matter."""
    return f"{matter}/member/{hash_key(duty)}"


def matters_to_blocks(matching: Matching, documents: Iterable[str]) -> Iterator[bytes]:
    """Give what is said of all matters and memberships, in the graph GRAPH.

    `documents` are the IRIs of those that the matters were made of.
    """
    yield triples_to_block(_scheme())
    for matter in matching.matters:
        yield triples_to_block(_matter_to_triples(matter))
    yield from map(_membership_to_block, matching.memberships)
    for one, other in matching.related:
        yield (
            f"<{one}> {vocab.RELATED} <{other}>{END}"
            f"<{other}> {vocab.RELATED} <{one}>{END}"
        ).encode()
    for document in sorted(documents):
        yield f"<{GRAPH}> {vocab.WAS_DERIVED_FROM} <{document}>{END}".encode()


def _scheme() -> Iterator[Triple]:
    yield f"<{GRAPH}>", vocab.TYPE, vocab.ConceptScheme
    yield f"<{GRAPH}>", vocab.PREF_LABEL, text_to_chinese(_SCHEME)


def _matter_to_triples(matter: Matter) -> Iterator[Triple]:
    subject = f"<{matter.iri}>"
    yield subject, vocab.TYPE, vocab.Matter
    yield subject, vocab.IN_SCHEME, f"<{GRAPH}>"
    yield subject, vocab.PREF_LABEL, text_to_chinese(matter.name)
    yield subject, vocab.MATTER_KEY, text_to_literal(matter.key)


def _membership_to_block(one: Membership) -> bytes:
    subject = f"<{membership_iri(one.duty, one.matter)}>"
    said = "".join([f"{subject} {rest}" for rest in _evidence_to_ends(one.evidence)])
    return raw_to_block(
        f"<{one.duty}> {vocab.MATTER} <{one.matter}>{END}"
        f"<{one.duty}> {vocab.MATTER_MEMBERSHIP} {subject}{END}"
        f"{subject} {vocab.TYPE} {vocab.MatterMembership}{END}"
        f"{subject} {vocab.MEMBER_OF} <{one.matter}>{END}"
        f'{subject} {vocab.SCORE} "{one.score:g}"^^{_DECIMAL}{END}{said}'
    )


@lru_cache(maxsize=4096)
def _evidence_to_ends(evidence: Evidence) -> tuple[str, ...]:
    """Give the raw lines that say why, without the membership they begin with."""
    return tuple(
        f"{predicate} {object_}{END}"
        for predicate, object_ in _evidence_to_pairs(evidence)
    )


def _evidence_to_pairs(evidence: Evidence) -> Iterator[tuple[str, str]]:
    yield vocab.MATCHING_RULE, f'"{text_to_raw(evidence.rule)}"'
    yield vocab.SHARED_WORDS, f'"{text_to_raw(evidence.words)}"'
    if evidence.function:
        yield vocab.WORK_FUNCTION, f'"{text_to_raw(evidence.function)}"'
    for line in evidence.lines:
        yield vocab.SHARED_LINE, f"<{concept_iri('functional-line', line)}>"
    if evidence.field:
        yield vocab.SHARED_FIELD, f"<{concept_iri('policy-field', evidence.field)}>"
    yield vocab.NAMED_IN_STEPS, bool_to_literal(evidence.in_steps)
