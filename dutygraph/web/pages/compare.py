"""The page that compares two townships, or one with all others."""

from dutygraph.comparison.findings import compare_sides
from dutygraph.comparison.reading import read_holdings, read_sides
from dutygraph.comparison.records import Difference
from dutygraph.comparison.tables import COLUMNS, differences_to_rows, rows_in_words
from dutygraph.errors import QueryError
from dutygraph.parameters import offer_values
from dutygraph.store import Store
from dutygraph.web.messages import Reply
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import headings_of, phrases_of
from dutygraph.web.pages.tables import (
    Cell,
    Column,
    DataTable,
    make_table,
    table_to_file,
)
from dutygraph.words import words_of

_NUMBERS = ("a_share", "b_share", "difference")
_SHOWN = 7
_SIDES = 2


def build_page(store: Store, visit: Visit) -> Page | Reply:
    """Compare the townships of the fields `a` and `b`; without `b` with all others."""
    words = phrases_of(visit.lang)["compare"]
    a, b = visit.fields.get("a", "").strip(), visit.fields.get("b", "").strip()
    choices = offer_values(store, "dg:Township", visit.lang)
    content: dict[str, object] = {
        "choices": choices,
        "a": a,
        "b": b,
        "table": None,
        "sides": None,
        "problem": words["few"] if len(choices) < _SIDES else "",
    }
    if not a:
        return Page("compare.html", words["title"], content)
    try:
        one, two = read_sides(store, a, b or None)
    except QueryError as error:
        # Where the store lies is no one's business.
        content["problem"] = content["problem"] or f"{error.found}. {error.expected}"
        return Page("compare.html", words["title"], content, status=400)
    held = read_holdings(store, visit.lang, (one, two))
    table = _make_table(list(compare_sides(held, one, two)), visit)
    file = table_to_file(table, visit.fields.get("format", ""))
    content.update(table=table, sides=(one.name, two.name), a=one.name)
    if b:
        content["b"] = two.name
    return file or Page("compare.html", words["title"], content)


def _make_table(found: list[Difference], visit: Visit) -> DataTable:
    words = words_of(visit.lang, "compare")
    rows = rows_in_words(differences_to_rows(found), words)
    headings = headings_of(visit.lang, "compare")
    columns = [
        Column(name, headings[name], name in _NUMBERS) for name in COLUMNS[:_SHOWN]
    ]
    made = []
    for one, row in zip(found, rows, strict=True):
        finding, subject, a, b, *numbers = row[:_SHOWN]
        made.append(
            [
                Cell(str(finding)),
                Cell(str(subject), visit.link_thing(one.iri) if one.iri else ""),
                Cell(str(a), _first(one.a_duties, visit)),
                Cell(str(b), _first(one.b_duties, visit)),
                *(Cell(n if isinstance(n, int | float) else None) for n in numbers),
            ]
        )
    caption = phrases_of(visit.lang)["compare"]["caption"]
    return make_table("comparison", caption, columns, made)


def _first(duties: tuple[str, ...], visit: Visit) -> str:
    return visit.link_thing(duties[0]) if duties else ""
