import pytest

from dutygraph.model import DutyList, ListKind, Source
from dutygraph.parse import parse
from dutygraph.readers.markdown import markdown_to_table
from dutygraph.readers.text import text_to_table
from tests.parse.texts import responsibilities, titles

TEXT = """某县某某镇履职事项清单
一、基本履职事项清单（2项）
（一）经济发展（2项）
1. 服务企业。
2. 3岁以下婴幼儿照护。
二、配合履职事项清单（1项）
（一）平安法治（1项）
1. 防汛
对应上级部门：县水利局、县气象局
上级部门职责：
县水利局：
（1）预报，调度：
①水库；
②河道。
县气象局：
（1）预警。
履职保障：经费；物资。
镇配合职责：
（1）巡查。
（2）转移。
三、上级部门收回事项清单（1项）
1. *无照经营的处罚
承接部门：县市场监管局
工作方式：
（1）受理。
（2）查处。
"""
MARKDOWN = """# 某县某某镇履职事项清单
## 基本履职事项清单
### 一、经济发展（2项）
1. 服务企业。
2. 3岁以下婴幼儿照护。
## 配合履职事项清单
### 一、平安法治
#### 1. 防汛
**对应上级部门：**县水利局、县气象局
**上级部门职责：**

县水利局：
1. 预报，调度：
   ①水库；
   ②河道。

县气象局：
1. 预警。

**履职保障：**
- 经费
- 物资

**镇配合职责：**
1. 巡查。
2. 转移。
## 上级部门收回事项清单
#### 1. \\*无照经营的处罚
- 承接部门：县市场监管局
- 工作方式：1.受理。2.查处。
"""
CARDS = """某县某某镇配合履职事项清单
一、平安法治
序号\t1
事项名称\t防汛
对应上级部门\t县水利局
上级部门职责\t县水利局：预报。
镇配合职责\t<p>1.巡查。</p><p>2.转移。</p>
序号\t2
事项名称\t防火
对应上级部门\t县应急局
上级部门职责\t扑救。
镇配合职责\t宣传。
"""
SOURCE = Source("清单", "0", "")


def check_three_lists(found: DutyList) -> None:
    assert found.township == "某某镇"
    assert found.issues == ()
    basic, small, flood, trade = found.duties
    assert (basic.kind, basic.section, basic.title) == (
        ListKind.BASIC,
        "经济发展",
        "服务企业。",
    )
    assert (small.number, small.title) == (2, "3岁以下婴幼儿照护。")
    assert (flood.kind, flood.section) == (ListKind.COOPERATIVE, "平安法治")
    assert flood.departments == ("县水利局", "县气象局")
    assert responsibilities(flood) == [
        (("县水利局",), ["预报，调度：①水库；②河道"]),
        (("县气象局",), ["预警"]),
    ]
    assert [text.text for text in flood.guarantees] == ["经费", "物资"]
    assert [step.text for step in flood.township_steps] == ["巡查", "转移"]
    assert (trade.title, trade.delegated) == ("无照经营的处罚", True)
    assert trade.departments == ("县市场监管局",)
    assert [step.text for step in trade.work_methods] == ["受理", "查处"]


def test_plain_text_with_a_label_a_field_gives_duties() -> None:
    check_three_lists(parse(text_to_table(TEXT, SOURCE)))


def test_markdown_sections_with_a_label_a_field_give_duties() -> None:
    check_three_lists(parse(markdown_to_table(MARKDOWN, SOURCE)))


def test_a_card_of_two_columns_for_each_duty_gives_duties() -> None:
    found = parse(text_to_table(CARDS, SOURCE))
    assert titles(found) == [
        (1, "平安法治", "防汛"),
        (2, "平安法治", "防火"),
    ]
    assert [step.text for step in found.duties[0].township_steps] == ["巡查", "转移"]
    assert found.issues == ()


@pytest.mark.parametrize("line", ["主办：某县人民政府办公室", "【打印本页】"])
def test_what_a_web_page_prints_below_is_set_aside_and_in_no_duty(line: str) -> None:
    found = parse(text_to_table(TEXT + line, SOURCE))
    assert [(one.kind.value, one.quote) for one in found.set_aside] == [
        ("furniture", line)
    ]
    assert found.issues == ()
    assert [step.text for step in found.duties[-1].work_methods] == ["受理", "查处"]


def test_a_text_without_duties_stays_as_it_is() -> None:
    lists = "某县某某镇基本履职事项清单\n序号\t事项名称\n1\t服务企业\n2\t统计\n"
    assert len(parse(text_to_table(lists, SOURCE)).duties) == 2


def test_one_list_in_paragraphs_stands_beside_another_in_a_table() -> None:
    found = parse(
        text_to_table(
            "某县某某镇履职事项清单\n一、基本履职事项清单\n（一）经济发展\n"
            "1. 服务企业。\n2. 统计。\n二、配合履职事项清单\n"
            "序号\t事项名称\t部门\t部门职责\t镇配合职责\n"
            "1\t防汛\t县水利局\t预报。\t巡查。\n"
            "2\t防火\t县应急局\t扑救。\t宣传。\n",
            SOURCE,
        )
    )
    assert [(d.kind.value, d.number, d.section, d.title) for d in found.duties] == [
        ("basic", 1, "经济发展", "服务企业。"),
        ("basic", 2, "经济发展", "统计。"),
        ("cooperative", 1, "", "防汛"),
        ("cooperative", 2, "", "防火"),
    ]
    assert found.issues == ()


def test_the_paragraphs_of_a_notice_are_no_duties() -> None:
    found = parse(
        text_to_table(
            "关于印发某某镇基本履职事项清单的通知\n1. 各村要认真落实。\n"
            "某某镇基本履职事项清单\n序号\t事项名称\n1\t服务企业\n2\t统计\n",
            SOURCE,
        )
    )
    assert [duty.title for duty in found.duties] == ["服务企业", "统计"]


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


def test_a_row_of_a_form_may_hold_several_labels() -> None:
    rows = (
        "| 事项类别 | 平安法治 | 序号 | 1 |",
        "| --- | --- | --- | --- |",
        "| 事项名称 | 防汛 | | |",
        "| 对应上级部门 | 县水利局 | | |",
        "| 上级部门职责 | 1.预报。2.调度。 | | |",
        "| 履职保障 | 经费 | | |",
        "| 镇配合职责 | 巡查。 | | |",
    )
    second = [row.replace("| 1 |", "| 2 |").replace("防汛", "抗旱") for row in rows]
    text = "\n".join(("# 某镇配合履职事项清单", "", *rows, "", *second))
    read = parse(markdown_to_table(text, Source("清单.md", "0" * 64, "")))
    assert titles(read) == [(1, "平安法治", "防汛"), (2, "平安法治", "抗旱")]
    steps = read.duties[1].responsibilities[0].steps
    assert [step.text for step in steps] == ["预报", "调度"]


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


@pytest.mark.parametrize("remark", ["", "汛期"])
def test_a_form_row_with_an_empty_remark_is_no_row_of_headings(remark: str) -> None:
    rows = [
        "某某镇配合履职事项清单",
        f"序号\t1\t备注\t{remark}",
        f"事项名称\t防汛\t备注\t{remark}",
        "对应上级部门\t县水利局\t\t",
        "上级部门职责\t预报。\t\t",
        "配合职责\t巡查。\t\t",
    ]
    found = parse(text_to_table("\n".join(rows), SOURCE))
    assert [(d.number, d.title, d.departments) for d in found.duties] == [
        (1, "防汛", ("县水利局",))
    ]
    assert found.issues == ()


def test_a_list_of_lines_goes_on_behind_a_number_that_is_missing() -> None:
    lines = ["某县某某镇基本履职事项清单", "1. 服务企业。", "统计。", "3. 招商。"]
    found = parse(text_to_table("\n".join([*lines, "4. 宣传。"]), SOURCE))
    assert [duty.number for duty in found.duties] == [1, 3, 4]
    assert [issue.details for issue in found.issues] == [("basic", "2")]


def test_a_line_of_a_list_that_is_printed_twice_is_one_duty() -> None:
    lines = ["某县某某镇基本履职事项清单", "1. 服务企业。", "2. 招商。", "2. 招商。"]
    found = parse(text_to_table("\n".join([*lines, "3. 宣传。"]), SOURCE))
    assert [duty.title for duty in found.duties] == ["服务企业。", "招商。", "宣传。"]


def test_who_issued_the_lists_below_the_last_duty_is_no_step() -> None:
    read = parse(text_to_table(TEXT + "某县委编办\n2025年5月9日\n", SOURCE))
    last = read.duties[-1]
    assert [step.text for step in last.work_methods] == ["受理", "查处"]
    assert [a.kind.value for a in read.set_aside] == ["furniture", "furniture"]
    assert read.issues == ()


def test_the_line_above_the_date_at_the_end_is_no_step() -> None:
    read = parse(text_to_table(TEXT + "某镇便民服务中心\n2025年8月\n", SOURCE))
    last = read.duties[-1]
    assert [step.text for step in last.work_methods] == ["受理", "查处"]
    kept = parse(text_to_table(TEXT + "某镇便民服务中心\n", SOURCE)).duties[-1]
    assert [step.text for step in kept.work_methods][-1] == "某镇便民服务中心"


def test_an_explanation_above_the_first_duty_begins_none() -> None:
    text = TEXT.replace("一、基本", "说明：本清单分为三部分。\n一、基本")
    text = text.replace("（一）平安法治", "备注：与县直部门共同承担。\n（一）平安法治")
    read = parse(text_to_table(text, SOURCE))
    assert titles(read) == titles(parse(text_to_table(TEXT, SOURCE)))


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


SMALL_TABLES = """# 某县某某镇配合履职事项清单
## 一、平安法治
### 1．防汛
| 项目 | 内容 |
| --- | --- |
| 对应上级部门 | 县水利局 |
| 上级部门职责 | 1.预报。<br>2.调度。 |
| 镇配合职责 | 巡查。 |
### 2．防火
| 项目 | 内容 |
| --- | --- |
| 对应上级部门 | 县应急局 |
| 上级部门职责 | 扑救。 |
| 镇配合职责 | 报告。 |
"""


def test_a_small_table_below_a_title_may_have_captions_of_its_own() -> None:
    found = parse(markdown_to_table(SMALL_TABLES, SOURCE))
    assert titles(found) == [(1, "平安法治", "防汛"), (2, "平安法治", "防火")]
    assert [duty.departments for duty in found.duties] == [("县水利局",), ("县应急局",)]
    assert found.issues == ()


BARE = """# 某县某某镇配合履职事项清单
### 1. 防汛抗旱
**上级部门职责**
- 县水利局：
  - 预报；
  - 调度。
**镇配合职责**
- 巡查。
**履职保障**
- 经费
- 物资
"""


def test_the_mark_of_the_guarantees_may_stand_alone_above_them() -> None:
    (duty,) = parse(markdown_to_table(BARE, SOURCE)).duties
    assert responsibilities(duty) == [(("县水利局",), ["预报", "调度"])]
    assert [step.text for step in duty.township_steps] == ["巡查"]
    assert [phrase.text for phrase in duty.guarantees] == ["经费", "物资"]


def test_a_note_below_titles_is_part_of_none() -> None:
    read = parse(
        text_to_table(
            "某县某某镇基本履职事项清单\n事项名称\n1.*处罚。\n2.监督。\n"
            "注：标“*”的为赋权事项。\n某县某某镇上级部门收回事项清单\n1.发证\n"
            "承接部门：县市场监管局\n工作方式：受理。\n注：本清单动态调整。\n",
            Source("清单.txt", "0", "text/plain"),
        )
    )
    assert titles(read) == [(1, "", "处罚。"), (2, "", "监督。"), (1, "", "发证")]
    assert [step.text for step in read.duties[-1].work_methods] == ["受理"]
    notes = [aside.quote for aside in read.set_aside if aside.kind.value == "note"]
    assert notes == ["注：标“*”的为赋权事项。", "注：本清单动态调整。"]


def test_links_and_makers_below_the_last_duty_of_a_page_are_none_of_it() -> None:
    foot = "相关链接\n关于印发工作要点的通知\n主办单位：县人民政府办公室\n"
    read = parse(text_to_table(TEXT + foot, SOURCE))
    assert [step.text for step in read.duties[-1].work_methods] == ["受理", "查处"]
    assert len(read.duties) == 4
