"""Describe what is to be done: takes duties with what is meant, gives N-Triples."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from dutygraph import vocab
from dutygraph.iris import concept_iri, township_iri
from dutygraph.meanings import Department, ResolvedList
from dutygraph.model import Duty, ListKind, Passage, Place, Responsibility
from dutygraph.nquads import (
    SELF,
    bool_to_literal,
    int_to_literal,
    name_to_raw,
    raw_to_block,
    text_to_raw,
)
from dutygraph.parties import iri_of_department
from dutygraph.places import quote_to_lines

CLASSES = {
    ListKind.BASIC: vocab.BasicDuty,
    ListKind.COOPERATIVE: vocab.CooperativeDuty,
    ListKind.RECLAIMED: vocab.ReclaimedDuty,
}
"""The class of a duty, by the list it stands in."""

_STEP = f"{SELF} {vocab.TYPE} {vocab.Step}"
_NUMBERED = f"{SELF} {vocab.STEP_NUMBER}"
_SAYS = f"{SELF} {vocab.TEXT}"


def duty_to_block(
    duty: Duty,
    iri: str,
    duty_list: str,
    placed: Mapping[Place, str],
    resolved: ResolvedList,
    end: str,
) -> bytes:
    """Describe one duty with everything below it in lines; all IRIs are given bare.

    `placed` are the lines that say of a place that IT stands there; `end` is what ends
    a statement.
    """
    departments = departments_of(duty, resolved)
    own = (
        f"{_own_lines(duty, duty_list, resolved, end)}"
        f"{placed[duty.place]}{quote_to_lines(duty.quote, end)}"
        f"{_departments(duty.kind, departments, end)}"
    )
    steps, methods = duty.township_steps, duty.work_methods
    return b"".join(
        [
            raw_to_block(own, iri),
            *_responsibilities(iri, placed, duty, departments, resolved, end),
            *_guarantees(iri, placed, duty, resolved, end),
            *_steps(iri, "township-step", vocab.TOWNSHIP_STEP, steps, placed, end),
            *_steps(iri, "work-method", vocab.WORK_METHOD, methods, placed, end),
        ]
    )


def departments_of(duty: Duty, resolved: ResolvedList) -> tuple[Department, ...]:
    """Give the departments of a duty, each once, in the order they are named.

    The department column decides; where it is empty, the headings do.
    """
    names: Iterable[str] = duty.departments or (
        name for part in duty.responsibilities for name in part.departments
    )
    meant = (one for name in names for one in resolved.departments.get(name, ()))
    return tuple(dict.fromkeys(meant))


def bearers_of(
    part: Responsibility, departments: tuple[Department, ...], resolved: ResolvedList
) -> tuple[Department, ...]:
    """Give who bears a part: its heading says so, or the duty has one department."""
    if not part.departments:
        return departments if len(departments) == 1 else ()
    meant = (
        one for name in part.departments for one in resolved.departments.get(name, ())
    )
    return tuple(dict.fromkeys(meant))


def _own_lines(duty: Duty, duty_list: str, resolved: ResolvedList, end: str) -> str:
    code = resolved.divisions[-1].code
    lines = (
        f"{_lines_of_kind(duty.kind, duty_list, code, end)}"
        f"{SELF} {vocab.LIST_NUMBER} {int_to_literal(duty.number)}{end}"
        f'{SELF} {vocab.TITLE} "{text_to_raw(duty.title)}"@zh{end}'
    )
    for title in sorted(set(duty.title_variants) - {duty.title}):
        lines += f'{SELF} {vocab.ALTERNATIVE} "{text_to_raw(title)}"@zh{end}'
    lines += f"{SELF} {vocab.DELEGATED} {bool_to_literal(duty.delegated)}{end}"
    if duty.section:
        lines += f'{SELF} {vocab.SECTION} "{name_to_raw(duty.section)}"@zh{end}'
    if duty.section in resolved.policy_fields:
        field = concept_iri("policy-field", resolved.policy_fields[duty.section])
        lines += f"{SELF} {vocab.POLICY_FIELD} <{field}>{end}"
    return lines


@lru_cache
def _lines_of_kind(kind: ListKind, duty_list: str, code: str, end: str) -> str:
    """Keep what the duties of one kind in one list have in common."""
    return (
        f"{SELF} {vocab.TYPE} {vocab.Duty}{end}"
        f"{SELF} {vocab.TYPE} {CLASSES[kind]}{end}"
        f"{SELF} {vocab.IS_PART_OF} <{duty_list}>{end}"
        f"{SELF} {vocab.TOWNSHIP} <{township_iri(code)}>{end}"
    )


def _departments(kind: ListKind, departments: tuple[Department, ...], end: str) -> str:
    if kind is ListKind.RECLAIMED:
        return _link(vocab.RECEIVING_DEPARTMENT, departments, end)
    if kind is not ListKind.COOPERATIVE or not departments:
        return ""
    # 相关部门 and its like lead nothing where a department is named.
    lead = next((one for one in departments if not one.generic), departments[0])
    return _link(vocab.LEAD, [lead], end) + _link(vocab.COUNTERPART, departments, end)


def _link(predicate: str, departments: Iterable[Department], end: str) -> str:
    iris = map(iri_of_department, departments)
    return "".join([f"{SELF} {predicate} <{iri}>{end}" for iri in iris])


def _responsibilities(
    above: str,
    placed: Mapping[Place, str],
    duty: Duty,
    departments: tuple[Department, ...],
    resolved: ResolvedList,
    end: str,
) -> Iterator[bytes]:
    for number, part in enumerate(duty.responsibilities, 1):
        iri = f"{above}/responsibility/{number}"
        lines = (
            f"<{above}> {vocab.RESPONSIBILITY} {SELF}{end}"
            f"{SELF} {vocab.TYPE} {vocab.Responsibility}{end}"
        )
        for name in dict.fromkeys(part.departments):
            lines += f'{SELF} {vocab.HEADING} "{name_to_raw(name)}"{end}'
        bearers = bearers_of(part, departments, resolved)
        yield raw_to_block(lines + _link(vocab.BORN_BY, bearers, end), iri)
        yield from _steps(iri, "step", vocab.STEP, part.steps, placed, end)


def _steps(
    above: str,
    name: str,
    link: str,
    steps: Iterable[Passage],
    placed: Mapping[Place, str],
    end: str,
) -> Iterator[bytes]:
    for number, step in enumerate(steps, 1):
        lines = (
            f"<{above}> {link} {SELF}{end}"
            f"{_STEP}{end}{_NUMBERED} {int_to_literal(number)}{end}"
            f'{_SAYS} "{text_to_raw(step.text)}"{end}'
            f"{placed[step.place]}{quote_to_lines(step.quote, end)}"
        )
        yield raw_to_block(lines, f"{above}/{name}/{number}")


def _guarantees(
    above: str,
    placed: Mapping[Place, str],
    duty: Duty,
    resolved: ResolvedList,
    end: str,
) -> Iterator[bytes]:
    for number, guarantee in enumerate(duty.guarantees, 1):
        lines = (
            f"<{above}> {vocab.GUARANTEE} {SELF}{end}"
            f"{SELF} {vocab.TYPE} {vocab.Guarantee}{end}"
            f'{SELF} {vocab.PHRASE} "{name_to_raw(guarantee.text)}"{end}'
        )
        for key in resolved.guarantee_types.get(guarantee.text, ()):
            concept = concept_iri("guarantee-type", key)
            lines += f"{SELF} {vocab.GUARANTEE_TYPE} <{concept}>{end}"
        lines += placed[guarantee.place] + quote_to_lines(guarantee.quote, end)
        yield raw_to_block(lines, f"{above}/guarantee/{number}")
