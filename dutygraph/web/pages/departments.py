"""The page of departments: who loads the townships, and how firm that is."""

from collections.abc import Mapping
from functools import lru_cache

from dutygraph.measures import NAMES, rank_departments
from dutygraph.measures.firmness import (
    SHOWN_COLUMNS,
    Firmness,
    firmness_to_texts,
    measure_firmness,
)
from dutygraph.store import Store
from dutygraph.web.messages import Reply
from dutygraph.web.pages.holders import TABLES
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import headings_of, phrases_of
from dutygraph.web.pages.readings import loads_of
from dutygraph.web.pages.tables import Cell, Column, make_table, table_to_file
from dutygraph.words import fill_words, words_of


def build_page(store: Store, visit: Visit) -> Page | Reply:
    """Rank all departments; every number leads to the duties behind it."""
    words = phrases_of(visit.lang)["departments"]
    headings = headings_of(visit.lang, "headings")
    rows = loads_of(store, visit.lang)
    firmness = _firmness_of(store)
    table = make_table(
        "departments",
        words["caption"],
        (
            Column("department", headings["department"]),
            Column("county", headings["county"]),
            *(Column(name, headings[name], is_number=True) for name in NAMES),
            *(Column(name, headings[name]) for name in SHOWN_COLUMNS),
        ),
        (
            (
                Cell(rank.label, visit.link_thing(rank.iri)),
                rank.within,
                *(
                    Cell(
                        value,
                        f"{visit.link_thing(rank.iri)}#{TABLES[name]}" if value else "",
                    )
                    for name, value in zip(NAMES, rank.measures.values(), strict=True)
                ),
                *firmness_to_texts(
                    firmness[rank.iri], words_of(visit.lang, "firmness")
                ),
            )
            for rank in rank_departments(rows)
        ),
    )
    file = table_to_file(table, visit.fields.get("format", ""))
    content = {"table": table, "note": _say_what_is_firm(firmness, visit.lang)}
    return file or Page("departments.html", words["title"], content)


def _say_what_is_firm(firmness: Mapping[str, Firmness], lang: str) -> str:
    groups = {one.group for one in firmness.values()}
    note = words_of(lang, "firmness")["note"]
    return fill_words(note, group=groups.pop()) if groups else ""


@lru_cache(maxsize=2)
def _firmness_of(store: Store) -> dict[str, Firmness]:
    return measure_firmness(loads_of(store, "zh"), "department", "steps", None)
