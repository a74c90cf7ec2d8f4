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


def test_a_step_that_ends_like_an_office_is_no_part_of_the_name_before_it() -> None:
    (duty,) = parse(
        table(
            "某镇上级部门收回事项清单",
            "序号\t事项名称\t承接部门及工作方式",
            "1\t违建\t县城管局：1）受理举报。2）依法立案查处。",
        )
    ).duties
    assert duty.departments == ("县城管局",)
    assert [step.text for step in duty.work_methods] == ["受理举报", "依法立案查处"]


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


@pytest.mark.parametrize(
    "text",
    [
        "<p>由县民政局、县财政局承接。</p><p>工作方式：1.受理。2.审核。</p>",
        "<p>由县民政局、县财政局承接，工作方式：1.受理。2.审核。</p>",
        "<p>一、承接部门：县民政局、县财政局</p><p>二、工作方式：1.受理。2.审核。</p>",
        "<p>1.承接部门：县民政局、县财政局</p><p>2.工作方式：（1）受理。（2）审核。</p>",
        "<p>收回后承接部门：县民政局、县财政局</p><p>收回后工作方式：1.受理。2.审核。</p>",
        "<p>承接部门为县民政局、县财政局。</p><p>工作方式：1.受理。2.审核。</p>",
        "<p>承接单位：县民政局、县财政局</p><p>具体措施：</p><p>1.受理。2.审核。</p>",
        "<p>主管部门：县民政局、县财政局</p><p>工作内容：1.受理。2.审核。</p>",
        "<p>县民政局、县财政局。</p><p>工作方式：1.受理。2.审核。</p>",
        "<p>县民政局、县财政局承接：</p><p>1.受理。2.审核。</p>",
        "<p>县民政局（牵头）、县财政局（承接部门）：</p><p>1.受理。2.审核。</p>",
    ],
)
def test_a_cell_names_who_takes_over_in_many_words(text: str) -> None:
    rows = ("序号\t事项名称\t承接部门及工作方式", f"1\t救助\t{text}")
    (duty,) = parse(table("某镇上级部门收回事项清单", *rows)).duties
    assert duty.departments == ("县民政局", "县财政局")
    assert [step.text for step in duty.work_methods] == ["受理", "审核"]


def test_a_first_step_about_a_way_of_working_is_no_label() -> None:
    heads = "序号\t事项名称\t承接部门\t工作方式"
    row = "1\t救助\t由县民政局按职责分工负责\t1.工作机制：月报。2.工作流程：公示。"
    (duty,) = parse(table("某镇上级部门收回事项清单", heads, row)).duties
    assert duty.departments == ("县民政局",)
    assert [step.text for step in duty.work_methods] == [
        "工作机制：月报",
        "工作流程：公示",
    ]


def test_a_department_may_head_a_sentence_of_running_text() -> None:
    heads = "序号\t事项名称\t承接部门及工作方式"
    row = "1\t审计\t县农业农村局：1.计划。2.报告。县审计局：抽查。"
    (duty,) = parse(table("某镇上级部门收回事项清单", heads, row)).duties
    assert duty.departments == ("县农业农村局", "县审计局")
    assert [step.text for step in duty.work_methods] == ["计划", "报告", "抽查"]


def test_departments_without_their_place_may_head_what_they_do() -> None:
    (duty,) = parse(
        table(
            "某镇上级部门收回事项清单",
            "序号\t事项名称\t承接部门及工作方式",
            "1\t查处\t<p>统战部：取缔。</p><p>公安局：1.立案。2.查处。</p>",
        )
    ).duties
    assert duty.departments == ("统战部", "公安局")
    assert [step.text for step in duty.work_methods] == ["取缔", "立案", "查处"]
