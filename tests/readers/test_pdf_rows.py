"""Signs put into the cells of a ruled table."""

from dutygraph.model import Place
from dutygraph.readers.pdf_page import PageMarks, Rule
from dutygraph.readers.pdf_rows import find_grids, marks_to_rows
from dutygraph.readers.pdf_words import Word

ACROSS = [Rule(at, 0, 200) for at in (0, 20)]
UPRIGHT = [Rule(at, 0, 20) for at in (0, 100, 200)]


def rows_of(*words: tuple[float, str]) -> list[list[str]]:
    """Give the rows of a table of two cells; signs are 12 points wide."""
    placed = [Word(at, 4, at + 12 * len(text), 16, text) for at, text in words]
    marks = PageMarks(placed, ACROSS, UPRIGHT, (0.0, 0.0, 300.0, 300.0))
    rows = marks_to_rows(marks, find_grids(marks)[0], Place())
    return [[cell.text for cell in row.cells] for row in rows]


def test_a_mark_that_hangs_over_the_border_stays_with_its_sentence() -> None:
    assert rows_of((11, "开展防汛演练；"), (105, "组织转移。")) == [
        ["开展防汛演练；", "组织转移。"]
    ]
    assert rows_of((60, "做好A"), (96, "；"), (105, "组织转移")) == [
        ["做好A；", "组织转移"]
    ]
    assert rows_of((10, "防汛"), (132, "组织转移。")) == [["防汛", "组织转移。"]]


def test_a_sign_belongs_to_the_cell_around_its_middle() -> None:
    assert rows_of((95, "组织转移")) == [["", "组织转移"]]
