"""What makes it unlikely that a line stands in a cell, cue by cue."""

from dataclasses import replace

import pytest

from dutygraph.model import Place
from dutygraph.parse.arranging.cellpenalties import cell_penalty
from dutygraph.parse.arranging.orderpenalties import order_penalty, remaining_penalty
from dutygraph.parse.arranging.penalties import (
    filling_penalty,
    moving_penalty,
    standing_penalty,
    stands,
)
from dutygraph.parse.arranging.placing import Cell, Order, Page, Placing, Step
from dutygraph.parse.arranging.tokens import Cue, Token

ROLES = ("number", "title", "departments", "responsibilities", "township_steps")
NUMBER, TITLE, NAMES, THEIRS, OWN = range(5)
FILLED = Cell(1, empty=False, top=1)
STEP = Step(THEIRS, (FILLED,) * 5, 1, ("", "县水利局"), ("", "防汛工作"), fresh=False)
PAGE = Page(ROLES, STEP, (0.0, 0.0, 0.0, 10.0, 0.0), ("",) * 5, goes_on=True)


def token(text: str, cue: Cue = Cue.WORDS, number: int = 0) -> Token:
    style = "arabic" if cue is Cue.ITEM else ""
    ended = text.endswith(("。", "："))
    return Token(text, Place(), cue, number, style, width=len(text), complete=ended)


def placing(text: Token, column: int, row: int = 1, **cell: object) -> Placing:
    """A token after the first duty of a page, whose open cell holds what is told."""
    held = FILLED._replace(**cell)  # type: ignore[arg-type]
    cells = (*STEP.cells[:column], held, *STEP.cells[column + 1 :])
    return Placing(STEP._replace(cells=cells), text, column, row, PAGE)


@pytest.mark.parametrize(
    ("likely", "unlikely"),
    [
        pytest.param(
            placing(token("县水利局：", Cue.HEADING), THEIRS),
            placing(token("县财政局：", Cue.HEADING), THEIRS),
            id="a heading names a department of its row",
        ),
        pytest.param(
            placing(token("县水利局：", Cue.HEADING), THEIRS, heads="|县财政局：|"),
            placing(token("县水利局：", Cue.HEADING), THEIRS),
            id="no text stands above the first heading of a cell",
        ),
        pytest.param(
            placing(token("县水利局：", Cue.HEADING), THEIRS),
            placing(token("县水利局：", Cue.HEADING), OWN),
            id="a heading stands in the departments' text",
        ),
        pytest.param(
            placing(token("2.调度。", Cue.ITEM, 2), THEIRS, number=1, style="arabic"),
            placing(token("3.调度。", Cue.ITEM, 3), THEIRS, number=1, style="arabic"),
            id="an item counts on",
        ),
        pytest.param(
            placing(token("1.调度。", Cue.ITEM, 1), THEIRS, headed=True),
            placing(token("1.调度。", Cue.ITEM, 1), THEIRS, number=2),
            id="an item counts from 1 below a heading",
        ),
        pytest.param(
            placing(token("水情。"), THEIRS, open=True, width=10.0),
            placing(token("水情。"), THEIRS, open=False, width=10.0),
            id="words go on with a sentence that has not ended",
        ),
        pytest.param(
            placing(token("水情。"), THEIRS, open=True, width=10.0),
            placing(token("水情。"), THEIRS, open=True, width=5.0),
            id="a line that goes on fills its column",
        ),
        pytest.param(
            placing(token("每日发布水情。"), THEIRS, open=True, width=10.0),
            placing(token("每日向县人民政府发布水情。"), THEIRS, open=True, width=10.0),
            id="no line is wider than its column",
        ),
        pytest.param(
            placing(token("履职保障：", Cue.GUARANTEE), THEIRS),
            placing(token("履职保障：", Cue.GUARANTEE), THEIRS, guaranteed=True),
            id="guarantees stand once in a cell",
        ),
        pytest.param(
            placing(token("县水利局", Cue.NAME), NAMES),
            placing(token("巡查河道", Cue.WORDS), NAMES),
            id="names stand in the column of departments",
        ),
        pytest.param(
            placing(token("统计普查"), TITLE, row=2),
            placing(token("1.巡查。", Cue.ITEM, 1), TITLE, row=2),
            id="no item begins a title",
        ),
        pytest.param(
            placing(token("防汛物资储备"), OWN),
            placing(token("统计台账管理"), OWN),
            id="a text shares words with the title of its row",
        ),
    ],
)
def test_a_line_is_less_likely_where_it_does_not_fit_the_text(
    likely: Placing, unlikely: Placing
) -> None:
    assert cell_penalty(likely)[0] < cell_penalty(unlikely)[0]


def test_the_number_of_a_duty_is_the_next_one_or_seldom_the_one_after_it() -> None:
    page = replace(PAGE, start=STEP)
    following, later, far = (
        Placing(STEP, token(str(n), Cue.NUMBER, n), NUMBER, 2, page) for n in (2, 3, 5)
    )
    assert standing_penalty(following) < standing_penalty(later)
    assert [stands(one) for one in (following, later, far)] == [True, True, False]


def test_no_line_goes_on_from_a_page_before_on_which_no_duty_was_open() -> None:
    fresh = replace(PAGE, goes_on=False)
    line = Placing(STEP, token("水情。"), THEIRS, 0, fresh)
    assert not stands(line)


def test_a_blank_line_makes_a_change_of_column_likely() -> None:
    spaced = replace(PAGE, spaced=True)
    line = token("1.巡查。", Cue.ITEM, 1)
    after_blank = Placing(STEP, replace(line, apart=True), OWN, 1, spaced)
    assert moving_penalty(after_blank) < moving_penalty(
        Placing(STEP, line, OWN, 1, spaced)
    )


def test_a_column_comes_into_a_block_of_others_with_a_cell_of_its_own() -> None:
    blocks = replace(PAGE, order=Order.BLOCKS, spaced=True)
    step = STEP._replace(part=frozenset({THEIRS}))
    begins = Placing(step, token("1.巡查。", Cue.ITEM, 1), OWN, 1, blocks)
    goes_on = begins._replace(token=token("并上报。"))
    both = step._replace(part=frozenset({THEIRS, OWN}))
    by_turns = goes_on._replace(step=both)
    costs = [moving_penalty(line) for line in (by_turns, begins, goes_on)]
    assert costs == sorted(costs) and len({*costs}) == 3


def test_what_the_end_of_the_page_cuts_may_be_told_before_the_rows_above() -> None:
    cut = FILLED._replace(row=3, top=3, open=True, skipped=(1, 2))
    step = STEP._replace(cells=(*STEP.cells[:OWN], cut))
    blocks = replace(PAGE, order=Order.BLOCKS)
    above = Placing(step, token("1.巡查。", Cue.ITEM, 1), OWN, 1, blocks)
    last = above._replace(page=replace(blocks, last=3))
    assert cell_penalty(last)[0] < cell_penalty(above)[0]


def test_a_name_known_in_full_may_be_wider_than_those_of_the_first_pages() -> None:
    narrow = replace(PAGE, widths=(0.0, 0.0, 4.0, 10.0, 0.0))
    unknown = Placing(STEP, token("县住房和城乡建设局", Cue.NAME), NAMES, 1, narrow)
    page = replace(narrow, known=frozenset({"县住房和城乡建设局"}))
    known = unknown._replace(page=page)
    assert cell_penalty(known)[0] < cell_penalty(unknown)[0]


def test_what_shares_a_line_stands_to_the_right_of_it() -> None:
    line = replace(token("措施。"), beside=True)
    right, left = (Placing(STEP, line, column, 1, PAGE) for column in (OWN, TITLE))
    assert (moving_penalty(right), moving_penalty(left)) == (0.0, 4.0)


def test_a_title_does_not_run_two_rows_ahead_of_its_number() -> None:
    ahead = Placing(STEP, token("统计普查"), TITLE, 3, PAGE)
    assert order_penalty(ahead) > order_penalty(ahead._replace(row=2))


def test_cells_that_are_empty_when_the_page_ends_cost_most_but_for_guarantees() -> None:
    roles = (*ROLES, "guarantees")
    page = replace(PAGE, roles=roles)
    full = STEP._replace(cells=(FILLED,) * 6)
    no_text = full._replace(cells=(*full.cells[:4], Cell(), FILLED))
    no_guarantee = full._replace(cells=(*full.cells[:5], Cell()))
    found = [remaining_penalty(step, page) for step in (full, no_guarantee, no_text)]
    assert found == [0.0, 1.0, 3.0]


def test_a_column_that_stands_level_with_the_line_read_last_may_go_on() -> None:
    level = placing(token("县应急局", Cue.NAME), NAMES, lag=0.0)
    assert not level.is_due
    assert level._replace(page=replace(PAGE, order=Order.BLOCKS)).is_due


def test_titles_may_be_many_rows_ahead_of_the_numbers_for_the_price_of_two() -> None:
    bare = replace(PAGE, roles=ROLES[:2], order=Order.BLOCKS)
    step = STEP._replace(cells=(FILLED,) * 2, column=TITLE)
    two, three, eight = (
        order_penalty(Placing(step, token("宣传政策"), TITLE, row, bare))
        for row in (3, 4, 9)
    )
    assert 0 < two == three == eight


def test_a_heading_of_departments_is_not_left_without_its_text() -> None:
    item = token("1.预报。", Cue.ITEM, number=1)
    ended, headed = (
        cell_penalty(placing(item, THEIRS, 2, headed=own))[0] for own in (False, True)
    )
    assert headed > ended + 1


def test_a_sentence_that_the_page_has_cut_goes_on_in_a_list_of_titles() -> None:
    bare = replace(PAGE, roles=ROLES[:2])
    cut = Cell(0, empty=True, open=True)
    step = STEP._replace(cells=(FILLED, cut), column=NUMBER)
    goes_on, begins = (
        cell_penalty(Placing(step, token("和道理，惠民账单。"), TITLE, row, bare))[0]
        for row in (0, 1)
    )
    assert goes_on < begins


def test_the_rest_of_a_name_goes_on_with_it_in_blocks_too() -> None:
    known = frozenset({"县发展和改革委员会"})
    step = STEP._replace(names=("", "县发展和改革委员"))
    rest = Placing(step, token("会"), NAMES, 1, replace(PAGE, order=Order.BLOCKS))
    unknown = cell_penalty(rest)[0]
    page = replace(rest.page, known=known)
    assert cell_penalty(rest._replace(page=page))[0] < min(unknown, 0)


def test_the_place_of_a_number_is_weighed_apart_from_the_number_in_its_cell() -> None:
    page = replace(PAGE, start=STEP)
    ahead = STEP._replace(
        cells=(STEP.cells[0], Cell(2, empty=False, top=2), *STEP.cells[2:])
    )
    one, other = (
        Placing(step, token("2", Cue.NUMBER, 2), NUMBER, 2, page)
        for step in (STEP, ahead)
    )
    assert filling_penalty(one) == filling_penalty(other)
    assert standing_penalty(one) != standing_penalty(other)


def test_the_receiving_department_is_named_once_in_a_cell() -> None:
    roles = ("number", "title", "receiving_and_methods")
    page = replace(PAGE, roles=roles, labelled=True)
    label = token("承接部门：县水利局", Cue.LABEL)
    once, twice = (
        cell_penalty(
            Placing(
                STEP._replace(cells=(FILLED, FILLED, FILLED._replace(guaranteed=own))),
                label,
                2,
                1,
                page,
            )
        )[0]
        for own in (False, True)
    )
    assert twice > once + 5


def test_columns_far_behind_cost_a_row_of_titles_no_more_than_those_near() -> None:
    def passing(row: int) -> float:
        own = Cell(row - 1, empty=False, top=row - 1)
        cells = (own, own, FILLED, FILLED, FILLED)
        step = STEP._replace(cells=cells, column=TITLE)
        return order_penalty(Placing(step, token("工伤认定"), TITLE, row, PAGE))

    assert passing(2) < passing(3) < passing(4) == passing(9)


def test_a_column_whose_heading_is_told_late_lets_others_pass() -> None:
    cells = (*(FILLED._replace(row=3, top=3),) * 4, Cell())
    step = STEP._replace(cells=cells)
    late = replace(PAGE, headed=frozenset({"township_steps"}), order=Order.BLOCKS)
    text = token("1.预报。", Cue.ITEM, 1)
    for column, row in ((THEIRS, 4), (OWN, 3)):
        weighed = [
            standing_penalty(Placing(step, text, column, row, page))
            for page in (late, replace(late, headed=frozenset()))
        ]
        assert weighed[0] < weighed[1]
