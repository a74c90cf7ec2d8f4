"""The sections and the duties of a list set as forms are told from its steps."""

import pytest

from dutygraph.model import Source
from dutygraph.parse import parse
from dutygraph.readers.markdown import markdown_to_table
from dutygraph.readers.text import text_to_table
from tests.parse.texts import FORMS, SOURCE, responsibilities, titles

NUMBERED_STEPS = """## 配合履职事项清单
#### 1. 防汛
**责任部门**：县水利局、县气象局
**部门职责**：
县水利局：
1. 预报。
县气象局：
1. 监测。
2. 预警。
**乡镇配合职责**：
1. 巡查。
2. 转移。
#### 2. 防火
**责任部门**：县应急局
**部门职责**：扑救。
**乡镇配合职责**：报告。
"""


def test_a_numbered_step_above_another_label_is_no_duty() -> None:
    read = parse(markdown_to_table(NUMBERED_STEPS, Source("清单.md", "0", "")))
    assert [(duty.number, duty.title) for duty in read.duties] == [
        (1, "防汛"),
        (2, "防火"),
    ]
    (forecast, warning) = read.duties[0].responsibilities
    assert [step.text for step in forecast.steps] == ["预报"]
    assert [step.text for step in warning.steps] == ["监测", "预警"]
    assert [step.text for step in read.duties[0].township_steps] == ["巡查", "转移"]


def test_steps_with_full_width_points_are_no_duties() -> None:
    text = NUMBERED_STEPS.replace("1. ", "1．").replace("2. ", "2．")
    text = text.replace("#### 1．防汛", "#### 1. 防汛")
    text = text.replace("#### 2．防火", "#### 2. 防火")
    read = parse(markdown_to_table(text, Source("清单.md", "0", "")))
    assert [(duty.number, duty.title) for duty in read.duties] == [
        (1, "防汛"),
        (2, "防火"),
    ]
    assert [step.text for step in read.duties[0].township_steps] == ["巡查", "转移"]


def test_bare_names_of_sections_stand_before_the_numbers_that_go_on() -> None:
    text = """# 某县某镇履行职责事项清单
## 基本履职事项清单
### 党的建设
1. 学习宣传理论
2. 发挥纽带作用
### 经济发展
3. 培育产业
## 上级部门收回事项清单
### 民生服务
1. **抽检**
   - 承接部门：县卫健局
   - 工作方式：数据比对。
### 平安法治
2. **检验**
   - 承接部门：县应急局
   - 工作方式：委托检验。
"""
    read = parse(markdown_to_table(text, Source("清单.md", "0", "")))
    assert [(duty.section, duty.title) for duty in read.duties] == [
        ("党的建设", "学习宣传理论"),
        ("党的建设", "发挥纽带作用"),
        ("经济发展", "培育产业"),
        ("民生服务", "抽检"),
        ("平安法治", "检验"),
    ]


def test_a_list_of_lines_goes_on_behind_a_number_that_is_missing() -> None:
    lines = ["某县某某镇基本履职事项清单", "1. 服务企业。", "统计。", "3. 招商。"]
    found = parse(text_to_table("\n".join([*lines, "4. 宣传。"]), SOURCE))
    assert [duty.number for duty in found.duties] == [1, 3, 4]
    assert [issue.details for issue in found.issues] == [("basic", "2")]


def test_a_line_of_a_list_that_is_printed_twice_is_one_duty() -> None:
    lines = ["某县某某镇基本履职事项清单", "1. 服务企业。", "2. 招商。", "2. 招商。"]
    found = parse(text_to_table("\n".join([*lines, "3. 宣传。"]), SOURCE))
    assert [duty.title for duty in found.duties] == ["服务企业。", "招商。", "宣传。"]


def test_an_explanation_above_the_first_duty_begins_none() -> None:
    text = FORMS.replace("一、基本", "说明：本清单分为三部分。\n一、基本")
    text = text.replace("（一）平安法治", "备注：与县直部门共同承担。\n（一）平安法治")
    read = parse(text_to_table(text, SOURCE))
    assert titles(read) == titles(parse(text_to_table(FORMS, SOURCE)))


@pytest.mark.parametrize(
    "numbers",
    [
        ("1) ", "2) "),
        ("1）", "2）"),
        ("事项1：", "事项2："),
        ("第1项 ", "第2项 "),
        ("（一）", "（二）"),
        ("一、", "二、"),
        ("事项一：", "事项二："),
    ],
)
def test_duties_may_be_numbered_in_any_way(numbers: tuple[str, str]) -> None:
    one, two = numbers
    text = f"""某县某某镇配合履职事项清单
◆ 平安法治（2项）
{one}防汛
对应上级部门：县水利局
上级部门职责：
（一）预报。
（二）调度。
镇配合职责：
1.巡查。
2.转移。
{two}防火
对应上级部门：县林业局
上级部门职责：扑救。
镇配合职责：报告。
"""
    read = parse(text_to_table(text, SOURCE))
    assert titles(read) == [(1, "平安法治", "防汛"), (2, "平安法治", "防火")]
    assert responsibilities(read.duties[0]) == [((), ["预报", "调度"])]
    assert [step.text for step in read.duties[0].township_steps] == ["巡查", "转移"]


UNNUMBERED = """某县某某镇配合履职事项清单
【平安法治】
防汛
对应上级部门：县水利局
上级部门职责：预报
镇配合职责：巡查
【民生服务】
救助
对应上级部门：县民政局
上级部门职责：审核
镇配合职责：受理
"""


@pytest.mark.parametrize("label", ["", "事项名称："])
@pytest.mark.parametrize("number", ["", "{}."])
def test_titles_may_stand_bare_above_the_label_of_their_departments(
    number: str, label: str
) -> None:
    text = UNNUMBERED.replace("防汛\n", f"{label}{number.format(1)}防汛\n")
    text = text.replace("救助\n", f"{label}{number.format(2)}救助\n")
    read = parse(text_to_table(text, SOURCE))
    assert titles(read) == [(1, "平安法治", "防汛"), (2, "民生服务", "救助")]
    assert [s.text for d in read.duties for s in d.township_steps] == ["巡查", "受理"]


def test_a_bare_step_above_the_label_of_another_department_is_no_title() -> None:
    text = UNNUMBERED.replace("审核", "审核\n对应上级部门：县残联\n上级部门职责：评估")
    read = parse(text_to_table(text, SOURCE))
    assert titles(read) == [(1, "平安法治", "防汛"), (2, "民生服务", "救助")]
    assert read.duties[1].departments == ("县民政局", "县残联")
