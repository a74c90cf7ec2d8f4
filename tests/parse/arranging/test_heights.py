"""The heights of lines on a sheet that is read from top to bottom."""

from dataclasses import replace

import pytest

from dutygraph.model import Place
from dutygraph.parse.arranging.advancing import advance
from dutygraph.parse.arranging.heightpenalties import height_penalty
from dutygraph.parse.arranging.heights import possible_falls, row_middle
from dutygraph.parse.arranging.placing import FAR, Cell, Order, Page, Placing, Step
from dutygraph.parse.arranging.tokens import Cue, Token

WORDS = Token("负责宣传", Place(), Cue.WORDS)
BESIDE = replace(WORDS, beside=True)
APART = replace(WORDS, apart=True)
TITLE, TEXT = 0, 1
STEP = Step(
    TITLE,
    (Cell(1, False, top=1, lines=2), Cell(1, False, top=1, lines=1, lag=0.5)),
    1,
    fresh=False,
    row=1,
    part=frozenset({TITLE, TEXT}),
)
ROLES = ("title", "responsibilities")
PAGE = Page(ROLES, STEP, (8.0, 20.0), ("", ""), False, order=Order.SHEET)


@pytest.mark.parametrize(
    ("token", "column", "row", "falls"),
    [
        (WORDS, TITLE, 1, (1.0,)),
        (WORDS, TEXT, 1, (0.5,)),
        (WORDS, TEXT, 2, (1.0,)),
        (APART, TEXT, 2, (0.0,)),
    ],
)
def test_a_line_stands_just_below_the_line_above_it_in_its_cell(
    token: Token, column: int, row: int, falls: tuple[float, ...]
) -> None:
    assert possible_falls(STEP, token, column, row) == falls


def test_a_cell_may_begin_half_a_line_below_the_cell_to_its_left() -> None:
    empty = STEP._replace(cells=(STEP.cells[TITLE], Cell(1)))
    assert possible_falls(empty, WORDS, TEXT, 1) == (0.0, 0.5)
    assert possible_falls(empty, BESIDE, TEXT, 1) == (0.0, 0.5, -0.5)


def test_a_line_moves_the_other_cells_up() -> None:
    placing = Placing(STEP, WORDS, TEXT, 1, PAGE, fall=0.5)
    title, text = advance(placing, STEP.cells[TEXT]).cells
    assert (title.lag, text.lag, text.lines) == (0.5, 0.0, 2)


def test_a_blank_line_puts_the_other_cells_far_above() -> None:
    placing = Placing(STEP, APART, TEXT, 1, PAGE)
    assert advance(placing, STEP.cells[TEXT]).cells[TITLE].lag == FAR


def test_a_cell_that_ended_tells_the_middle_of_its_row() -> None:
    cells = (
        Cell(1, False, top=1, lines=1, lag=1.0),
        Cell(1, False, top=1, lines=3),
    )
    step = STEP._replace(column=TEXT, cells=cells)
    assert row_middle(Placing(step, WORDS, TEXT, 1, PAGE, fall=1.0)) == 2.0


def test_a_line_of_the_next_row_stands_below_all_lines_of_the_row() -> None:
    below = height_penalty(Placing(STEP, WORDS, TITLE, 2, PAGE, fall=1.0))
    beside = height_penalty(Placing(STEP, BESIDE, TITLE, 2, PAGE))
    assert below < beside


def test_a_line_that_stands_higher_than_the_line_before_it_is_unlikely() -> None:
    high = Placing(STEP, WORDS, TEXT, 1, PAGE, fall=-1.0)
    low = Placing(STEP, WORDS, TEXT, 1, PAGE, fall=0.5)
    assert height_penalty(low) + 2.0 < height_penalty(high)
