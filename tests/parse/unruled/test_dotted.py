from dutygraph.parse import parse
from tests.parse.texts import table

TYPED = """某县某某镇履行职责事项清单
基本履职事项清单
序号
事项名称
一、党的建设（2项）
1. 落实民主集中制
2. 20万亩高标准农田管护
配合履职事项清单
序号
事项名称
对应上级部门
上级部门职责
镇配合职责
一、平安法治（2项）
1. 防汛
县水利局
县气象局
县水利局：
1.预报。
2.调度。
县气象局：
预警。
1.巡查。
2.转移。
2. 防火
县应急管理局
1.扑救。
1.报告。
上级部门收回事项清单
序号
事项名称
承接部门及工作方式
一、平安法治（1项）
1. *无照经营的处罚
承接部门：县市场监管局
工作方式：
1.受理。
2.查处。"""


def test_duties_may_be_numbered_like_their_steps() -> None:
    read = parse(table(*TYPED.split("\n")))
    assert [(d.number, d.title, d.departments) for d in read.duties] == [
        (1, "落实民主集中制", ()),
        (2, "20万亩高标准农田管护", ()),
        (1, "防汛", ("县水利局", "县气象局")),
        (2, "防火", ("县应急管理局",)),
        (1, "无照经营的处罚", ("县市场监管局",)),
    ]
    flood = read.duties[2]
    assert [[s.text for s in b.steps] for b in flood.responsibilities] == [
        ["预报", "调度"],
        ["预警"],
    ]
    assert [s.text for s in flood.township_steps] == ["巡查", "转移"]


def test_steps_of_a_list_with_plain_numbers_stay_steps() -> None:
    text = TYPED.replace("\n1. 防汛", "\n1\n防汛").replace("\n2. 防火", "\n2\n防火")
    read = parse(table(*text.split("\n")))
    assert [(d.number, d.title) for d in read.duties[2:4]] == [(1, "防汛"), (2, "防火")]


STEP_FIRST = """某县某某镇履行职责事项清单
配合履职事项清单
序号
事项名称
对应上级部门
上级部门职责
镇配合职责
一、平安法治（1项）
1.预报。
1 防汛
县水利局
1.巡查。"""


def test_a_step_above_the_plain_number_of_its_duty_is_no_duty() -> None:
    read = parse(table(*STEP_FIRST.split("\n")))
    assert [(d.number, d.title) for d in read.duties] == [(1, "防汛")]
