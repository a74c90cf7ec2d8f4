"""Pages whose lines stand in no order of rows, as programs print them from a PDF."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.errors import ParseError
from dutygraph.model import Place
from dutygraph.parse import parse
from dutygraph.parse.heads import Line
from dutygraph.parse.pages import find_page_numbers, find_pages
from dutygraph.parse.tokens import Cue, lines_to_tokens
from dutygraph.parse.widths import find_widths
from tests.parse.test_lines import shape
from tests.parse.texts import table

HEAD = """某省某县某某镇配合履职事项清单（2项）
序号

事项名称

对应上级部门

上级部门职责

乡镇配合职责
"""
COLUMNS = """
一、平安法治（2项）

1

2

防汛工作

统计普查

县水利局

县水利局：
1.预报水情。
2.调度水库。
履职保障：提供物资。

1.巡查河道。
2.上报险情。

县统计局

县统计局：
1.培训普查员。
履职保障：开展培训。

1.登记单位。
2.录入数据。
"""
MIXED = """
1

防汛工作

县水利局

县水利局：
1.巡查本镇河道，发现问题及时上报镇人民政府并采取
1.预报水情，每日发布。 措施。
2.调度全县水库，保证安全度汛，必要时请求上级支援
2.上报险情，组织群众转移。
抢险。
履职保障：提供物资。
"""
FIRST = (
    1,
    "平安法治",
    "防汛工作",
    ("县水利局",),
    [(("县水利局",), ["预报水情", "调度水库"])],
    ["提供物资"],
    ["巡查河道", "上报险情"],
)
SECOND = (
    2,
    "平安法治",
    "统计普查",
    ("县统计局",),
    [(("县统计局",), ["培训普查员"])],
    ["开展培训"],
    ["登记单位", "录入数据"],
)


def lines(*texts: str) -> list[Line]:
    return [Line(text, Place(lines=(at, at))) for at, text in enumerate(texts, 1)]


def test_numbers_and_titles_that_come_before_all_other_cells_find_their_rows() -> None:
    read = parse(table(*(HEAD + COLUMNS).split("\n")))
    assert [shape(duty) for duty in read.duties] == [FIRST, SECOND]
    assert read.issues == ()


def test_two_columns_that_have_run_into_one_are_parted_line_by_line() -> None:
    (duty,) = parse(table(*(HEAD + MIXED).replace("2项", "1项").split("\n"))).duties
    assert shape(duty)[4:] == (
        [
            (
                ("县水利局",),
                [
                    "预报水情，每日发布",
                    "调度全县水库，保证安全度汛，必要时请求上级支援抢险",
                ],
            )
        ],
        ["提供物资"],
        [
            "巡查本镇河道，发现问题及时上报镇人民政府并采取措施",
            "上报险情，组织群众转移",
        ],
    )


def test_form_feeds_part_the_pages_and_give_each_line_its_page() -> None:
    bare = table("a", "\fb", "c\f", "d")
    assert [row.place.pages for row in bare.rows] == [(1, 1), (2, 2), (2, 2), (3, 3)]


def test_pages_without_form_feeds_begin_with_the_headings() -> None:
    page = ("序号", "事项名称", "1", "甲")
    assert find_pages(lines("标题", *page, *page)) == [(0, 1), (1, 5), (5, 9)]


def test_bare_numbers_that_count_the_pages_are_no_duties() -> None:
    text = lines("1", "甲", "7", "2", "乙", "8", "3", "丙", "9", "4", "丁", "10")
    pages = [(0, 3), (3, 6), (6, 9), (9, 12)]
    assert find_page_numbers(text[:9], pages[:3]) in ({2, 5, 8}, {0, 3, 6})
    assert find_page_numbers(text[:3], pages[:1]) == frozenset()


def test_a_line_tells_by_its_look_what_it_can_be() -> None:
    tokens = lines_to_tokens(
        lines("3 防汛", "县水利局", "县水利局：", "1.预报。", "履职保障：", "水情"),
        frozenset({"县水利局"}),
    )
    assert [(token.text, token.cue) for token in tokens] == [
        ("3", Cue.NUMBER),
        ("防汛", Cue.WORDS),
        ("县水利局", Cue.NAME),
        ("县水利局：", Cue.HEADING),
        ("1.预报。", Cue.ITEM),
        ("履职保障：", Cue.GUARANTEE),
        ("水情", Cue.WORDS),
    ]


def test_lines_that_go_on_tell_the_width_of_their_column() -> None:
    roles = ("number", "title", "departments", "responsibilities", "township_steps")
    text = ["县水利局：", *("一二三四五六七八九十", "完。") * 4]
    widths = find_widths(lines_to_tokens(lines(*text), frozenset()), roles)
    assert widths["responsibilities"] == 10.0


@settings(deadline=None, max_examples=30)
@given(st.permutations(COLUMNS.strip().split("\n\n")))
def test_cells_in_any_order_crash_nothing_and_lose_no_character(
    cells: list[str],
) -> None:
    text = HEAD + "\n\n".join(cells)
    try:
        read = parse(table(*text.split("\n")))
    except ParseError:
        return
    held = repr(read)
    for words in ("预报水情", "巡查河道", "登记单位", "培训普查员", "统计普查"):
        assert words in held
