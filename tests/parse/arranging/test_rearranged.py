"""Pages whose lines stand in no order of rows, as programs print them from a PDF."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.errors import ParseError
from dutygraph.model import Place
from dutygraph.parse import parse
from dutygraph.parse.arranging.tokens import Cue, lines_to_tokens
from dutygraph.parse.arranging.widths import find_widths, placed_widths
from dutygraph.parse.unruled.lines import lines_to_table
from dutygraph.parse.unruled.pages import find_page_numbers, find_pages
from dutygraph.parse.wording.heads import Line
from tests.parse.texts import table, titles
from tests.parse.unruled.test_lines import shape

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
HUNG = """
1

防汛工作

县水利局

县水利局：
1.巡查本镇河道，发现问题及时上报镇人民政府并采取
1.预报水情，每日发布。
、落实措施。
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


def test_the_line_above_one_without_a_beginning_may_be_that_of_another_column() -> None:
    read, _ = lines_to_table(table(*(HEAD + HUNG).replace("2项", "1项").split("\n")))
    printed = [p.text for row in read.rows for c in row.cells for p in c.paragraphs]
    assert not any("发布。、落实措施。" in text for text in printed)


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


def test_the_number_of_a_page_may_stand_before_its_last_column() -> None:
    texts: list[str] = []
    for page in (1, 2, 3, 4):
        first, second = str(20 + 2 * page), str(21 + 2 * page)
        texts += [first, "防汛", str(page), second, "1.巡查河道。", "2.上报险情。"]
    pages = [(start, start + 6) for start in range(0, 24, 6)]
    assert find_page_numbers(lines(*texts), pages) == {2, 8, 14, 20}
    rows_alone = [text for at, text in enumerate(texts) if at % 6 != 3]
    pages = [(start, start + 5) for start in range(0, 20, 5)]
    assert find_page_numbers(lines(*rows_alone[:15]), pages[:3]) == frozenset()


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


@settings(max_examples=30)
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


IN_CELLS = """某省某县某某镇配合履职事项清单（2项）
序号 事项名称 对应上级部门 乡镇配合职责 上级部门职责
1 防汛工作 县水利局
1.巡查河道。
2.上报险情。
县水利局：
1.预报水情。
2.调度水库。
履职保障：提供物资。
2
烟草市场秩序维
护
县烟草专卖局
（某市烟草公
司某县分公司）
1.上报线索。
县烟草专卖局（某市烟草公司某县分公司）：
1.查处无证经营。
履职保障：提供资料。
"""


def test_cells_that_come_one_after_the_other_are_read_in_any_order_of_columns() -> None:
    duties = parse(table(*IN_CELLS.split("\n"))).duties
    assert [shape(duty) for duty in duties] == [
        (
            1,
            "",
            "防汛工作",
            ("县水利局",),
            [(("县水利局",), ["预报水情", "调度水库"])],
            ["提供物资"],
            ["巡查河道", "上报险情"],
        ),
        (
            2,
            "",
            "烟草市场秩序维护",
            ("县烟草专卖局（某市烟草公司某县分公司）",),
            [(("县烟草专卖局（某市烟草公司某县分公司）",), ["查处无证经营"])],
            ["提供资料"],
            ["上报线索"],
        ),
    ]


APART = """序号
一、党的建设（2项）
1
2

某省某县某某镇基本履职事项清单（3项）
事项名称
负责党员教育。
推进群团建设。
\f序号
二、民生服务（1项）
3

事项名称
12345 热线工单的办理，每年 12 月底前汇总。
"""


def test_a_title_and_headings_that_come_behind_a_column_are_found() -> None:
    read = parse(table(*APART.split("\n")))
    assert read.township == "某某镇"
    assert titles(read) == [
        (1, "党的建设", "负责党员教育。"),
        (2, "党的建设", "推进群团建设。"),
        (3, "民生服务", "12345热线工单的办理，每年12月底前汇总。"),
    ]


def test_a_blank_beside_a_number_parts_no_columns() -> None:
    lines = [
        Line("2.每年 12 月底前上报 GDP 数据。", Place()),
        Line("名单。 1.做好培养。", Place()),
    ]
    texts = [token.text for token in lines_to_tokens(lines, frozenset())]
    assert texts == ["2.每年 12 月底前上报 GDP 数据。", "名单。", "1.做好培养。"]


def test_a_second_name_in_brackets_is_a_name_over_all_its_lines() -> None:
    texts = ["县烟草专卖局", "（某市烟草公", "司某县分公司）", "县公安局"]
    lines = [Line(text, Place()) for text in texts]
    cues = [token.cue for token in lines_to_tokens(lines, frozenset())]
    assert cues == [Cue.NAME] * 4


def test_lines_that_only_name_the_receiving_department_tell_no_width() -> None:
    (label,) = lines_to_tokens(lines("承接部门：县医保局"), frozenset({"县医保局"}))
    (step,) = lines_to_tokens(lines("1.加强安全宣传教育，普及"), frozenset())
    role = "receiving_and_methods"
    placed = [(role, label)] * 6 + [(role, step)] * 4
    assert placed_widths(placed, (role,), sure=True) == {role: step.width}
