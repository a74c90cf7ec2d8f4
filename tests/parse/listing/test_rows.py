import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.errors import ParseError
from dutygraph.model import IssueKind, ListKind
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


def test_sections_and_numbers_are_read_with_their_lines() -> None:
    text = table(TITLE, HEADINGS, "一、平安法治（2项）\t\t\t\t", FIRST, SECOND,
                 "二、经济发展（1项）\t\t\t\t", THIRD)  # fmt: skip
    read = parse(text)
    assert titles(read) == [
        (1, "平安法治", "防汛"),
        (2, "平安法治", "防火"),
        (3, "经济发展", "普查"),
    ]
    assert read.township == "某某镇"
    assert [duty.place.lines for duty in read.duties] == [(4, 4), (5, 5), (7, 7)]
    assert read.issues == ()


def test_a_duty_whose_number_comes_again_is_one_duty() -> None:
    again = "1\t防汛\t县水利局 县气象局\t3.抢险。 县气象局：预警。\t1.巡查。2.转移。"
    first = FIRST.replace(" 履职保障：经费。", "")
    duty = parse(table(TITLE, HEADINGS, first, HEADINGS, again)).duties[0]
    assert duty.departments == ("县水利局", "县气象局")
    assert responsibilities(duty) == [
        (("县水利局",), ["预报", "调度", "抢险"]),
        (("县气象局",), ["预警"]),
    ]
    assert [step.text for step in duty.township_steps] == ["巡查", "转移"]
    assert duty.place.lines == (3, 5)


def test_a_duty_that_goes_on_without_number_is_one_duty() -> None:
    first = "1\t防汛\t县水利局\t1.预报雨情，做好\t1.巡查堤防，"
    more = "\t\t\t准备。2.调度。\t发现险情。2.转移。"
    duty = parse(table(TITLE, HEADINGS, first, HEADINGS, more)).duties[0]
    assert [s.text for s in duty.responsibilities[0].steps] == [
        "预报雨情，做好准备",
        "调度",
    ]
    assert [s.text for s in duty.township_steps] == ["巡查堤防，发现险情", "转移"]


def test_another_title_on_the_next_page_is_a_variant_and_an_issue() -> None:
    again = "1\t防汛抗旱工作\t县水利局\t3.抢险。\t3.统计。"
    first = FIRST.replace("防汛", "防汛抗旱").replace(" 履职保障：经费。", "")
    read = parse(table(TITLE, HEADINGS, first, again))
    assert read.duties[0].title_variants == ("防汛抗旱工作",)
    assert IssueKind.TITLE_DIFFERS in kinds(read)


def test_the_same_number_for_another_duty_is_reported() -> None:
    read = parse(table(TITLE, HEADINGS, FIRST, SECOND.replace("2\t", "1\t", 1)))
    assert [title for _, _, title in titles(read)] == ["防汛", "防火"]
    assert kinds(read).count(IssueKind.NUMBER_TWICE) == 2


def test_declared_counts_and_missing_numbers_are_checked() -> None:
    read = parse(table(TITLE, HEADINGS, FIRST, THIRD))
    assert [(i.kind, i.details) for i in read.issues] == [
        (IssueKind.COUNT_DIFFERS, ("cooperative", "", "3", "2")),
        (IssueKind.NUMBER_MISSING, ("cooperative", "2")),
    ]


def test_the_columns_say_which_list_where_no_title_does() -> None:
    row = "1\t征收\t承接部门：县财政局、县税务局 工作方式：1.核定。2.征收。"
    lines = ("序号\t事项名称\t承接部门及工作方式", row)
    (duty,) = parse(table(*lines)).duties
    assert (duty.kind, duty.departments) == (
        ListKind.RECLAIMED,
        ("县财政局", "县税务局"),
    )
    assert [step.text for step in duty.work_methods] == ["核定", "征收"]


def test_columns_are_known_by_meaning_not_by_position() -> None:
    lines = (
        "序号\t镇街职责\t保障措施\t牵头部门及配合部门\t部门职责\t事项名称",
        "1\t1.巡查。2.报告。\t经费；培训\t县水利局 县应急局\t县水利局：调度。\t防汛",
    )
    (duty,) = parse(table(*lines)).duties
    assert (duty.title, duty.departments) == ("防汛", ("县水利局", "县应急局"))
    assert [phrase.text for phrase in duty.guarantees] == ["经费", "培训"]
    assert [step.text for step in duty.township_steps] == ["巡查", "报告"]


def test_an_unknown_column_is_an_issue_that_names_it() -> None:
    heading = HEADINGS + "\t星级"
    read = parse(table(TITLE, heading, FIRST + "\t五"))
    assert next((i.kind, i.quote) for i in read.issues) == (
        IssueKind.UNKNOWN_COLUMN,
        "星级",
    )


def test_rulers_notes_page_numbers_and_contents_are_no_data() -> None:
    lines = (TITLE + "\t12", TITLE, HEADINGS, "----\t---\t---\t---\t---", FIRST,
             SECOND, "第 4 页，共 9 页", THIRD, "注：本清单适时修订。")  # fmt: skip
    assert parse(table(*lines)).issues == ()


def test_text_that_is_no_duty_list_says_what_it_found() -> None:
    with pytest.raises(ParseError) as error:
        parse(table("关于开会的通知", "请各单位参加。"))
    assert "关于开会的通知" in str(error.value)
    assert "清单.txt" in str(error.value)


ROWS = [HEADINGS, "一、平安法治\t\t\t\t", FIRST, SECOND, THIRD, "\t\t\t更多。\t更多。",
        "随便一行", TITLE, "3\t", "\t\t\t\t\t\t", "序号\t序号\t事项名称"]  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(ROWS), max_size=14))
def test_rows_in_any_order_crash_nothing_and_lose_nothing(rows: list[str]) -> None:
    try:
        read = parse(table(TITLE, *rows))
    except ParseError:
        return
    held = [read.heading, *(i.quote for i in read.issues), *map(str, read.duties)]
    assert "随便一行" not in rows or "随便一行" in " ".join(held)
    assert len(read.duties) <= sum(row[:1].isdigit() for row in rows)


@settings(max_examples=60)
@given(st.integers(0, 400), st.integers(0, 400))
def test_a_document_cut_anywhere_gives_duties_or_a_clear_error(
    start: int, end: int
) -> None:
    whole = "\n".join([TITLE, HEADINGS, "一、平安法治\t\t\t\t", FIRST, SECOND, THIRD])
    try:
        read = parse(table(*whole[start:end].split("\n")))
    except ParseError as error:
        assert "清单.txt" in str(error)
    else:
        assert read.duties


def test_a_cell_beyond_the_headings_is_left_over() -> None:
    read = parse(table(TITLE, HEADINGS, FIRST, f"{SECOND}\t另附", THIRD))
    assert [(i.kind, i.quote) for i in read.issues] == [
        (IssueKind.TEXT_LEFT_OVER, "另附")
    ]


def test_a_heading_that_stands_twice_loses_no_text() -> None:
    headings = f"{HEADINGS}\t乡镇配合职责"
    read = parse(table(TITLE, headings, f"{SECOND}\t3.存档。"))
    (duty,) = read.duties
    assert [step.text for step in duty.township_steps] == ["宣传", "报告", "存档"]


def test_a_title_may_begin_with_the_number_that_no_column_holds() -> None:
    found = parse(
        table(
            "某某镇基本履职事项清单",
            "类别\t事项名称",
            "经济发展\t1.服务企业",
            "\t2.12345热线办理",
            "民生服务\t3. 3岁以下婴幼儿照护",
        )
    )
    assert titles(found) == [
        (1, "经济发展", "服务企业"),
        (2, "经济发展", "12345热线办理"),
        (3, "民生服务", "3岁以下婴幼儿照护"),
    ]


def test_a_numbered_title_may_be_all_that_its_row_says() -> None:
    text = table("某镇基本履职事项清单", "事项名称\t备注", "1.学习\t", "2.宣传\t无",
                 "3.培训\t")  # fmt: skip
    assert titles(parse(text)) == [(1, "", "学习"), (2, "", "宣传"), (3, "", "培训")]


def test_rows_without_any_number_are_counted() -> None:
    found = parse(
        table("某某镇基本履职事项清单", "类别\t事项名称", "党建\t宣传", "\t统战")
    )
    assert titles(found) == [(1, "党建", "宣传"), (2, "党建", "统战")]


def test_long_text_before_the_first_table_is_left_over_and_shown() -> None:
    words = "落实粮食安全责任制，稳定粮食播种面积，" * 5
    found = parse(table(words, TITLE, HEADINGS, FIRST, SECOND, THIRD))
    assert [(i.kind, i.quote) for i in found.issues] == [
        (IssueKind.TEXT_LEFT_OVER, words)
    ]


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        ("总序号\t类别\t序号\t事项名称", ["1\t党的建设\t1\t甲", "2\t民生服务\t1\t乙"]),
        ("序号\t类别\t序号\t事项名称", ["一\t党的建设\t1\t甲", "一\t党的建设\t2\t乙"]),
    ],
)
def test_of_two_columns_of_numbers_the_one_that_counts_the_duties_is_kept(
    headings: str, rows: list[str]
) -> None:
    read = parse(table("某县某镇基本履职事项清单", headings, *rows))
    assert [(duty.number, duty.title) for duty in read.duties] == [(1, "甲"), (2, "乙")]


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


def test_a_section_may_stand_in_the_column_of_the_titles() -> None:
    text = table(TITLE, HEADINGS, "\t一、平安法治\t\t\t", FIRST, SECOND,
                 "\t经济发展\t\t\t", THIRD)  # fmt: skip
    assert titles(parse(text)) == [
        (1, "平安法治", "防汛"),
        (2, "平安法治", "防火"),
        (3, "经济发展", "普查"),
    ]


def test_a_basic_list_may_name_the_office_in_charge_on_each_page() -> None:
    headings = "序号\t事项名称\t事项领域\t承办机构"
    found = parse(
        table(
            "某县某镇履行职责事项清单",
            "表一：基本履职事项清单",
            headings,
            "1\t学习理论\t党的建设\t党政办",
            headings,
            "2\t培育产业\t经济发展\t经济办",
        )
    )
    assert [(d.kind.value, d.section, d.title) for d in found.duties] == [
        ("basic", "党的建设", "学习理论"),
        ("basic", "经济发展", "培育产业"),
    ]
    assert found.issues == ()


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


def test_a_column_of_sections_whose_cells_name_lists_is_that_of_the_lists() -> None:
    headings = "事项类型\t序号\t一级分类\t事项名称\t责任部门\t部门职责\t乡镇职责"
    rows = [
        "基本履职事项\t1\t党的建设\t宣传\t\t\t",
        "配合履职事项\t1\t平安法治\t防汛\t县水利局\t预报。\t巡查。",
        "配合履职事项\t2\t平安法治\t防火\t县应急局\t扑救。\t报告。",
    ]
    read = parse(table("某县某某镇履职事项清单", headings, *rows))
    assert [(d.kind, d.number, d.section) for d in read.duties] == [
        (ListKind.BASIC, 1, "党的建设"),
        (ListKind.COOPERATIVE, 1, "平安法治"),
        (ListKind.COOPERATIVE, 2, "平安法治"),
    ]


def test_a_column_of_short_names_of_lists_needs_no_heading_that_is_known() -> None:
    headings = "履职层级\t事项类别\t序号\t事项名称\t牵头部门\t部门职责\t乡镇职责"
    rows = [
        "基本履职\t党的建设\t1\t宣传\t/\t/\t/",
        "配合履职\t平安法治\t1\t防汛\t县水利局\t预报。\t巡查。",
        "上级部门收回\t平安法治\t1\t防火\t县应急局\t扑救。\t/",
    ]
    read = parse(table("某县某某镇履职事项清单", headings, *rows))
    assert [(d.kind, d.number, d.section) for d in read.duties] == [
        (ListKind.BASIC, 1, "党的建设"),
        (ListKind.COOPERATIVE, 1, "平安法治"),
        (ListKind.RECLAIMED, 1, "平安法治"),
    ]


def test_numbers_may_stand_below_no_heading() -> None:
    headings = "\t" + HEADINGS.partition("\t")[2]
    text = table(TITLE, headings, FIRST, SECOND, "合计\t\t2\t\t")
    assert titles(parse(text)) == [(1, "", "防汛"), (2, "", "防火")]


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


def test_a_department_in_charge_beside_the_township_leads() -> None:
    heads = "序号\t事项名称\t承办部门\t部门职责\t镇街配合职责"
    row = "1\t防汛\t县水利局\t县水利局：1.预报。2.调度。\t1.巡查。2.转移。"
    (duty,) = parse(table(heads, row)).duties
    assert (duty.kind, duty.departments) == (ListKind.COOPERATIVE, ("县水利局",))
    assert [step.text for step in duty.township_steps] == ["巡查", "转移"]


@pytest.mark.parametrize("name", ["责任部门", "承办部门"])
def test_the_title_says_whose_duties_departments_have(name: str) -> None:
    heads = f"序号\t事项名称\t{name}\t部门职责"
    row = "1\t征收\t县财政局\t1.核定。2.征收。"
    (taken,) = parse(table("某县某某镇上级收回履职事项清单", heads, row)).duties
    assert taken.departments == ("县财政局",)
    assert [step.text for step in taken.work_methods] == ["核定", "征收"]
    (shared,) = parse(table("某县某某镇配合履职事项清单", heads, row)).duties
    assert shared.departments == ("县财政局",)
    assert responsibilities(shared) == [((), ["核定", "征收"])]


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


def test_a_title_that_repeats_the_number_of_its_row_has_none() -> None:
    read = parse(
        table(
            "某县某镇基本履职事项清单",
            "序号\t事项名称",
            "1\t1.防汛",
            "2\t2、3岁以下儿童照护",
            "3\t5.抗旱",
        )
    )
    assert [duty.title for duty in read.duties] == [
        "防汛",
        "2、3岁以下儿童照护",
        "5.抗旱",
    ]


def test_a_section_may_stand_below_a_title_that_the_tabs_of_a_page_name_too() -> None:
    tabs = ("基本履职事项", "配合履职事项", "上级部门收回事项")
    basic = ("基本履职事项（1项）", "乡村振兴", "序号\t事项名称", "1\t种粮。")
    read = parse(table(*tabs, *basic, "配合履职事项", HEADINGS, FIRST))
    assert titles(read) == [(1, "乡村振兴", "种粮。"), (1, "", "防汛")]
