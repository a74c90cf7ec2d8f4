import pytest

from dutygraph.parse.wording.titles import (
    Section,
    counted_section,
    is_notice,
    is_page_mark,
    text_to_section,
    text_to_sheet_kind,
    text_to_title,
    text_to_township,
)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("basic", "某镇主责事项清单"),
        ("basic", "附件1：某镇基本履职类事项清单（85项）"),
        ("basic", "一、基本履职事项"),
        ("cooperative", "某镇配合上级部门履职事项清单"),
        ("cooperative", "街道配合事项清单"),
        ("cooperative", "某镇配合县级部门履职事项清单"),
        ("reclaimed", "由上级部门收回的事项清单"),
        ("reclaimed", "某街道上级部门收回类事项清单"),
        ("reclaimed", "不再由镇承担的事项清单"),
        ("reclaimed", "取消和收回事项清单"),
        ("basic", "某镇主要履职事项清单"),
        ("basic", "某镇履职事项清单（基本履职）"),
        ("cooperative", "某镇共同履职事项清单"),
        ("cooperative", "某镇配合（协助）履职事项清单"),
        ("cooperative", "某镇配合做好的履职事项清单"),
        ("reclaimed", "县级部门收回乡镇履职事项清单"),
        ("reclaimed", "某镇不再承担的履职事项清单"),
        ("reclaimed", "某镇上级部门收回履职清单"),
    ],
)
def test_a_title_names_its_list(kind: str, text: str) -> None:
    title = text_to_title(text)
    assert title is not None
    assert title.kind == kind


@pytest.mark.parametrize(
    ("kind", "name"),
    [("basic", "主责清单"), ("cooperative", "协助事项"), ("reclaimed", "附件3-收回")],
)
def test_a_sheet_has_a_short_name(kind: str, name: str) -> None:
    assert text_to_sheet_kind(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "一、党的建设（5项）",
        "（一）党的建设 （共5项）",
        "一、党的建设【5项】",
        "一、党的建设：5项",
        "领域一：党的建设[5项]",
        "第一类：党的建设(5)",
        "第二节　党的建设（5项）",
        "党的建设（5项）",
        "类别：党的建设（5项）",
        "一）党的建设（5项）",
        "一 党的建设（5项）",
        "■ 党的建设（5项）",
        "【党的建设（5项）】",
        "Ⅳ、党的建设（5项）",
        "II.党的建设（5项）",
        "党的建设（5）",
    ],
)
def test_a_section_has_a_name_and_a_count(text: str) -> None:
    assert text_to_section(text) == Section("党的建设", 5)


def test_a_notice_about_a_list_is_told_from_the_list() -> None:
    assert is_notice("关于印发某镇基本履职事项清单的通知（试行）")
    assert not is_notice("某镇基本履职事项清单（试行）")


def test_the_count_of_a_section_may_have_no_brackets() -> None:
    assert text_to_section("一、党的建设 12项") == Section("党的建设", 12)
    assert text_to_section("（三）民生服务 共5项") == Section("民生服务", 5)


def test_a_section_goes_on_in_the_next_table() -> None:
    assert text_to_section("三、乡村振兴（续）") == Section("乡村振兴", None)
    assert text_to_section("三、乡村振兴（5项）（续）") == Section("乡村振兴", 5)


def test_a_township_named_twice_in_a_title_is_one() -> None:
    assert text_to_township("某省某市某县山河镇山河镇基本履职事项清单") == "山河镇"


def test_an_arabic_number_before_another_than_a_usual_name_makes_no_section() -> None:
    assert counted_section("（2）民生服务") == Section("民生服务", None)
    assert counted_section("2 民生服务") == Section("民生服务", None)
    assert counted_section("2.5民生服务") is None
    assert counted_section("2.组织防汛") is None


def test_an_ornament_before_other_words_makes_no_section() -> None:
    assert text_to_section("■现场核查") is None
    assert text_to_section("一 步加强管理") is None
    assert text_to_section("二 〇 二 五 年") is None


def test_a_bare_number_behind_another_than_a_usual_name_makes_no_section() -> None:
    assert text_to_section("现场核查（5）") is None
    assert text_to_section("党的建设（2025）") is None


@pytest.mark.parametrize(
    "text", ["第二部分", "第 三 章", "PART 02", "Part.三", "附表二", "表2", "附件"]
)
def test_what_counts_the_lists_above_their_titles_is_no_data(text: str) -> None:
    assert is_page_mark(text)


@pytest.mark.parametrize("text", ["表", "第二部分职责", "填写附表", "PARTY"])
def test_words_that_only_begin_like_such_a_count_are_data(text: str) -> None:
    assert not is_page_mark(text)
