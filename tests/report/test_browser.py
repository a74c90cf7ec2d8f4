"""The report as a reader meets it: a file, opened in a browser without a network."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from dutygraph.report import facts_to_report, read_facts
from dutygraph.store import open_store

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('svg.arcs g')].map(
    one => one.getBoundingClientRect());
  return boxes.some((one, i) => boxes.some((two, j) => i < j &&
    one.left < two.right && two.left < one.right &&
    one.top + 1 < two.bottom && two.top + 1 < one.bottom));
}"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_quiet_fits_and_leads_to_its_evidence(
    hostile_store: Path, tmp_path: Path, lang: str
) -> None:
    path = tmp_path / "report.html"
    with open_store(hostile_store) as store:
        facts = read_facts(store, (), lang)
    path.write_text(facts_to_report(facts, lang), encoding="utf-8")
    heard: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for width in (1280, 390):
            page = browser.new_page(viewport={"width": width, "height": 844})
            page.on("console", lambda message: heard.append(message.text))
            page.on("request", lambda request: heard.append(request.url))
            page.goto(path.as_uri())
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width
            assert not page.evaluate(OVERLAPS)
            assert page.evaluate("window.hurt") is None
            page.locator("#ranking td.bar a").first.click()
            assert page.locator(".groups > :target").is_visible()
            page.locator(":target a").first.click()
            assert "统计报表原文" in page.locator("li:target").inner_text()
        browser.close()
    assert {one.partition("#")[0] for one in heard} == {path.as_uri()}
