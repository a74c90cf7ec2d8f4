"""Forms with rulers between the duties, or with small tables of departments."""

from dutygraph.model import Source
from dutygraph.parse import parse
from dutygraph.readers.markdown import markdown_to_table
from dutygraph.readers.text import text_to_table
from tests.parse.texts import responsibilities

RULED = """某县某某镇配合履职事项清单
一、平安法治（共1项）
--------------------
序    号：1
事项名称：防汛
主管部门：县水利局
部门职责：
1.预报。
履职保障：经费。
镇级职责：
1.巡查。
--------------------
二、经济发展（共1项）
--------------------
序    号：2
事项名称：普查
镇级职责：
1.登记。
"""


def test_a_ruler_may_stand_between_a_section_and_its_duties() -> None:
    read = parse(text_to_table(RULED, Source("清单.txt", "0", "")))
    assert [
        (d.section, d.title, [s.text for s in d.township_steps]) for d in read.duties
    ] == [("平安法治", "防汛", ["巡查"]), ("经济发展", "普查", ["登记"])]


SMALL_TABLES = """# 某县某某镇配合履职事项清单

### 1. 防汛

| 责任部门 | 部门职责 |
| --- | --- |
| 县水利局、县气象局 | 1.预报；<br>2.调度。 |
| 县应急局 | 组织抢险。 |

**履职保障：** 经费；物资。

**某某镇配合职责：**

1. 巡查；
2. 转移。
"""


def test_the_departments_of_a_duty_may_stand_in_a_small_table() -> None:
    (duty,) = parse(markdown_to_table(SMALL_TABLES, Source("清单.md", "0", ""))).duties
    assert duty.departments == ("县水利局", "县气象局", "县应急局")
    assert responsibilities(duty) == [
        (("县水利局", "县气象局"), ["预报", "调度"]),
        (("县应急局",), ["组织抢险"]),
    ]
    assert [phrase.text for phrase in duty.guarantees] == ["经费", "物资"]
    assert [step.text for step in duty.township_steps] == ["巡查", "转移"]


BRACKETED = """某县某某镇履职事项清单
第一章　基本履职事项清单
一、党的建设
１．学习理论
２．普查
第二章　配合履职事项清单
一、平安法治
１．防汛
（对应上级部门）县水利局
（上级部门职责）
１．预报；
２．调度。
（履职保障）经费；物资。
（镇配合职责）
１．巡查。
"""


def test_labels_may_stand_in_round_brackets_and_numbers_be_wide() -> None:
    first, second, third = parse(
        text_to_table(BRACKETED, Source("清单.txt", "0", ""))
    ).duties
    assert [first.title, second.title, third.title] == ["学习理论", "普查", "防汛"]
    assert third.departments == ("县水利局",)
    (block,) = third.responsibilities
    assert [step.text for step in block.steps] == ["预报", "调度"]
    assert [phrase.text for phrase in third.guarantees] == ["经费", "物资"]
    assert [step.text for step in third.township_steps] == ["巡查"]
