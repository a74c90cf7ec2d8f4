"""A list set as forms, with a label before each field, gives the duties of a table."""

import pytest

from dutygraph.model import DutyList, ListKind, Source
from dutygraph.parse import parse
from dutygraph.readers.markdown import markdown_to_table
from dutygraph.readers.text import text_to_table
from tests.parse.texts import FORMS, SOURCE, responsibilities, titles

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
    check_three_lists(parse(text_to_table(FORMS, SOURCE)))


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


def test_what_a_page_shows_to_click_on_above_each_form_is_no_section() -> None:
    form = (
        "展开\n序号：{}\n事项名称：{}\n对应上级部门：县水利局\n上级部门职责：预报。\n"
        "配合职责：1.巡查。\n"
    )
    found = parse(
        text_to_table(
            "某县某某镇配合履职事项清单\n一、平安法治\n"
            + form.format(1, "防汛")
            + "二、经济发展\n"
            + form.format(2, "抗旱"),
            SOURCE,
        )
    )
    assert titles(found) == [(1, "平安法治", "防汛"), (2, "经济发展", "抗旱")]
    assert [s.text for duty in found.duties for s in duty.township_steps] == [
        "巡查",
        "巡查",
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
