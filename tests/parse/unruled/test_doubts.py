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


def test_a_title_of_two_sentences_is_read_again_and_is_no_doubt_in_itself() -> None:
    for text, count in (("防汛。", 0), ("防汛。巡查。", 1), ("防汛", 0)):
        place = Place(lines=(1, 1))
        cells = (Cell((Paragraph("1", place),)), Cell((Paragraph(text, place),)))
        rows = [Row(cells, place)]
        assert count_row_doubts(ListKind.BASIC, rows, 0, frozenset()) == count
        title = {"title": cells[1].paragraphs}
        assert not [*find_doubts(ListKind.BASIC, title, frozenset(), goes_on=False)]


def test_numbers_amid_the_lines_of_titles_part_no_title() -> None:
    duties = parse(table(NUMBERS_AMID_TITLES)).duties
    assert [(duty.number, duty.title) for duty in duties] == [
        (1, "开展防汛工作。"),
        (2, "组织防火巡查，发现隐患及时上报。"),
        (3, "做好统计普查。"),
        (4, "落实河长制，组织巡河，发现问题及时处理。"),
    ]
