"""Tables that go on over the page, with a line of a cell below their rules."""

from dutygraph.model import Place
from dutygraph.readers.pdf_page import PageMarks, Rule
from dutygraph.readers.pdf_rows import find_grids, marks_to_rows
from dutygraph.readers.pdf_words import Word

FRAME = (0.0, 0.0, 600.0, 800.0)
UPRIGHT = [Rule(at, 100, 160) for at in (40, 200, 400)]


def rows_of(closed: float, *texts: tuple[float, float, str]) -> list[list[str]]:
    """Give the rows of a table whose lowest rule reaches from the left to `closed`."""
    words = [
        Word(left, top, left + 10 * len(text), top + 10, text)
        for left, top, text in texts
    ]
    across = [Rule(100, 40, 400), Rule(120, 40, 400), Rule(160, 40, closed)]
    marks = PageMarks(words, across, UPRIGHT, FRAME)
    return [
        [cell.text for cell in row.cells]
        for row in marks_to_rows(marks, find_grids(marks)[0], Place())
    ]


TEXTS = (
    (50, 105, "事项名称"),
    (210, 105, "职责"),
    (50, 125, "防汛"),
    (210, 125, "将有关情况及时录入基层治理平台做到底"),
    (210, 145, "情况明数据准情况明数据准情况明数据准"),
)


def test_a_line_below_an_open_cell_belongs_to_it() -> None:
    assert rows_of(200, *TEXTS, (210, 163, "报告。"))[1:] == [
        ["防汛", f"{TEXTS[3][2]}{TEXTS[4][2]}报告。"]
    ]


def test_a_line_below_a_closed_cell_or_farther_down_stands_alone() -> None:
    assert rows_of(400, *TEXTS, (210, 163, "报告。"))[2:] == [["报告。"]]
    assert rows_of(200, *TEXTS, (210, 190, "报告。"))[2:] == [["报告。"]]
    assert rows_of(200, *TEXTS, (50, 163, "注：本清单自发布之日起实施。"))[2:] == [
        ["注：本清单自发布之日起实施。"]
    ]


def test_the_foot_of_the_page_runs_below_several_columns() -> None:
    foot = [(190 + 10 * at, 163, "页") for at in range(4)]
    assert rows_of(200, *TEXTS, *foot)[2:] == [["页页页页"]]
