"""The report as a reader meets it: a file, opened in a browser without a network."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from tests.browser import NEEDS_BROWSER

from .conftest import BROKEN, LONG, make_report

CROWDED = """() => {
  const found = [];
  const hit = (one, two) => one.left < two.right - 1 && two.left < one.right - 1 &&
    one.top < two.bottom - 1 && two.top < one.bottom - 1;
  const whole = (svg, box) => box.left >= svg.left - 1 && box.right <= svg.right + 1 &&
    box.top >= svg.top - 1 && box.bottom <= svg.bottom + 1;
  const name = one => one.textContent;
  for (const chart of document.querySelectorAll('svg.arcs, .ticks, .keys, thead tr')) {
    const labels = [...chart.querySelectorAll(
      chart.matches('svg') ? 'text' : ':scope > *')];
    const boxes = labels.map(one => one.getBoundingClientRect());
    const frame = chart.getBoundingClientRect();
    boxes.forEach((box, i) => {
      if (chart.matches('svg') && !whole(frame, box)) found.push(name(labels[i]));
      for (let j = 0; j < i; j++)
        if (hit(box, boxes[j])) found.push(name(labels[i]) + '|' + name(labels[j]));
    });
  }
  return found;
}"""
"""The labels of charts that meet another or leave their chart."""
PALE = """() => {
  const parse = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v =>
    v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = one => {
    for (let at = one; at; at = at.parentElement) {
      const [r, g, b, a = 1] = parse(getComputedStyle(at).backgroundColor);
      if (a > 0) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const found = new Set();
  const parts = document.querySelectorAll(
    'header, nav, footer, main > section:not(#evidence), #declared, #doubts, ' +
    '#groups > .listing:nth-child(-n+4), #duties > .listing:nth-child(-n+3)');
  for (const part of parts) {
    const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let n = 0; walk.nextNode() && n < 4000; n++) {
      const one = walk.currentNode.parentElement;
      if (!walk.currentNode.data.trim() || one.closest('title')) continue;
      const style = getComputedStyle(one);
      const ink = parse(one.closest('svg') ? style.fill : style.color);
      const both = [light(ink), light(ground(one))].sort((a, b) => b - a);
      const ratio = (both[0] + 0.05) / (both[1] + 0.05);
      if (ratio < 4.5) found.add(`${one.className} ${ratio.toFixed(2)}`);
    }
  }
  return [...found];
}"""
"""The texts whose contrast is below 4.5 (WCAG 2.2, 1.4.3)."""

Open = Callable[..., Page]

pytestmark = NEEDS_BROWSER


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a page off the network; in the end it has asked for itself alone."""
    path = tmp_path / "report.html"
    heard: list[str] = []
    context = browser.new_context(offline=True)

    def open_in(text: str, width: int, scheme: str = "light") -> Page:
        path.write_text(text, encoding="utf-8")
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("dialog", lambda dialog: heard.append(dialog.message))
        page.on("request", lambda request: heard.append(request.url))
        page.goto(path.as_uri())
        return page

    yield open_in
    context.close()
    assert {one.partition("#")[0] for one in heard} <= {path.as_uri()}


def is_within(page: Page, width: int) -> bool:
    wide: int = page.evaluate(
        "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
    )
    return wide <= width


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_of_five_townships_fits_and_nothing_overlaps(
    pages: dict[str, str], open_page: Open, lang: str, width: int
) -> None:
    page = open_page(pages[lang], width)
    assert is_within(page, width)
    assert page.evaluate(CROWDED) == []
    for summary in page.locator("summary").all():
        summary.focus()
        page.keyboard.press("Enter")
    assert page.locator("details:not([open])").count() == 0
    assert is_within(page, width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(
    pages: dict[str, str], open_page: Open, scheme: str
) -> None:
    assert open_page(pages["zh"], 1280, scheme).evaluate(PALE) == []


def test_the_answers_stand_on_the_first_screen(
    pages: dict[str, str], open_page: Open
) -> None:
    page = open_page(pages["zh"], 1280)
    last = page.locator("#summary dl > div").last.bounding_box()
    assert last is not None
    assert last["y"] < 844


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_number_leads_to_its_duties_and_these_to_their_words(
    hostile_store: Path, open_page: Open, lang: str
) -> None:
    page = open_page(make_report(hostile_store, lang), 390)
    assert is_within(page, 390)
    page.locator("#ranking td.bar a").first.click()
    assert page.locator("#groups > :target").is_visible()
    page.locator(":target a").first.click()
    assert "统计报表原文" in page.locator("li:target").inner_text()
    page.go_back()
    page.go_back()
    assert page.url.endswith("report.html")
    assert page.evaluate("window.hurt") is None


@pytest.mark.parametrize("width", [1280, 390])
def test_endless_and_broken_names_are_text_that_fits(
    long_store: Path, open_page: Open, width: int
) -> None:
    page = open_page(make_report(long_store), width)
    assert is_within(page, width)
    assert page.evaluate(CROWDED) == []
    assert page.locator("img, script, iframe, object, [onerror]").count() == 0
    assert page.evaluate("window.hurt") is None
    hrefs = page.locator("a").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )
    assert all(one.startswith("#") for one in hrefs)
    said = page.locator("#duties").text_content() or ""
    assert f"1 {LONG}" in said
    broken = BROKEN[: BROKEN.index("\u202e")]
    turned = "\ufffd" * 3 + "\u05d0\u05d1"
    assert f"2 {broken}{turned}" in said


def test_a_reader_without_a_mouse_or_eyes_finds_the_way(
    pages: dict[str, str], open_page: Open
) -> None:
    page = open_page(pages["en"], 1280)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#summary"
    assert page.locator(":focus").is_visible()
    assert [page.locator(one).count() for one in ("header", "nav", "main")] == [1] * 3
    assert page.locator("table:not(:has(thead th[scope=col]))").count() == 0
    assert page.locator("tbody tr:not(:has(th[scope=row]))").count() == 0
    regions = page.locator(".scroll[tabindex]")
    assert regions.count() > 20
    assert page.locator(".scroll:not([aria-label])").count() == 0
    levels = page.locator("h1, h2, h3, h4").evaluate_all(
        "all => all.map(one => Number(one.tagName[1]))"
    )
    steps = pairwise(levels)
    assert all(after - before <= 1 for before, after in steps)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_paper_the_report_is_short_and_says_where_the_evidence_is(
    pages: dict[str, str], open_page: Open, lang: str
) -> None:
    page = open_page(pages[lang], 1280, "dark")
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(printed) <= 40
    texts = [sheet.get_textpage().get_text_range() for sheet in printed]
    notes = {"zh": "没有打印：请看电子版", "en": "are not printed: see the page itself"}
    titles = {"zh": "依据：原文与位置", "en": "Evidence: words and places"}
    flat = "".join(texts).replace("\r\n", "" if lang == "zh" else " ")
    assert notes[lang] in flat
    assert titles[lang] not in flat
    heads = {"zh": "占所在镇街", "en": "Firm?"}
    ranked = [text for text in texts if heads[lang] in text.replace("\r\n", "")]
    assert len(ranked) >= 2, "a table that goes on repeats its head"


def test_on_paper_the_evidence_is_there_for_who_wants_it(
    hostile_store: Path, open_page: Open
) -> None:
    page = open_page(make_report(hostile_store), 1280)
    page.check("#print-all")
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    assert "统计报表原文" in text
    assert "没有打印" not in text.replace("\r\n", "")
