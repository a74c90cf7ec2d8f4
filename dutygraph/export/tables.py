"""Flatten the graph: takes a store, gives tables of duties, steps, departments …

A table is a list of rows in the order of its columns in columns.toml, sorted by key.
They are read township by township, so that no more is held than one has; departments,
which several townships name, all at once.
"""

from collections.abc import Callable, Iterator, Mapping

from dutygraph.export.columns import FlatTable, Row, headings
from dutygraph.export.links import Links, links_by_township
from dutygraph.query import Value
from dutygraph.store import Store

TABLE_NAMES = tuple(heading.name for heading in headings())
"""The names of the tables, in their order."""

_JOINT = "；"
_KINDS = {
    "BasicDuty": "basic",
    "CooperativeDuty": "cooperative",
    "ReclaimedDuty": "reclaimed",
}
_SELECTED = ("dg:place", "oa:hasSelector")
_SOURCE = ("dg:place", "oa:hasSource", "dg:fileName")


def read_table(store: Store, name: str) -> FlatTable:
    """Read one of TABLE_NAMES; KeyError for another name."""
    (heading,) = (one for one in headings() if one.name == name)
    return FlatTable(heading, _read_rows(store, name))


def _read_rows(store: Store, name: str) -> Iterator[Row]:
    if name == "departments":
        yield from _read_departments(Links(store))
        return
    for links in links_by_township(store):
        yield from _READERS[name](links)


def _read_duties(links: Links) -> Iterator[Row]:
    kinds = _kinds(links)
    duties = links.subjects("dg:listNumber")
    for duty in sorted(duties, key=lambda one: _list_order(links, kinds, one)):
        township = links.one(duty, "dg:township")
        area = links.one(township, "dg:territory")
        members = links.all(duty, "dg:counterpart") or links.all(
            duty, "dg:receivingDepartment"
        )
        document, first, last, page, sheet, row = _place(links, "dg:listNumber", duty)
        yield (
            duty,
            links.label(township),
            links.one(area, "dg:divisionCode"),
            links.label(links.one(area, "dcterms:isPartOf")),
            kinds.get(duty),
            links.one(duty, "dg:listNumber"),
            links.one(duty, "dg:section"),
            links.label(links.one(duty, "dg:policyField")),
            links.one(duty, "dcterms:title"),
            links.one(duty, "dg:delegated"),
            _joined(sorted(str(links.label(one)) for one in members)),
            links.label(links.one(duty, "dg:lead")),
            sum(
                len(links.all(part, "dg:step"))
                for part in links.all(duty, "dg:responsibility")
            ),
            len(links.all(duty, "dg:townshipStep")),
            len(links.all(duty, "dg:guarantee")),
            any(
                "hard" in _kinds_of_guarantee(links, one)
                for one in links.all(duty, "dg:guarantee")
            ),
            document,
            first,
            last,
            page,
            sheet,
            row,
            township,
            links.one(duty, "dcterms:isPartOf"),
        )


def _read_steps(links: Links) -> Iterator[Row]:
    for step in links.subjects("dg:stepNumber"):
        part = links.source(step, "dg:step")
        of_township = links.source(step, "dg:townshipStep")
        of_method = links.source(step, "dg:workMethod")
        duty = of_township or of_method or links.source(part, "dg:responsibility")
        kind = "department" if part else "township" if of_township else "method"
        bearers = sorted(str(links.label(one)) for one in links.all(part, "dg:bornBy"))
        if of_method:
            receivers = links.all(duty, "dg:receivingDepartment")
            bearers = sorted(str(links.label(one)) for one in receivers)
        yield (
            step,
            duty,
            kind,
            _joined(bearers),
            links.one(step, "dg:stepNumber"),
            links.one(step, "dg:text"),
            *_place(links, "dg:stepNumber", step),
            part,
        )


def _read_departments(links: Links) -> Iterator[Row]:
    branches = set(links.members("dg:BranchOffice"))
    for department in links.members("dg:Department"):
        county = links.one(department, "dg:county")
        lines = links.all(department, "dg:functionalLine")
        spellings = links.all(department, "skos:altLabel")
        yield (
            department,
            links.label(department),
            links.label(county),
            links.one(county, "dg:divisionCode"),
            _joined(str(links.one(line, "skos:notation")) for line in lines),
            _joined(str(links.label(line)) for line in lines),
            links.one(department, "dg:generic") is True,
            department in branches,
            links.label(links.one(department, "dg:superior")),
            _joined(map(str, spellings)),
            links.count_sources(department, "dg:counterpart"),
            links.count_sources(department, "dg:lead"),
            links.count_sources(department, "dg:receivingDepartment"),
        )


def _read_guarantees(links: Links) -> Iterator[Row]:
    for guarantee in links.subjects("dg:phrase"):
        types = links.all(guarantee, "dg:guaranteeType")
        kinds = _kinds_of_guarantee(links, guarantee)
        yield (
            guarantee,
            links.source(guarantee, "dg:guarantee"),
            links.one(guarantee, "dg:phrase"),
            _joined(str(links.one(type_, "skos:notation")) for type_ in types),
            _joined(str(links.label(type_)) for type_ in types),
            _joined(kinds),
            "hard" in kinds,
            *_place(links, "dg:phrase", guarantee),
        )


def _read_participation(links: Links) -> Iterator[Row]:
    for duty in links.subjects("dg:listNumber"):
        lead = links.one(duty, "dg:lead")
        for link in ("dg:counterpart", "dg:receivingDepartment"):
            members = links.all(duty, link)
            named = [one for one in members if not links.one(one, "dg:generic")]
            for department in members:
                role = "lead" if department == lead else "counterpart"
                yield (
                    duty,
                    department,
                    links.label(department),
                    "receiving" if link == "dg:receivingDepartment" else role,
                    department not in named,
                    1 / len(named) if department in named else 0.0,
                )


def _read_matters(links: Links) -> Iterator[Row]:
    kinds = _kinds(links)
    for duty in links.subjects("dg:listNumber"):
        scores = {
            links.one(one, "dg:memberOf"): links.one(one, "dg:score")
            for one in links.all(duty, "dg:matterMembership")
        }
        for matter in links.all(duty, "dg:matter"):
            township = links.label(links.one(duty, "dg:township"))
            label, score = links.label(matter), scores.get(matter)
            yield matter, label, duty, township, kinds.get(duty), score


def _read_issues(links: Links) -> Iterator[Row]:
    for issue in links.subjects("dg:issueKind"):
        owner = links.source(issue, "dg:issue")
        kind = links.one(issue, "dg:issueKind")
        yield (
            issue,
            links.label(links.one(owner, "dg:township")),
            links.one(kind, "skos:notation") or str(kind).rpartition("/")[2],
            links.label(kind),
            links.one(issue, "dg:details"),
            links.follow("dg:issueKind", issue, *_SELECTED, "oa:exact"),
            *_place(links, "dg:issueKind", issue),
            owner,
        )


_READERS: Mapping[str, Callable[[Links], Iterator[Row]]] = {
    "duties": _read_duties,
    "steps": _read_steps,
    "guarantees": _read_guarantees,
    "participation": _read_participation,
    "matters": _read_matters,
    "issues": _read_issues,
}


def _kinds(links: Links) -> dict[Value, str]:
    return {
        duty: kind
        for name, kind in _KINDS.items()
        for duty in links.members(f"dg:{name}")
    }


def _kinds_of_guarantee(links: Links, guarantee: Value) -> list[str]:
    types = links.all(guarantee, "dg:guaranteeType")
    return sorted({str(links.one(type_, "dg:guaranteeKind")) for type_ in types})


def _list_order(
    links: Links, kinds: Mapping[Value, str], duty: str
) -> tuple[str, str, int]:
    """Give the key by which duties stand as in their lists."""
    number = links.one(duty, "dg:listNumber")
    township = str(links.one(duty, "dg:township"))
    return township, kinds.get(duty, ""), number if isinstance(number, int) else 0


def _place(links: Links, among: str, thing: Value) -> tuple[Value, ...]:
    """Give document, first and last line, page, sheet and row."""
    names = ("firstLine", "lastLine", "firstPage", "sheet", "firstRow")
    found = (links.follow(among, thing, *_SELECTED, f"dg:{name}") for name in names)
    return links.follow(among, thing, *_SOURCE), *found


def _joined(texts: "Iterator[str] | list[str]") -> str:
    return _JOINT.join(texts)
