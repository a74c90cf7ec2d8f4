"""Lists of which a program has told the short cells of a page before the long ones."""

from dataclasses import replace

import pytest

from dutygraph.model import ListKind, Place
from dutygraph.parse import parse
from dutygraph.parse.arranging.pagecolumns import Headings, put_late_headings
from dutygraph.parse.arranging.shortfirst import (
    part_at_sections,
    tells_short_first,
    tokens_to_head,
)
from dutygraph.parse.arranging.tokens import lines_to_tokens
from dutygraph.parse.unruled.pages import join_punctuation
from dutygraph.parse.wording.heads import Line
from tests.parse.arranging.test_wholelists import shape
from tests.parse.texts import table, titles

BASIC = """某某镇基本履职事项清单
序号 事项名称
1
2 推进工会工作。
3
一、党的建设（1项）
落实党的建设责任制；组织开展主题
教育。
二、民生服务（2项）
做好养老服务，开展走访慰问、关爱
活动。"""
COOPERATIVE = """某某镇配合履职事项清单
序号 事项名称 上级部门职责 镇配合职责
1 县水利局
2 森林防火
3 无偿献血 县卫健委
对应上级部
门
农村防汛、
排涝
县水利局：
1.发布汛情信息。
履职保障：培训。
1.排查隐患。
2.组织转移。
县林业局
县财政局
县林业局：
制定规划。
县财政局：
拨付经费。
1.日常巡查，劝阻
、上报。
1.组织献血活动。
履职保障：培训。
1.宣传。"""


def tokens(*texts: str) -> list[Line]:
    return [Line(text, Place(lines=(at, at))) for at, text in enumerate(texts, 1)]


def test_short_titles_stand_between_the_long_ones_by_their_numbers() -> None:
    read = parse(table(*BASIC.split("\n")))
    assert titles(read) == [
        (1, "党的建设", "落实党的建设责任制；组织开展主题教育。"),
        (2, "民生服务", "推进工会工作。"),
        (3, "民生服务", "做好养老服务，开展走访慰问、关爱活动。"),
    ]


def test_long_cells_fill_the_gaps_that_the_short_ones_leave() -> None:
    read = parse(table(*COOPERATIVE.split("\n")))
    assert [shape(duty) for duty in read.duties] == [
        (
            1,
            "农村防汛、排涝",
            ("县水利局",),
            [(("县水利局",), ["发布汛情信息"])],
            ["排查隐患", "组织转移"],
            ["培训"],
        ),
        (
            2,
            "森林防火",
            ("县林业局", "县财政局"),
            [(("县林业局",), ["制定规划"]), (("县财政局",), ["拨付经费"])],
            ["日常巡查，劝阻、上报"],
            [],
        ),
        (
            3,
            "无偿献血",
            ("县卫健委",),
            [((), ["组织献血活动"])],
            ["宣传"],
            ["培训"],
        ),
    ]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("1", "2 防火", "3", "防汛", "县水利局"), True),
        (("1", "防汛", "2 防火", "3", "排涝"), False),
        (("1 防汛", "2 防火", "3 排涝和", "抗旱"), True),
        (("1 防汛", "2 防火"), False),
    ],
)
def test_numbers_without_their_rows_tell_the_order(
    texts: tuple[str, ...], told: bool
) -> None:
    page = lines_to_tokens(tokens(*texts), frozenset())
    assert tells_short_first([page]) is told


def test_the_head_of_a_page_has_the_numbers_and_what_stands_beside_them() -> None:
    head = tokens_to_head(
        lines_to_tokens(tokens("4", "5 防火 县林业局", "防汛"), frozenset())
    )
    assert [token.number for token in head.numbers] == [4, 5]
    assert [[t.text for t in cells] for cells in head.cells] == [
        [],
        ["防火", "县林业局"],
    ]
    assert [token.text for token in head.rest] == ["防汛"]


def test_a_long_heading_stands_where_most_lists_have_its_column() -> None:
    columns = (
        ("number", ("序号",)),
        ("title", ("事项名称",)),
        ("township_steps", ("镇职责",)),
        ("departments", ("对应上级", "部门")),
    )
    lines = tokens("序号 事项名称 镇职责")
    found = put_late_headings(Headings(columns), ListKind.COOPERATIVE, lines)
    assert found.roles == ("number", "title", "departments", "township_steps")


def test_a_line_gives_back_the_sign_that_it_cannot_begin_with() -> None:
    joined = join_punctuation(tokens("社会救助、社会福利", "、社会保险等", "。"))
    assert [line.text for line in joined] == ["社会救助、社会福利、", "社会保险等。"]


def test_the_counts_of_sections_part_the_rows_of_a_page() -> None:
    page = ("1", "2", "做好党建工作。", "加强党员教育。", "做好养老。")
    head = tokens_to_head(lines_to_tokens(tokens(*page), frozenset()))
    sections = [
        Line("一、党的建设（1项）", Place(lines=(2, 2))),
        Line("二、民生服务（1项）", Place(lines=(4, 4))),
    ]
    rest = [
        replace(t, place=Place(lines=(at, at)))
        for t, at in zip(head.rest, (3, 3, 5), strict=True)
    ]
    parts = part_at_sections(replace(head, rest=tuple(rest)), sections, 1)
    assert parts is not None
    assert [[t.text for t in part.rest] for part in parts] == [
        ["做好党建工作。", "加强党员教育。"],
        ["做好养老。"],
    ]
    assert part_at_sections(head, sections, 0) is None
