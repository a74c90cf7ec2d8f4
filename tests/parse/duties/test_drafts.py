"""Rows of a PDF that are broken over pages."""

from dutygraph.model import Cell, DutyList, Paragraph, Place, Row, Source, Table
from dutygraph.parse import parse
from tests.parse.texts import responsibilities

HEADINGS = ("序号", "事项名称", "对应上级部门", "上级部门职责", "乡镇配合职责")
FIRST = ("1", "防汛", "县水利局", "县水利局：预报。", "1.巡查。\n2.转移。")


def duties(*pages: list[tuple[str, ...]]) -> DutyList:
    """Parse pages of rows; a line of a cell is a paragraph."""
    rows = [Row((paragraph_cell("某县某某镇配合履职事项清单", 1),), at(1))]
    for number, page in enumerate(pages, start=1):
        for texts in (HEADINGS, *page):
            cells = tuple(paragraph_cell(text, number) for text in texts)
            rows.append(Row(cells, at(number)))
    return parse(Table(Source("清单.pdf", "0", "application/pdf"), tuple(rows)))


def at(page: int) -> Place:
    return Place(pages=(page, page))


def paragraph_cell(text: str, page: int) -> Cell:
    lines = text.split("\n") if text else []
    return Cell(tuple(Paragraph(line, at(page)) for line in lines))


def steps(read: DutyList) -> list[tuple[int, list[str]]]:
    return [(d.number, [s.text for s in d.township_steps]) for d in read.duties]


def test_a_row_that_goes_on_at_the_top_of_a_page_belongs_to_the_duty_before() -> None:
    read = duties(
        [FIRST],
        [("", "", "", "", "3.报告。"), ("2", "防火", "县应急局", "", "1.宣传。")],
    )
    assert steps(read) == [(1, ["巡查", "转移", "报告"]), (2, ["宣传"])]


def test_a_row_begun_below_another_whose_number_stands_on_the_next_page() -> None:
    begun = ("", "", "", "县应急局：\n1.扑", "1.宣传。")
    read = duties([FIRST, begun], [("2", "防火", "县应急局", "救。", "2.报告。")])
    assert steps(read) == [(1, ["巡查", "转移"]), (2, ["宣传", "报告"])]
    (responsibility,) = read.duties[1].responsibilities
    assert responsibility.departments == ("县应急局",)
    assert [step.text for step in responsibility.steps] == ["扑救"]
    assert read.duties[1].place == Place(pages=(1, 2))
    assert read.issues == ()


def test_a_row_whose_number_stands_on_the_last_of_three_pages_is_one() -> None:
    read = duties(
        [FIRST, ("", "", "", "县应急局：\n1.扑", "")],
        [("", "", "", "救。\n2.排查", "1.宣传。")],
        [("2", "防火", "县应急局", "隐患。", "2.报告。")],
    )
    assert steps(read) == [(1, ["巡查", "转移"]), (2, ["宣传", "报告"])]
    (responsibility,) = read.duties[1].responsibilities
    assert [step.text for step in responsibility.steps] == ["扑救", "排查隐患"]
    assert read.duties[1].place == Place(pages=(1, 3))


def test_a_heading_without_colon_ends_where_its_page_ends() -> None:
    both = "县水利局\n县应急局"
    read = duties(
        [("1", "防汛", both, "一、县水利局\n1.预报。\n二、县应急局", "1.巡查。")],
        [("", "", "", "扑救。", "")],
    )
    one, other = read.duties[0].responsibilities
    assert (one.departments, other.departments) == (("县水利局",), ("县应急局",))
    assert [step.text for step in other.steps] == ["扑救"]


def test_a_text_without_number_goes_on_over_the_page_where_steps_have_numbers() -> None:
    both = "县水利局\n县应急局"
    text = "县水利局：\n1.预报。\n2.预警。\n县应急局：\n组织扑救。"
    read = duties(
        [("1", "防汛", both, text, "1.巡查。")],
        [("", "", "", "必要时转移群众。", "")],
    )
    one, other = read.duties[0].responsibilities
    assert [step.text for step in one.steps] == ["预报", "预警"]
    assert [step.text for step in other.steps] == ["组织扑救。必要时转移群众"]


def test_a_section_whose_cell_the_page_has_cut_is_whole() -> None:
    rows = [
        [("事项类别", "序号", "事项名称"), ("城乡建", "1", "组织召开业主")],
        [("设", "", "大会"), ("", "2", "巡查"), ("文化旅游", "3", "宣传")],
    ]
    cells = [
        Row(tuple(paragraph_cell(t, page) for t in texts), at(page))
        for page, texts_of_page in enumerate(rows, start=1)
        for texts in texts_of_page
    ]
    title = Row((paragraph_cell("某县某某镇基本履职事项清单", 1),), at(1))
    source = Source("清单.pdf", "0", "application/pdf")
    read = parse(Table(source, (title, *cells)))
    assert [(d.section, d.title) for d in read.duties] == [
        ("城乡建设", "组织召开业主大会"),
        ("城乡建设", "巡查"),
        ("文化旅游", "宣传"),
    ]


def test_a_row_begun_below_a_section_belongs_to_the_section() -> None:
    section = ("二、平安法治（1项）",)
    begun = ("", "防", "县应急局", "县应急局：扑救。", "1.宣传。")
    read = duties(
        [("一、民生服务（1项）",), FIRST, section, begun],
        [("2", "火", "县公安局", "县公安局：警戒。", "2.报告。")],
    )
    second = read.duties[1]
    assert (second.number, second.section, second.title) == (2, "平安法治", "防火")
    assert second.departments == ("县应急局", "县公安局")


def test_a_row_a_department_stays_with_its_duty() -> None:
    below = ("", "", "县气象局", "县气象局：预警。", "")
    read = duties([FIRST, below], [("2", "防火", "县应急局", "扑救。", "1.宣传。")])
    assert [duty.departments for duty in read.duties] == [
        ("县水利局", "县气象局"),
        ("县应急局",),
    ]


def test_a_heading_that_the_page_has_cut_is_one_heading() -> None:
    first = (
        "1",
        "防火",
        "县林业和草原局\n县公安局",
        "县公安局：警戒。\n县林业和草",
        "",
    )
    read = duties([first], [("", "", "", "原局：扑救。", "宣传。")])
    assert [r.departments for r in read.duties[0].responsibilities] == [
        ("县公安局",),
        ("县林业和草原局",),
    ]


def test_a_row_above_the_first_number_begins_the_first_duty() -> None:
    read = duties(
        [("", "", "", "县水利局：", "")],
        [("1", "防汛", "县水利局", "预报。", "巡查。")],
    )
    (duty,) = read.duties
    assert responsibilities(duty) == [(("县水利局",), ["预报"])]
    assert duty.place.pages == (1, 2)
    assert read.issues == ()


def test_a_row_above_the_first_number_of_its_page_is_left_over() -> None:
    read = duties([("", "", "", "说明文字", ""), FIRST])
    assert [duty.number for duty in read.duties] == [1]
    assert [issue.quote for issue in read.issues] == ["说明文字"]


def test_a_row_below_a_merged_number_begins_no_duty_of_the_next_page() -> None:
    begun = ("", "", "县林业局", "1.监测。\n2.防护。", "")
    first = ("1", "防汛", "县水利局", "1.预报。\n2.调度。", "1.巡查。\n2.转移。")
    title, headings, row = (table_row(t, 1) for t in (("清单",), HEADINGS, first))
    merged = table_row(begun, 1)._replace(
        cells=tuple(
            Cell(covered=True) if not text else paragraph_cell(text, 1)
            for text in begun
        )
    )
    after = table_row(("2", "防火", "县应急局", "扑救。", "报告。"), 2)
    source = Source("清单.pdf", "0", "application/pdf")
    read = parse(Table(source, (title, headings, row, merged, after)))
    assert [duty.departments for duty in read.duties] == [
        ("县水利局", "县林业局"),
        ("县应急局",),
    ]


def test_rows_merged_below_one_that_begins_a_duty_of_the_next_page_begin_it_too() -> (
    None
):
    title, headings, first, begun, below = (
        table_row(texts, 1)
        for texts in (
            ("某县某某镇配合履职事项清单",),
            HEADINGS,
            ("1", "防汛", "县水利局", "1.预报。\n2.调度。", "1.巡查。\n2.转移。"),
            ("", "", "县应急局", "1.扑救。\n2.演练。", "1.宣传，"),
            ("", "", "县林业局", "监测。", ""),
        )
    )
    merged = tuple(c if c.paragraphs else Cell(covered=True) for c in below.cells)
    after = table_row(("2", "防火", "县公安局", "侦办。", "做到知晓。\n2.报告。"), 2)
    rows = (title, headings, first, begun, below._replace(cells=merged), after)
    source = Source("清单.pdf", "0", "application/pdf")
    read = parse(Table(source, rows))
    assert [duty.departments for duty in read.duties] == [
        ("县水利局",),
        ("县应急局", "县林业局", "县公安局"),
    ]
    assert steps(read) == [(1, ["巡查", "转移"]), (2, ["宣传，做到知晓", "报告"])]


def test_each_department_above_and_beside_the_number_heads_its_own_text() -> None:
    begun = ("", "", "县应急局", "1.扑救。\n2.演练。", "1.宣传。")
    number = ("2", "防火", "县林业局", "1.监测。\n2.防护。", "2.报告。")
    read = duties([FIRST, begun], [number])
    assert responsibilities(read.duties[1]) == [
        (("县应急局",), ["扑救", "演练"]),
        (("县林业局",), ["监测", "防护"]),
    ]
    assert steps(read)[1] == (2, ["宣传", "报告"])


def table_row(texts: tuple[str, ...], page: int) -> Row:
    return Row(tuple(paragraph_cell(text, page) for text in texts), at(page))
