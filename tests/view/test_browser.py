"""The page as a user meets it: opened from a file, in a browser without a network."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from dutygraph.loads import Load, Loads, Party, Town
from dutygraph.view import loads_to_page, write_page

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
HOSTILE = '<img src=x onerror="window.hurt=1"></script><script>window.hurt=1</script>'

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


def loads() -> Loads:
    names = ["南山县财政局", "南山县民政局", HOSTILE]
    parties = [
        Party(f"urn:d{number}", name, "南山县", "990102")
        for number, name in enumerate(names)
    ]
    return Loads(
        tuple(
            Load(f"q{number}", "urn:t", (party.iri,), party.iri, 10 - number, False)
            for number, party in enumerate(parties)
        ),
        (),
        {party.iri: party for party in parties},
        {"urn:t": Town("urn:t", "东岭镇", "990102101")},
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(params=[(1280, 800), (390, 844)], ids=["wide", "narrow"])
def page(
    browser: Browser, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """An open page; a request, an error or a message of the console fails the test."""
    path = tmp_path / "network.html"
    write_page(loads_to_page(loads()), path)
    width, height = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, offline=True
    )
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready]")
    yield page
    assert heard == [path.as_uri()]
    context.close()


def test_the_page_opens_and_says_what_it_shows(page: Page) -> None:
    assert page.title() == "谁在给乡镇派活：部门与镇街网络"
    assert "1 个镇街，3 个部门" in page.inner_text("header")
    assert page.locator("#network canvas").is_visible()
    assert page.locator("#panel").is_hidden()


def test_the_page_is_as_wide_as_the_window(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_search_finds_a_part_of_a_name_and_shows_its_figures(page: Page) -> None:
    page.fill("#wanted", "财政")
    assert page.locator("#found button").all_inner_texts() == ["南山县财政局\n10"]
    page.press("#wanted", "Enter")
    panel = page.inner_text("#panel")
    assert panel.startswith("南山县财政局\n\n部门 · 南山县\n\n")
    assert "镇街步骤（个）\n10\n" in panel
    assert "东岭镇" in panel


def test_neighbours_can_be_followed_and_left(page: Page) -> None:
    page.fill("#wanted", "民政")
    page.press("#wanted", "Enter")
    page.locator("#panel .names button").first.click()
    names = page.locator("#panel .names button span:first-child").all_inner_texts()
    assert names == ["南山县财政局", "南山县民政局", HOSTILE]
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_a_click_on_the_picture_chooses(page: Page) -> None:
    page.fill("#wanted", "东岭")
    page.press("#wanted", "Enter")  # which brings it into the middle
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    page.locator("#network").click()
    assert page.inner_text("#panel h2") == "东岭镇"


def test_what_is_not_there_is_not_found(page: Page) -> None:
    page.fill("#wanted", "没有这个局")
    assert page.inner_text("#found") == "没有找到"


def test_hostile_text_runs_nothing(page: Page) -> None:
    page.fill("#wanted", "onerror")
    page.press("#wanted", "Enter")
    assert page.inner_text("#panel h2") == HOSTILE
    assert page.evaluate("window.hurt") is None
    assert page.locator("img").count() == 0
