import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.model import Cell, DutyList, IssueKind, Paragraph, Place, Row, Table
from dutygraph.parse import parse
from dutygraph.parse.wording.asides import text_to_aside
from dutygraph.spellings import fold
from tests.parse.texts import FIRST, HEADINGS, SECOND, SOURCE, THIRD, TITLE, table

MARKED = "临时增加的内容甲乙丙"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("填报单位（盖章）：某某镇人民政府", "furniture"),
        ("填报时间：2025年4月28日", "furniture"),
        ("联系人：张某", "furniture"),
        ("单位：项", "furniture"),
        ("来源：县政府办 发布时间：2025-06-12", "furniture"),
        ("浏览次数： 315", "furniture"),
        ("阅读 1203 赞 15", "furniture"),
        ("经研究同意，现将《某镇履行职责事项清单》印发给你们，请认真执行。", "note"),
        ("【打印】【关闭】", "furniture"),
        ("首页 > 政务公开", "furniture"),
        ("某某县机构编制委员会办公室", "furniture"),
        ("二〇二五年六月", "furniture"),
        ("注：带*为赋权事项。", "note"),
        ("1.本清单实行动态调整，由县委编办负责解释。", "note"),
        ("二、基本履职事项是指由镇独立承担的事项；配合履职事项是指其他。", "note"),
        ("第 3 页 共 61 页", "page"),
        ("一、基本履职事项清单……3", "contents"),
    ],
)
def test_what_stands_around_the_tables_is_told(text: str, kind: str) -> None:
    aside = text_to_aside(text)
    assert aside is not None and aside.value == kind


@pytest.mark.parametrize(
    "text",
    [
        "组织开展防汛演练。",
        "县水利局：1.预报。",
        "负责公布联系人名单",
        "单位内部治安保卫",
        "防汛演练 12",
        "基本履职事项指导、督促落实",
        "来源可查、去向可追的物资管理；做好登记",
    ],
)
def test_text_of_duties_is_not(text: str) -> None:
    assert text_to_aside(text) is None


def test_what_stands_around_a_list_raises_no_issue() -> None:
    read = parse(
        table(TITLE, HEADINGS, FIRST, SECOND, THIRD, "联系人：张某\t电话：12345")
    )
    assert read.issues == ()
    assert [(a.kind.value, a.quote) for a in read.set_aside] == [
        ("furniture", "联系人：张某 电话：12345")
    ]


def _sheet(*rows: str) -> Table:
    listed = []
    for at, row in enumerate(rows, 1):
        place = Place(sheet="配合", rows=(at, at))
        cells = (Cell((Paragraph(c, place),) if c else ()) for c in row.split("\t"))
        listed.append(Row((*cells,), place))
    return Table(SOURCE, tuple(listed))


def test_words_above_the_headings_of_a_sheet_are_shown() -> None:
    read = parse(_sheet("配合", "征求意见稿", TITLE, HEADINGS, FIRST, SECOND, THIRD))
    assert read.issues == ()
    assert [(a.kind.value, a.quote) for a in read.set_aside] == [("note", "征求意见稿")]


def test_words_below_the_duties_of_a_sheet_are_an_issue() -> None:
    below = "防汛事项由县水利局另行通知各镇，各镇应当配合。"
    read = parse(_sheet(TITLE, HEADINGS, FIRST, SECOND, THIRD, below))
    assert [(i.kind, i.quote) for i in read.issues] == [
        (IssueKind.TEXT_LEFT_OVER, below)
    ]


def _page(number: int, *rows: str) -> list[Row]:
    place = Place(pages=(number, number))
    cells = ([Cell((Paragraph(c, place),)) for c in row.split("\t")] for row in rows)
    return [Row((*own,), place) for own in cells]


def test_what_runs_through_the_pages_is_a_header() -> None:
    foot = "某县公开信息；不得转载"
    pages = [
        *_page(1, TITLE, HEADINGS, FIRST, foot),
        *_page(2, SECOND, foot),
        *_page(3, THIRD, foot),
    ]
    read = parse(Table(SOURCE, tuple(pages)))
    assert read.issues == ()
    assert [(a.kind.value, a.quote) for a in read.set_aside] == [("page", foot)] * 3


def _all_text(read: DutyList) -> str:
    texts = [read.heading]
    for duty in read.duties:
        texts += [duty.title, duty.section, *duty.title_variants, *duty.departments]
        for block in duty.responsibilities:
            texts += [*block.departments, *(step.text for step in block.steps)]
        passages = (*duty.guarantees, *duty.township_steps, *duty.work_methods)
        texts += [passage.text for passage in passages]
    texts += [text for i in read.issues for text in (i.quote, *i.details)]
    texts += [passage.text for passage in read.left_out]
    texts += [aside.quote for aside in read.set_aside]
    return fold("".join(texts))


@settings(max_examples=60)
@given(st.integers(0, 5), st.integers(0, 5), st.booleans())
def test_a_row_put_in_anywhere_is_held_reported_or_shown(
    at: int, column: int, whole: bool
) -> None:
    rows = [TITLE, f"{HEADINGS}\t备注", "一、平安法治\t\t\t\t\t", FIRST, SECOND, THIRD]
    cells = ["", "", "", "", "", ""]
    cells[column] = MARKED
    rows.insert(at, MARKED if whole else "\t".join(cells))
    assert MARKED in _all_text(parse(table(*rows)))


def test_labels_with_what_they_say_beside_them_are_furniture() -> None:
    above = "索引号\t000014/2025-3\t发布机构\t某某镇人民政府"
    read = parse(table(above, TITLE, HEADINGS, FIRST, SECOND, THIRD))
    assert read.issues == ()
    assert "000014/2025-3" in read.set_aside[0].quote


def test_the_news_of_a_page_in_a_table_are_no_duties() -> None:
    news = ("1\t关于开展春季防火工作的通知\t2025-04-02", "2\t召开会议\t2025-04-01")
    read = parse(table(TITLE, HEADINGS, FIRST, SECOND, THIRD, *news))
    assert [duty.number for duty in read.duties] == [1, 2, 3]
    assert [issue.kind for issue in read.issues] == [IssueKind.TEXT_LEFT_OVER] * 2
