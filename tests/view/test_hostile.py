"""Hostile and strange names on a network page: shown as text, spoiling nothing."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.browser import NEEDS_BROWSER
from tests.view.conftest import Open, find
from tests.view.samples import CIVIL, DROUGHT, EAST, HOSTILE, MONEY, WEST

pytestmark = NEEDS_BROWSER


def test_hostile_text_runs_nothing_wherever_it_stands(
    open_page: Open, tmp_path: Path
) -> None:
    names = dict.fromkeys((MONEY, CIVIL, EAST, WEST, DROUGHT), HOSTILE)
    for network in ("matters", "departments-townships"):
        page = open_page(network, names=names, text=HOSTILE)
        find(page, "onerror")
        assert page.inner_text("#panel h2") == HOSTILE
        page.locator("#panel summary").first.click()
        assert page.locator("#panel blockquote").first.inner_text().startswith(HOSTILE)
        page.locator("#network").focus()
        page.keyboard.press("ArrowRight")
        with page.expect_download() as waiting:
            page.locator("#svg").click()
        waiting.value.save_as(tmp_path / "seen.svg")
        ElementTree.parse(tmp_path / "seen.svg")
        page.locator("#compare").click()
        assert page.locator("img").count() == 0
        assert page.evaluate("window.hurt") is None


@pytest.mark.parametrize(
    "text", ["长" * 10_000, "\u202e镇\u2066东" * 50, "javascript:alert(1)"]
)
def test_a_strange_name_spoils_nothing(open_page: Open, text: str) -> None:
    page = open_page(names={MONEY: text}, text=text, size=(390, 844))
    page.locator("#panel .names button", has_text="东岭镇").click()
    assert page.inner_text("#panel h2") == "东岭镇"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
