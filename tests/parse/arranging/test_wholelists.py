"""Lists told cell by cell, whose rows go on over the ends of pages."""

import pytest

from dutygraph.model import Duty, ListKind, Place
from dutygraph.parse import parse
from dutygraph.parse.arranging.pagecolumns import find_headings
from dutygraph.parse.wording.heads import Line
from dutygraph.parse.wording.pageheads import join_spaced_headings
from tests.parse.texts import responsibilities, table

TITLE = "某省某县某某镇配合履职事项清单（2项）"
HEADINGS = "序号 事项名称 责任部门 部门职责 镇职责 履职保障"
FIRST = """1
农村防汛
县水利局
县应急管理局
县水利局：
1.负责水情监测和预警，及时发布汛情信
息。
2.组织修复水毁的堤防、涵闸和山塘。
县应急管理局：
1.指挥抢险，调度各类救援队伍、物资。
"""
CUT = """1.排查各村隐患，落
实巡查责任人。
2.组织群众转移、避
险。
1.防汛
物资。
"""
SECOND = """2
森林防火
县林业局
县林业局：
1.制定防火规划，划定防火区域和期限。
1.开展日常巡查，劝
阻野外用火。
1.灭火
机具。"""


def shape(duty: Duty) -> tuple[object, ...]:
    return (
        duty.number,
        duty.title,
        duty.departments,
        responsibilities(duty),
        [step.text for step in duty.township_steps],
        [phrase.text for phrase in duty.guarantees],
    )


SHAPES = [
    (
        1,
        "农村防汛",
        ("县水利局", "县应急管理局"),
        [
            (
                ("县水利局",),
                [
                    "负责水情监测和预警，及时发布汛情信息",
                    "组织修复水毁的堤防、涵闸和山塘",
                ],
            ),
            (
                ("县应急管理局",),
                ["指挥抢险，调度各类救援队伍、物资", "核定、报告灾情"],
            ),
        ],
        ["排查各村隐患，落实巡查责任人", "组织群众转移、避险"],
        ["防汛物资", "培训"],
    ),
    (
        2,
        "森林防火",
        ("县林业局",),
        [(("县林业局",), ["制定防火规划，划定防火区域和期限"])],
        ["开展日常巡查，劝阻野外用火"],
        ["灭火机具"],
    ),
]


def told(*pages: str) -> list[tuple[object, ...]]:
    text = "\f".join(page.strip("\n") + "\n" for page in pages)
    return [shape(duty) for duty in parse(table(*text.split("\n"))).duties]


REST = f"""{HEADINGS}
2.核定、报告灾情。
2.培训。
{SECOND}"""


def test_each_cell_of_a_row_goes_on_where_the_page_has_cut_it() -> None:
    assert told(f"{TITLE}\n{HEADINGS}\n{FIRST}{CUT}", REST) == SHAPES


def test_the_number_in_the_middle_of_a_row_may_stand_on_its_second_page() -> None:
    number, title, *body = FIRST.splitlines()
    first = "\n".join((TITLE, HEADINGS, *body, CUT))
    rest = REST.replace("2.核定", f"{number}\n{title}\n2.核定")
    assert told(first, rest) == SHAPES


def test_headings_need_no_colon_where_the_row_names_the_departments() -> None:
    number, title, *body = FIRST.replace("：", "").splitlines()
    first = "\n".join((TITLE, HEADINGS, *body, CUT))
    rest = REST.replace("：", "").replace("2.核定", f"{number}\n{title}\n2.核定")
    assert told(first, rest) == SHAPES


def test_departments_may_be_parted_by_semicolons() -> None:
    body = FIRST.replace("县水利局\n县应急管理局\n", "县水利局；县应急管\n理局\n", 1)
    assert told(f"{TITLE}\n{HEADINGS}\n{body}{CUT}", REST) == SHAPES


def test_the_name_of_the_township_opens_its_part() -> None:
    first = f"{TITLE}\n{HEADINGS}\n{FIRST}某某镇：\n{CUT}"
    rest = REST.replace("1.开展", "某某镇：\n1.开展")
    assert told(first, rest) == SHAPES


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("序号 事 项 名 称 责 任 部 门", "序号 事项名称 责任部门"),
        (
            "序号 对 应 上 级 部 门 上 级 部 门 职 责 乡 镇 配 合 职 责",
            "序号 对应上级部门 上级部门职责 乡镇配合职责",
        ),
        ("序号 一 二 三 四 五 六 七", "序号 一 二 三 四 五 六 七"),
    ],
)
def test_headings_whose_signs_were_set_apart_are_joined(text: str, joined: str) -> None:
    (line,) = join_spaced_headings([Line(text, Place(lines=(1, 1)))])
    assert line.text == joined


def test_the_headings_below_a_merged_one_stand_in_its_place() -> None:
    lines = ["序", "号 事项名称", "县级部门", "镇配合职责", "牵头部门 部门职责"]
    found = find_headings(ListKind.COOPERATIVE, [*lines, "履职保", "障", "（一）平安"])
    assert found.columns == (
        ("number", ("序", "号")),
        ("title", ("事项名称",)),
        ("departments", ("牵头部门",)),
        ("responsibilities", ("部门职责",)),
        ("guarantees", ("履职保", "障")),
        ("township_steps", ("镇配合职责",)),
    )
    assert found.others == (("县级部门",),)


def test_a_note_below_the_number_of_the_last_page_is_no_text_of_a_duty() -> None:
    lines = (TITLE, HEADINGS, *FIRST.splitlines(), *CUT.splitlines())
    noted = parse(table(*lines, "第 2 页，共 2 页", "说明：本清单实行动态调整。"))
    assert [phrase.text for phrase in noted.duties[-1].guarantees] == ["防汛物资"]
