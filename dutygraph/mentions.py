"""Describe how spellings were resolved: takes a resolved list, gives triples.

Each spelling of a department is a node of its own, with the rule that made it this
department and the duties whose rows print it.
"""

from collections.abc import Iterator, Mapping, Sequence

from dutygraph import vocab
from dutygraph.iris import department_iri, hash_key
from dutygraph.model import Department, Duty, ResolvedList
from dutygraph.nquads import Triple, text_to_chinese, text_to_literal


def mentions_to_triples(
    resolved: ResolvedList, duty_iris: Sequence[str]
) -> Iterator[Triple]:
    """Describe every decision on a spelling that means a department.

    `duty_iris` are those of the list's duties, in their order.
    """
    printed = _duties_by_spelling(resolved.duty_list.duties, duty_iris)
    counties = _departments_by_key(resolved.departments)
    for decision in resolved.decisions:
        department = counties.get(decision.key)
        if department is None:
            continue
        subject = f"<{department_iri(department.county, department.key)}>"
        node = f"{subject[:-1]}/mention/{hash_key(decision.mention)}>"
        yield subject, vocab.MENTION, node
        yield node, vocab.TYPE, vocab.Mention
        yield node, vocab.SPELLING, text_to_chinese(decision.mention)
        yield node, vocab.RULE, text_to_literal(decision.rule)
        yield node, vocab.EVIDENCE, text_to_literal(decision.evidence)
        for iri in printed.get(decision.mention, ()):
            yield node, vocab.MENTIONED_IN, f"<{iri}>"


def _duties_by_spelling(
    duties: Sequence[Duty], iris: Sequence[str]
) -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    for duty, iri in zip(duties, iris, strict=True):
        headings = (n for block in duty.responsibilities for n in block.departments)
        for name in (*duty.departments, *headings):
            found.setdefault(name, {})[iri] = None
    return found


def _departments_by_key(
    mentions: Mapping[str, Sequence[Department]],
) -> dict[str, Department]:
    return {one.key: one for meant in mentions.values() for one in meant}
