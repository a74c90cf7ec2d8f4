"""Lists of titles of which a program has told the numbers in blocks of their own."""

import pytest

from dutygraph.parse import parse
from dutygraph.parse.unruled.titlelines import TitleLine, find_starts
from tests.parse.texts import table, titles

SECTIONS_BETWEEN = """某某镇基本履职事项清单（4项）
序号
1
2
3

事项名称
一、党的建设（2项）
落实党建工作责任制，研究基层组织建设、
干部队伍和人才工作
*开展评选推荐
二、民生服务（2项）
80 周岁以上老年人高龄津贴申请受理、年

序号
4

事项名称
度复核
建设便民服务中心"""
SECTIONS_BELOW = """某某镇基本履职事项清单（3项）
序号

事项名称

1
2

学习理论
走访代表

3

培育产业

一、党的建设（2项）
二、经济发展（1项）"""

OUT_OF_ORDER = """某某镇基本履职事项清单（3项）
序号
事项名称
1
3
一、党的建设（3项）
10 人以上事故的报告
走访代表
2
培育产业"""


def test_numbers_may_come_in_another_order_than_titles() -> None:
    read = parse(table(*OUT_OF_ORDER.split("\n")))
    assert [(number, title) for number, _, title in titles(read)] == [
        (1, "10人以上事故的报告"),
        (2, "走访代表"),
        (3, "培育产业"),
    ]


def test_sections_may_stand_below_their_duties() -> None:
    text = SECTIONS_BELOW.replace("1\n2\n\n学习理论\n", "1\n学习理论\n2\n")
    read = parse(table(*text.split("\n")))
    assert [section for _, section, _ in titles(read)] == [
        "党的建设",
        "党的建设",
        "经济发展",
    ]


def test_titles_are_counted_off_to_the_numbers_of_their_pages() -> None:
    read = parse(table(*SECTIONS_BETWEEN.split("\n")))
    assert titles(read) == [
        (1, "党的建设", "落实党建工作责任制，研究基层组织建设、干部队伍和人才工作"),
        (2, "党的建设", "开展评选推荐"),
        (3, "民生服务", "80周岁以上老年人高龄津贴申请受理、年度复核"),
        (4, "民生服务", "建设便民服务中心"),
    ]
    assert [duty.delegated for duty in read.duties] == [False, True, False, False]


def test_counts_tell_whose_the_sections_below_all_titles_are() -> None:
    read = parse(table(*SECTIONS_BELOW.split("\n")))
    assert titles(read) == [
        (1, "党的建设", "学习理论"),
        (2, "党的建设", "走访代表"),
        (3, "经济发展", "培育产业"),
    ]


@pytest.mark.parametrize(
    ("texts", "count", "starts"),
    [
        (("学习理论和政策", "办实事", "学习理论"), 2, [0, 2]),
        (("学习理论", "办实事", "学习政策和理论"), 3, [0, 1, 2]),
        (("发展农村产业“一村一", "品”特色", "学习宣传理论政策和实践办实"), 2, [0, 2]),
        (("规范合同签", "订、鉴证", "学习理论政策，", "宣传"), 2, [0, 2]),
        (("学习", "宣传"), 3, []),
        (("学习",), 0, []),
    ],
)
def test_a_line_with_room_for_the_next_ends_a_title(
    texts: tuple[str, ...], count: int, starts: list[int]
) -> None:
    assert find_starts([TitleLine(text) for text in texts], count) == starts


def test_what_a_page_or_a_section_says_decides_between_full_lines() -> None:
    texts = ("学习理论政策", "走访代表委员", "培育特色产业", "接待群众来访")
    lines = [TitleLine(text) for text in texts]
    lines[2] = TitleLine(texts[2], due=1)
    assert find_starts(lines, 3) == [0, 2, 3]


def test_more_lines_than_any_list_has_are_left_to_the_usual_way() -> None:
    assert find_starts([TitleLine("防汛。")] * 60_000, 900) == []


_AMID = """某县某某镇基本履职事项清单
序号 事项名称
一、党的建设（2项）
学习贯彻党的创新理论和中央决策，宣传和
1 执行党的路线方针政策，加强政治建设，做到
步调一致。
2 开展清廉建设。
二、乡村振兴（2项）
3 落实耕地保护责任。
开展防止返贫动态监测，落实一户一策的帮
4
扶措施，巩固成果。"""


def test_numbers_amid_the_lines_of_their_titles() -> None:
    read = parse(table(*_AMID.split("\n")))
    assert titles(read) == [
        (
            1,
            "党的建设",
            "学习贯彻党的创新理论和中央决策，宣传和执行党的路线方针政策，加强政治建设，做到步调一致。",
        ),
        (2, "党的建设", "开展清廉建设。"),
        (3, "乡村振兴", "落实耕地保护责任。"),
        (4, "乡村振兴", "开展防止返贫动态监测，落实一户一策的帮扶措施，巩固成果。"),
    ]
