from dutygraph.parse import parse
from tests.parse.texts import table, titles

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
    assert titles(found) == [
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


GROUPED = """某县某镇配合履职事项清单
序号 事项名称 县直部门 镇配合职责
部门名称 部门职责 履职保障
1 防汛
县水利局
县应急局
县水利局：
1.预报。
县应急局：
1.监测。
2.预警。
1.资金支持；
2.业务培训。
1.2025年起巡查。
2.转移。"""


def test_headings_below_a_merged_one_stand_in_its_place() -> None:
    (duty,) = parse(table(*GROUPED.split("\n"))).duties
    assert duty.departments == ("县水利局", "县应急局")
    assert [s.text for b in duty.responsibilities for s in b.steps] == [
        "预报",
        "监测",
        "预警",
    ]
    assert [phrase.text for phrase in duty.guarantees] == ["资金支持", "业务培训"]
    assert [step.text for step in duty.township_steps] == ["2025年起巡查", "转移"]


BEFORE = """某县某镇基本履职事项清单
类别 序号 事项名称
党的建设 1 学习宣传党的理论
2 走访代表
类别 序号 事项名称
3 组织换届
经济发展 4 培育产业
5 开展普查"""


def test_a_section_may_stand_before_the_number_on_its_line() -> None:
    found = parse(table(*BEFORE.split("\n")))
    assert titles(found) == [
        (1, "党的建设", "学习宣传党的理论"),
        (2, "党的建设", "走访代表"),
        (3, "党的建设", "组织换届"),
        (4, "经济发展", "培育产业"),
        (5, "经济发展", "开展普查"),
    ]


BEHIND = """某县某镇基本履职事项清单
序号 类别 事项名称
1 党的建设 学习宣传党的理论，落实村
党组织责任
2 党的建设 110kV线路走廊清理
序号 类别 事项名称
3 经济发展 培育产业
4 经济发展 12周岁以下儿童接种"""


def test_a_section_may_stand_behind_the_number_of_each_duty() -> None:
    found = parse(table(*BEHIND.split("\n")))
    assert titles(found) == [
        (1, "党的建设", "学习宣传党的理论，落实村党组织责任"),
        (2, "党的建设", "110kV线路走廊清理"),
        (3, "经济发展", "培育产业"),
        (4, "经济发展", "12周岁以下儿童接种"),
    ]


RAW = """某县某镇基本履职事项清单
序号 职责类别 事项名称
1
党的建设
学习宣传贯彻党的理论，
落实党的决策部署。
2 走访人大代表。
3 经济发展 培育产业。
4
盘活闲置厂房。
5 应急管理及消
防
开展防火巡查。"""


def test_a_section_merged_over_duties_stands_between_number_and_title() -> None:
    read = parse(table(*RAW.splitlines()))
    assert [(duty.number, duty.section, duty.title) for duty in read.duties] == [
        (1, "党的建设", "学习宣传贯彻党的理论，落实党的决策部署。"),
        (2, "党的建设", "走访人大代表。"),
        (3, "经济发展", "培育产业。"),
        (4, "经济发展", "盘活闲置厂房。"),
        (5, "应急管理及消防", "开展防火巡查。"),
    ]
