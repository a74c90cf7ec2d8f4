"""Describe what is to be done: takes duties with what is meant, gives N-Triples."""

from collections.abc import Iterable, Iterator

from dutygraph import vocab
from dutygraph.iris import concept_iri, township_iri
from dutygraph.model import (
    Department,
    Duty,
    ListKind,
    Passage,
    ResolvedList,
    Responsibility,
)
from dutygraph.nquads import (
    bool_to_literal,
    int_to_literal,
    text_to_chinese,
    text_to_literal,
)
from dutygraph.parties import iri_of_department
from dutygraph.places import place_to_lines

CLASSES = {
    ListKind.BASIC: vocab.BasicDuty,
    ListKind.COOPERATIVE: vocab.CooperativeDuty,
    ListKind.RECLAIMED: vocab.ReclaimedDuty,
}
"""The class of a duty, by the list it stands in."""

_TYPES_OF_GUARANTEE = "guarantee-type"
# What follows an IRI: a text is made faster of few long pieces.
_STEP = f"> {vocab.TYPE} {vocab.Step}"
_NUMBERED = f"> {vocab.STEP_NUMBER} "
_SAYS = f"> {vocab.TEXT} "


def duty_to_block(
    duty: Duty,
    iri: str,
    duty_list: str,
    document: str,
    resolved: ResolvedList,
    end: str,
) -> str:
    """Describe one duty with everything below it in lines; all IRIs are given bare.

    `end` is what ends a statement.
    """
    return "".join(
        (
            _own_lines(duty, iri, duty_list, resolved, end),
            place_to_lines(iri, document, duty.place, duty.quote, end),
            _departments(iri, duty, resolved, end),
            *_responsibilities(iri, document, duty, resolved, end),
            *_guarantees(iri, document, duty, resolved, end),
            *_steps(
                iri,
                "township-step",
                vocab.TOWNSHIP_STEP,
                duty.township_steps,
                document,
                end,
            ),
            *_steps(
                iri, "work-method", vocab.WORK_METHOD, duty.work_methods, document, end
            ),
        )
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


def _own_lines(
    duty: Duty, iri: str, duty_list: str, resolved: ResolvedList, end: str
) -> str:
    subject = f"<{iri}>"
    township = township_iri(resolved.divisions[-1].code)
    lines = (
        f"{subject} {vocab.TYPE} {vocab.Duty}{end}"
        f"{subject} {vocab.TYPE} {CLASSES[duty.kind]}{end}"
        f"{subject} {vocab.IS_PART_OF} <{duty_list}>{end}"
        f"{subject} {vocab.TOWNSHIP} <{township}>{end}"
        f"{subject} {vocab.LIST_NUMBER} {int_to_literal(duty.number)}{end}"
        f"{subject} {vocab.TITLE} {text_to_chinese(duty.title)}{end}"
    )
    for title in sorted(set(duty.title_variants) - {duty.title}):
        lines += f"{subject} {vocab.ALTERNATIVE} {text_to_chinese(title)}{end}"
    lines += f"{subject} {vocab.DELEGATED} {bool_to_literal(duty.delegated)}{end}"
    if duty.section:
        lines += f"{subject} {vocab.SECTION} {text_to_chinese(duty.section)}{end}"
    if duty.section in resolved.policy_fields:
        field = concept_iri("policy-field", resolved.policy_fields[duty.section])
        lines += f"{subject} {vocab.POLICY_FIELD} <{field}>{end}"
    return lines


def _departments(iri: str, duty: Duty, resolved: ResolvedList, end: str) -> str:
    departments = departments_of(duty, resolved)
    names = [f"<{iri_of_department(one)}>" for one in departments]
    if duty.kind is ListKind.RECLAIMED:
        return _link(iri, vocab.RECEIVING_DEPARTMENT, names, end)
    if duty.kind is not ListKind.COOPERATIVE or not departments:
        return ""
    # 相关部门 and its like lead nothing where a department is named.
    lead = next((at for at, one in enumerate(departments) if not one.generic), 0)
    return _link(iri, vocab.LEAD, names[lead : lead + 1], end) + _link(
        iri, vocab.COUNTERPART, names, end
    )


def _link(iri: str, predicate: str, objects: Iterable[str], end: str) -> str:
    return "".join([f"<{iri}> {predicate} {one}{end}" for one in objects])


def _responsibilities(
    iri: str, document: str, duty: Duty, resolved: ResolvedList, end: str
) -> Iterator[str]:
    departments = departments_of(duty, resolved)
    for number, part in enumerate(duty.responsibilities, 1):
        below = f"{iri}/responsibility/{number}"
        yield (
            f"<{iri}> {vocab.RESPONSIBILITY} <{below}>{end}"
            f"<{below}> {vocab.TYPE} {vocab.Responsibility}{end}"
        )
        headings = map(text_to_literal, dict.fromkeys(part.departments))
        yield _link(below, vocab.HEADING, headings, end)
        bearers = bearers_of(part, departments, resolved)
        yield _link(
            below, vocab.BORN_BY, [f"<{iri_of_department(o)}>" for o in bearers], end
        )
        yield from _steps(below, "step", vocab.STEP, part.steps, document, end)


def _steps(
    above: str,
    name: str,
    link: str,
    steps: Iterable[Passage],
    document: str,
    end: str,
) -> Iterator[str]:
    for number, step in enumerate(steps, 1):
        iri = f"{above}/{name}/{number}"
        yield (
            f"<{above}> {link} <{iri}>{end}"
            f"<{iri}{_STEP}{end}<{iri}{_NUMBERED}{int_to_literal(number)}{end}"
            f"<{iri}{_SAYS}{text_to_literal(step.text)}{end}"
            f"{place_to_lines(iri, document, step.place, step.quote, end)}"
        )


def _guarantees(
    above: str, document: str, duty: Duty, resolved: ResolvedList, end: str
) -> Iterator[str]:
    for number, guarantee in enumerate(duty.guarantees, 1):
        iri = f"{above}/guarantee/{number}"
        yield (
            f"<{above}> {vocab.GUARANTEE} <{iri}>{end}"
            f"<{iri}> {vocab.TYPE} {vocab.Guarantee}{end}"
            f"<{iri}> {vocab.PHRASE} {text_to_literal(guarantee.text)}{end}"
        )
        for key in resolved.guarantee_types.get(guarantee.text, ()):
            concept = concept_iri(_TYPES_OF_GUARANTEE, key)
            yield f"<{iri}> {vocab.GUARANTEE_TYPE} <{concept}>{end}"
        yield place_to_lines(iri, document, guarantee.place, guarantee.quote, end)
