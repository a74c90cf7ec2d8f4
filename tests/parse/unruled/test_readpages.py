"""Pages that hold nothing but what goes on from the page before."""

from dutygraph.model import ListKind, Place
from dutygraph.parse.arranging.pagecolumns import Headings
from dutygraph.parse.arranging.pagetokens import page_to_tokens
from dutygraph.parse.arranging.placing import Order
from dutygraph.parse.unruled.readpages import read_paged
from dutygraph.parse.unruled.starts import title_length
from dutygraph.parse.unruled.walk import Walk, break_page, hold_line
from dutygraph.parse.wording.columns import heading_to_role
from dutygraph.parse.wording.heads import Line


def lines(*texts: str) -> list[Line]:
    return [Line(text, Place(lines=(at, at))) for at, text in enumerate(texts, 1)]


def test_what_goes_on_from_an_arranged_page_is_a_part_of_its_own() -> None:
    placed = [Line("县交通局：负责登", Place(lines=(1, 1)), "responsibilities")]
    walk = Walk(ListKind.COOPERATIVE, 4, open=placed, parts=[placed])
    rest = lines("记、抄告和公示。")
    after = read_paged(walk, rest, [(0, 1)], frozenset())
    assert after.parts == [placed, rest]


def test_a_part_of_a_duty_begins_on_the_page_of_its_first_line() -> None:
    part = lines("1.预报水情。")
    walk = Walk(ListKind.COOPERATIVE, 4, open=part, parts=[part])
    break_page(walk)
    hold_line(walk, Line("", Place(lines=(2, 2), pages=(1, 1))))
    break_page(walk)
    below = Line("2.调度水库。", Place(lines=(3, 3), pages=(2, 2)))
    hold_line(walk, below)
    assert walk.parts == [part, [below]]


def test_a_list_that_a_sentence_speaks_of_is_no_title() -> None:
    assert title_length(lines("职责清单，避免职责不清"), 0) == 0
    assert title_length(lines("履职保障：制定职责清单"), 0) == 0
    assert title_length(lines("某某镇履行职责清单"), 0) == 1


def test_the_last_word_of_a_title_is_no_heading_of_a_column() -> None:
    headings = Headings((("number", ()), ("title", ())))
    text = lines("3", "农村住房安全", "保障")
    tokens, _, _ = page_to_tokens(text, headings, 0, frozenset(), Order.CELLS)
    assert [token.text for token in tokens] == ["3", "农村住房安全", "保障"]


def test_a_line_that_begins_like_the_column_of_remarks_is_text() -> None:
    assert heading_to_role("备案。") is None
    assert [heading_to_role(text) for text in ("备", "备注说明")] == ["remark"] * 2


def test_few_blank_lines_part_the_blocks_of_a_page_as_many_do() -> None:
    headings = Headings((("number", ()), ("title", ())))
    text = lines("3", *("落实防汛责任制度，组织演练",) * 19, "", "4")
    found = {
        order: page_to_tokens(text, headings, 0, frozenset(), order)[2]
        for order in (Order.LOOSE, Order.BLOCKS)
    }
    assert found == {Order.LOOSE: False, Order.BLOCKS: True}
