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
