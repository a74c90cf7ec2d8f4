import pytest

from dutygraph.errors import ReadError
from dutygraph.model import Place, Source
from dutygraph.readers.html import html_to_table
from tests.readers.tables import table_to_texts

SOURCE = Source("清单.html", "0", "")


def texts(page: str) -> list[list[list[str]]]:
    return table_to_texts(html_to_table(page, SOURCE))


def test_a_row_a_department_has_empty_cells_under_its_duty() -> None:
    page = (
        "<table><tr><th>序号<th>事项<th>部门<th>职责<th>配合</tr>"
        "<tr><td rowspan=2>1</td><td rowspan=2>防火</td><td>应急局</td><td>扑救</td>"
        "<td rowspan=2>巡查</td></tr><tr><td>林草局</td><td>监测</td></tr>"
        "<tr><td colspan=5>二、民生服务</td></tr></table>"
    )
    assert texts(page) == [
        [["序号"], ["事项"], ["部门"], ["职责"], ["配合"]],
        [["1"], ["防火"], ["应急局"], ["扑救"], ["巡查"]],
        [[], [], ["林草局"], ["监测"], []],
        [["二、民生服务"]],
    ]


def test_the_page_around_the_table_becomes_rows_of_one_cell() -> None:
    page = (
        "<html><head><title>清单</title><script>x='<table><tr><td>1<td>2'</script>"
        "<style>td {}</style></head><body><ul><li>首页</li></ul>"
        '<table><tr><td><div style="display: none">密</div><h1>某镇&nbsp;清单</h1>'
        "<table><tr><td>1</td><td>防火</td></tr></table></td></tr></table>"
        "<p>主办</p></body></html>"
    )
    assert texts(page) == [
        [["清单"]],
        [["首页"]],
        [["某镇 清单"]],
        [["1"], ["防火"]],
        [["主办"]],
    ]


def test_a_table_behind_a_tab_is_read() -> None:
    page = '<div style="display:none"><table><tr><td>1</td><td>防火</td></tr></table>'
    assert texts(page) == [[["1"], ["防火"]]]


def test_line_breaks_of_the_source_are_blanks_and_those_of_the_page_paragraphs() -> (
    None
):
    page = "<table><tr><td>1</td><td>应急\n 局<br>林草局<ol><li>扑救<li>监测</td></tr>"
    assert texts(page) == [[["1"], ["应急 局", "林草局", "-扑救", "-监测"]]]


def test_plain_paragraphs_and_items_in_a_cell() -> None:
    page = "<table><tr><td>1</td><td><p>应急局：</p> <li>\u3000扑救</li></td></tr>"
    assert texts(page) == [[["1"], ["应急局：", "-扑救"]]]


def test_tags_no_browser_knows_leave_their_text() -> None:
    page = "<table><tr><td><ucap-content>1</ucap-content></td><td><院>防火</td></tr>"
    assert texts(page) == [[["1"], ["<院>防火"]]]


def test_tags_no_browser_knows_hide_no_cell() -> None:
    page = "<table><tr><ucap><td>1</td></ucap><td>防火<script>x</script></td></tr>"
    assert texts(page) == [[["1"], ["防火"]]]


@pytest.mark.parametrize("wrap", ["<form>{}</form>", "<a>{}</a>", "<ucap>{}</ucap>"])
def test_tags_that_have_no_place_in_a_row_hide_no_cell(wrap: str) -> None:
    page = f"<table><tr>{wrap.format('<td>1</td>')}<td>防火</td></tr></table>"
    assert texts(page) == [[["1"], ["防火"]]]


def test_what_is_hidden_in_a_table_is_left_out() -> None:
    page = (
        "<table><tbody hidden><tr><td>密<td>密</tbody>"
        "<tr style='display:none'><td>密<td>密</tr><tr><td>1<td>防火</tr></table>"
    )
    assert texts(page) == [[["1"], ["防火"]]]


def test_what_has_been_taken_out_of_the_text_is_left_out() -> None:
    page = "<table><tr><td>1<td>防<del>洪</del><ins>火</ins></tr></table>"
    assert texts(page) == [[["1"], ["防火"]]]


@pytest.mark.parametrize(
    "mark",
    [
        "<span style='FONT-FAMILY: Wingdings'>l<span>&nbsp; </span></span>",
        "<font face=Symbol>·</font>",
        "<span style='font-size:9pt; font-family: \"Wingdings\"'>Ø</span>",
    ],
)
def test_a_letter_in_a_font_of_signs_is_a_bullet(mark: str) -> None:
    page = f"<table><tr><td>1<td><p>{mark}巡查</p><p>{mark}<b>l</b></p></tr></table>"
    assert texts(page) == [[["1"], ["● 巡查", "● l"]]]


def test_signs_of_other_fonts_and_digits_stay() -> None:
    other = "<span style='font-family:宋体;mso-bidi-font-family:Wingdings'>略</span>"
    digit = "<span style='font-family:Symbol'>1</span>"
    page = f"<table><tr><td>{digit}<td>{other}</tr></table>"
    assert texts(page) == [[["1"], ["略"]]]


def test_a_hidden_copy_of_a_table_is_left_out_but_no_other_table() -> None:
    one, two = "<table><tr><td>1<td>防火</table>", "<table><tr><td>2<td>防汛</table>"
    copy = f"<div hidden><p>清单</p>{one.replace('防火', ' 防火')}</div>"
    page = f"{one}{copy}<div style='display: none'>{two}</div>"
    assert texts(page) == [[["1"], ["防火"]], [["2"], ["防汛"]]]


def test_a_table_in_a_cell_of_data_is_part_of_the_cell() -> None:
    rows = "".join(f"<tr><td>{n}<td>防火<td>巡查</tr>" for n in (1, 2))
    inner = "<table><tr><td>扑救<td>监测</table>"
    page = f"<table>{rows}<tr><td>3<td>防汛<td>{inner}转移</tr></table>"
    assert texts(page)[2] == [["3"], ["防汛"], ["扑救", "监测", "转移"]]


def test_a_caption_stands_before_its_table() -> None:
    page = "<table><caption>基本<br>事项</caption><tr><td>1<td>防火</table><p>注"
    assert texts(page) == [[["基本"]], [["事项"]], [["1"], ["防火"]], [["注"]]]


def test_cells_reach_down_to_the_end_and_into_the_row_below() -> None:
    page = (
        "<table><tr><td rowspan=0>1<td colspan=2>防火<td rowspan=' 2 '>巡查</tr>"
        "<tr><td>应急局<td>扑救</tr><tr><td>林草局<td>监测<td>报告</tr></table>"
    )
    assert texts(page) == [
        [["1"], ["防火"], [], ["巡查"]],
        [[], ["应急局"], ["扑救"], []],
        [[], ["林草局"], ["监测"], ["报告"]],
    ]


def test_blanks_of_print_are_plain_ones_and_signs_without_width_go() -> None:
    page = "<table><tr><td>&nbsp;1&nbsp;<td>\u3000防火\u3000防汛\u200b&zwj;"
    assert texts(page) == [[["1"], ["防火 防汛"]]]


def test_bold_text_is_part_of_its_paragraph_and_what_follows_one_is_not() -> None:
    page = "<table><tr><td>1<td><b>应急</b>局<div>扑<i>救</i></div>监测<ul>报告</ul>"
    assert texts(page) == [[["1"], ["应急局", "扑救", "监测", "-报告"]]]


@pytest.mark.parametrize("reference", ["&#1;", "&#x1F;", "&#xFFFE;", "&#127;"])
def test_references_to_control_characters_leave_nothing(reference: str) -> None:
    assert texts(f"<table><tr><td>1<td>防{reference}火") == [[["1"], ["防火"]]]


@pytest.mark.parametrize("end", ["<td", '<td rowspan="2', "<!-- <td>", "<script><td>"])
def test_a_page_cut_off_keeps_what_came_before(end: str) -> None:
    assert texts(f"<table><tr><td>1<td>防火{end}") == [[["1"], ["防火"]]]


def test_a_whole_page_that_stops_inside_a_table_is_a_read_error() -> None:
    page = "<HTML><body><table><tr><td>1<td>防火</table><TABLE><tr><td>2<td>防"
    with pytest.raises(ReadError, match="stops inside a table"):
        html_to_table(page, SOURCE)


@pytest.mark.parametrize("end", ["</table>", "</body>", "</html>"])
def test_a_page_that_leaves_end_tags_out_is_no_page_cut_off(end: str) -> None:
    assert texts(f"<html><table><tr><td>1<td>防火{end}") == [[["1"], ["防火"]]]


def test_entities_of_the_page_are_not_expanded() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        "<table><tr><td>1<td>&x;防火"
    )
    assert texts(page)[-1] == [["1"], ["&x;防火"]]


def test_a_page_without_tables_is_lines() -> None:
    table = html_to_table("<p>清单</p><p>1</p><p>防火</p>", SOURCE)
    assert not table.ruled
    assert table_to_texts(table) == [[["清单"]], [["1"]], [["防火"]]]


def test_a_number_in_a_box_of_its_own_does_not_touch_its_title() -> None:
    boxes = "<span>1</span><span>24小时值班。</span>"
    page = f"<div>{boxes}</div><p>{boxes}</p><div>第<b>1</b><span>项</span></div>"
    table = html_to_table(page, SOURCE)
    texts = ["1 24小时值班。", "124小时值班。", "第1项"]
    assert table_to_texts(table) == [[[text]] for text in texts]


def test_a_list_inside_an_item_stays_in_it() -> None:
    page = (
        "<table><tr><td>1</td><td><ol><li>编制预案：\n<ul><li>一般预案；</li>"
        "<li>专项预案。</li></ul></li><li>扑救。</li></ol></td></tr>"
    )
    assert texts(page) == [[["1"], ["-编制预案：一般预案；专项预案。", "-扑救。"]]]


def test_blanks_around_bold_text_of_a_list_inside_an_item_stay() -> None:
    page = "<table><tr><td>1<td><ul><li>预案：<ul><li>A <b>B</b> C</ul></ul></table>"
    assert texts(page) == [[["1"], ["-预案：A B C"]]]


def test_a_list_of_headings_has_the_items_of_the_lists_below_them() -> None:
    page = (
        "<table><tr><td>1<td><ul><li><b>民政局</b>：<ol><li>审核。</li><li>发放。</li>"
        "</ol></li><li>履职保障：<ol><li>经费。</li></ol></li></ul></table>"
    )
    items = ["-民政局：", "-审核。", "-发放。", "-履职保障：", "-经费。"]
    assert texts(page) == [[["1"], items]]


def test_a_list_below_a_heading_is_the_next_although_none_is_closed() -> None:
    page = "<table><tr><td>1<td><ol><li>扑救。<p>林草局：</p><ol><li>监测。<li>巡护。"
    assert texts(page) == [[["1"], ["-扑救。", "林草局：", "-监测。", "-巡护。"]]]


def test_places_are_lines_of_the_source() -> None:
    table = html_to_table("<p>清单</p>\n<table>\n<tr><td>1<td>防火</table>", SOURCE)
    assert [row.place for row in table.rows] == [
        Place(lines=(1, 1)),
        Place(lines=(3, 3)),
    ]


@pytest.mark.parametrize("tag", ["<div>", "<table><tr><td>", "<font>"])
def test_endless_nesting_is_a_read_error(tag: str) -> None:
    with pytest.raises(ReadError, match="beyond all measure"):
        html_to_table("<body>" + tag * 10_000 + "1", SOURCE)


def test_spans_beyond_all_measure_cost_nothing() -> None:
    cell = "<td rowspan=99999999 colspan=99999999>1"
    assert len(html_to_table(f"<table><tr>{cell * 300}</table>", SOURCE).rows) == 1


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<tr><td>" * 300_000, "more than 400000 tags"),
        ("<td " + "a " * 10_000 + ">", "more than 5000 attributes"),
        ("<td " + 'a="1"' * 10_000 + ">", "more than 5000 attributes"),
    ],
)
def test_a_page_that_is_a_bomb_is_a_read_error(page: str, found: str) -> None:
    with pytest.raises(ReadError, match=found):
        html_to_table(f"<table>{page}", SOURCE)


def test_a_picture_inside_a_tag_is_no_bomb() -> None:
    picture = '<img src="data:image/png;base64,' + "a/b " * 100_000 + '">'
    assert texts(f"<p>{picture}清单</p>") == [[["清单"]]]


def test_items_of_a_list_between_tables_have_the_numbers_a_browser_prints() -> None:
    page = (
        "<ol class=indicators><li></li><li></li></ol><h1>某镇清单</h1><ul><li>首页</ul>"
        "<ol start=3><li>3岁以下儿童照护<li><p>防火</p><li>5.防汛<li value=9>普查</ol>"
        "<ol type=a><li>其他</ol><table><tr><td>1<td><ol><li>巡查</ol></table>"
    )
    assert texts(page) == [
        [["某镇清单"]],
        [["首页"]],
        [["3、3岁以下儿童照护"]],
        [["4、防火"]],
        [["5.防汛"]],
        [["9、普查"]],
        [["其他"]],
        [["1"], ["-巡查"]],
    ]


def test_a_table_with_one_duty_may_hold_another_in_its_cell() -> None:
    page = (
        "<table><tr><td>序号<td>事项名称<td>部门职责</tr><tr><td>1<td>防火<td>"
        "<table><tr><td>应急局：<td>扑救</tr></table></td></tr></table>"
    )
    assert texts(page) == [
        [["序号"], ["事项名称"], ["部门职责"]],
        [["1"], ["防火"], ["应急局：", "扑救"]],
    ]
