from dutygraph.model import Source
from dutygraph.parse import parse
from dutygraph.readers.text import text_to_table

COPIED = """某县某某镇配合履职事项清单
序号\t事项名称\t对应上级部门\t上级部门职责\t履职保障\t镇配合职责
1\t防汛\t县水利局
县气象局\t县水利局：
1.预报。
2.调度。
县气象局：
1.监测。
2.预警。\t1.经费。
2.物资。\t1.巡查。
2.转移。
2\t防火\t县应急局
县林业局\t县应急局：
1.扑救。
2.演练。
县林业局：
1.监测。
2.防护。\t1.经费。
2.物资。\t1.巡查。
2.报告。
"""


def test_a_copied_table_keeps_the_line_breaks_of_its_cells() -> None:
    read = parse(text_to_table(COPIED, Source("清单.txt", "0", "")))
    assert [
        (
            duty.number,
            duty.title,
            duty.departments,
            [[step.text for step in block.steps] for block in duty.responsibilities],
            [step.text for step in duty.township_steps],
        )
        for duty in read.duties
    ] == [
        (
            1,
            "防汛",
            ("县水利局", "县气象局"),
            [["预报", "调度"], ["监测", "预警"]],
            ["巡查", "转移"],
        ),
        (
            2,
            "防火",
            ("县应急局", "县林业局"),
            [["扑救", "演练"], ["监测", "防护"]],
            ["巡查", "报告"],
        ),
    ]


def test_rows_of_one_line_have_cells() -> None:
    text = "序号\t事项名称\n1\t1.服务企业。2.统计。\n2\t防汛"
    table = text_to_table(text, Source("清单.txt", "0", ""))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["序号", "事项名称"],
        ["1", "1.服务企业。2.统计。"],
        ["2", "防汛"],
    ]
