"""Write a duty list as rows: takes a `ResolvedList`, gives the rows of each table.

The rows say what the graph of the list says, as far as the tables have columns for it.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from dutygraph.columns.codes import iri_to_code, known_code
from dutygraph.columns.declared import tables_of_lists
from dutygraph.duties import bearers_of, departments_of
from dutygraph.iris import (
    concept_iri,
    division_iri,
    document_iri,
    duty_iris,
    township_iri,
)
from dutygraph.meanings import Department, Division, ResolvedList
from dutygraph.model import Duty, ListKind, Passage
from dutygraph.parties import iri_of_department, superior_of
from dutygraph.quads import graph_iri
from dutygraph.resources import resource

Cell: TypeAlias = str | int | bool | None
Row: TypeAlias = tuple[Cell, ...]
Rows: TypeAlias = Mapping[str, list[Row]]
"""The rows by the name of their table, in the order of its columns."""

_ISSUE_KIND, _FIELD = "issue-kind", "policy-field"
_LINE, _GUARANTEE_TYPE = "functional-line", "guarantee-type"


def resolved_to_rows(resolved: ResolvedList) -> Rows:
    """Give the rows of one list; a table without any has an empty list.

    What several lists say, such as the name of a department, comes with each of them.
    """
    rows: dict[str, list[Row]] = {table.name: [] for table in tables_of_lists()}
    duty_list, place = resolved.duty_list, resolved.divisions[-1]
    township, county = iri_to_code(township_iri(place.code)), _above(place)
    rows["lists"].append(_list_to_row(resolved, township))
    rows["townships"].append(_township_to_row(place, township))
    rows["divisions"] += map(_division_to_row, resolved.divisions)
    _add_departments(rows, resolved)
    iris = duty_iris(place.code, duty_list.duties)
    for iri, duty in zip(iris, duty_list.duties, strict=True):
        _add_duty(rows, duty, iri, (township, county), resolved)
    rows["terms"] += _terms(resolved)
    for issue in (*duty_list.issues, *resolved.issues):
        kind = known_code(concept_iri(_ISSUE_KIND, issue.kind.value))
        rows["issues"].append((township, kind, _text(issue.quote)))
    for count in duty_list.declared:
        section = None if count.section is None else _text(count.section)
        rows["declared_counts"].append(
            (township, count.kind.value, section, count.count)
        )
    return rows


def _list_to_row(resolved: ResolvedList, township: int) -> Row:
    iri, source = graph_iri(resolved), resolved.duty_list.source
    return (
        iri_to_code(iri),
        iri,
        township,
        document_iri(source.sha256),
        _text(source.name),
        source.media_type,
        source.sha256,
        _text(resolved.duty_list.heading) or None,
    )


def _township_to_row(division: Division, township: int) -> Row:
    iri = township_iri(division.code)
    return township, iri, division.code, division.name, _above(division)


def _division_to_row(division: Division) -> Row:
    iri = division_iri(division.code)
    return iri_to_code(iri), iri, division.code, division.name, _above(division)


def _above(division: Division) -> int | None:
    return known_code(division_iri(division.part_of)) if division.part_of else None


def _add_departments(rows: Mapping[str, list[Row]], resolved: ResolvedList) -> None:
    meant = {one for found in resolved.departments.values() for one in found}
    superiors = set()
    for one in sorted(meant, key=lambda one: (one.county, one.key)):
        iri = iri_of_department(one)
        code, county = known_code(iri), known_code(division_iri(one.county))
        superior = None
        if one.superior:
            higher = superior_of(one, resolved.divisions)
            superior = known_code(higher)
            superiors.add((higher, one.superior))
        rows["departments"].append(
            (code, iri, _text(one.label), county, one.generic, superior)
        )
        rows["department_lines"] += (
            (code, known_code(concept_iri(_LINE, line))) for line in one.lines
        )
    for iri, label in sorted(superiors):
        rows["departments"].append(
            (known_code(iri), iri, _text(label), None, False, None)
        )


def _terms(resolved: ResolvedList) -> Iterator[Row]:
    """Give what the list uses of the vocabularies, also fields that it alone has."""
    meant = {one for found in resolved.departments.values() for one in found}
    types = {key for found in resolved.guarantee_types.values() for key in found}
    iris = {concept_iri(_FIELD, key) for key in resolved.policy_fields.values()}
    iris |= {concept_iri(_GUARANTEE_TYPE, key) for key in types}
    iris |= {concept_iri(_LINE, line) for one in meant for line in one.lines}
    for iri in sorted(iris):
        yield known_code(iri), iri


def _add_duty(
    rows: Mapping[str, list[Row]],
    duty: Duty,
    iri: str,
    place: tuple[int, int | None],
    resolved: ResolvedList,
) -> None:
    code, departments = iri_to_code(iri), departments_of(duty, resolved)
    # By code: two records of one department are one node of the graph.
    parties = {_department_to_code(one): one.generic for one in departments}
    if duty.kind is ListKind.BASIC:
        parties = {}
    named = [party for party, generic in parties.items() if not generic]
    lead = next(iter(named or parties), None)
    if duty.kind is not ListKind.COOPERATIVE:
        lead = None
    kinds = _add_guarantees(rows["guarantees"], duty, code, resolved)
    steps, hard = len(duty.township_steps), "hard" in kinds
    field = resolved.policy_fields.get(duty.section)
    rows["duties"].append(
        (
            code,
            iri,
            *place,
            duty.kind.value,
            duty.number,
            _text(duty.section) or None,
            None if field is None else known_code(concept_iri(_FIELD, field)),
            _text(duty.title),
            duty.delegated,
            lead,
            len(named),
            steps,
            sum(len(part.steps) for part in duty.responsibilities),
            len(duty.work_methods),
            hard,
            "soft" in kinds,
        )
    )
    other = "receiving" if duty.kind is ListKind.RECLAIMED else "counterpart"
    rows["participation"] += [
        (
            code,
            place[0],
            party,
            "lead" if party == lead else other,
            position,
            len(named),
            steps,
            hard,
        )
        for position, party in enumerate(parties, 1)
    ]
    rows["steps"] += _steps_to_rows(duty, code)
    for number, part in enumerate(duty.responsibilities, 1):
        bearers = bearers_of(part, departments, resolved)
        codes = dict.fromkeys(map(_department_to_code, bearers))
        rows["bearers"] += [(code, number, party) for party in codes]


def _department_to_code(department: Department) -> int:
    return known_code(iri_of_department(department))


def _add_guarantees(
    rows: list[Row], duty: Duty, code: int, resolved: ResolvedList
) -> set[str]:
    """Add the rows of the guarantees of a duty; give which kinds they are."""
    kinds = set()
    for number, guarantee in enumerate(duty.guarantees, 1):
        phrase = _text(guarantee.text)
        types = resolved.guarantee_types.get(guarantee.text, ())
        for key in types:
            type_ = known_code(concept_iri(_GUARANTEE_TYPE, key))
            rows.append((code, number, type_, phrase))
            kinds.add(kinds_of_guarantees().get(key, "none"))
        if not types:
            rows.append((code, number, None, phrase))
    return kinds


def _steps_to_rows(duty: Duty, code: int) -> Iterator[Row]:
    for part, responsibility in enumerate(duty.responsibilities, 1):
        yield from _passages_to_rows(code, "department", part, responsibility.steps)
    yield from _passages_to_rows(code, "township", None, duty.township_steps)
    yield from _passages_to_rows(code, "method", None, duty.work_methods)


def _passages_to_rows(
    code: int, kind: str, part: int | None, passages: Iterable[Passage]
) -> Iterator[Row]:
    for number, passage in enumerate(passages, 1):
        yield code, kind, part, number, _text(passage.text)


@cache
def kinds_of_guarantees() -> Mapping[str, str]:
    """Give for each type of guarantee, by id, whether it is hard, soft or none."""
    path = resource("data/vocabulary/guarantee-types.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["kind"] for row in csv.DictReader(file)}


def _text(text: str) -> str:
    """Give a text as the graph has it: what UTF-8 cannot carry becomes U+FFFD."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
