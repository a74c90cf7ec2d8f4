"""What stands around the tables of a workbook, whose sheets have names."""

from dutygraph.model import Cell, IssueKind, Paragraph, Place, Row, Table
from dutygraph.parse import parse
from tests.parse.texts import SOURCE, titles


def sheet(name: str, *lines: str) -> list[Row]:
    return [
        Row(
            tuple(Cell((Paragraph(t, Place(sheet=name)),)) for t in line.split("\t")),
            Place(sheet=name, rows=(at, at)),
        )
        for at, line in enumerate([name, *lines])
    ]


def test_a_sheet_may_be_named_after_the_township() -> None:
    rows = sheet("某某镇", "序号\t基本履职事项", "1\t学习")
    read = parse(Table(SOURCE, tuple(rows), ruled=True))
    assert read.township == "某某镇"
    assert read.issues == ()


def test_words_above_the_table_of_a_sheet_may_name_the_township() -> None:
    rows = [
        *sheet("基本", "某县某某镇", "2025年4月", "序号\t事项名称", "1\t学习"),
        *sheet(
            "配合", "某县某某镇", "序号\t事项名称\t部门\t部门职责", "1\t甲\t乙局\t丙"
        ),
    ]
    read = parse(Table(SOURCE, tuple(rows), ruled=True))
    assert read.township == "某某镇"
    assert {issue.kind for issue in read.issues} == {IssueKind.EMPTY_CELL}


def test_words_below_the_table_of_a_sheet_are_left_over() -> None:
    rows = sheet("基本", "序号\t事项名称", "1\t学习", "以上事项由党政办负责，请遵照。")
    read = parse(Table(SOURCE, tuple(rows), ruled=True))
    assert [(i.kind, i.quote) for i in read.issues] == [
        (IssueKind.TEXT_LEFT_OVER, "以上事项由党政办负责，请遵照。")
    ]


def test_numbers_of_columns_and_signatures_are_no_duties() -> None:
    rows = sheet("基本", "序号\t类别\t事项名称", "（1）\t（2）\t（3）", "1\t党建\t学习",
                 "编制单位（盖章）：\t负责人：\t联系电话：010-1")  # fmt: skip
    read = parse(Table(SOURCE, tuple(rows), ruled=True))
    assert [(duty.number, duty.title) for duty in read.duties] == [(1, "学习")]
    assert read.issues == ()


def test_a_sheet_of_explanations_is_a_note() -> None:
    rows = [
        *sheet("填表说明", "1.配合履职事项要逐项明确部门职责。", "2.“*”为赋权事项。"),
        *sheet("基本", "序号\t事项名称", "1\t学习"),
    ]
    read = parse(Table(SOURCE, tuple(rows), ruled=True))
    assert [(duty.number, duty.title) for duty in read.duties] == [(1, "学习")]
    assert read.issues == ()


def test_a_sheet_or_its_title_may_name_the_section() -> None:
    heads = "序号\t事项名称\t牵头部门\t部门职责\t镇配合职责"
    first, second = "1\t低保\t民政局\t发放\t初审", "2\t防疫\t畜牧局\t调拨\t免疫"
    rows = [
        *sheet("2.配合-民生服务", "配合履职事项清单", heads, first),
        *sheet("表3", "配合履职事项清单（乡村振兴类）", heads, second),
        *sheet("平安法治", heads, "3\t调解\t司法局\t培训\t排查"),
    ]
    read = parse(Table(SOURCE, tuple(rows), ruled=True))
    assert titles(read) == [
        (1, "民生服务", "低保"),
        (2, "乡村振兴", "防疫"),
        (3, "平安法治", "调解"),
    ]
