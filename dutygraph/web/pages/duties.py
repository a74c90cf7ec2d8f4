"""Lay out duties: takes duties and whose they are, gives the table behind a number."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from dutygraph.facts import Titled
from dutygraph.loads import Basic, Load, Loads
from dutygraph.measures.parts import DIVISIONS, AnyDuty
from dutygraph.store import Store
from dutygraph.web.pages.page import Visit
from dutygraph.web.pages.phrases import phrases_of
from dutygraph.web.pages.readings import titles_of
from dutygraph.web.pages.tables import Cell, Column, DataTable, make_table

_SHOWN = 3
"""Departments that a cell names; of more it gives the number."""


def kind_of(duty: AnyDuty) -> str:
    """Give the kind of list that a duty stands in."""
    if isinstance(duty, Load):
        return "cooperative"
    return "basic" if isinstance(duty, Basic) else "reclaimed"


def all_duties(rows: Loads) -> tuple[AnyDuty, ...]:
    """Give the duties of all lists: cooperative ones, reclaimed ones, basic ones."""
    return (*rows.loads, *rows.reliefs, *rows.basics)


def make_duty_table(
    store: Store,
    visit: Visit,
    duties: Iterable[AnyDuty],
    rows: Loads,
    name: str,
    caption: str,
    divided: tuple[str, str] | None = None,
    said: Collection[str] = (),
) -> DataTable:
    """Give a row for each duty, in the order of townships, lists and numbers.

    The page leaves out the columns that it has `said`, and those that say nothing: a
    township's own duties name no departments, and one list is of one kind.

    `divided` is what is measured, one of DIVISIONS, and the IRI of whose parts are
    shown: then lead, share and its part of the steps stand beside, and add up to the
    measures.
    """
    words = phrases_of(visit.lang)["duties"]
    duties = tuple(duties)
    titles = titles_of(store, [one.duty for one in duties])
    ordered = sorted(
        duties,
        key=lambda one: (
            rows.townships[one.township].code,
            kind_of(one),
            titles[one.duty].number,
            one.duty,
        ),
    )
    columns = [
        Column("township", words["township"]),
        Column("kind", words["kind"]),
        Column("number", words["number"], is_number=True),
        Column("duty", words["duty"]),
        Column("departments", words["departments"]),
        Column("steps", words["steps"], is_number=True),
        Column("support", words["support"]),
    ]
    if divided:
        columns[5:5] = [
            Column("leads", words["leads"]),
            Column("share", words["share"], is_number=True),
        ]
        columns.insert(8, Column("part", words["part"], is_number=True))
    made = [_to_row(one, rows, titles, visit, divided) for one in ordered]
    if len({kind_of(one) for one in ordered}) == 1:
        said = (*said, "kind")
    shown = [
        replace(column, hidden=column.name in said or _is_empty(cells, words))
        for column, cells in zip(columns, zip(*made, strict=True), strict=False)
    ]
    return make_table(
        name, caption, (*(shown or columns), Column("iri", "IRI", hidden=True)), made
    )


def _is_empty(cells: Iterable[Cell], words: Mapping[str, str]) -> bool:
    return all(str(cell) in ("", words["nothing"]) for cell in cells)


def _to_row(
    duty: AnyDuty,
    rows: Loads,
    titles: Mapping[str, Titled],
    visit: Visit,
    divided: tuple[str, str] | None,
) -> list[Cell]:
    words = phrases_of(visit.lang)["duties"]
    town, steps = rows.townships[duty.township], _steps(duty)
    kind = kind_of(duty)
    cells = [
        Cell(town.label, visit.link_thing(town.iri)),
        Cell(kind, text=words[kind]),
        Cell(titles[duty.duty].number),
        Cell(titles[duty.duty].title, visit.link_thing(duty.duty)),
        Cell(_departments(duty, rows, words)),
        Cell(steps),
        Cell(_support(duty), text=words[_support(duty)]),
    ]
    if divided:
        leads, share = _part(duty, rows, *divided)
        cells[5:5] = [Cell(leads), Cell(share)]
        cells.insert(8, Cell(None if steps is None else steps * share))
    return [*cells, Cell(duty.duty)]


def _steps(duty: AnyDuty) -> int | None:
    return duty.steps if isinstance(duty, Load) else None


def _part(duty: AnyDuty, rows: Loads, by: str, key: str) -> tuple[bool, float]:
    parts = [part for part in DIVISIONS[by](duty, rows) if part.key == key]
    return any(part.leads for part in parts), sum(part.fraction for part in parts)


def _departments(duty: AnyDuty, rows: Loads, words: Mapping[str, str]) -> str:
    named = sorted(duty.departments)
    if isinstance(duty, Load) and duty.lead:
        named.sort(key=lambda one: one != duty.lead)
    labels = [rows.departments[one].label for one in named]
    shown = words["and"].join(labels[:_SHOWN])
    more = words["more"].format(count=len(labels)) if len(labels) > _SHOWN else ""
    return shown + more


def _support(duty: AnyDuty) -> str:
    if not isinstance(duty, Load):
        return "nothing"
    if duty.hard:
        return "hard"
    return "soft" if duty.guarantees else "without"
