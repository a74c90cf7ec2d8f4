from dutygraph.parse import parse
from tests.parse.texts import table

TEXT = """某县某镇基本履职事项清单

序号

类别

事项名称

1

党的建设

学习理论

2

走访代表

3

经济发展

培育产业

某县某镇上级部门收回事项清单

序号

类别

事项名称

承接部门

工作方式

1

民生服务

抽检

县卫健局

数据比对。

2

检验

县应急局

委托检验。

上一篇：通知
【打印本页】【关闭窗口】"""


def test_sections_of_a_merged_column_are_told_from_titles() -> None:
    found = parse(table(*TEXT.split("\n")))
    assert [(d.number, d.section, d.title) for d in found.duties] == [
        (1, "党的建设", "学习理论"),
        (2, "党的建设", "走访代表"),
        (3, "经济发展", "培育产业"),
        (1, "民生服务", "抽检"),
        (2, "民生服务", "检验"),
    ]


def test_what_a_web_page_prints_below_is_no_step() -> None:
    duty = parse(table(*TEXT.split("\n"))).duties[-1]
    assert duty.departments == ("县应急局",)
    assert [step.text for step in duty.work_methods] == ["委托检验"]
