"""What pages show of more than can be looked at: sums by county, rows found."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dutygraph.store import Store, open_store
from dutygraph.web.pages import lines, tables
from dutygraph.web.pages.lines import build_page
from dutygraph.web.pages.page import Page, Visit
from dutygraph.web.pages.rendering import render
from dutygraph.web.pages.tables import Cell, Column, make_table


@pytest.fixture
def opened(store: Path) -> Iterator[Store]:
    with open_store(store) as found:
        yield found


def page_of(store: Store, **fields: str) -> Page:
    page = build_page(store, Visit("/lines", fields, "zh"))
    assert isinstance(page, Page)
    return page


def sums(page: Page) -> list[float]:
    return [
        round(sum(float(str(tile.cell.value)) for tile in tiles), 6)
        for _, tiles, _ in page.content["tiles"]  # type: ignore[attr-defined]
    ]


def test_many_townships_are_added_up_by_county(
    opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = page_of(opened)
    monkeypatch.setattr(lines, "_MOST_TOWNS", 2)
    many = page_of(opened)
    heads = {str(head): head.link for head in many.content["heads"]}  # type: ignore[attr-defined]
    assert heads["青山区"] == "/lines?county=150204"
    assert sums(many) == sums(few)
    assert "这里按县（区、旗）合计" in render(many, Visit("/lines", {}, "zh"))


def test_the_beginning_of_a_code_leaves_the_counties_below_it(
    opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "_MOST_TOWNS", 1)
    page = page_of(opened, county="1502")
    heads = [head.link for head in page.content["heads"]]  # type: ignore[attr-defined]
    assert heads == ["/lines?county=150204", "/lines?county=150205"]


def test_a_county_shows_its_townships_alone(opened: Store) -> None:
    page = page_of(opened, county="150204")
    heads = [str(head) for head in page.content["heads"]]  # type: ignore[attr-defined]
    assert heads == ["青山路街道"]
    assert page.content["county"] == "青山区"


def test_a_cut_table_is_searched_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_SHOWN", 2)
    names = ["水利局", "民政局", "财政局", "南山县水利局"]
    rows = [[Cell(name), Cell(f"https://w3id.org/{name}")] for name in names]
    columns = (Column("name", "部门"), Column("iri", "IRI", hidden=True))
    table = make_table("departments", "部门", columns, rows)
    page = Page("departments.html", "部门", {"table": table})
    whole = render(page, Visit("/departments", {}, "zh"))
    assert "这里只列前 2 行，下载的文件里有全部 4 行。" in whole
    assert 'name="in-departments"' in whole
    assert "南山县水利局" not in whole
    found = render(page, Visit("/departments", {"in-departments": "南山"}, "zh"))
    assert "南山县水利局" in found
    assert "民政局" not in found
    assert "1 / 4 行" in found
    hidden = render(page, Visit("/departments", {"in-departments": "w3id"}, "zh"))
    assert "0 / 4 行" in hidden


def test_of_hundreds_of_names_those_typed_are_suggested() -> None:
    towns = [(f"第{number}镇", f"第{number}镇") for number in range(401)]
    content = {"whole": [], "subjects": {"township": towns}}
    page = render(
        Page("networks.html", "网络图", content), Visit("/networks", {}, "zh")
    )
    assert '<input name="name" required list="township-names">' in page
    assert '<datalist id="township-names">' in page
    assert '<option value="第400镇"></option>' in page
