"""Numbers that a page prints behind all others, and items parted from theirs."""

from dutygraph.model import Place
from dutygraph.parse.unruled.itemnumbers import number_items
from dutygraph.parse.unruled.latenumbers import put_late_numbers_first
from dutygraph.parse.wording.heads import Line


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def lines(*printed: str) -> list[Line]:
    return [Line(text, Place(lines=(at, at))) for at, text in enumerate(printed, 1)]


def test_the_number_of_the_first_row_comes_below_the_headings_of_its_page() -> None:
    page = lines(
        "序号", "", "事项名称", "防汛。", "2", "防火。", "3", "4", "普查。", "1"
    )
    assert texts(put_late_numbers_first(page, [(0, len(page))])) == [
        "序号",
        "",
        "事项名称",
        "1",
        "防汛。",
        "2",
        "防火。",
        "3",
        "4",
        "普查。",
    ]


def test_numbers_that_no_row_lacks_stay() -> None:
    for late in ("0", "4", "7"):
        page = lines("防火。", "3", "普查。", "4", "巡查。", "5", late)
        assert put_late_numbers_first(page, [(0, len(page))]) == page


def test_each_page_keeps_its_own_numbers() -> None:
    page = lines("2", "防火。", "3", "普查。", "4", "巡查。", "1")
    assert put_late_numbers_first(page, [(0, 4), (4, 7)]) == page


def test_the_second_of_two_numbers_is_that_of_the_next_text_without() -> None:
    page = lines(
        "县水利局 1.2.接收申请材料。",
        "3.公示名单。",
        "审核。",
        "确认材料是否符合要求。",
    )
    assert texts(number_items(page, [(0, len(page))])) == [
        "县水利局 1.接收申请材料。",
        "3.公示名单。",
        "2.审核。",
        "确认材料是否符合要求。",
    ]


def test_a_section_of_a_law_is_no_pair_of_numbers() -> None:
    page = lines("1.3.执行标准。", "按第2.3条办理。", "开展巡查。")
    assert number_items(page, [(0, len(page))]) == page


def test_numbers_at_the_end_of_a_page_are_those_of_its_first_sentences() -> None:
    page = lines(
        "序号",
        "12",
        "组织专家评",
        "估风险。",
        "督促整改。",
        "承接部门：县水利局",
        "4.",
        "5.",
    )
    assert texts(number_items(page, [(0, len(page))])) == [
        "序号",
        "12",
        "4.组织专家评",
        "估风险。",
        "5.督促整改。",
        "承接部门：县水利局",
        "",
        "",
    ]
