"""The site as a reader meets it: in a browser that no other host answers."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import NEEDS_BROWSER
from tests.web.accessibility import CHECKS, CONTRAST
from tests.web.conftest import Server
from tests.web.pages import START

WIDTHS = {"wide": (1280, 900), "narrow": (390, 844)}
TOWNSHIP = "/id/township/152224100"
ANSWER = "/editor?query=" + quote(
    """SELECT ?name ?kind (COUNT(?duty) AS ?duties) {
  ?duty a ?kind ; dg:township ?t . ?t skos:prefLabel ?name .
  ?kind rdfs:subClassOf dg:Duty
} GROUP BY ?name ?kind ORDER BY ?name ?kind"""
)
MISTAKE = "/editor?query=" + quote("SELECT * {\n  ?s ?p }")
EVERY = [
    *(path for path in START if path != "/report"),
    TOWNSHIP,
    ANSWER,
    MISTAKE,
    "/questions/duties?kind=reclaimed",
    "/search?q=" + quote("河道"),
    "/compare?a=" + quote("突泉镇") + "&b=" + quote("富河镇"),
    "/resource?iri=" + quote("https://w3id.org/dutygraph/ontology#Duty"),
    "/nothing",
]
NAMES = [re.sub(r"%..|\?query.*", "", path)[:24] for path in EVERY]

# The words of English in tables that stand on more than one line.
TORN = r"""[...document.querySelectorAll("th, td:not(.code)")].flatMap((cell) => {
  const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), torn = [];
  for (let node; (node = walk.nextNode()); ) {
    for (const word of node.data.matchAll(/[A-Za-z]+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (range.getClientRects().length > 1) torn.push(word[0]);
    }
  }
  return torn;
})"""

pytestmark = NEEDS_BROWSER
Open = Callable[..., Page]


@contextmanager
def quiet_page(browser: Browser, server: Server, width: str, **options: object):  # type: ignore[no-untyped-def]
    """A page; a word on the console, or a request elsewhere or in vain, fails."""
    wide, high = WIDTHS[width]
    context = browser.new_context(viewport={"width": wide, "height": high}, **options)
    page = context.new_page()
    heard: list[str] = []
    refused = "the server responded with a status of 40"
    page.on(
        "console",
        lambda message: refused in message.text or heard.append(message.text),
    )
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on(
        "request",
        lambda request: (
            request.url.startswith((server.address, "data:", "blob:"))
            or heard.append(request.url)
        ),
    )
    page.on("requestfailed", lambda request: heard.append(f"failed {request.url}"))
    yield page
    page.wait_for_load_state("networkidle")
    assert heard == []
    context.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    with quiet_page(browser, server, "wide") as page:
        yield page


@pytest.fixture(params=list(WIDTHS))
def any_page(
    browser: Browser, server: Server, request: pytest.FixtureRequest
) -> Iterator[Page]:
    with quiet_page(browser, server, request.param) as page:
        yield page


@pytest.mark.parametrize("path", EVERY, ids=NAMES)
def test_a_page_is_quiet_fits_and_can_be_used_by_all(
    any_page: Page, server: Server, path: str
) -> None:
    any_page.goto(server.address + path)
    any_page.wait_for_load_state("networkidle")
    assert any_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert any_page.evaluate("scrollY") == 0
    assert any_page.evaluate(CHECKS) == []
    for scheme in ("light", "dark"):
        any_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        any_page.evaluate("new Promise(requestAnimationFrame)")
        any_page.evaluate("new Promise(requestAnimationFrame)")
        assert any_page.evaluate(CONTRAST) == [], scheme


@pytest.mark.parametrize("path", ["/", "/editor", "/departments", TOWNSHIP])
def test_a_page_works_in_english_too(any_page: Page, server: Server, path: str) -> None:
    any_page.goto(f"{server.address}{path}?lang=en")
    assert any_page.locator("html").get_attribute("lang") == "en"
    assert any_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert any_page.evaluate(CHECKS) == []


@pytest.mark.parametrize("path", ["/lines", "/departments", "/documents", TOWNSHIP])
def test_no_word_of_a_table_is_torn(any_page: Page, server: Server, path: str) -> None:
    any_page.goto(f"{server.address}{path}?lang=en")
    assert any_page.locator("tbody tr").count() > 0
    assert any_page.evaluate(TORN) == []


def test_every_page_is_in_both_languages(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/departments")
    page.get_by_role("link", name="English").click()
    assert page.url == f"{server.address}/departments?lang=en"
    page.get_by_role("link", name="Questions").click()
    assert page.url == f"{server.address}/questions?lang=en"
    page.get_by_role("link", name="中文").click()
    assert page.url == f"{server.address}/questions"


def test_a_table_sorts_and_filters(any_page: Page, server: Server) -> None:
    any_page.goto(f"{server.address}/departments")
    heading = any_page.locator("th", has_text="配合事项").first
    column = heading.evaluate("one => one.cellIndex")
    numbers = any_page.locator(f"tbody tr:visible td:nth-child({column + 1})")
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    falling = [int(text) for text in numbers.all_inner_texts()]
    assert falling == sorted(falling, reverse=True)
    heading.get_by_role("button").press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    assert [int(text) for text in numbers.all_inner_texts()] == falling[::-1] or (
        sorted(falling) == [int(text) for text in numbers.all_inner_texts()]
    )
    any_page.locator("[data-filter]").fill("民政")
    shown = any_page.locator("tbody tr:visible").all_inner_texts()
    assert shown
    assert all("民政" in row for row in shown)
    count = any_page.locator("[data-count]").inner_text()
    assert count == f"{len(shown)} / {len(falling)} 行"


def test_a_number_leads_to_duties_and_a_duty_to_its_quote(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.address}/departments")
    page.locator("tbody td.number a").first.click()
    assert "/id/department/" in page.url
    page.locator("main a[href*='/id/duty/']").first.click()
    assert page.locator("main blockquote").first.inner_text().strip()


def test_the_editor_colours_completes_and_runs(any_page: Page, server: Server) -> None:
    any_page.goto(f"{server.address}/editor")
    editor = any_page.locator(".cm-content")
    editor.wait_for()
    colours = editor.evaluate(
        "one => new Set([...one.querySelectorAll('span')].map("
        "part => getComputedStyle(part).color)).size"
    )
    assert colours > 1
    editor.click()
    any_page.keyboard.press("ControlOrMeta+a")
    any_page.keyboard.type("SELECT (COUNT(*) AS ?n) { ?g a dg:Gu")
    option = any_page.locator(".cm-tooltip-autocomplete li").first
    expect(option).to_contain_text("dg:Guarantee")
    any_page.wait_for_timeout(200)  # an Enter at once is a new line
    any_page.keyboard.press("Enter")
    any_page.keyboard.press("Control+Enter")
    any_page.wait_for_url("**/editor?query=*")
    assert "dg:Guarantee" in any_page.locator("textarea").input_value()
    assert int(any_page.locator("tbody td").inner_text().replace(",", "")) > 0


def test_a_mistake_is_told_with_its_place(page: Page, server: Server) -> None:
    page.goto(server.address + MISTAKE)
    assert "第 2 行" in page.get_by_role("alert").inner_text()


def test_an_answer_is_a_table_a_chart_or_a_network(
    any_page: Page, server: Server
) -> None:
    any_page.goto(server.address + ANSWER)
    drawing = any_page.locator("[data-pane=drawing]")
    for name in ("图表", "网络"):
        button = any_page.get_by_role("button", name=name)
        button.click()
        drawing.locator("canvas").wait_for()
        assert button.get_attribute("aria-pressed") == "true"
        assert any_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    any_page.get_by_role("button", name="表格").click()
    assert any_page.locator("table").is_visible()
    assert drawing.is_hidden()


def test_a_question_is_a_form_with_an_address(any_page: Page, server: Server) -> None:
    any_page.goto(f"{server.address}/questions/duties")
    any_page.locator("main select[name=township]").select_option(label="突泉镇")
    any_page.locator("main button.main").click()
    assert "township=" in any_page.url
    assert any_page.locator("[data-count]").inner_text() == "218 行"
    any_page.locator("summary").click()
    any_page.locator("details a").click()
    assert any_page.url.startswith(f"{server.address}/editor?query=")
    expect(any_page.locator("[data-count]")).to_have_text("218 行")


def test_found_words_are_marked(page: Page, server: Server) -> None:
    page.goto(server.address)
    page.get_by_role("search").get_by_role("searchbox").fill("河道")
    page.keyboard.press("Enter")
    assert page.locator(".hits mark").first.inner_text() == "河道"


def test_the_keyboard_reaches_everything_in_order(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/departments")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.querySelector('main').contains(document.activeElement)"
    )
    assert page.evaluate("document.querySelectorAll('[tabindex]').length > 0")
    assert page.evaluate(
        "[...document.querySelectorAll('[tabindex]')].every(one => one.tabIndex <= 0)"
    )


@pytest.mark.parametrize("path", ["/departments", ANSWER, "/questions/duties"])
def test_it_works_without_scripts(browser: Browser, server: Server, path: str) -> None:
    with quiet_page(browser, server, "wide", java_script_enabled=False) as page:
        page.goto(server.address + path)
        assert page.locator("tbody tr").count() > 5


def test_the_query_can_be_typed_without_scripts(
    browser: Browser, server: Server
) -> None:
    with quiet_page(browser, server, "wide", java_script_enabled=False) as page:
        page.goto(f"{server.address}/editor")
        page.locator("textarea").fill("SELECT ?t { ?t a dg:Township }")
        page.locator("main button.main").click()
        assert page.locator("tbody tr").count() == 5
