from dutygraph.model import IssueKind
from dutygraph.parse import parse
from tests.parse.texts import table

HEADINGS = "序号\t事项名称\t对应上级部门\t上级部门职责\t乡镇配合职责"
THIRD = "3\t防汛\t县水利局\t预报。\t巡查。"
FIFTH = "5\t普查\t县统计局\t培训。\t登记。"


def test_a_list_may_go_on_counting_where_the_one_before_it_ends() -> None:
    basic = ["某省某县某某镇基本履职事项清单", "序号\t事项名称", "1\t宣传", "2\t统战"]
    read = parse(table(*basic, "某某镇配合履职事项清单", HEADINGS, THIRD, FIFTH))
    assert [(i.kind, i.details) for i in read.issues] == [
        (IssueKind.NUMBER_MISSING, ("cooperative", "4"))
    ]


def test_rows_that_changed_places_are_told_by_their_numbers() -> None:
    rows = [THIRD.replace("3", "2", 1), FIFTH.replace("5", "1", 1)]
    third = "3\t防火\t县应急局\t扑救。\t宣传。"
    read = parse(table("某某镇配合履职事项清单", HEADINGS, *rows, third))
    assert [(i.kind, i.quote, i.details) for i in read.issues] == [
        (IssueKind.NUMBER_OUT_OF_ORDER, "普查", ("cooperative", "2", "1"))
    ]


def test_a_title_below_which_no_duty_stands_is_told() -> None:
    titles = ["某某镇基本履职事项清单", "某某镇配合履职事项清单"]
    first = THIRD.replace("3", "1", 1)
    read = parse(table(*titles, HEADINGS, first))
    assert [(i.kind, i.quote) for i in read.issues] == [
        (IssueKind.LIST_EMPTY, "某某镇基本履职事项清单")
    ]


def test_a_section_whose_heading_is_missing_is_told() -> None:
    rows = [
        "一、党的建设\t\t\t\t",
        "1\t防汛\t县水利局\t预报。\t巡查。",
        "三、经济发展\t\t\t\t",
        "2\t普查\t县统计局\t培训。\t登记。",
    ]
    read = parse(table("某某镇配合履职事项清单", HEADINGS, *rows))
    assert [(i.kind, i.quote, i.details) for i in read.issues] == [
        (IssueKind.SECTION_MISSING, "三、经济发展", ("cooperative", "2", "3"))
    ]
