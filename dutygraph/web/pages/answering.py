"""Show the answer to a query: takes what a store answers, gives a table of a page."""

import itertools
from collections.abc import Iterable, Sequence

from dutygraph.export.terms import iri_to_short
from dutygraph.query import Answer, Value, answer_to_rows
from dutygraph.web.pages.page import Visit
from dutygraph.web.pages.phrases import headings_of
from dutygraph.web.pages.tables import Cell, Column, DataTable, make_table
from dutygraph.words import value_to_word

_IRI = "iri"
_NAMING = ("duty", "matter", "department", "township", "heading", "text")
"""The columns that name what the column `iri` is the IRI of, the likeliest first."""
_SCHEMES = ("http://", "https://", "urn:")


def answer_to_table(
    answer: Answer, name: str, caption: str, visit: Visit
) -> tuple[DataTable, bool]:
    """Give the answer as a table whose IRIs are links; tell whether it was cut."""
    rows = answer_to_rows(answer)
    headings = headings_of(visit.lang, "columns")
    found = list(itertools.islice(rows.rows, visit.rows + 1))
    linked = _linked_column(rows.names)
    columns = [
        Column(
            column,
            headings.get(column, column),
            _is_numbers(found, place),
            hidden=column == _IRI and linked is not None,
        )
        for place, column in enumerate(rows.names)
    ]
    made = []
    for row in found[: visit.rows]:
        cells = [
            _to_cell(value, column, visit)
            for value, column in zip(row, rows.names, strict=True)
        ]
        if linked is not None:
            link = cells[rows.names.index(_IRI)].link
            cells[linked] = Cell(row[linked], link)
        made.append(cells)
    return make_table(name, caption, columns, made), len(found) > visit.rows


def _linked_column(names: Sequence[str]) -> int | None:
    """Give the column that names the thing whose IRI stands in a column of its own."""
    if _IRI not in names:
        return None
    return next((names.index(name) for name in _NAMING if name in names), None)


def _is_numbers(rows: Iterable[tuple[Value, ...]], place: int) -> bool:
    values = [row[place] for row in rows if row[place] is not None]
    return bool(values) and all(
        isinstance(value, int | float) and not isinstance(value, bool)
        for value in values
    )


def _to_cell(value: Value, column: str, visit: Visit) -> Cell:
    if isinstance(value, str) and value.startswith(_SCHEMES) and " " not in value:
        return Cell(value, visit.link_thing(value), iri_to_short(value))
    word = value_to_word(value, column, visit.lang)
    return Cell(value) if word == value else Cell(value, text=str(word))
