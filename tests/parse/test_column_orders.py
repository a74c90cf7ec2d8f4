from dutygraph.parse import parse
from tests.parse.texts import table

TOWNSHIP_FIRST = """某县某某乡配合履职事项清单
序号 事项名称 对应上级部门 乡配合职责 上级部门职责
1
防汛工作
县水利局
（1）巡查。
（2）转移。
县水利局职责：
（1）预报。
（2）调度。
保障措施：
经费。
2
统计普查
县统计局
（1）登记。
县统计局职责：
（1）培训。
保障措施：
经费。"""


def test_columns_in_another_order_are_read_by_their_headings() -> None:
    read = parse(table(*TOWNSHIP_FIRST.split("\n")))
    assert [
        (
            duty.title,
            [step.text for block in duty.responsibilities for step in block.steps],
            [phrase.text for phrase in duty.guarantees],
            [step.text for step in duty.township_steps],
        )
        for duty in read.duties
    ] == [
        ("防汛工作", ["预报", "调度"], ["经费"], ["巡查", "转移"]),
        ("统计普查", ["培训"], ["经费"], ["登记"]),
    ]


GUARANTEES_LAST = """某县某某镇配合履职事项清单
序号 事项名称 部门 职责 镇配合职责 保障措施
1
防汛工作
县水利局
①预报。
②调度。
①巡查。
②转移。
①经费。
②物资。
2
统计普查
县统计局
①培训。
②汇总。
①登记。
②上报。
①经费。
②设备。"""


def test_duties_behind_departments_are_what_these_do_in_bare_text_too() -> None:
    read = parse(table(*GUARANTEES_LAST.split("\n")))
    assert [
        (
            [step.text for block in duty.responsibilities for step in block.steps],
            [step.text for step in duty.township_steps],
            [phrase.text for phrase in duty.guarantees],
        )
        for duty in read.duties
    ] == [
        (["预报", "调度"], ["巡查", "转移"], ["经费", "物资"]),
        (["培训", "汇总"], ["登记", "上报"], ["经费", "设备"]),
    ]
