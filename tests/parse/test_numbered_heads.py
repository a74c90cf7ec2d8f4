from dutygraph.parse import parse
from tests.parse.texts import responsibilities, table

NUMBERED_HEADINGS = """某县某某镇配合履职事项清单
序号 事项名称 县直责任部门 县直责任部门职责
及县直提供
的履职保障
镇配合职责
一、平安法治（2项）
1
防汛
县水利局
县气象局
（一）县水利局：
1)预报。
2)调度。
（二）县气象局：
1)预警。
（三）履职保障：
1)经费。
2)物资。
某某镇职责：
巡查堤防。
· 4 ·
2
防火
县应急局
（一）县应急局：
1)扑救。
（二）履职保障：
1)经费。
某某镇职责：
1)宣传。
2)报告。
注：本清单动态调整。"""


def test_numbered_headings_of_departments_are_no_sections() -> None:
    read = parse(table(*NUMBERED_HEADINGS.split("\n")))
    assert [
        (
            duty.section,
            duty.title,
            responsibilities(duty),
            [phrase.text for phrase in duty.guarantees],
            [step.text for step in duty.township_steps],
        )
        for duty in read.duties
    ] == [
        (
            "平安法治",
            "防汛",
            [(("县水利局",), ["预报", "调度"]), (("县气象局",), ["预警"])],
            ["经费", "物资"],
            ["巡查堤防"],
        ),
        ("平安法治", "防火", [(("县应急局",), ["扑救"])], ["经费"], ["宣传", "报告"]),
    ]
