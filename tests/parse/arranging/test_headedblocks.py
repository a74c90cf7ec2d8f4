"""Blocks of a page that begin with the heading of their column."""

from dataclasses import replace

from dutygraph.model import Place
from dutygraph.parse.arranging.advancing import advance
from dutygraph.parse.arranging.pagecolumns import Headings
from dutygraph.parse.arranging.pagetokens import page_to_tokens
from dutygraph.parse.arranging.penalties import (
    filling_penalty,
    standing_penalty,
    target_rows,
)
from dutygraph.parse.arranging.placing import Cell, Order, Page, Placing, Step
from dutygraph.parse.arranging.tokens import Cue, Token
from dutygraph.parse.wording.heads import Line

ROLES = ("number", "title", "departments", "responsibilities", "township_steps")
TITLE, THEIRS, OWN = 1, 3, 4
HEADINGS = Headings(
    (
        ("number", ("序号",)),
        ("title", ("事项名称",)),
        ("departments", ("对应上级部", "门")),
        ("responsibilities", ("上级部门职责",)),
        ("township_steps", ("乡镇配合职责",)),
    )
)
CUT = Cell(0, number=2, style="arabic", open=True)
START = Step(0, (CUT,) * 5, 6, ("县水利局",), ("防汛工作",))
PAGE = Page(ROLES, START, (0.0,) * 5, ("",) * 5, goes_on=True, order=Order.BLOCKS)
LATER = START._replace(fresh=False, cells=(Cell(3, empty=False, top=3),) * 5)


def headed(*texts: str, order: Order = Order.BLOCKS) -> dict[str, str]:
    """The tokens that stand below the heading of a column, and its role."""
    lines = [Line(text, Place(lines=(at, at))) for at, text in enumerate(texts, 1)]
    tokens, _, _ = page_to_tokens(lines, HEADINGS, 0, frozenset(), order)
    return {token.text: token.under for token in tokens if token.under}


def standing(column: int, row: int, step: Step = START, under: str = "") -> float:
    text = Token("人员转移。", Place(), Cue.WORDS, apart=True, under=under)
    page = replace(PAGE, headed=frozenset({"township_steps"}))
    return standing_penalty(Placing(step, text, column, row, page))


def test_a_line_just_below_the_heading_of_a_column_is_marked() -> None:
    page = (
        "上级部门职责",
        "2.调度水库。",
        "",
        "乡镇配合职责",
        "人员转移。",
        "1.巡查。",
    )
    assert headed(*page) == {
        "2.调度水库。": "responsibilities",
        "人员转移。": "township_steps",
    }
    assert headed(*page, order=Order.SHEET) == {}


def test_a_heading_that_a_narrow_column_has_cut_marks_the_line_below_as_well() -> None:
    assert headed("对应上级部", "门", "县水利局") == {"县水利局": "departments"}


def test_headings_below_each_other_and_those_that_stand_alone_mark_no_line() -> None:
    assert headed("上级部门职责", "乡镇配合职责", "1.巡查。") == {}
    assert headed("乡镇配合职责", "", "1.巡查。") == {}


def test_what_stands_below_a_heading_belongs_to_the_first_cell_of_its_column() -> None:
    here = standing(OWN, 0, under="township_steps")
    assert here == 0.0
    assert standing(THEIRS, 0, under="township_steps") > here
    assert standing(OWN, 2, under="township_steps") > standing(OWN, 2)


def test_no_other_line_begins_a_cell_that_goes_on_below_its_heading() -> None:
    assert standing(OWN, 0) > standing(THEIRS, 0) == 0.0
    begun = START._replace(cells=(CUT._replace(empty=False),) * 5)
    assert standing(OWN, 0, begun) == 0.0


def test_a_late_block_with_its_heading_goes_on_with_the_page_before() -> None:
    text = Token("人员转移。", Place(), Cue.WORDS, apart=True, under="township_steps")
    assert 0 in target_rows(LATER, text, OWN, PAGE)
    assert 0 not in target_rows(LATER, replace(text, under=""), OWN, PAGE)
    placing = Placing(LATER, text, OWN, 0, PAGE)
    assert placing.cell == CUT
    _, cell = filling_penalty(placing)
    after = advance(placing, cell).cells[OWN]
    assert (after.row, after.top, after.number) == (0, 3, 2)
