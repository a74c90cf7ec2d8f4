"""What a user keeps of a network page: a link to the view, and the picture."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Locator, Page

from tests.browser import NEEDS_BROWSER
from tests.view.conftest import Open, find, shown
from tests.view.samples import EAST

SVG = "{http://www.w3.org/2000/svg}"
pytestmark = NEEDS_BROWSER


def middle_of(thing: Locator) -> float:
    box = thing.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2


def test_a_view_can_be_sent(open_page: Open) -> None:
    page = open_page()
    page.select_option("#layout", "rings")
    page.select_option("#size", "duties")
    page.locator("#legend button", has_text="镇街").click()
    find(page, "财政")
    page.locator("#theme").click()
    fragment = "#" + page.url.partition("#")[2]
    assert re.fullmatch(
        "#node=department%2F990102%2Fa&hide=township&size=duties&layout=rings"
        r"&theme=dark&at=-?\d+%2C-?\d+%2C[\d.]+",
        fragment,
    )
    again = open_page(fragment=fragment)
    assert again.inner_text("#panel h2") == "南山县财政局"
    assert again.input_value("#layout") == "rings"
    assert again.input_value("#size") == "duties"
    assert shown(again) == "显示 3 个节点，0 条关系"
    assert again.evaluate("document.documentElement.dataset.theme") == "dark"
    assert "#" + again.url.partition("#")[2] == fragment


def test_a_permalink_is_followed_while_the_page_is_open(page: Page) -> None:
    page.evaluate("location.hash = 'node=township/990102102&least=2'")
    page.wait_for_function(
        "document.querySelector('#panel h2')?.textContent === '西河街道'"
    )
    assert shown(page) == "显示 3 个节点，2 条关系"


@pytest.mark.parametrize(
    "fragment",
    [
        "#node=nobody&size=x&layout=y&least=-1&at=a,b,c&hide=z&compare=1",
        "#%%%",
        "#at=1",
    ],
)
def test_a_strange_fragment_is_the_whole_picture(
    open_page: Open, fragment: str
) -> None:
    page = open_page("township", EAST, fragment=fragment)
    assert page.locator("#panel h2").count() == 0
    assert shown(page) == "显示 7 个节点，7 条关系"


def test_the_picture_is_saved_as_svg(page: Page, tmp_path: Path) -> None:
    with page.expect_download() as waiting:
        page.locator("#svg").click()
    assert waiting.value.suggested_filename == "dutygraph-departments-townships.svg"
    waiting.value.save_as(tmp_path / "seen.svg")
    svg = ElementTree.parse(tmp_path / "seen.svg").getroot()
    assert len(list(svg.iter(f"{SVG}line"))) == 4
    assert len(list(svg.iter(f"{SVG}circle"))) == 3
    assert len(list(svg.iter(f"{SVG}polygon"))) == 2
    texts = {text.text for text in svg.iter(f"{SVG}text")}
    assert {"谁在给乡镇派活：部门与镇街", "东岭镇", "财政局"} <= texts


def test_the_picture_is_saved_as_png(page: Page, tmp_path: Path) -> None:
    with page.expect_download() as waiting:
        page.locator("#png").click()
    waiting.value.save_as(tmp_path / "seen.png")
    content = (tmp_path / "seen.png").read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    wide = page.evaluate("2 * document.getElementById('drawn').clientWidth")
    assert int.from_bytes(content[16:20], "big") == wide
    assert len(content) > 10_000


def test_townships_stand_side_by_side(open_page: Open, tmp_path: Path) -> None:
    page = open_page("matters", fragment="#compare=1")
    assert page.locator("figcaption").all_inner_texts() == ["东岭镇", "西河街道"]
    matters = page.locator(
        "figure polygon", has=page.locator("title", has_text="防汛抗旱")
    )
    assert matters.count() == 2
    middles = [middle_of(matter) for matter in matters.all()]
    figures = [middle_of(figure) for figure in page.locator("figure svg").all()]
    offsets = [one - two for one, two in zip(middles, figures, strict=True)]
    assert offsets[0] == pytest.approx(offsets[1], abs=1)
    matters.first.click()
    assert page.locator("figure [stroke-width='1.6']").count() == 2
    with page.expect_download() as waiting:
        page.locator("#svg").click()
    waiting.value.save_as(tmp_path / "seen.svg")
    svg = ElementTree.parse(tmp_path / "seen.svg").getroot()
    assert "西河街道" in {text.text for text in svg.iter(f"{SVG}text")}
    page.locator("#compare").click()
    assert page.locator("#multiples").is_hidden()
