"""Read the two documents to compare: takes paths, gives editions of one list."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from dutygraph.duties import departments_of
from dutygraph.errors import ParseError, PlaceError, ReadError
from dutygraph.iris import duty_iris, fold
from dutygraph.meanings import Department, ResolvedList
from dutygraph.model import Duty, ListKind, Passage
from dutygraph.parse import parse
from dutygraph.readers import documents_in, read_document
from dutygraph.resolve import resolve
from dutygraph.revision.records import ChangeKind, Edition, Entry


def read_edition(path: Path, township: str | None = None) -> Edition:
    """Read one document; `township` is its nine-digit code where it does not say it.

    Where the township stays unknown, departments are compared as they are printed.
    Raises ReadError unless the path holds one document, ParseError where it is no list.
    """
    documents = list(documents_in((path,)))
    if len(documents) != 1:
        raise ReadError(
            path,
            f"{len(documents)} documents",
            "one document of one list",
            "give the two documents by their names",
        )
    duty_list = parse(read_document(documents[0]), township)
    if not duty_list.duties:
        raise ParseError(path, "a list without duties", "a duty list")
    try:
        resolved = resolve(duty_list, township)
    except PlaceError:
        resolved = ResolvedList(duty_list, (), {}, {}, {})
    return resolved_to_edition(replace(resolved, duty_list=duty_list))


def resolved_to_edition(resolved: ResolvedList) -> Edition:
    """Give what of a list is compared; one without divisions has no code."""
    duty_list = resolved.duty_list
    division = resolved.divisions[-1] if resolved.divisions else None
    code = division.code if division else ""
    iris = duty_iris(code, duty_list.duties) if code else [""] * len(duty_list.duties)
    return Edition(
        duty_list.source.name,
        duty_list.source.sha256,
        code,
        division.name if division else duty_list.township or "",
        tuple(
            Entry(duty.kind, duty.number, duty.title, _aspects(duty, resolved), iri)
            for iri, duty in zip(iris, duty_list.duties, strict=True)
        ),
    )


def refuse_other_township(old: Edition, new: Edition) -> None:
    """Raise PlaceError unless both documents are known to be of one township."""
    if old.code and new.code:
        if old.code == new.code:
            return
    elif old.township and fold(old.township) == fold(new.township):
        return
    raise PlaceError(
        f"{old.name}, {new.name}",
        f"lists of {_name(old)} and of {_name(new)}",
        "two documents of one township",
        "give its code with --township, or compare them all the same with --force",
    )


def _name(edition: Edition) -> str:
    named = " ".join(filter(None, (edition.township, edition.code)))
    return named or "an unknown township"


def _aspects(
    duty: Duty, resolved: ResolvedList
) -> Mapping[ChangeKind, tuple[str, ...]]:
    departments = _departments(duty, resolved)
    led = departments[:1] if duty.kind is ListKind.COOPERATIVE else ()
    return {
        ChangeKind.SECTION: tuple(filter(None, (duty.section,))),
        ChangeKind.DELEGATED: ("*",) if duty.delegated else (),
        ChangeKind.LEAD: led,
        ChangeKind.DEPARTMENTS: departments,
        ChangeKind.GUARANTEES: _texts(duty.guarantees),
        ChangeKind.RESPONSIBILITIES: tuple(_responsibilities(duty, resolved)),
        ChangeKind.TOWNSHIP_STEPS: _texts(duty.township_steps),
        ChangeKind.WORK_METHODS: _texts(duty.work_methods),
    }


def _departments(duty: Duty, resolved: ResolvedList) -> tuple[str, ...]:
    """Give the departments, those that are named before 相关部门 and its like."""
    known = departments_of(duty, resolved)
    if not known:
        return duty.departments
    ordered = sorted(known, key=lambda one: one.generic)
    return tuple(one.label for one in ordered)


def _responsibilities(duty: Duty, resolved: ResolvedList) -> Iterator[str]:
    for part in duty.responsibilities:
        labels = (
            label
            for name in part.departments
            for label in _labels(name, resolved.departments.get(name, ()))
        )
        heading = "、".join(dict.fromkeys(labels))
        for step in part.steps:
            yield f"{heading}：{step.text}" if heading else step.text


def _labels(name: str, meant: Iterable[Department]) -> Iterable[str]:
    return [one.label for one in meant] or [name]


def _texts(passages: Iterable[Passage]) -> tuple[str, ...]:
    return tuple(one.text for one in passages)
