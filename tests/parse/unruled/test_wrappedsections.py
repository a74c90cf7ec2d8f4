"""Sections in a column of their own, rows of departments: texts told cell by cell."""

from dutygraph.model import Place
from dutygraph.parse import parse
from dutygraph.parse.arranging.placing import SECTION_HEADING
from dutygraph.parse.unruled.wrappedsections import join_sections
from dutygraph.parse.wording.heads import Line
from tests.parse.texts import responsibilities, table

ROWS = """某省某县某某镇
配合履职事项清单
序号 事项名称 对应上级部门 上级部门职责 履职保障 乡镇配合职责
一、民生服务
1
高龄津贴发
放
县民政局
1.对申请进行审
批，按月发放。
2.核对数据。
提供系统端口。
1.受理申请。
2.按季度认证。
县财政局 负责资金保障。
县残疾人联合
会
1.提供名单。
2.核实身份。
2
控辍保学
县教育局
1.建立台账。
2.送教上门。
落实资助政策。
1.开展宣传。
2.入户劝返。
县公安局 协助查找失踪儿童。
县司法局
1.发出文书。
2.提供法律援助。
"""


def _lines(*texts: str) -> list[Line]:
    return [Line(text, Place(lines=(at, at))) for at, text in enumerate(texts, 1)]


def _told(*texts: str) -> list[tuple[str, str | None]]:
    return [(line.text, line.role) for line in join_sections(_lines(*texts))]


def test_a_wrapped_section_above_a_number_is_one_heading() -> None:
    told = _told("类别 序号 事项名称", "党的建", "设", "1 学习理论", "2 发展党员")
    assert told == [
        ("序号 事项名称", None),
        ("党的建设", SECTION_HEADING),
        ("1 学习理论", None),
        ("2 发展党员", None),
    ]


def test_a_section_beside_the_number_of_its_only_duty_is_a_heading() -> None:
    told = _told("类别 序号 事项名称", "3 便民服务", "平安法", "治 4 调解纠纷")
    assert told[2:] == [("平安法治", SECTION_HEADING), ("4 调解纠纷", None)]


def test_a_wrapped_heading_of_sections_is_left_out() -> None:
    told = _told("事项类", "别", "序号 事项名称", "党的建设", "1 学习理论")
    assert [text for text, _ in told] == ["序号 事项名称", "党的建设", "1 学习理论"]


def test_the_end_of_a_title_above_a_number_is_no_section() -> None:
    told = _told(
        "类别 序号 事项名称", "党的建设", "1 培养干部，建强", "党组织", "2 征兵"
    )
    assert ("党组织", None) in told


def test_without_a_column_of_sections_nothing_is_joined() -> None:
    lines = _lines("序号 事项名称", "党的建", "设", "1 学习理论")
    assert join_sections(lines) == lines


def test_each_row_of_a_department_heads_the_text_beside_it() -> None:
    duties = parse(table(*ROWS.splitlines())).duties
    assert [duty.departments for duty in duties] == [
        ("县民政局", "县财政局", "县残疾人联合会"),
        ("县教育局", "县公安局", "县司法局"),
    ]
    blocks = responsibilities(duties[0])
    assert blocks == [
        (("县民政局",), ["对申请进行审批，按月发放", "核对数据"]),
        (("县财政局",), ["负责资金保障"]),
        (("县残疾人联合会",), ["提供名单", "核实身份"]),
    ]
    assert [one.text for one in duties[1].township_steps] == ["开展宣传", "入户劝返"]
    assert [one.text for one in duties[1].guarantees] == ["落实资助政策"]
