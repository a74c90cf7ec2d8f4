"""Every page in both languages: all links lead somewhere, all text stays text."""

import csv
import io
import json
import re
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import lxml.html
import openpyxl
import pytest

from dutygraph.model import Duty, ListKind, Place
from dutygraph.quads import to_quads
from dutygraph.store import create_store
from tests.report.conftest import BASIC, COOPERATIVE, make_list, passage
from tests.web.conftest import Server, serve
from tests.web.pages import (
    BROWSER,
    HOSTILE,
    START,
    links_of,
    running_parts,
    unfilled_words,
)

SITE = [path for path in START if path != "/report"]
"""The pages in the frame of the site; the report is a file of its own."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")
TYPED = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "' OR '1'='1\" } } DROP ALL #",
    "\u202eexe.gnp\u202c",
    "<http://example.org/> ?x \\u0022",
    "镇" * 5_000 + "x" * 5_000,
    "河\0道",
]
FORMULA = '=HYPERLINK("http://example.org","点")'
EVERYWHERE = Duty(
    ListKind.RECLAIMED,
    1,
    HOSTILE,
    FORMULA,
    Place(lines=(20, 22)),
    HOSTILE,
    departments=("县某局",),
    work_methods=(passage(HOSTILE),),
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of a list whose every text is an attack."""
    path = tmp_path_factory.mktemp("hostile") / "graph"
    with create_store(path) as store:
        store.put(to_quads(make_list(BASIC, *COOPERATIVE, EVERYWHERE)))
    with serve(path) as running:
        yield running


def crawl(server: Server, start: list[str], most: int, alike: int) -> Iterator[str]:
    """Follow links from page to page; of addresses that differ in names only a few."""
    seen, waiting, shapes = set(start), deque(start), Counter[str]()
    while waiting and most:
        address = waiting.popleft()
        shape = re.sub(r"%[0-9A-F]{2}|[0-9a-z]{12,}|\d+", "#", address)[:60]
        shapes[shape] += 1
        if shapes[shape] > alike:
            continue
        most -= 1
        answer = server.get(address, headers=BROWSER)
        assert answer.status_code in (200, 303), (address, answer.text[:500])
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        yield address
        if re.match("/report|/networks/", address):
            continue  # a page that stands by itself, with tests of its own
        assert running_parts(answer.text) == [], address
        for link in links_of(answer.text):
            assert link.startswith("/"), (address, link)
            if link not in seen:
                seen.add(link)
                waiting.append(link)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_link_leads_somewhere(server: Server, lang: str) -> None:
    start = [path if lang == "zh" else f"{path}?lang=en" for path in START]
    opened = list(crawl(server, start, most=150, alike=3))
    assert set(start) <= set(opened)
    assert len(opened) > 60


@pytest.mark.parametrize(
    ("lang", "facts"),
    [
        ("zh", ["县（区、旗）", "突泉县", "条线", "民政", "其他写法", "县民政局"]),
        (
            "en",
            [
                *("County", "突泉县"),
                *("Functional line", "Civil affairs"),
                *("Other spellings", "县民政局"),
            ],
        ),
    ],
)
def test_what_no_language_but_chinese_says_stands_in_english_pages_too(
    server: Server, lang: str, facts: list[str]
) -> None:
    query = 'SELECT ?d { ?d a dg:Department ; skos:prefLabel "突泉县民政局"@zh }'
    (row,) = server.ask(query).json()["results"]["bindings"]
    path = urlsplit(row["d"]["value"]).path.removeprefix("/dutygraph")
    text = server.get(path, params={"lang": lang}, headers=BROWSER).text
    (shown,) = lxml.html.fromstring(text.encode()).xpath("//dl[@class='facts']")
    assert [one.strip() for one in shown.itertext() if one.strip()] == facts


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        ("kind=reclaimed", ["上级部门收回事项清单"]),
        ("township=152224100&kind=基本履职事项清单", ["突泉镇", "基本履职事项清单"]),
        ("field=无此领域", []),
    ],
)
def test_form_of_a_question_shows_what_was_asked(
    server: Server, asked: str, chosen: list[str]
) -> None:
    text = server.get(f"/questions/duties?{asked}", headers=BROWSER).text
    options = lxml.html.fromstring(text.encode()).xpath("//option[@selected]")
    assert [one.text for one in options] == chosen


def test_township_shows_the_duties_of_each_list_and_leads_none(server: Server) -> None:
    text = server.get("/id/township/152224100", headers=BROWSER).text
    figures = lxml.html.fromstring(text.encode()).find_class("figures")[0]
    assert figures.text_content().split() == [
        "配合事项77",
        "镇街步骤277",
        "无硬保障步骤244",
        "收回事项42",
        "基本事项99",
    ]


@pytest.mark.parametrize("path", SITE)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_speaks_one_language(server: Server, path: str, lang: str) -> None:
    text = server.get(path, params={"lang": lang}, headers=BROWSER).text
    assert unfilled_words(text) == []
    document = lxml.html.fromstring(text.encode("utf-8"))
    (heading,) = document.xpath("//h1")
    menu = " ".join(document.xpath("//nav[1]//text() | //th//text() | //h2//text()"))
    assert bool(CHINESE.search(heading.text_content())) == (lang == "zh")
    if lang == "en" and path != "/lines":
        assert not CHINESE.search(menu), menu


def fields_of(server: Server, path: str) -> set[str]:
    document = lxml.html.fromstring(server.get(path, headers=BROWSER).content)
    return {*document.xpath("//main//form//@name"), "format", "table", "page", "lang"}


@pytest.mark.parametrize("typed", TYPED, ids=range(len(TYPED)))
@pytest.mark.parametrize(
    "path", [*SITE, "/resource", "/questions/duties", "/questions/department-pairs"]
)
def test_what_is_typed_stays_text(server: Server, path: str, typed: str) -> None:
    fields = {"iri"} if path == "/resource" else fields_of(server, path)
    for field in sorted(fields):
        answer = server.get(path, params={field: typed}, headers=BROWSER)
        assert answer.status_code in (200, 400, 404), (field, answer.text)
        assert running_parts(answer.text) == [], field


@pytest.mark.parametrize("typed", TYPED[:6], ids=range(6))
@pytest.mark.parametrize("start", ["/id/", "/questions/", "/exports/", "/"])
def test_what_is_typed_as_a_path_stays_text(
    server: Server, start: str, typed: str
) -> None:
    answer = server.get(start + quote(typed, safe=""), headers=BROWSER)
    assert answer.status_code in (400, 404)
    assert answer.headers["content-type"].startswith("text/html")
    assert running_parts(answer.text) == []


@pytest.mark.slow
def test_what_a_list_says_stays_text(hostile: Server) -> None:
    opened = list(crawl(hostile, START, most=200, alike=4))
    kinds = {address.split("/")[2] for address in opened if address.startswith("/id/")}
    assert kinds >= {"duty", "department", "township"}


@pytest.mark.parametrize("asked", ["", "?a=990101001"])
def test_one_township_alone_is_told_that_there_is_nothing_to_compare(
    hostile: Server, asked: str
) -> None:
    page = hostile.get(f"/compare{asked}", headers=BROWSER)
    said = lxml.html.fromstring(page.content).xpath("string(//*[@role='alert'])")
    assert said == "图谱里不到两个镇街，无从比较。"
    assert "dutygraph-" not in page.text


def test_a_name_that_is_an_attack_is_shown_as_it_is(hostile: Server) -> None:
    page = hostile.get("/departments", headers=BROWSER).text
    assert "&lt;script&gt;window.hurt=1&lt;/script&gt;" in page
    assert "<script>window" not in page


def test_a_csv_opens_in_excel_without_running_formulas(hostile: Server) -> None:
    answer = hostile.get("/questions/duties?format=csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.headers["content-disposition"] == 'attachment; filename="duties.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    cells = [cell for row in rows for cell in row]
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_workbook_holds_formulas_as_text(hostile: Server) -> None:
    answer = hostile.get("/questions/duties?format=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == FORMULA] == ["s"]


def test_json_holds_what_the_list_says(hostile: Server) -> None:
    rows = json.loads(hostile.get("/questions/duties?format=json").content)
    assert FORMULA in [value for row in rows for value in row.values()]


@pytest.mark.parametrize("path", ["/departments", "/questions/duties"])
def test_the_files_of_a_table_hold_the_same_rows(server: Server, path: str) -> None:
    rows = json.loads(server.get(f"{path}?format=json").content)
    text = server.get(f"{path}?format=csv").content.decode("utf-8-sig")
    workbook = openpyxl.load_workbook(
        io.BytesIO(server.get(f"{path}?format=xlsx").content)
    )
    assert workbook.active is not None
    assert len(list(csv.reader(io.StringIO(text)))) == len(rows) + 1
    assert workbook.active.max_row == len(rows) + 1


def test_a_cut_answer_says_so_on_the_page_and_in_its_header(store: Path) -> None:
    with serve(store, "--rows", 7) as server:
        address = "/editor?query=" + quote("SELECT * { ?s ?p ?o }")
        answer = server.get(address, headers=BROWSER)
        assert answer.headers["x-dutygraph-limit"] == "7"
        assert "到第 7 行为止" in answer.text
        file = server.get(f"{address}&format=csv")
        assert len(file.text.splitlines()) == 8
        assert file.headers["x-dutygraph-limit"] == "7"


def test_a_long_answer_is_shown_in_part_and_given_whole(server: Server) -> None:
    address = "/editor?query=" + quote("SELECT ?s { ?s ?p ?o } LIMIT 3000")
    page = server.get(address, headers=BROWSER).text
    assert page.count("<tr>") == 2_001
    assert "这里只列前 2000 行，下载的文件里有全部 3000 行。" in page
    assert len(server.get(f"{address}&format=csv").text.splitlines()) == 3_001


@pytest.mark.slow
@pytest.mark.parametrize(
    ("layout", "start"),
    [
        ("csv", b"PK"),
        ("xlsx", b"PK"),
        ("sqlite", b"SQLite format 3"),
        ("gexf", b"<?xml"),
        ("dcat", b"@prefix"),
    ],
)
def test_an_export_is_given_whole_by_its_address(
    server: Server, layout: str, start: bytes
) -> None:
    answer = server.get(f"/exports/{layout}")
    assert answer.status_code == 200
    assert answer.content.startswith(start)
    assert server.get(f"/exports/{layout}").content == answer.content
