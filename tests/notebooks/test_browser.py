"""The pages of the notebooks in a browser, wide and narrow."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import NEEDS_BROWSER

pytestmark = NEEDS_BROWSER


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_fit_and_are_quiet(browser: Browser, folder: Path, width: int) -> None:
    pages = sorted((folder / "build" / "notebooks").glob("*.html"))
    assert len(pages) == 3
    for path in pages:
        page = browser.new_page(viewport={"width": width, "height": 844})
        outside: list[str] = []
        messages: list[str] = []
        page.on("request", lambda request, to=outside: to.append(request.url))
        page.on("console", lambda message, to=messages: to.append(message.text))
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        asked = [
            url for url in outside if not url.startswith(("file:", "about:", "data:"))
        ]
        assert (asked, messages) == ([], [])
        page.close()


def test_one_notebook_leads_to_the_next(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "build" / "notebooks" / "01-policy-analysts.html").as_uri())
    page.click("a[href='02-researchers.html']")
    assert page.title() == "研究者：部门、镇街与事项的网络"
    page.close()
