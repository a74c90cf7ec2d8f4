"""The page of functional lines: which line loads which township, as a heat map."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dutygraph.facts import split_loads
from dutygraph.loads import Loads
from dutygraph.measures import measure_lines, rank_lines
from dutygraph.measures.ranking import Rank
from dutygraph.store import Store
from dutygraph.web.messages import Reply
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of
from dutygraph.web.pages.readings import loads_of
from dutygraph.web.pages.tables import (
    Cell,
    Column,
    DataTable,
    Value,
    make_table,
    table_to_file,
)

LEVELS = 5
"""Shades of the map above nothing."""
_MOST_TOWNS = 60
"""Townships that are looked at side by side; of more, their counties are."""
_COUNTY = 6
"""Digits of the code of a county, which that of its townships begins with."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One cell of the map: steps, what stands behind it, and a shade up to LEVELS."""

    cell: Cell
    level: int


@dataclass(frozen=True, slots=True)
class Stripe:
    """One column of the map: a township or a county, with steps by line.

    `link` gives the address of what stands behind the steps of a line.
    """

    code: str
    head: Cell
    steps: Mapping[str, float]
    link: Callable[[str], str]


def build_page(store: Store, visit: Visit) -> Page | Reply:
    """Show the steps that each line causes in each township, or in each county.

    Of too many townships to look at, counties are shown, and the field `county`, the
    code of one, or the beginning of a code, leaves only those below it.
    """
    words = phrases_of(visit.lang)["lines"]
    rows = loads_of(store, visit.lang)
    county = visit.fields.get("county", "")
    towns = _towns(rows, visit, county)
    ranks = rank_lines(rows)
    counties = {party.code: party.county for party in rows.departments.values()}
    table = _make_table(ranks, towns, words)
    if file := table_to_file(table, visit.fields.get("format", "")):
        return file
    is_cut = len(towns) > _MOST_TOWNS and len(county) < _COUNTY
    stripes = _counties(towns, counties, visit) if is_cut else towns
    content = {
        "heads": [stripe.head for stripe in stripes],
        "tiles": _tiles(ranks, stripes, visit),
        "levels": range(LEVELS + 1),
        "most": Cell(_most(ranks, stripes)),
        "county": counties.get(county, county),
        "towns": len(towns) if is_cut else 0,
    }
    return Page("lines.html", words["title"], content)


def _towns(rows: Loads, visit: Visit, county: str) -> list[Stripe]:
    """Give the townships, of a county alone where one is named, in order of codes."""
    split = split_loads(replace(rows, reliefs=(), basics=()))
    return [
        Stripe(
            town.code,
            Cell(town.label, visit.link_thing(town.iri)),
            {iri: one.steps for iri, one in measure_lines(split[town.iri]).items()},
            partial(_link, visit, town.code),
        )
        for town in sorted(rows.townships.values(), key=lambda town: town.code)
        if town.code.startswith(county)
    ]


def _counties(
    towns: Sequence[Stripe], names: Mapping[str, str], visit: Visit
) -> list[Stripe]:
    """Add townships up by county; a county leads to its townships."""
    found: dict[str, Counter[str]] = {}
    for town in towns:
        found.setdefault(town.code[:_COUNTY], Counter()).update(town.steps)
    return [
        _county(code, Cell(names.get(code, code), visit.here(county=code)), steps)
        for code, steps in found.items()
    ]


def _county(code: str, head: Cell, steps: Mapping[str, float]) -> Stripe:
    return Stripe(code, head, steps, lambda _: head.link)


def _make_table(
    ranks: Sequence[Rank], towns: Sequence[Stripe], words: Mapping[str, str]
) -> DataTable:
    names = [str(town.head) for town in towns]
    columns = (
        Column("line", words["line"]),
        *(Column(name, name, is_number=True) for name in names),
        Column("all", words["all"], is_number=True),
    )
    rows: list[list[Cell | Value]] = [
        [
            rank.label,
            *(town.steps.get(rank.iri, 0.0) for town in towns),
            rank.measures.steps,
        ]
        for rank in ranks
    ]
    return make_table("lines", words["caption"], columns, rows)


def _tiles(
    ranks: Sequence[Rank], stripes: Sequence[Stripe], visit: Visit
) -> list[tuple[Cell, list[Tile], Cell]]:
    most = _most(ranks, stripes)
    return [
        (
            Cell(rank.label, visit.link_thing(rank.iri)),
            [
                Tile(
                    Cell(value, stripe.link(rank.iri) if value else ""),
                    _level(value, most),
                )
                for stripe in stripes
                for value in [stripe.steps.get(rank.iri, 0.0)]
            ],
            Cell(rank.measures.steps, f"{visit.link_thing(rank.iri)}#cooperative"),
        )
        for rank in ranks
    ]


def _most(ranks: Sequence[Rank], stripes: Sequence[Stripe]) -> float:
    ranked = {rank.iri for rank in ranks}
    return max(
        (
            value
            for stripe in stripes
            for iri, value in stripe.steps.items()
            if iri in ranked
        ),
        default=0.0,
    )


def _link(visit: Visit, code: str, line: str) -> str:
    path = visit.link_thing(line)
    joint = "&" if "?" in path else "?"
    return f"{path}{joint}township={code}#cooperative"


def _level(value: float, most: float) -> int:
    """Give the shade of a value: 0 for nothing, then as many steps as LEVELS."""
    return min(LEVELS, 1 + int(LEVELS * value / most)) if value else 0
