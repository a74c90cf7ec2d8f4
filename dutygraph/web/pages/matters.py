"""The page of matters: the same matter in the lists of several townships."""

from collections import Counter, defaultdict

from dutygraph.matters.holdings import Holding, read_holdings
from dutygraph.model import ListKind
from dutygraph.store import Store
from dutygraph.web.messages import Reply
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.phrases import phrases_of
from dutygraph.web.pages.tables import (
    Cell,
    Column,
    DataTable,
    make_table,
    table_to_file,
)


def build_page(store: Store, visit: Visit) -> Page | Reply:
    """List matters in different hands first, then all that two townships share."""
    words = phrases_of(visit.lang)["matters"]
    groups: defaultdict[str, list[Holding]] = defaultdict(list)
    for one in read_holdings(store):
        groups[one.matter].append(one)
    shared = [own for own in groups.values() if len(_towns(own)) > 1]
    shared.sort(key=lambda own: (-len(_towns(own)), own[0].name, own[0].matter))
    across = [own for own in shared if len(_kinds(own)) > 1]
    tables = [
        _make_table("across", words["across"], across, visit),
        _make_table("shared", words["shared"], shared, visit),
    ]
    for table in tables:
        if visit.fields.get("table") == table.name:
            file = table_to_file(table, visit.fields.get("format", ""))
            if file:
                return file
    content = {"tables": tables, "matched": bool(groups)}
    return Page("matters.html", words["title"], content)


def _towns(own: list[Holding]) -> set[str]:
    return {one.duty.township for one in own}


def _kinds(own: list[Holding]) -> Counter[ListKind]:
    return Counter(one.duty.kind for one in own)


def _make_table(
    name: str, caption: str, groups: list[list[Holding]], visit: Visit
) -> DataTable:
    words = phrases_of(visit.lang)["matters"]
    columns = (
        Column("matter", words["matter"]),
        Column("townships", words["townships"], is_number=True),
        *(Column(kind.value, words[kind.value], is_number=True) for kind in ListKind),
        Column("iri", "IRI", hidden=True),
    )
    return make_table(name, caption, columns, (_to_row(own, visit) for own in groups))


def _to_row(own: list[Holding], visit: Visit) -> list[Cell]:
    kinds, link = _kinds(own), visit.link_thing(own[0].matter)
    return [
        Cell(own[0].name, link),
        Cell(len(_towns(own)), link),
        *(
            Cell(kinds[kind], f"{link}#{kind.value}" if kinds[kind] else "")
            for kind in ListKind
        ),
        Cell(own[0].matter),
    ]
