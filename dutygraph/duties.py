"""Describe what is to be done: takes duties with what is meant, gives triples."""

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
    Triple,
    bool_to_literal,
    int_to_literal,
    text_to_chinese,
    text_to_literal,
)
from dutygraph.parties import iri_of_department
from dutygraph.places import place_to_triples

_CLASSES = {
    ListKind.BASIC: vocab.BasicDuty,
    ListKind.COOPERATIVE: vocab.CooperativeDuty,
    ListKind.RECLAIMED: vocab.ReclaimedDuty,
}
_TYPES_OF_GUARANTEE = "guarantee-type"


def duty_to_triples(
    duty: Duty, iri: str, duty_list: str, document: str, resolved: ResolvedList
) -> Iterator[Triple]:
    """Describe one duty with everything below it; all IRIs are given bare."""
    subject = f"<{iri}>"
    yield subject, vocab.TYPE, vocab.Duty
    yield subject, vocab.TYPE, _CLASSES[duty.kind]
    yield subject, vocab.IS_PART_OF, f"<{duty_list}>"
    township = township_iri(resolved.divisions[-1].code)
    yield subject, vocab.TOWNSHIP, f"<{township}>"
    yield subject, vocab.LIST_NUMBER, int_to_literal(duty.number)
    yield subject, vocab.TITLE, text_to_chinese(duty.title)
    for title in sorted(set(duty.title_variants) - {duty.title}):
        yield subject, vocab.ALTERNATIVE, text_to_chinese(title)
    yield subject, vocab.DELEGATED, bool_to_literal(duty.delegated)
    yield from _section(subject, duty.section, resolved)
    yield from place_to_triples(iri, document, duty.place, duty.quote)
    yield from _departments(subject, duty, resolved)
    yield from _responsibilities(iri, document, duty, resolved)
    yield from _guarantees(iri, document, duty, resolved)
    for name, link, steps in (
        ("township-step", vocab.TOWNSHIP_STEP, duty.township_steps),
        ("work-method", vocab.WORK_METHOD, duty.work_methods),
    ):
        yield from _steps(iri, name, link, steps, document)


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


def _section(subject: str, section: str, resolved: ResolvedList) -> Iterator[Triple]:
    if section:
        yield subject, vocab.SECTION, text_to_chinese(section)
    if section in resolved.policy_fields:
        field = concept_iri("policy-field", resolved.policy_fields[section])
        yield subject, vocab.POLICY_FIELD, f"<{field}>"


def _departments(subject: str, duty: Duty, resolved: ResolvedList) -> Iterator[Triple]:
    departments = departments_of(duty, resolved)
    if duty.kind is ListKind.RECLAIMED:
        for department in departments:
            receiver = f"<{iri_of_department(department)}>"
            yield subject, vocab.RECEIVING_DEPARTMENT, receiver
    elif duty.kind is ListKind.COOPERATIVE and departments:
        # 相关部门 and its like lead nothing where a department is named.
        named = [one for one in departments if not one.generic] or departments
        yield subject, vocab.LEAD, f"<{iri_of_department(named[0])}>"
        for department in departments:
            yield subject, vocab.COUNTERPART, f"<{iri_of_department(department)}>"


def _responsibilities(
    iri: str, document: str, duty: Duty, resolved: ResolvedList
) -> Iterator[Triple]:
    departments = departments_of(duty, resolved)
    for number, part in enumerate(duty.responsibilities, 1):
        below = f"{iri}/responsibility/{number}"
        subject = f"<{below}>"
        yield f"<{iri}>", vocab.RESPONSIBILITY, subject
        yield subject, vocab.TYPE, vocab.Responsibility
        for heading in dict.fromkeys(part.departments):
            yield subject, vocab.HEADING, text_to_literal(heading)
        for department in bearers_of(part, departments, resolved):
            yield subject, vocab.BORN_BY, f"<{iri_of_department(department)}>"
        yield from _steps(below, "step", vocab.STEP, part.steps, document)


def _steps(
    above: str, name: str, link: str, steps: Iterable[Passage], document: str
) -> Iterator[Triple]:
    parent = f"<{above}>"
    for number, step in enumerate(steps, 1):
        iri = f"{above}/{name}/{number}"
        subject = f"<{iri}>"
        yield parent, link, subject
        yield subject, vocab.TYPE, vocab.Step
        yield subject, vocab.STEP_NUMBER, int_to_literal(number)
        yield subject, vocab.TEXT, text_to_literal(step.text)
        yield from place_to_triples(iri, document, step.place, step.quote)


def _guarantees(
    above: str, document: str, duty: Duty, resolved: ResolvedList
) -> Iterator[Triple]:
    parent = f"<{above}>"
    for number, guarantee in enumerate(duty.guarantees, 1):
        iri = f"{above}/guarantee/{number}"
        subject = f"<{iri}>"
        yield parent, vocab.GUARANTEE, subject
        yield subject, vocab.TYPE, vocab.Guarantee
        yield subject, vocab.PHRASE, text_to_literal(guarantee.text)
        for key in resolved.guarantee_types.get(guarantee.text, ()):
            concept = concept_iri(_TYPES_OF_GUARANTEE, key)
            yield subject, vocab.GUARANTEE_TYPE, f"<{concept}>"
        yield from place_to_triples(iri, document, guarantee.place, guarantee.quote)
