"""The pages of the ontology in a browser, wide and narrow."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from docs.generator.__main__ import DOCS

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_fits_and_is_quiet(browser: Browser, width: int, lang: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    requests: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    url = (DOCS / f"ontology.{lang}.html").as_uri()
    page.goto(url)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (requests, messages) == ([url], [])
    page.click("a[href='#shapes']")
    assert page.evaluate("location.hash") == "#shapes"
    page.close()


def test_a_box_of_a_diagram_leads_to_its_class(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 844})
    page.goto((DOCS / "ontology.zh.html").as_uri())
    page.click("svg a[href='#dg:DutyList'] >> nth=0")
    assert page.evaluate("document.querySelector(':target').id") == "dg:DutyList"
    page.close()
