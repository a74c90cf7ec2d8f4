"""The page as text: what it carries, what it says, and that nothing escapes."""

import base64
import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.commands.view import view
from dutygraph.view import Limits, pictures, scene_to_page
from dutygraph.view.groups import GROUPS
from dutygraph.view.layouts import LAYOUTS
from dutygraph.view.pinyin import name_to_initials
from dutygraph.view.scenes import build_scene
from dutygraph.view.webpage import value_to_script_json
from tests.view.samples import EAST, HOSTILE, MONEY, WEST, scene, sources

WORDS = tomllib.loads(
    files("dutygraph.view").joinpath("words.toml").read_text(encoding="utf-8")
)


def data_of(page: str) -> dict[str, Any]:
    met = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert met is not None
    data: dict[str, Any] = json.loads(met[1])
    return data


def header_of(page: str) -> str:
    return page[page.index("<header>") : page.index("</header>")]


def test_the_page_carries_nodes_with_names_initials_and_figures() -> None:
    data = data_of(scene_to_page(scene()))
    (money,) = (node for node in data["nodes"] if node["iri"] == MONEY)
    assert (money["label"], money["initials"]) == ("南山县财政局", "nsxczj")
    assert (money["group"], money["within"]) == ("department", "南山县")
    assert money["figures"]["unsupported_steps"] == 3
    assert [data["duties"][number]["title"] for number in money["duties"]] == [
        "做好工作1",
        "做好工作2",
    ]


def test_the_page_carries_edges_as_rows() -> None:
    data = data_of(scene_to_page(scene()))
    names = [node["label"][-3:] for node in data["nodes"]]
    found = {(names[one], names[two]): weight for one, two, weight, _ in data["edges"]}
    assert found == {
        ("财政局", "东岭镇"): 5,
        ("民政局", "东岭镇"): 2,
        ("民政局", "河街道"): 1,
        ("水利局", "河街道"): 1,
    }
    assert data["lists"] == [["cooperative"]]


def test_a_duty_is_carried_once_with_steps_place_and_quote() -> None:
    data = data_of(scene_to_page(scene()))
    assert data["duties"][1] == {
        "title": "做好工作1",
        "list": "cooperative",
        "number": 1,
        "town": "东岭镇",
        "departments": [],
        "steps": [["做好工作第一步", "第11–13行"], ["上报", ""]],
        "guarantees": [["给予资金", "第11–13行", "hard"]],
        "sources": [["清单.txt", "第11–13行", "做好工作，原文1"]],
    }
    assert len(data["duties"]) == 5


def test_of_more_duties_than_it_tells_a_page_carries_some_and_says_so() -> None:
    shown = scene(limits=Limits(told=4, sample=2))
    page = scene_to_page(shown, link=lambda iri: f"/of/{iri[-1]}")
    data = data_of(page)
    assert [duty["title"] for duty in data["duties"]] == ["做好工作0", "做好工作1"]
    held = {
        node["label"]: (len(node["duties"]), node.get("held"), node.get("page"))
        for node in data["nodes"]
    }
    assert held == {
        "东岭镇": (2, 3, "/of/1"),
        "南山县财政局": (1, 2, "/of/a"),
        "南山县民政局": (1, 2, "/of/b"),
        "南山县水利局": (0, 2, "/of/c"),
        "西河街道": (0, 2, "/of/2"),
    }
    assert "事项太多：这里只带其中 2 项的原文，共 5 项。" in header_of(page)


def test_small_multiples_put_townships_in_one_layout() -> None:
    multiples = data_of(scene_to_page(scene("matters")))["multiples"]
    names = [name for name, *_ in multiples["nodes"]]
    assert [part["name"] for part in multiples["parts"]] == ["东岭镇", "西河街道"]
    listed = [
        {names[number]: group for number, group, _ in part["nodes"]}["防汛抗旱"]
        for part in multiples["parts"]
    ]
    assert listed == ["basic", "cooperative"]
    assert multiples["towns"] == 2


def test_a_single_township_has_nothing_beside_it() -> None:
    assert data_of(scene_to_page(scene("township", EAST)))["multiples"] is None


def test_the_page_says_what_it_shows_in_both_languages() -> None:
    assert "2 个镇街，3 个部门，4 条关系" in header_of(scene_to_page(scene()))
    english = scene_to_page(scene(), "en")
    assert "2 townships, 3 departments, 4 relations" in header_of(english)
    assert '<html lang="en">' in english
    alone = header_of(scene_to_page(scene("township", EAST), "en"))
    assert "1 township, 2 departments, 1 policy field, 1 basic duty, 2 coop" in alone
    subject = scene_to_page(scene("township", WEST))
    assert "<title>西河街道：领域、事项与部门</title>" in subject


def test_an_empty_network_is_a_page_that_says_so() -> None:
    page = scene_to_page(scene("department", "urn:nobody"))
    assert "网络是空的" in header_of(page)
    assert data_of(page)["nodes"] == []


def test_a_node_without_relations_is_a_page_that_says_so() -> None:
    page = scene_to_page(scene(limits=Limits(least=1e9)))
    assert "只有 0 个节点，没有关系" in header_of(page)
    assert "权重小于 1e+09 的 4 条关系没有画" in header_of(page)


def test_what_is_cut_is_told_with_the_way_to_all_of_it() -> None:
    header = header_of(scene_to_page(scene(limits=Limits(most=1)), "zh", "all.graphml"))
    assert "只画最强的 1 条，共 4 条。要全部画出，加 --max-edges 0。" in header
    assert "全部关系在同一文件夹的 all.graphml 中" in header
    assert "class=note" not in header_of(scene_to_page(scene(), "zh", "all.graphml"))


def test_the_same_scene_gives_the_same_page() -> None:
    for name in ("departments-townships", "joint-duties", "matters", "guarantees"):
        assert scene_to_page(scene(name)) == scene_to_page(scene(name))


def test_only_the_scripts_and_the_style_of_the_page_itself_may_run() -> None:
    page = scene_to_page(scene())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    own = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.DOTALL)
    assert len(own) == 3
    for text in own:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]


def test_the_page_names_no_outside_host_to_load_from() -> None:
    page = scene_to_page(scene())
    assert re.findall(r'(?:src|href|action)="?(?:https?:)?//', page) == []


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        '"><img src=x onerror=alert(1)>',
        "<!--<script>",
        "javascript:alert(1)",
        "{{library}}",
        "\u2028\u2029\u202e'&amp;",
        "长" * 10_000,
    ],
)
def test_hostile_text_stays_text(text: str) -> None:
    names = dict.fromkeys((MONEY, EAST), text)
    page = scene_to_page(scene("township", EAST, names=names, text=text))
    plain = scene_to_page(scene("township", EAST))
    carried = re.search(r'id="data">(.*?)</script>', page)
    assert carried is not None
    assert not set(carried[1]) & set("<>&\u2028\u2029")
    data = data_of(page)
    assert text in [node["label"] for node in data["nodes"]]
    assert data["duties"][0]["sources"][0][2].startswith(text)
    for tag in ("<script", "<img", "<!--"):
        assert page.count(tag) == plain.count(tag)


@settings(max_examples=30)
@given(st.text())
def test_whatever_a_text_holds_it_comes_back_the_same(text: str) -> None:
    written = value_to_script_json({"text": text})
    assert json.loads(written) == {"text": text}
    assert not set(written) & set("<>&\u2028\u2029")


@given(st.text())
def test_initials_are_what_a_keyboard_types(name: str) -> None:
    assert re.fullmatch("[0-9a-z]*", name_to_initials(name))


def shape_of(words: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: shape_of(value)
        if isinstance(value, dict)
        else sorted(re.findall(r"\{\w+\}", value))
        for name, value in words.items()
    }


def test_every_word_is_there_in_both_languages() -> None:
    assert shape_of(WORDS["zh"]) == shape_of(WORDS["en"])


def test_everything_declared_has_its_words() -> None:
    words = WORDS["zh"]
    assert list(words["titles"]) == list(words["sentences"])
    assert set(words["titles"]) == set(pictures())
    assert set(words["groups"]) == set(GROUPS)
    assert set(words["layouts"]) == set(LAYOUTS)
    for picture in pictures().values():
        assert set(picture.sizes) <= set(words["figures"])
        assert picture.weight in words["weights"]
        assert set(picture.layouts) <= set(LAYOUTS)


def test_every_figure_of_a_node_has_its_word() -> None:
    for name in pictures():
        network = build_scene(sources(), pictures()[name], (EAST, MONEY)).network
        for _, attrs in network.nodes(data=True):
            named = {"kind", "group", "label", "within", "lines"}
            assert set(attrs) - named <= set(WORDS["zh"]["figures"])


def test_the_command_offers_every_picture() -> None:
    (network,) = (one for one in view.params if one.name == "network")
    assert set(network.type.choices) == set(pictures())  # type: ignore[attr-defined]
