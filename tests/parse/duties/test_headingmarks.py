import pytest

from dutygraph.parse import parse
from dutygraph.parse.duties.responsibilities import divide
from tests.parse.duties.divided import read
from tests.parse.texts import HEADINGS, TITLE, cell, table


def test_headings_part_the_departments_in_whatever_spelling() -> None:
    text = (
        "<p>区卫健委：</p><p>1.监测。</p><p>2.救治。</p><p>某区公安分局职责：</p>"
        "<p>维护治安。</p><p>履职保障：提供物资、业务指导；开展培训。</p>"
    )
    assert read(text) == (
        [(["区卫健委"], ["监测", "救治"]), (["某区公安分局"], ["维护治安"])],
        ["提供物资、业务指导", "开展培训"],
    )


def test_headings_stand_in_running_text_too() -> None:
    text = (
        "区卫健委： 1.监测。2.救治。 区公安分局： 查处。 履职保障： 1.经费。 2.设备。"
    )
    assert read(text) == (
        [(["区卫健委"], ["监测", "救治"]), (["区公安分局"], ["查处"])],
        ["经费", "设备"],
    )


@pytest.mark.parametrize(
    "step", ["2.救治患者", "2.依法查处", "2.汇总情况，查处违法行为", "2. 审核 申请"]
)
def test_a_blank_parts_a_heading_from_a_step_without_full_stop(step: str) -> None:
    text = f"区卫健委： 1.监测。 {step} 某区公安分局负责： 维护治安。"
    assert read(text)[0] == [
        (["区卫健委"], ["监测", step.removeprefix("2.").replace(" ", "")]),
        (["某区公安分局"], ["维护治安"]),
    ]


def test_a_blank_inside_a_heading_parts_nothing() -> None:
    column = ("某市公安局东湖区分局", "某区民政和退役军人事务局")
    text = "1.监测。 某市公安局 东湖区分局： 查处。 某区民政和退役军 人事务局： 救助。"
    assert read(text, column)[0] == [
        ([], ["监测"]),
        (["某市公安局东湖区分局"], ["查处"]),
        (["某区民政和退役军人事务局"], ["救助"]),
    ]


def test_a_dash_behind_a_department_of_the_column_makes_a_heading() -> None:
    text = (
        "<p>区卫健委——1.监测传染病——流感。2.救治。</p><p>二、某区公安分局—维护治安。</p>"
        "<p>某镇——上报。</p><p>区应急局——会同区民政局等部门执法：每年两次。</p>"
    )
    assert read(text)[0] == [
        (["区卫健委"], ["监测传染病——流感", "救治"]),
        (["某区公安分局"], ["维护治安", "某镇——上报"]),
        (["区应急局"], ["会同区民政局等部门执法：每年两次"]),
    ]


def test_a_colon_inside_a_step_makes_no_heading() -> None:
    text = "区卫健委：1.告知责任：公告检查对象。2.检查责任:保护资料。"
    assert read(text)[0] == [
        (["区卫健委"], ["告知责任：公告检查对象", "检查责任:保护资料"])
    ]


def test_a_heading_with_a_chinese_number_may_stand_in_running_text() -> None:
    text = "（一）区卫健委：1.监测；2.救治。（二）区民政局：1.救助；2.帮扶。"
    assert read(text, ("区卫健委", "区民政局"))[0] == [
        (["区卫健委"], ["监测", "救治"]),
        (["区民政局"], ["救助", "帮扶"]),
    ]


def test_a_line_that_begins_with_what_a_department_does_is_no_heading() -> None:
    text = "<p>区卫健委：</p><p>会同区公安分局</p><p>监测。</p>"
    assert read(text)[0] == [(["区卫健委"], ["会同区公安分局监测"])]


def test_a_line_that_ends_with_a_name_is_no_heading() -> None:
    text = "<p>区卫健委：</p><p>1.监测，将结果报某某</p><p>等部门并转送区卫健委</p>"
    assert read(text, ("区卫健委",))[0] == [
        (["区卫健委"], ["监测，将结果报某某等部门并转送区卫健委"])
    ]


def test_a_heading_that_is_not_in_the_column_is_kept() -> None:
    text = "<p>区卫健委：</p><p>监测。</p><p>区民政局：</p><p>救助。</p>"
    assert [block for block, _ in read(text)[0]] == [["区卫健委"], ["区民政局"]]


def test_headings_may_be_numbered_themselves() -> None:
    text = (
        "<p>1.区卫健委：</p><p>①监测。</p><p>②救治。</p><p>2.区公安分局：</p>"
        "<p>维护治安。</p>"
    )
    assert read(text) == (
        [(["区卫健委"], ["监测", "救治"]), (["区公安分局"], ["维护治安"])],
        [],
    )


@pytest.mark.parametrize(
    "headings",
    [
        ("一、县民政局", "二、县公安局"),
        ("牵头部门：县民政局", "配合部门：县公安局"),
        ("牵头部门（县民政局）：", "配合部门（县公安局）："),
        ("●县民政局：", "●县公安局："),
        ("——县民政局：", "——县公安局："),
        ("县民政局（牵头）：", "县公安局（配合）："),
        ("牵头单位：县民政局：", "配合单位：县公安局："),
        ("牵头部门县民政局：", "配合部门县公安局："),
        ("由县民政局负责：", "由县公安局负责："),
        ("县民政局履职内容：", "县公安局应承担："),
        ("县民政局具体负责：", "县公安局职责是："),
        ("（县民政局）：", "（县公安局）："),
        ("〔县民政局〕", "〔县公安局〕"),
        ("“县民政局”：", "“县公安局”："),
        ("县民政局——", "县公安局——"),
        ("部门：县民政局", "部门：县公安局"),
        ("1.县民政局", "2.县公安局"),
        ("①县民政局：", "②县公安局："),
    ],
)
def test_a_heading_may_say_how_its_department_takes_part(
    headings: tuple[str, str],
) -> None:
    first, second = headings
    text = f"<p>{first}</p><p>1.审核。</p><p>2.发放。</p><p>{second}</p><p>核查。</p>"
    divided = divide(cell(text), ("县民政局", "县公安局"), frozenset())
    assert [
        (block.departments, [step.text for step in block.steps])
        for block in divided.responsibilities
    ] == [(("县民政局",), ["审核", "发放"]), (("县公安局",), ["核查"])]


def test_the_whole_name_of_a_department_behind_the_last_sentence_is_a_heading() -> None:
    text = (
        "<p>某区卫生健康委员会</p><p>1.监测。</p>"
        "<p>2.救治。某区公安分局</p><p>查处。</p>"
    )
    assert read(text)[0] == [
        (["某区卫生健康委员会"], ["监测", "救治"]),
        (["某区公安分局"], ["查处"]),
    ]


def test_the_whole_name_of_a_department_before_the_first_number_is_a_heading() -> None:
    text = (
        "<p>一、某区公安分局1.查处。</p><p>2.移交。</p>"
        "<p>二、某区应急管理局1.救援。</p>"
    )
    assert read(text)[0] == [
        (["某区公安分局"], ["查处", "移交"]),
        (["某区应急管理局"], ["救援"]),
    ]


def test_a_department_without_a_level_heads_a_text_where_the_column_has_it() -> None:
    row = (
        "1\t光伏\t区发展和改革局区自然资源局<br>区林草局某某供电局\t"
        "（一）区发展和改革局：<br>备案。<br>（二）区自然资源局、区林草局：<br>核查。<br>"
        "（三）某某供电局：<br>接网。\t选址。"
    )
    (duty,) = parse(table(TITLE, HEADINGS, row)).duties
    assert duty.departments == (
        "区发展和改革局",
        "区自然资源局",
        "区林草局",
        "某某供电局",
    )
    assert [block.departments for block in duty.responsibilities] == [
        ("区发展和改革局",),
        ("区自然资源局", "区林草局"),
        ("某某供电局",),
    ]


def test_several_names_right_before_the_first_number_head_a_text() -> None:
    column = ("县民政局", "县残联")
    text = "<p>县民政局、县残联（1）认定。</p><p>（2）申请资金。</p>"
    (block,) = divide(cell(text), column, frozenset()).responsibilities
    assert block.departments == ("县民政局", "县残联")
    assert [step.text for step in block.steps] == ["认定", "申请资金"]


def test_a_name_alone_above_a_text_parts_what_the_column_has_glued() -> None:
    row = (
        "1\t光伏\t区林草局国网某某市供电公司\t<p>区林草局</p><p>（1）核查。</p>"
        "<p>国网某某市供电公司</p><p>（1）接网。</p>\t选址。"
    )
    (duty,) = parse(table(TITLE, HEADINGS, row)).duties
    assert duty.departments == ("区林草局", "国网某某市供电公司")


def test_the_place_of_a_branch_may_begin_with_the_word_that_joins_names() -> None:
    column = ("州生态环境局和静县分局", "县水利局")
    divided = divide(
        cell(
            "<p>州生态环境局和静县分局：</p><p>监测。</p><p>县水利局：</p><p>调度。</p>"
        ),
        column,
        frozenset(column),
    )
    assert [block.departments for block in divided.responsibilities] == [
        ("州生态环境局和静县分局",),
        ("县水利局",),
    ]


def test_one_sure_name_of_a_heading_behind_a_sentence_answers_for_the_others() -> None:
    text = "区卫健委：监测。区应急局、区青年志愿服务中心：1.宣传。2.演练。"
    assert read(text)[0] == [
        (["区卫健委"], ["监测"]),
        (["区应急局", "区青年志愿服务中心"], ["宣传", "演练"]),
    ]


def test_the_chinese_number_of_a_heading_in_running_text_is_its_own() -> None:
    text = "一、区卫健委：1.监测。2.救治。二、区公安分局：查处。"
    assert read(text)[0] == [
        (["区卫健委"], ["监测", "救治"]),
        (["区公安分局"], ["查处"]),
    ]


def test_a_heading_may_name_one_of_the_column_and_leave_others_open() -> None:
    text = "<p>区卫健委：</p><p>1.监测。</p><p>区应急管理局等部门：检查。</p>"
    assert read(text)[0] == [
        (["区卫健委"], ["监测"]),
        (["区应急管理局等部门"], ["检查"]),
    ]


@pytest.mark.parametrize("mark", ["一、", "（二）", "◆", "▲ ", "▶"])
def test_a_mark_before_a_whole_name_makes_a_heading_of_any_spelling(mark: str) -> None:
    text = f"<p>{mark}县卫健局</p><p>1.监测。</p><p>2.救治。</p>"
    column = ("县卫生健康委员会", "县民政局")
    assert read(text, column)[0] == [(["县卫健局"], ["监测", "救治"])]


@pytest.mark.parametrize(
    "heading",
    ["县民政局承担以下职责：", "县民政局承担下列工作任务：", "县民政局履行以下职责："],
)
def test_a_heading_may_say_that_what_follows_is_its_part(heading: str) -> None:
    text = f"<p>{heading}</p><p>1.监测。</p><p>2.救助。</p>"
    column = ("县卫生健康局", "县民政局")
    assert read(text, column)[0] == [(["县民政局"], ["监测", "救助"])]


def test_a_comma_before_a_heading_inside_a_step_joins_no_names() -> None:
    text = "<p>县民政局：1.会商，2.组织宣传，县司法局：1.调解。2.援助。</p>"
    column = ("县民政局", "县司法局")
    assert [names for names, _ in read(text, column)[0]][-1:] == [["县司法局"]]


@pytest.mark.parametrize("verb", ["协助", "会同", "督促", "上报"])
def test_whom_a_step_has_to_do_with_is_no_heading(verb: str) -> None:
    text = f"<p>县公安局：</p><p>1.巡查。</p><p>2.{verb}县民政局、县司法局：检查。</p>"
    column = ("县公安局", "县民政局")
    steps = ["巡查", f"{verb}县民政局、县司法局：检查"]
    assert read(text, column)[0] == [(["县公安局"], steps)]
