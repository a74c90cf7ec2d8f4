"""Every number of the report on the five documents leads to the duties behind it."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from math import floor

import pytest
from lxml import html

Element = html.HtmlElement
COUNTS = {
    "读到",
    "处数",
    "配合事项（项）",
    "共同事项（项）",
    "硬保障",
    "只有软保障",
    "没有保障",
    "合计",
}
"""The headings of the columns that count duties or doubts."""
ROWS = {
    "各镇街清单的项数（项）": 15,
    "存疑之处，按种类": 3,
    "部门排名：要镇街做的步骤（个）": 128,
    "五种算法下的名次": 128,
    "各条线（行）占各镇街（列）配合步骤的份额（%）": 50,
    "配合事项按保障分（项）": 5,
    "各条线的步骤和没有硬保障的步骤（个）": 50,
    "没有硬保障的事项，步骤多的在前（步骤，个）": 268,
    "一地列为基本履职、另一地已由上级收回的事项（39 项）": 39,
    "其他归属不同的事项（58 项）": 58,
    "各镇街步骤的集中程度": 5,
    "全部有共同事项的条线（项）": 438,
}


@pytest.fixture(scope="module")
def page(pages: dict[str, str]) -> Element:
    return html.document_fromstring(pages["zh"].encode())


@pytest.fixture(scope="module")
def anchors(page: Element) -> dict[str, Element]:
    return {one.get("id"): one for one in page.iter() if one.get("id")}


def cells(page: Element) -> Iterator[tuple[str, str, Element]]:
    """Give every cell that shows a number, with its table and its heading."""
    for table in page.iter("table"):
        title = table.xpath("ancestor::figure[1]/figcaption/b")[0].text_content()
        headings = [
            "".join(one.xpath("text()|span[not(@class)]/text()"))
            for one in table.xpath("thead/tr/th")
        ]
        for row in table.xpath("tbody/tr"):
            for heading, cell in zip(headings, row, strict=True):
                number = cell.get("class", "").startswith(("number", "bar"))
                if number and re.search(r"\d", cell.text_content()):
                    yield title, heading, cell


def follow(cell: Element, anchors: dict[str, Element]) -> Element:
    (link,) = cell.iter("a")
    return anchors[link.get("href").removeprefix("#")]


def count_entries(target: Element) -> int:
    """Give how many duties a number leads to; a duty alone is one."""
    return 1 if target.tag == "li" else len(target.xpath("ul/li"))


def add_steps(target: Element) -> Fraction:
    """Add up the parts that a group says each of its duties has in the number."""
    said = re.findall(r"(\d+) 步(?: × (\d+(?:/\d+)?))?", smalls(target))
    return sum((int(n) * Fraction(part or 1) for n, part in said), Fraction(0))


def smalls(target: Element) -> str:
    return "\n".join(one.text_content() for one in target.xpath("ul/li/small"))


def note(target: Element) -> str:
    return str(target.xpath("string(p[@class='note'])"))


def test_every_number_in_a_table_is_a_link_to_something_on_the_page(
    page: Element, anchors: dict[str, Element]
) -> None:
    numbers = list(cells(page))
    assert len(numbers) > 3_000
    for title, heading, cell in numbers:
        assert [one.tag for one in cell.iter("a")] == ["a"], (title, heading)
        follow(cell, anchors)


def test_every_link_leads_to_one_place(page: Element) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {one.removeprefix("#") for one in page.xpath("//@href")} <= set(ids)


def test_a_count_leads_to_as_many_duties(
    page: Element, anchors: dict[str, Element]
) -> None:
    counts = [cell for cell in cells(page) if cell[1] in COUNTS]
    assert len(counts) > 1_000
    assert {heading for _, heading, _ in counts} == COUNTS
    for title, heading, cell in counts:
        target = follow(cell, anchors)
        assert count_entries(target) == int(cell.text_content()), (title, heading)


def test_steps_are_the_sum_of_the_parts_of_the_duties_they_lead_to(
    page: Element, anchors: dict[str, Element]
) -> None:
    bars = [
        cell
        for _, heading, cell in cells(page)
        if heading in {"镇街步骤（个）", "无硬保障步骤（个）"}
        and follow(cell, anchors).tag == "div"
    ]
    assert len(bars) == 128 + 50 + 50 + 27 + 19 + 24 + 33 + 25
    for cell in bars:
        target = follow(cell, anchors)
        tenths = floor(add_steps(target) * 10 + Fraction(1, 2))
        assert f"{tenths // 10:,}.{tenths % 10}" == cell.text_content()
        shown = cell.text_content().removesuffix(".0")
        assert f"合计 {shown} 步" in note(target)


def test_a_share_is_what_its_duties_come_to(
    page: Element, anchors: dict[str, Element]
) -> None:
    headings = {"占所在镇街", "占本镇街", "缺口率", "前五个部门占比（0–100%）"}
    shares = [
        cell
        for title, heading, cell in cells(page)
        if heading in headings or title.startswith("各条线（行）")
    ]
    assert len(shares) > 128 * 2 + 50 + 5
    for cell in shares:
        percent = cell.text_content().removesuffix("%") + "%"
        target = follow(cell, anchors)
        whole = re.search(r"占.* ([\d,.]+) 步的 (\S+)$", note(target))
        assert whole is not None
        assert whole[2] == percent
        steps, total = float(add_steps(target)), float(whole[1].replace(",", ""))
        if percent == "<0.1%":
            assert 0 < steps < 0.0005 * total
            continue
        # The whole is shown to one decimal, the share in per cent to one.
        share = float(percent.removesuffix("%")) / 100
        assert abs(steps - share * total) <= 0.0005 * total + 0.05 * share + 1e-9


def test_steps_of_a_duty_are_listed_with_it(
    page: Element, anchors: dict[str, Element]
) -> None:
    title = "没有硬保障的事项，步骤多的在前（步骤，个）"
    steps = [cell for name, _, cell in cells(page) if name == title]
    assert len(steps) == 268
    for cell in steps:
        assert len(follow(cell, anchors).xpath("ol/li")) == int(cell.text_content())


def test_the_number_of_departments_leads_to_all_of_them(
    page: Element, anchors: dict[str, Element]
) -> None:
    found = {
        cell.text_content(): len(follow(cell, anchors).xpath(".//tbody/tr"))
        for _, heading, cell in cells(page)
        if heading == "派活部门（个）"
    }
    assert found == {"27": 27, "19": 19, "24": 24, "33": 33, "25": 25}


def test_tables_give_all_their_rows(page: Element) -> None:
    rows: dict[str, int] = {}
    for figure in page.xpath("//figure[.//table]"):
        title = figure.xpath("string(figcaption/b)")
        rows[title] = len(figure.xpath(".//tbody/tr"))
        for summary in figure.xpath("details/summary"):
            assert f"全部 {rows[title]} 行" in summary.text_content()
    assert {title: rows[title] for title in ROWS} == ROWS


@pytest.mark.parametrize(
    ("number", "entries"), [("809", 809), ("285", 285), ("346", 346), ("178", 178)]
)
def test_the_first_screen_leads_to_the_duties_it_counts(
    page: Element, anchors: dict[str, Element], number: str, entries: int
) -> None:
    (link,) = page.xpath(f"//*[@id='summary']//a[text()='{number}']")
    target = anchors[link.get("href").removeprefix("#")]
    assert len(target.xpath(".//ul/li")) == entries


def test_the_first_screen_answers_who_how_firm_and_with_what_support(
    page: Element,
) -> None:
    said = {
        one.findtext("dt"): one.xpath("string(dd/p[1])")
        for one in page.xpath("//dl/div")
    }
    assert said == {
        "谁派活最多": "步骤最多的部门是巴林左旗农牧局：24 项配合事项、"
        "折合 62.1 个步骤，占其所在镇街全部步骤的 25.0%。",
        "有多稳固": "换用五种算法、把事项随机重抽一千次，"
        "始终排在前 10 的只有 2 个部门：巴林左旗农牧局、石拐区民政和退役军人事务局。"
        "其余部门的先后取决于怎么算、算哪些事项，不宜单独引用名次。",
        "给了什么保障": "配合履职事项要镇街做 1,287 个步骤，其中 935 个（72.6%）"
        "没有写明钱、物、人的保障。",
        "什么可以改": "有 97 项同类事项在不同镇街归属不同，"
        "其中 39 项一地列为基本履职、另一地已由上级收回：改动是做得到的。",
        "读得有多可靠": "共读到 5 个镇街的 809 项事项：基本履职 285 项、"
        "配合履职 346 项、上级收回 178 项。",
    }
    numbers = chain.from_iterable(
        re.findall(r"\d[\d,.]*%?", " ".join(one.xpath("text()[not(parent::a)]")))
        for one in page.xpath("//dl//p")
    )
    assert list(numbers) == ["10"], "the top group is no number of duties"


def test_every_duty_step_and_guarantee_has_its_words_and_its_place(
    page: Element,
) -> None:
    duties = page.xpath("//section[@id='duties']//li[@id]")
    assert len(duties) == 809
    steps = page.xpath("//section[@id='duties']//ol/li")
    assert len(steps) == 1_287
    promised = page.xpath(
        "//section[@id='duties']//li/div[small[text()='保障 '] and q]"
    )
    assert len(promised) == 464
    for one in chain(duties, steps, promised):
        assert one.xpath("string(.//q)")
        assert re.search(r"第\d+(–\d+)?行$", one.xpath("string(.//cite)"))


def test_markdown_gives_every_row_and_every_link(
    page: Element, pages: dict[str, str]
) -> None:
    text = pages["md"]
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    tables = page.xpath("//figure[.//table]")
    own = sum(len(one.xpath(".//tbody/tr")) for one in tables)
    assert len(rows) == own + 2 * len(tables)
    ids = re.findall(r'<a id="([^"]+)"></a>', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(ids)
    assert "1. “扎实做好流动人口" not in text
    assert len(re.findall(r"^ {4}\d+\. “.*第\d+", text, re.MULTILINE)) == 1_287


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_of_five_townships_can_be_sent_around(
    pages: dict[str, str], lang: str
) -> None:
    assert len(pages[lang].encode()) < 5_000_000
    assert not re.search(r"<script|\son\w+=|src=|url\(|@import|https?://", pages[lang])


def test_an_english_page_says_which_words_are_chinese(pages: dict[str, str]) -> None:
    page = html.document_fromstring(pages["en"].encode())
    bare = [
        text
        for text in page.xpath("//main//text()[not(ancestor::*[@lang='zh-CN'])]")
        if re.search(r"[\u4e00-\u9fff]", text) and text.getparent().tag != "text"
    ]
    assert {one.getparent().tag for one in bare} <= {"title"}
    assert page.get("lang") == "en"
