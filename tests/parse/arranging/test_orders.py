"""In what order a program has put the lines of a page, and how wide columns are."""

from dutygraph.model import Place
from dutygraph.parse.arranging.orders import measure
from dutygraph.parse.arranging.pagecolumns import Headings
from dutygraph.parse.arranging.placing import Order
from dutygraph.parse.arranging.tokens import lines_to_tokens
from dutygraph.parse.arranging.widths import placed_widths
from dutygraph.parse.wording.heads import Line


def lines(*texts: str) -> list[Line]:
    return [Line(text, Place(lines=(at, at))) for at, text in enumerate(texts, 1)]


def test_a_list_of_titles_says_nothing_about_the_order_of_other_lists() -> None:
    titles_alone = Headings((("number", ()), ("title", ())))
    page = lines("1", "防汛。", "2", "防火。")
    for before in ({}, {Order.SHEET: 2.0}):
        assert measure(titles_alone, [page], frozenset(), before).costs == before


def test_a_few_lines_in_the_wrong_column_do_not_hide_its_width() -> None:
    own = lines_to_tokens(lines(*("落实防汛责任制度，组织",) * 7), frozenset())
    stray = lines_to_tokens(lines("落实防汛责任制度，组织演练，开展巡查"), frozenset())
    placed = [("title", token) for token in (*own, *stray)]
    assert placed_widths(placed, ("title",), sure=False) == {"title": 11.0}
