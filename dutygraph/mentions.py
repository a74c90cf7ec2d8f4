"""Describe how spellings were resolved: takes a resolved list, gives N-Triples.

Each spelling of a department is a node of its own, with the rule that made it this
department and the duties whose rows print it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dutygraph import vocab
from dutygraph.iris import hash_key
from dutygraph.meanings import Department, ResolvedList
from dutygraph.model import Duty
from dutygraph.nquads import SELF, raw_to_block, text_to_raw
from dutygraph.parties import iri_of_department


def mentions_to_blocks(
    resolved: ResolvedList, duty_iris: Sequence[str], end: str
) -> Iterator[bytes]:
    """Describe every decision on a spelling that means a department.

    `duty_iris` are those of the list's duties, in their order; `end` is what ends a
    statement.
    """
    printed = _duties_by_spelling(resolved.duty_list.duties, duty_iris)
    counties = _departments_by_key(resolved.departments)
    for decision in resolved.decisions:
        department = counties.get(decision.key)
        if department is None:
            continue
        above = iri_of_department(department)
        lines = (
            f"<{above}> {vocab.MENTION} {SELF}{end}"
            f"{SELF} {vocab.TYPE} {vocab.Mention}{end}"
            f'{SELF} {vocab.SPELLING} "{text_to_raw(decision.mention)}"@zh{end}'
            f'{SELF} {vocab.RULE} "{text_to_raw(decision.rule)}"{end}'
            f'{SELF} {vocab.EVIDENCE} "{text_to_raw(decision.evidence)}"{end}'
        )
        for iri in printed.get(decision.mention, ()):
            lines += f"{SELF} {vocab.MENTIONED_IN} <{iri}>{end}"
        yield raw_to_block(lines, f"{above}/mention/{hash_key(decision.mention)}")


def _duties_by_spelling(
    duties: Sequence[Duty], iris: Sequence[str]
) -> dict[str, dict[str, None]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for duty, iri in zip(duties, iris, strict=True):
        headings = (n for block in duty.responsibilities for n in block.departments)
        for name in (*duty.departments, *headings):
            found[name][iri] = None
    return found


def _departments_by_key(
    mentions: Mapping[str, Sequence[Department]],
) -> dict[str, Department]:
    return {one.key: one for meant in mentions.values() for one in meant}
