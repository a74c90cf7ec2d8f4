"""Tables without upright rules; letters are 10 high and wide, lines 15 apart."""

from hypothesis import given
from hypothesis import strategies as st

from dutygraph.model import Place
from dutygraph.readers.pdf_page import PageMarks, Rule
from dutygraph.readers.pdf_rows import find_grids, marks_to_rows
from dutygraph.readers.pdf_words import Word

FRAME = (0.0, 0.0, 600.0, 800.0)
HEADINGS = [(50, 200, "序号"), (120, 200, "事项名称"), (330, 200, "乡镇职责")]


def mark(*texts: tuple[float, float, str], rules: tuple[float, ...] = ()) -> PageMarks:
    words = [
        Word(left, top, left + 10 * len(text), top + 10, text)
        for left, top, text in texts
    ]
    return PageMarks(words, [Rule(at, 40, 560) for at in rules], [], FRAME)


def rows_of(*pages: PageMarks) -> list[list[str]]:
    layout, rows = None, []
    for page in pages:
        grids, layout = find_grids(page, layout)
        rows += marks_to_rows(page, grids, Place())
    return [[cell.text for cell in row.cells] for row in rows]


def test_columns_are_parted_by_white_and_rows_by_their_numbers() -> None:
    page = mark(
        *HEADINGS,
        (110, 222, "民政救助"),
        (300, 222, "宣传救助政策，受理"),
        (55, 229, "1"),
        (110, 237, "工作"),
        (300, 237, "救助申请。"),
        (55, 259, "2"),
        (110, 259, "防火"),
        (300, 259, "巡护。"),
    )
    assert rows_of(page) == [
        ["序号", "事项名称", "乡镇职责"],
        ["1", "民政救助工作", "宣传救助政策，受理救助申请。"],
        ["2", "防火", "巡护。"],
    ]


def test_a_line_in_the_middle_of_the_page_is_a_row_over_all_columns() -> None:
    page = mark(
        *HEADINGS,
        (270, 222, "一、民生服务"),
        (55, 244, "1"),
        (110, 244, "救助"),
        (300, 244, "宣传救助政策。"),
    )
    assert rows_of(page)[1:] == [["一、民生服务"], ["1", "救助", "宣传救助政策。"]]


def test_a_table_goes_on_on_a_page_without_headings() -> None:
    first = mark(*HEADINGS, (55, 222, "1"), (110, 222, "救助"), (300, 222, "宣传，"))
    second = mark(
        (300, 100, "受理申请。"),
        (55, 127, "2"),
        (110, 127, "防火"),
        (300, 127, "巡护。"),
        (290, 760, "5"),
    )
    assert rows_of(first, second)[1:] == [
        ["1", "救助", "宣传，"],
        ["", "", "受理申请。"],
        ["2", "防火", "巡护。"],
    ]


def test_rules_between_the_rows_part_them_where_there_are_some() -> None:
    page = mark(
        *HEADINGS,
        (110, 222, "救助"),
        (300, 222, "宣传。"),
        (300, 262, "受理。"),
        (55, 302, "1"),
        (110, 302, "救助"),
        rules=(215, 255),
    )
    assert [row[2] for row in rows_of(page)] == ["乡镇职责", "宣传。", "受理。"]


def test_without_a_heading_of_the_numbers_nothing_is_a_table() -> None:
    page = mark((50, 200, "甲"), (120, 200, "乙"), (50, 215, "1"), (120, 215, "丙"))
    assert rows_of(page) == [["甲 乙"], ["1 丙"]]


_texts = st.tuples(
    st.integers(0, 55).map(lambda n: n * 10.0),
    st.integers(13, 60).map(lambda n: n * 11.0),
    st.sampled_from(["序号", "事项名称", "一", "12", "民政局", "，"]),
)


@given(st.lists(_texts, max_size=25), st.lists(st.floats(0, 800), max_size=4))
def test_no_letter_is_lost_wherever_it_stands(
    texts: list[tuple[float, float, str]], rules: list[float]
) -> None:
    apart = {(left // 60, top): (left, top, text) for left, top, text in texts}
    page = mark(*apart.values(), rules=tuple(rules))
    read = "".join("".join(row) for row in rows_of(page))
    printed = "".join(text for _, _, text in apart.values())
    assert sorted(read.replace("\n", "").replace(" ", "")) == sorted(printed)


def test_a_line_above_that_begins_beyond_the_table_is_kept_whole() -> None:
    page = mark(
        (20, 150, "某某镇履行职责事项清单第一部分以及其他各部分"),
        *HEADINGS,
        (55, 222, "1"),
        (110, 222, "防火"),
        (300, 222, "巡护。"),
    )
    assert rows_of(page, page)[-3:] == [
        ["某某镇履行职责事项清单第一部分以及其他各部分"],
        ["序号", "事项名称", "乡镇职责"],
        ["1", "防火", "巡护。"],
    ]
