import pytest

from dutygraph.model import IssueKind
from dutygraph.parse import parse
from tests.parse.texts import (
    FIRST,
    HEADINGS,
    SECOND,
    THIRD,
    TITLE,
    kinds,
    responsibilities,
    table,
    titles,
)


def test_rulers_notes_page_numbers_and_contents_are_no_data() -> None:
    lines = (TITLE + "\t12", TITLE, HEADINGS, "----\t---\t---\t---\t---", FIRST,
             SECOND, "第 4 页，共 9 页", THIRD, "注：本清单适时修订。")  # fmt: skip
    assert parse(table(*lines)).issues == ()


def test_long_text_before_the_first_table_is_left_over_and_shown() -> None:
    words = "落实粮食安全责任制，稳定粮食播种面积，" * 5
    found = parse(table(words, TITLE, HEADINGS, FIRST, SECOND, THIRD))
    assert [(i.kind, i.quote) for i in found.issues] == [
        (IssueKind.TEXT_LEFT_OVER, words)
    ]


def test_a_row_with_words_for_its_number_is_left_over_whole() -> None:
    read = parse(table(TITLE, HEADINGS, FIRST, SECOND, THIRD, "其中\t防汛"))
    assert [duty.title_variants for duty in read.duties] == [(), (), ()]
    assert [(i.kind, i.quote) for i in read.issues] == [
        (IssueKind.TEXT_LEFT_OVER, "其中 防汛")
    ]


def test_the_township_above_the_title_of_another_list_is_no_section() -> None:
    basic = ["某省某县某某镇基本履职事项清单", "序号\t事项名称", "1\t宣传"]
    read = parse(table(*basic, "某县某某镇", "配合履职事项清单", HEADINGS, FIRST))
    assert titles(read) == [(1, "", "宣传"), (1, "", "防汛")]
    assert read.issues == ()


def test_guarantees_may_stand_below_the_steps_of_the_township() -> None:
    row = "1\t防汛\t县水利局\t1.预报。2.调度。\t1.巡查。2.转移。 履职保障：经费；设备。"
    (duty,) = parse(table(TITLE, HEADINGS, row)).duties
    assert [step.text for step in duty.township_steps] == ["巡查", "转移"]
    assert [phrase.text for phrase in duty.guarantees] == ["经费", "设备"]


@pytest.mark.parametrize("mark", ["续表", "（续表）", "接上页", "续表1"])
def test_the_mark_of_a_table_that_goes_on_is_no_section(mark: str) -> None:
    first = FIRST.replace(" 履职保障：经费。", "")
    rows = [first, mark, HEADINGS, SECOND, THIRD]
    text = table(TITLE, HEADINGS, "一、平安法治", *rows)
    assert titles(parse(text)) == [
        (1, "平安法治", "防汛"),
        (2, "平安法治", "防火"),
        (3, "平安法治", "普查"),
    ]
    assert parse(text).issues == ()


def test_what_a_form_or_a_page_prints_around_a_table_is_no_text_left_over() -> None:
    text = table(TITLE, "填报单位：某某街道\t填报时间：2025年4月", HEADINGS,
                 FIRST, SECOND, THIRD, "扫一扫打开", "主办：某县政府")  # fmt: skip
    read = parse(text)
    assert titles(read) == [(1, "", "防汛"), (2, "", "防火"), (3, "", "普查")]
    assert kinds(read) == []


def test_titles_below_each_other_are_the_tabs_of_a_page() -> None:
    tabs = ("基本履职事项", "配合履职事项", "上级部门收回事项")
    basic = ("序号\t事项名称", "1\t学习", "2\t处罚")
    read = parse(table("某镇履行职责事项清单", *tabs, *basic, HEADINGS, FIRST, SECOND))
    assert [(duty.kind.value, duty.number) for duty in read.duties] == [
        ("basic", 1),
        ("basic", 2),
        ("cooperative", 1),
        ("cooperative", 2),
    ]


def test_the_heading_of_a_section_may_stand_behind_an_empty_column() -> None:
    headings = "序号\t事项名称\t对应上级部门\t上级部门职责\t乡镇配合职责\t备注"
    lines = [headings, "一、平安法治", FIRST, "二、经济发展（1项）", THIRD]
    read = parse(table(TITLE, *("\t" + line for line in lines)))
    assert titles(read) == [(1, "平安法治", "防汛"), (3, "经济发展", "普查")]


def test_a_section_may_stand_above_columns_that_alone_say_which_list_it_is() -> None:
    read = parse(table("某镇", "一、平安法治（2项）", HEADINGS, FIRST, SECOND))
    assert titles(read) == [(1, "平安法治", "防汛"), (2, "平安法治", "防火")]
    assert read.issues == ()


def test_a_numbered_line_above_others_is_no_section() -> None:
    read = parse(table("一、总体要求", "按清单履职。", HEADINGS, FIRST))
    assert titles(read) == [(1, "", "防汛")]


def test_text_printed_over_a_repeated_heading_is_told() -> None:
    again = HEADINGS.replace("乡镇配合职责", "乡镇配合职责1、对业务人")
    read = parse(table(TITLE, HEADINGS, FIRST, again, SECOND))
    assert [duty.title for duty in read.duties] == ["防汛", "防火"]
    left = [i for i in read.issues if i.kind is IssueKind.TEXT_LEFT_OVER]
    assert [issue.quote for issue in left] == ["乡镇配合职责1、对业务人"]


def test_the_fields_of_a_form_below_a_table_are_no_part_of_its_last_duty() -> None:
    closing = "填表人：李某\t\t\t审核人：张某\t填报日期：2025年5月"
    read = parse(table(TITLE, HEADINGS, FIRST, SECOND, THIRD, closing))
    plain = parse(table(TITLE, HEADINGS, FIRST, SECOND, THIRD))
    assert titles(read) == titles(plain)
    assert [duty.title_variants for duty in read.duties] == [(), (), ()]
    assert [aside.kind.value for aside in read.set_aside] == ["furniture"]


@pytest.mark.parametrize(
    "below", ["履职保障\t\t\t经费；培训。\t", "履职保障：经费；培训。"]
)
def test_a_row_below_a_duty_may_have_its_guarantees(below: str) -> None:
    row = "1\t防汛\t县水利局\t县水利局：1.预报。2.调度。\t1.巡查。2.转移。"
    read = parse(table(TITLE, HEADINGS, row, below, SECOND))
    assert [phrase.text for phrase in read.duties[0].guarantees] == ["经费", "培训"]
    assert read.duties[0].departments == ("县水利局",)
    assert [title for _, _, title in titles(read)] == ["防汛", "防火"]
    assert IssueKind.TEXT_LEFT_OVER not in kinds(read)


def test_a_section_may_stand_below_a_title_that_the_tabs_of_a_page_name_too() -> None:
    tabs = ("基本履职事项", "配合履职事项", "上级部门收回事项")
    basic = ("基本履职事项（1项）", "乡村振兴", "序号\t事项名称", "1\t种粮。")
    read = parse(table(*tabs, *basic, "配合履职事项", HEADINGS, FIRST))
    assert titles(read) == [(1, "乡村振兴", "种粮。"), (1, "", "防汛")]


def test_a_merged_row_of_guarantees_may_begin_in_the_column_of_the_township() -> None:
    read = parse(
        table(
            TITLE,
            "序号\t事项名称\t乡镇配合职责\t对应上级部门\t上级部门职责",
            "1\t防汛\t1.巡查。2.转移。\t县水利局\t预报。",
            "\t\t保障措施：1.经费；2.培训。\t\t",
        )
    )
    (duty,) = read.duties
    assert [phrase.text for phrase in duty.guarantees] == ["经费", "培训"]
    assert [step.text for step in duty.township_steps] == ["巡查", "转移"]
    assert responsibilities(duty) == [((), ["预报"])]
    assert duty.departments == ("县水利局",)


def test_labels_below_a_heading_merged_over_two_columns_say_what_is_beside_them() -> (
    None
):
    read = parse(
        table(
            TITLE,
            "序号\t事项名称\t对应上级部门\t职责分工\t",
            "1\t防汛\t县水利局\t上级部门职责\t县水利局：1.预报。2.调度。",
            "\t\t\t镇配合职责\t1.巡查。2.转移。",
            "\t\t\t履职保障\t经费；培训。",
        )
    )
    (duty,) = read.duties
    assert responsibilities(duty) == [(("县水利局",), ["预报", "调度"])]
    assert [step.text for step in duty.township_steps] == ["巡查", "转移"]
    assert [phrase.text for phrase in duty.guarantees] == ["经费", "培训"]
    assert IssueKind.TEXT_LEFT_OVER not in kinds(read)
