"""The page of functional lines: which line loads which township, as a heat map."""

from dataclasses import dataclass

from dutygraph.measures import measure_lines, rank_lines
from dutygraph.measures.sums import rows_of_township
from dutygraph.store import Store
from dutygraph.web.messages import Reply
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of
from dutygraph.web.pages.readings import loads_of
from dutygraph.web.pages.tables import Cell, Column, make_table, table_to_file

LEVELS = 5
"""Shades of the map above nothing."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One cell of the map: steps, what stands behind it, and a shade up to LEVELS."""

    cell: Cell
    level: int


def build_page(store: Store, visit: Visit) -> Page | Reply:
    """Show the steps that each line causes in each township."""
    words = phrases_of(visit.lang)["lines"]
    rows = loads_of(store, visit.lang)
    towns = sorted(rows.townships.values(), key=lambda town: town.code)
    by_town = [measure_lines(rows_of_township(rows, town.iri)) for town in towns]
    ranks = rank_lines(rows)
    steps = [
        [found[rank.iri].steps if rank.iri in found else 0.0 for found in by_town]
        for rank in ranks
    ]
    most = max((value for row in steps for value in row), default=0.0)
    table = make_table(
        "lines",
        words["caption"],
        (
            Column("line", words["line"]),
            *(Column(town.label, town.label, is_number=True) for town in towns),
            Column("all", words["all"], is_number=True),
        ),
        (
            (rank.label, *row, rank.measures.steps)
            for rank, row in zip(ranks, steps, strict=True)
        ),
    )
    if file := table_to_file(table, visit.fields.get("format", "")):
        return file
    tiles = [
        (
            Cell(rank.label, visit.link_thing(rank.iri)),
            [
                Tile(
                    Cell(value, _link(visit, rank.iri, town.code) if value else ""),
                    _level(value, most),
                )
                for value, town in zip(row, towns, strict=True)
            ],
            Cell(rank.measures.steps, f"{visit.link_thing(rank.iri)}#cooperative"),
        )
        for rank, row in zip(ranks, steps, strict=True)
    ]
    content = {
        "towns": [Cell(town.label, visit.link_thing(town.iri)) for town in towns],
        "tiles": tiles,
        "levels": range(LEVELS + 1),
        "most": Cell(most),
    }
    return Page("lines.html", words["title"], content)


def _link(visit: Visit, line: str, code: str) -> str:
    path = visit.link_thing(line)
    joint = "&" if "?" in path else "?"
    return f"{path}{joint}township={code}#cooperative"


def _level(value: float, most: float) -> int:
    """Give the shade of a value: 0 for nothing, then as many steps as LEVELS."""
    return min(LEVELS, 1 + int(LEVELS * value / most)) if value else 0
