"""What placings of a line on a sheet have in common that cost the same."""

from dutygraph.model import Place
from dutygraph.parse.arranging.likeness import likeness
from dutygraph.parse.arranging.penalties import filling_penalty
from dutygraph.parse.arranging.placing import FAR, Cell, Order, Page, Placing, Step
from dutygraph.parse.arranging.tokens import Cue, Token

ROLES = ("number", "title", "responsibilities")
LINE = Token("组织宣传。", Place(), Cue.WORDS, width=5.0, complete=True)
TEXT = Cell(1, empty=False, open=True, width=9.0, top=1)
STEP = Step(
    2, (Cell(1, False, top=1), Cell(1, False, top=1), TEXT), 1,
    ("", ""), ("", "防汛"), fresh=False, row=1,
)  # fmt: skip
PAGE = Page(ROLES, STEP, (0.0, 8.0, 10.0), ("",) * 3, False, order=Order.SHEET)


def placing(cell: Cell, column: int = 2, row: int = 1) -> Placing:
    step = STEP._replace(cells=(*STEP.cells[:2], cell))
    return Placing(step, LINE, column, row, PAGE)


def test_lines_of_another_height_are_alike_and_cost_the_same() -> None:
    one, other = placing(TEXT), placing(TEXT._replace(lag=0.5, lines=3))
    assert likeness(one) == likeness(other)
    assert filling_penalty(one)[0] == filling_penalty(other)[0]


def test_a_sentence_that_has_ended_or_is_far_above_is_not_alike() -> None:
    one = likeness(placing(TEXT))
    assert likeness(placing(TEXT._replace(open=False))) != one
    assert likeness(placing(TEXT._replace(lag=FAR))) != one


def test_only_titles_depend_on_where_the_number_beside_them_stands() -> None:
    one, other = placing(TEXT), placing(TEXT)
    other = other._replace(
        step=STEP._replace(column=0, cells=(Cell(2, False, top=2), *STEP.cells[1:]))
    )
    one = one._replace(step=STEP._replace(column=0))
    assert likeness(one) == likeness(other)
    title, other = one._replace(column=1), other._replace(column=1)
    assert likeness(title) != likeness(other)
