"""Write matters as a graph: takes a `Matching`, gives its triples, one by one.

All stand in one graph, which is also the concept scheme. Triples come in an order that
only the matching decides, none twice, without blank nodes.
"""

from collections.abc import Iterator

from dutygraph import vocab
from dutygraph.iris import concept_iri, hash_key
from dutygraph.matters.naming import GRAPH
from dutygraph.matters.records import Matching, Matter, Membership
from dutygraph.nquads import (
    Triple,
    bool_to_literal,
    text_to_chinese,
    text_to_literal,
)

_DECIMAL = f"<{vocab.PREFIXES['xsd']}decimal>"
_SCHEME = "同一事项"


def membership_iri(duty: str, matter: str) -> str:
    """Give the IRI of a membership, below that of its matter."""
    return f"{matter}/member/{hash_key(duty)}"


def matters_to_triples(matching: Matching) -> Iterator[Triple]:
    """Give what is said of all matters and memberships, in the graph GRAPH."""
    yield f"<{GRAPH}>", vocab.TYPE, vocab.ConceptScheme
    yield f"<{GRAPH}>", vocab.PREF_LABEL, text_to_chinese(_SCHEME)
    for matter in matching.matters:
        yield from _matter_to_triples(matter)
    for membership in matching.memberships:
        yield from _membership_to_triples(membership)
    for one, other in matching.related:
        yield f"<{one}>", vocab.RELATED, f"<{other}>"
        yield f"<{other}>", vocab.RELATED, f"<{one}>"


def _matter_to_triples(matter: Matter) -> Iterator[Triple]:
    subject = f"<{matter.iri}>"
    yield subject, vocab.TYPE, vocab.Matter
    yield subject, vocab.IN_SCHEME, f"<{GRAPH}>"
    yield subject, vocab.PREF_LABEL, text_to_chinese(matter.name)
    yield subject, vocab.MATTER_KEY, text_to_literal(matter.key)


def _membership_to_triples(one: Membership) -> Iterator[Triple]:
    subject, evidence = f"<{membership_iri(one.duty, one.matter)}>", one.evidence
    yield f"<{one.duty}>", vocab.MATTER, f"<{one.matter}>"
    yield f"<{one.duty}>", vocab.MATTER_MEMBERSHIP, subject
    yield subject, vocab.TYPE, vocab.MatterMembership
    yield subject, vocab.MEMBER_OF, f"<{one.matter}>"
    yield subject, vocab.SCORE, f'"{one.score:g}"^^{_DECIMAL}'
    yield subject, vocab.MATCHING_RULE, text_to_literal(evidence.rule)
    yield subject, vocab.SHARED_WORDS, text_to_literal(evidence.words)
    if evidence.function:
        yield subject, vocab.WORK_FUNCTION, text_to_literal(evidence.function)
    for line in evidence.lines:
        concept = concept_iri("functional-line", line)
        yield subject, vocab.SHARED_LINE, f"<{concept}>"
    if evidence.field:
        concept = concept_iri("policy-field", evidence.field)
        yield subject, vocab.SHARED_FIELD, f"<{concept}>"
    yield subject, vocab.NAMED_IN_STEPS, bool_to_literal(evidence.in_steps)
