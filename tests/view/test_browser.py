"""The page as a user meets it: opened from a file, in a browser without a network."""

import pytest
from playwright.sync_api import Page

from dutygraph.view import Limits
from tests.view.conftest import Open, find, shown


def place_of(page: Page, name: str) -> tuple[float, float]:
    """Bring a node into the middle and give where the middle is."""
    find(page, name)
    page.keyboard.press("Escape")
    box = page.locator("#network").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_page_opens_and_says_what_it_shows(page: Page) -> None:
    assert page.title() == "谁在给乡镇派活：部门与镇街"
    assert "2 个镇街，3 个部门，4 条关系" in page.inner_text("header")
    assert page.locator("#drawn canvas").is_visible()
    assert shown(page) == "显示 5 个节点，4 条关系"
    ranking = page.locator("#panel .name").all_inner_texts()
    assert ranking[:2] == ["东岭镇", "南山县财政局"]


def test_the_page_is_as_wide_as_the_window(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("typed", ["财政", "nsxcz", "NSXCZJ", "南山县财政局"])
def test_search_finds_names_parts_of_names_and_pinyin(page: Page, typed: str) -> None:
    page.fill("#wanted", typed)
    assert page.locator("#found .name").all_inner_texts() == ["南山县财政局"]
    page.press("#wanted", "Enter")
    assert page.inner_text("#panel h2") == "南山县财政局"


def test_what_is_not_there_is_not_found(page: Page) -> None:
    page.fill("#wanted", "没有这个局")
    assert page.inner_text("#found") == "没有找到"


def test_the_panel_tells_figures_duties_quotes_and_places(page: Page) -> None:
    find(page, "财政")
    panel = page.locator("#panel")
    assert panel.locator(".kind").inner_text() == "部门 · 南山县 · 财政"
    assert "镇街步骤\n5\n无硬保障的步骤\n3\n" in panel.locator("dl").inner_text()
    duties = panel.locator("details")
    assert duties.locator("summary").all_inner_texts() == [
        "做好工作1\n东岭镇 · 配合履职事项 · 1",
        "做好工作2\n东岭镇 · 配合履职事项 · 2",
    ]
    duties.first.locator("summary").click()
    duties.first.locator("blockquote").wait_for()
    assert duties.first.locator("ol li").all_inner_texts() == [
        "做好工作第一步第11–13行",
        "上报",
    ]
    assert duties.first.locator("ul li").all_inner_texts() == ["给予资金 [硬]第11–13行"]
    assert duties.first.locator("blockquote").inner_text() == "做好工作，原文1"
    assert duties.first.locator("cite").inner_text() == "清单.txt 第11–13行"


def test_neighbours_can_be_followed_and_left(page: Page) -> None:
    find(page, "民政")
    names = page.locator("#panel .names .name")
    assert names.all_inner_texts() == ["东岭镇", "西河街道"]
    names.last.click()
    assert page.inner_text("#panel h2") == "西河街道"
    assert page.locator("#network.faded").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("#panel h2").count() == 0
    assert page.locator("#network.faded").count() == 0


def test_a_click_on_the_picture_chooses_and_fades_the_rest(page: Page) -> None:
    x, y = place_of(page, "东岭")
    page.mouse.click(x, y)
    assert page.inner_text("#panel h2") == "东岭镇"
    assert (
        page.evaluate("getComputedStyle(document.getElementById('drawn')).opacity")
        == "0.13"
    )
    page.mouse.click(x + 8, y + 150)
    assert page.locator("#panel h2").count() == 0


def test_pointing_at_a_node_shows_the_hand(open_page: Open) -> None:
    page = open_page()
    x, y = place_of(page, "东岭")
    page.mouse.move(x + 1, y + 1)
    page.wait_for_function(
        "document.getElementById('drawn').style.cursor === 'pointer'"
    )


def test_the_legend_filters(page: Page) -> None:
    department = page.locator("#legend button", has_text="部门")
    department.click()
    assert shown(page) == "显示 2 个节点，0 条关系"
    assert department.get_attribute("aria-pressed") == "false"
    assert page.locator("#panel .name").all_inner_texts() == ["东岭镇", "西河街道"]
    department.click()
    assert shown(page) == "显示 5 个节点，4 条关系"


def test_the_legend_filters_by_list(open_page: Open) -> None:
    page = open_page("matters")
    assert page.locator("#legend button").all_inner_texts() == [
        "镇街\n2",
        "部门\n3",
        "归属不同的事项\n1",
        "基本\n1",
        "配合\n3",
    ]
    page.locator("#legend button", has_text="配合").click()
    assert shown(page) == "显示 3 个节点，1 条关系"


def test_the_slider_leaves_out_light_relations(page: Page) -> None:
    page.locator("#least").focus()
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#least-now") == "≥ 2"
    assert shown(page) == "显示 3 个节点，2 条关系"


def test_the_size_ranks_anew(page: Page) -> None:
    page.select_option("#size", "relief")
    assert page.inner_text("#panel h3") == "按收回事项排列"
    first = page.locator("#panel .names button").first
    assert first.inner_text() == "南山县水利局\n1"


def test_untangling_moves_and_stops(open_page: Open) -> None:
    page = open_page()
    page.locator("#untangle").click()
    assert page.inner_text("#untangle") == "停"
    page.wait_for_timeout(300)
    page.locator("#untangle").click()
    assert page.inner_text("#untangle") == "理顺"
    assert page.locator("#untangle").get_attribute("aria-pressed") == "false"


def test_the_keyboard_walks_from_node_to_node(page: Page) -> None:
    page.locator("#network").focus()
    page.keyboard.press("ArrowDown")
    assert page.inner_text("#panel h2") == "东岭镇"
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("#panel h2").startswith("南山县")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "wanted"


def test_everything_to_be_used_has_a_name(open_page: Open) -> None:
    page = open_page()
    assert page.get_by_role("application", name="网络图").count() == 1
    assert page.get_by_role("searchbox", name="查找节点").count() == 1
    assert page.get_by_role("slider", name="最小权重").count() == 1
    for name in ("大小", "布局"):
        assert page.get_by_role("combobox", name=name).count() == 1
    for name in (
        "放大",
        "缩小",
        "看全图",
        "理顺",
        "并排比较",
        "PNG",
        "SVG",
        "深色或浅色",
    ):
        assert page.get_by_role("button", name=name).count() == 1


def test_dark_and_light_follow_the_system_and_the_button(open_page: Open) -> None:
    page = open_page(scheme="dark")
    theme = "document.documentElement.dataset.theme"
    assert page.evaluate(theme) == "dark"
    page.emulate_media(color_scheme="light")
    page.wait_for_selector('html[data-theme="light"]', state="attached")
    page.locator("#theme").click()
    assert page.evaluate(theme) == "dark"


def test_a_node_whose_duties_are_not_all_there_says_so(open_page: Open) -> None:
    page = open_page(limits=Limits(told=4, sample=2))
    page.locator("#panel .names button", has_text="财政局").click()
    assert "事项（2）" in page.inner_text("#panel")
    assert "这里有其中 1 项的原文。" in page.inner_text("#panel")
    assert page.locator("#panel .duties details").count() == 1


def test_an_empty_picture_stands(open_page: Open) -> None:
    page = open_page("department", "urn:nobody")
    assert "网络是空的" in page.inner_text("header")
    assert shown(page) == "显示 0 个节点，0 条关系"
    assert "undefined" not in page.inner_text("body")
    page.locator("#whole").click()
