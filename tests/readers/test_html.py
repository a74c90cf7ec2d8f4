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


@pytest.mark.parametrize("sign", range(0xFDD0, 0xFDD8))
def test_signs_that_no_text_holds_break_nothing(sign: int) -> None:
    page = f"<p>{chr(sign)}清单<table><tr><td>1&#{sign};<td>防{chr(sign)}火</table>"
    assert "火" in str(texts(page))


def test_a_page_without_tables_is_lines() -> None:
    table = html_to_table("<p>清单</p><p>1</p><p>防火</p>", SOURCE)
    assert not table.ruled
    assert table_to_texts(table) == [[["清单"]], [["1"]], [["防火"]]]


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
