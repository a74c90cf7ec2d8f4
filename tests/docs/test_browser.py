"""The pages of the ontology in a browser, wide and narrow."""

import pytest
from playwright.sync_api import Browser

from docs.generator.__main__ import DOCS
from tests.browser import NEEDS_BROWSER

pytestmark = NEEDS_BROWSER


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
