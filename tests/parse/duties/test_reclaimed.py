"""Duties that a department above has taken back: who does them now, and how."""

import pytest

from dutygraph.parse import parse
from tests.parse.texts import table


@pytest.mark.parametrize(
    "rows",
    [
        [
            "序号\t事项名称\t承接部门及工作方式",
            "1\t甲\t<p>县医保局</p><p>1.受理。</p><p>2.处罚。</p>",
        ],
        [
            "序号\t清单类型\t事项名称\t责任部门\t部门职责\t乡镇职责",
            "1\t上级部门收回事项\t甲\t县医保局\t1.受理。2.处罚。\t/",
        ],
    ],
)
def test_a_reclaimed_duty_without_marks_has_its_department_and_methods(
    rows: list[str],
) -> None:
    duty = parse(table("某县某镇上级部门收回事项清单", *rows)).duties[0]
    assert duty.departments == ("县医保局",)
    assert [step.text for step in duty.work_methods] == ["受理", "处罚"]


def test_a_work_method_on_the_next_page_is_no_part_of_the_name_before_it() -> None:
    (duty,) = parse(
        table(
            "某镇上级部门收回事项清单",
            "序号\t事项名称\t承接部门及工作方式",
            "1\t抽样检测\t承接部门：县卫健局",
            "\t\t工作方式：数据比对。",
        )
    ).duties
    assert duty.departments == ("县卫健局",)
    assert [step.text for step in duty.work_methods] == ["数据比对"]


def test_a_work_method_may_follow_a_name_without_a_blank() -> None:
    (duty,) = parse(
        table(
            "某镇上级部门收回事项清单",
            "序号\t事项名称\t承接部门及工作方式",
            "1\t测评\t承接部门：县统计局、县委办公室工作方式：1.停止考核。2.线上开展。",
        )
    ).duties
    assert duty.departments == ("县统计局", "县委办公室")
    assert [step.text for step in duty.work_methods] == ["停止考核", "线上开展"]


def test_marks_may_stand_in_brackets_without_a_colon() -> None:
    (duty,) = parse(
        table(
            "某镇上级部门收回事项清单",
            "序号\t事项名称\t承接部门及工作方式",
            "1\t发证\t【承接部门】县公安局【工作方式】1.受理。2.发证。",
        )
    ).duties
    assert duty.departments == ("县公安局",)
    assert [step.text for step in duty.work_methods] == ["受理", "发证"]
