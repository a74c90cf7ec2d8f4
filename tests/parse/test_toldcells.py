"""What makes it unlikely that a line stands in a cell of a list that was told cell by
cell, whose rows go on over the ends of pages."""

from dataclasses import replace
from typing import Any

import pytest

from dutygraph.parse.arranging.cellpenalties import cell_penalty
from dutygraph.parse.arranging.orderpenalties import order_penalty
from dutygraph.parse.arranging.penalties import moving_penalty
from dutygraph.parse.arranging.placing import Order, Placing
from dutygraph.parse.arranging.tokens import Cue
from tests.parse.arranging.test_penalties import (
    FILLED,
    NUMBER,
    OWN,
    PAGE,
    STEP,
    THEIRS,
    TITLE,
    placing,
    token,
)

JOINED = replace(PAGE, joined=True, order=Order.CELLS, openers=frozenset("对"))


def joined(there: Placing, **step: object) -> Placing:
    """The same token in a list whose pages are arranged together."""
    held = there.step._replace(wraps=(0.0,) * 5, **step)  # type: ignore[arg-type]
    return there._replace(step=held, page=JOINED)


def turned(column: int, text: str, **cell: object) -> Placing:
    """A token at the top of a page, where the row is open that the page before had."""
    there = placing(token(text), column, 0, empty=True, top=0, **cell)
    cells = tuple(cell._replace(row=0) for cell in there.step.cells)
    return joined(there, cells=cells, fresh=True, row=0)


PHRASE: dict[str, Any] = {"number": 2, "style": "arabic", "guaranteed": True}


@pytest.mark.parametrize(
    ("likely", "unlikely"),
    [
        pytest.param(
            joined(placing(token("对镇上报的表", Cue.WORDS), OWN, 2)),
            joined(placing(token("新建项目初审", Cue.WORDS), OWN, 2)),
            id="a cell begins like the items of the list",
        ),
        pytest.param(
            joined(
                placing(
                    token("2.培训。", Cue.ITEM, 2), THEIRS, number=1, style="arabic"
                )
            ),
            joined(placing(token("3.培训。", Cue.ITEM, 3), THEIRS, **PHRASE)),
            id="a duty has few guarantees",
        ),
        pytest.param(
            turned(OWN, "牧区聚餐", open=True),
            turned(THEIRS, "牧区聚餐", open=False),
            id="a cut sentence goes on rather than an ended one",
        ),
    ],
)
def test_a_line_fits_one_cell_better(likely: Placing, unlikely: Placing) -> None:
    assert cell_penalty(likely)[0] < cell_penalty(unlikely)[0]


def test_what_had_ended_above_the_foot_of_a_page_does_not_go_on() -> None:
    foot = turned(THEIRS, "组织交警", open=True, lag=0.0)
    assert moving_penalty(foot) == 0.0
    assert moving_penalty(turned(TITLE, "组织交警", open=True, lag=9.0)) == 1.0


def test_a_row_seldom_ends_where_a_page_has_cut_its_sentence() -> None:
    number = joined(placing(token("2", Cue.NUMBER, 2), NUMBER, 1), row=0)
    whole = number._replace(
        step=number.step._replace(cells=(FILLED._replace(row=0, top=0),) * 5)
    )
    cut = FILLED._replace(row=0, top=0, empty=True, open=True)
    cells = (*whole.step.cells[:OWN], cut)
    lost = whole._replace(step=whole.step._replace(cells=cells))
    assert order_penalty(lost) - order_penalty(whole) == 1.5


def test_the_next_item_does_not_stand_beside_the_end_of_the_last() -> None:
    above: dict[str, Any] = {"tail": "。", "width": 2.0}
    words = joined(placing(token("“三合一”场所"), THEIRS, **above))
    item = joined(placing(token("（2）调度。", Cue.ITEM, 2), THEIRS, **above))
    assert (words.goes_beside, item.goes_beside) == (True, False)


def test_numbers_tell_the_row_where_cells_come_one_after_the_other() -> None:
    there = placing(token("防汛工作培训"), THEIRS)
    alone = there._replace(step=STEP._replace(titles=("", "")))
    assert cell_penalty(there)[0] < cell_penalty(alone)[0]
    assert cell_penalty(joined(there)) == cell_penalty(joined(alone))
