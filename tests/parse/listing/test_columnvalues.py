from dutygraph.parse import parse
from tests.parse.texts import HEADINGS, TITLE, table, titles


def test_rows_count_where_a_conversion_has_lost_all_numbers() -> None:
    read = parse(
        table(
            TITLE,
            HEADINGS,
            "一、平安法治（2项）\t\t\t\t",
            "\t防汛\t县水利局\t预报。\t巡查。",
            "\t防火\t县应急局\t扑救。\t1.宣传。",
            HEADINGS,
            "\t\t\t\t2.报告。",
            "二、经济发展（1项）\t\t\t\t",
            "\t普查\t县统计局\t培训。\t登记。",
        )
    )
    assert titles(read) == [
        (1, "平安法治", "防汛"),
        (2, "平安法治", "防火"),
        (3, "经济发展", "普查"),
    ]
    assert [s.text for s in read.duties[1].township_steps] == ["宣传", "报告"]
    assert read.issues == ()


def test_a_page_on_which_a_duty_goes_on_has_lost_no_numbers() -> None:
    read = parse(
        table(
            TITLE,
            HEADINGS,
            "1\t防汛\t县水利局\t预报。\t1.巡查。",
            HEADINGS,
            "\t防汛工作\t\t调度。\t2.转移。",
        )
    )
    assert [duty.number for duty in read.duties] == [1]
