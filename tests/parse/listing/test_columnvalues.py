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


def test_cells_that_name_lists_outweigh_the_heading_above_them() -> None:
    read = parse(
        table(
            "履职方式\t序号\t事项名称\t对应上级部门（承接部门）"
            "\t上级部门职责（工作方式）\t乡镇职责",
            "基本履职事项\t1\t服务企业\t\t\t",
            "配合履职事项\t1\t防汛\t县水利局\t预报。\t巡查。",
            "上级部门收回事项\t1\t普查\t县统计局\t登记。\t",
        )
    )
    assert [(duty.kind.value, duty.number, duty.title) for duty in read.duties] == [
        ("basic", 1, "服务企业"),
        ("cooperative", 1, "防汛"),
        ("reclaimed", 1, "普查"),
    ]
    assert [step.text for step in read.duties[2].work_methods] == ["登记"]
    assert read.issues == ()


def test_numbers_that_begin_again_in_each_list_are_those_of_the_duties() -> None:
    read = parse(
        table(
            "序号\t清单类型\t事项序号\t事项名称\t对应上级部门\t配合职责",
            "1\t基本履职事项\t1\t服务企业\t\t",
            "2\t基本履职事项\t2\t调解纠纷\t\t",
            "3\t配合履职事项\t1\t防汛\t县水利局\t巡查。",
            "4\t配合履职事项\t2\t防火\t县林业局\t宣传。",
        )
    )
    assert [(duty.kind.value, duty.number) for duty in read.duties] == [
        ("basic", 1),
        ("basic", 2),
        ("cooperative", 1),
        ("cooperative", 2),
    ]
