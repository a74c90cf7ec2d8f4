"""Tables on pages say what they hold, and lead to it."""

import csv
import io

import lxml.html
import pytest

from dutygraph.web.pages.tables import Cell, Column, DataTable
from tests.web.conftest import Server
from tests.web.pages import (
    BROWSER,
)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", ["折算事项：几个部门", "名次都在前 10 名之内", "无硬保障步骤：其中"]),
        ("en", ["Share: joint duties", "within the first 10", "Unsupported steps: "]),
    ],
)
def test_the_ranking_says_what_its_columns_mean(
    server: Server, lang: str, said: list[str]
) -> None:
    text = server.get(f"/departments?lang={lang}", headers=BROWSER).text
    assert [words for words in said if words not in text] == []


@pytest.mark.parametrize(
    ("asked", "column", "kind"),
    [
        ("matters-only-elsewhere?township=突泉镇", 0, "matter"),
        ("duties-by-list", 0, "township"),
        ("steps-by-department?lang=en", 0, "department"),
        ("steps-by-line?lang=en", 0, "functional-line"),
    ],
)
def test_a_name_in_an_answer_leads_to_what_it_names(
    server: Server, asked: str, column: int, kind: str
) -> None:
    page = lxml.html.fromstring(
        server.get(f"/questions/{asked}", headers=BROWSER).content
    )
    cells = [row[column] for row in page.xpath("//tbody/tr")]
    links = [one.xpath("string(a/@href)").split("/")[1:3] for one in cells]
    assert links == [["id", kind]] * len(cells) != []
    first = cells[0].xpath("a")[0]
    shown = server.get(first.get("href"), headers=BROWSER).content
    assert lxml.html.fromstring(shown).xpath("string(//h1)") == first.text


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", ["属于 (dcterms:isPartOf)", "rdf:type", "名称 (skos:prefLabel)"]),
        ("en", ["is part of (dcterms:isPartOf)", "rdf:type"]),
    ],
)
def test_a_division_shows_names_where_they_are_known(
    server: Server, lang: str, said: list[str]
) -> None:
    path = f"/id/division/150205202?lang={lang}"
    page = lxml.html.fromstring(server.get(path, headers=BROWSER).content)
    assert page.xpath("string(//h1)") == "吉忽伦图苏木"
    rows = {row[0].text_content(): row[1] for row in page.xpath("//tbody/tr")}
    assert [name for name in said if name not in rows] == []
    assert rows[said[0]].text_content() == "石拐区"
    # What no graph tells of leads nowhere.
    assert page.xpath("//tbody/tr/td[text()='rdf:type']/a") == []
    text = server.get(f"{path}&format=csv&table=statements").text
    assert "https://w3id.org/dutygraph/id/division/150205\n" in text.replace("\r", "")


@pytest.mark.parametrize(("lang", "said"), [("zh", "未收录"), ("en", "not there")])
def test_a_list_that_no_document_holds_is_not_one_of_no_duties(
    server: Server, lang: str, said: str
) -> None:
    page = lxml.html.fromstring(server.get(f"/?lang={lang}", headers=BROWSER).content)
    rows = page.xpath("//section[@id='townships']//tbody/tr")
    lists = {row[0].text_content(): [one.text_content() for one in row] for row in rows}
    assert lists["青山路街道"][1:4] == [said, "67", said]
    assert lists["突泉镇"][1:4] == ["99", "77", "42"]
    text = server.get("/?format=csv&table=townships").text
    assert "青山路街道,0,67,0," in text


def test_a_table_of_duties_shows_no_column_that_the_page_says_or_that_is_empty(
    server: Server,
) -> None:
    path = "/id/township/152224100"
    page = lxml.html.fromstring(server.get(path, headers=BROWSER).content)
    headings = {
        section.get("id"): section.xpath(".//th/text()")
        for section in page.xpath("//section[@data-table]")
    }
    assert headings == {
        "cooperative": ["序号", "事项", "部门", "镇街步骤", "保障"],
        "reclaimed": ["序号", "事项", "部门"],
        "basic": ["序号", "事项"],
    }
    text = server.get(f"{path}?format=csv&table=basic").text.removeprefix("\ufeff")
    first = next(csv.DictReader(io.StringIO(text)))
    assert (first["township"], first["kind"]) == ("突泉镇", "basic")


@pytest.mark.parametrize(("lang", "said"), [("zh", "软保障"), ("en", "soft")])
def test_a_type_of_guarantee_says_in_words_how_hard_it_is(
    server: Server, lang: str, said: str
) -> None:
    path = f"/id/guarantee-type/guidance?lang={lang}"
    page = lxml.html.fromstring(server.get(path, headers=BROWSER).content)
    assert page.xpath("//dl[@class='facts']/dd/text()")[1] == said


@pytest.mark.parametrize(
    ("texts", "style"),
    [
        ([], "short"),
        (["突泉镇", "basic"], "short"),
        (["突泉县住房和城乡建设局", "突泉县民政局"], "text"),
        (["开展村、社区党组织书记县级党委备案管理工作"], "long"),
        (["ab" * 32], "code"),
        (["https://w3id.org/dutygraph/id/township/152224100"], "code"),
    ],
)
def test_a_column_is_set_as_its_texts_need_it(texts: list[str], style: str) -> None:
    rows = tuple((Cell(text),) for text in texts)
    table = DataTable("t", "", (Column("a", "a"),), rows)
    assert table.shown() == [(0, style)]
