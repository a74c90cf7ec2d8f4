"""What shows that a page has been read into wrong rows."""

from dutygraph.model import Cell, ListKind, Paragraph, Place, Row
from dutygraph.parse import parse
from dutygraph.parse.unruled.doubts import count_row_doubts, find_doubts
from tests.parse.texts import table

NUMBERS_AMID_TITLES = """某省某县某某镇基本履职事项清单（4项）
序号
事项名称
一、乡村振兴（4项）

1
开展防汛工作。
组织防火巡查，发现隐患及时
2
上报。
3
做好统计普查。
落实河长制，组织巡河，发现
4
问题及时处理。
"""


def row(number: str, title: str) -> Row:
    place = Place(lines=(1, 1))
    texts = (Cell((Paragraph(text, place),)) for text in (number, title))
    return Row(tuple(texts), place)


def doubts_about(*text: str) -> list[str]:
    """The lines of a text of the third list that are in doubt."""
    paragraphs = tuple(Paragraph(line, Place()) for line in text)
    title = (Paragraph("工伤认定", Place()),)
    cells = {"title": title, "receiving_and_methods": paragraphs}
    found = find_doubts(ListKind.RECLAIMED, cells, frozenset(), False)
    return [one.text for one in found if one is not None]


def test_the_heading_of_a_section_has_not_run_into_a_text() -> None:
    text = ("承接部门：县民政局", "工作方式：受理。", "二、民生服务（5项）")
    assert doubts_about(*text[:2]) == []
    assert text[2] in doubts_about(*text)


def test_the_heading_of_a_section_has_not_run_into_a_title() -> None:
    place = Place(lines=(1, 1))
    for text, count in (("二、民生服务（7项）", 1), ("二次供水管理", 0)):
        lines = (Paragraph("防汛", place), Paragraph(text, place))
        cells = {"title": lines, "receiving_and_methods": lines[:1]}
        found = find_doubts(ListKind.RECLAIMED, cells, frozenset(), True)
        assert [one.text for one in found if one is not None] == [text] * count


def test_what_stands_above_the_receiving_department_belongs_to_the_row_before() -> None:
    text = ("工作方式：受理。", "承接部门：县民政局", "工作方式：审核。")
    assert doubts_about(*text) == ["工作方式：受理。"]
    assert doubts_about(*text[1:]) == []


def test_a_title_that_breaks_off_behind_a_sentence_is_read_again() -> None:
    following = row("2", "防火。")
    for text, count in (("防汛。巡查及", 1), ("防汛。巡查。", 0), ("防汛", 0)):
        rows = [row("1", text), following]
        assert count_row_doubts(ListKind.BASIC, rows, 0, frozenset()) == count
        rows = [row("1", "防汛。"), row("2", text)]
        assert count_row_doubts(ListKind.BASIC, rows, 0, frozenset()) == 0


def test_numbers_amid_the_lines_of_titles_part_no_title() -> None:
    duties = parse(table(NUMBERS_AMID_TITLES)).duties
    assert [(duty.number, duty.title) for duty in duties] == [
        (1, "开展防汛工作。"),
        (2, "组织防火巡查，发现隐患及时上报。"),
        (3, "做好统计普查。"),
        (4, "落实河长制，组织巡河，发现问题及时处理。"),
    ]
