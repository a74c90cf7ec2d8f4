"""Network pages opened from a file, in a browser without a network."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dutygraph.view import scene_to_page, write_page
from tests.view.samples import scene

Open = Callable[..., Page]


@contextmanager
def opened(
    browser: Browser, path: Path, fragment: str, size: tuple[int, int], scheme: str
) -> Iterator[Page]:
    """Open a page; a request, an error or a message of the console fails the test."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        offline=True,
    )
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.append(request.url.partition("#")[0]))
    page.goto(path.as_uri() + fragment)
    page.wait_for_selector("body[data-ready]")
    yield page
    assert [one for one in heard if not one.startswith("blob:")] == [path.as_uri()]
    context.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    contexts = []

    def open_one(
        network: str = "departments-townships",
        subject: str = "",
        fragment: str = "",
        size: tuple[int, int] = (1280, 800),
        scheme: str = "light",
        lang: str = "zh",
        **changed: object,
    ) -> Page:
        path = tmp_path / "network.html"
        write_page(scene_to_page(scene(network, subject, **changed), lang), path)  # type: ignore[arg-type]
        context = opened(browser, path, fragment, size, scheme)
        contexts.append(context)
        return context.__enter__()

    yield open_one
    for context in contexts:
        context.__exit__(None, None, None)


@pytest.fixture(params=[(1280, 800), (390, 844)], ids=["wide", "narrow"])
def page(open_page: Open, request: pytest.FixtureRequest) -> Page:
    return open_page(size=request.param)


def shown(page: Page) -> str:
    return page.inner_text("#legend .shown")


def find(page: Page, text: str) -> None:
    page.fill("#wanted", text)
    page.press("#wanted", "Enter")
