"""The page inside a cell of a notebook."""

from pathlib import Path

from playwright.sync_api import Browser

from dutygraph.view import scene_to_page
from dutygraph.view.notebook import Cell
from tests.browser import NEEDS_BROWSER
from tests.view.samples import scene

pytestmark = NEEDS_BROWSER


def test_a_notebook_cell_holds_the_page(browser: Browser, tmp_path: Path) -> None:
    cell = Cell(scene_to_page(scene()))._repr_html_()
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><title>x</title>{cell}", encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    page.goto(path.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("body[data-ready]").wait_for()
    frame.locator("#wanted").fill("nsxcz")
    frame.locator("#wanted").press("Enter")
    assert frame.locator("#panel h2").inner_text() == "南山县财政局"
    assert errors == []
    context.close()
