import pytest

from dutygraph.errors import ReadError
from dutygraph.model import Place, Source
from dutygraph.readers.delimited import delimited_to_table, find_delimiter
from tests.readers.tables import table_to_texts

SOURCE = Source("清单.csv", "0", "")


def test_quoted_cells_hold_lines_signs_and_markup() -> None:
    text = '清单,,\n序号,名称,部门\n1,"防火, ""防汛""","应急局\n<p>林草局</p>"\n,,\n'
    table = delimited_to_table(text, SOURCE)
    assert table_to_texts(table) == [
        [["清单"], [], []],
        [["序号"], ["名称"], ["部门"]],
        [["1"], ['防火, "防汛"'], ["应急局", "林草局"]],
    ]
    assert [row.place for row in table.rows] == [
        Place(lines=(1, 1)),
        Place(lines=(2, 2)),
        Place(lines=(3, 4)),
    ]


@pytest.mark.parametrize("sign", [",", "\t", ";", "｜"])
def test_the_sign_is_found_although_lists_differ_in_columns(sign: str) -> None:
    rows = [["清单"], ["序号", "名称"], ["1", "防火"], ["2", "防汛，抗旱"]]
    rows += [["清单"], ["序号", "名称", "部门"], ["1", "防火", "应急局"]]
    assert find_delimiter("\n".join(sign.join(row) for row in rows)) == sign


def test_digits_that_an_export_marks_as_text_are_read_without_the_mark() -> None:
    text = '序号,名称\n="1",防火\n"=""2""",="防汛"\n3,="a"&B1\n'
    assert table_to_texts(delimited_to_table(text, SOURCE))[1:] == [
        [["1"], ["防火"]],
        [["2"], ["防汛"]],
        [["3"], ['="a"&B1']],
    ]


def test_a_line_break_written_out_by_an_export_parts_paragraphs() -> None:
    text = "序号,部门\n1,应急局\\n林草局\\r\\n水利局\n2,公安局\\\\n司法局\n"
    text += "3,\\n12345热线\n4,C:\\new\n"
    assert table_to_texts(delimited_to_table(text, SOURCE))[1:] == [
        [["1"], ["应急局", "林草局", "水利局"]],
        [["2"], ["公安局", "司法局"]],
        [["3"], ["12345热线"]],
        [["4"], ["C:\\new"]],
    ]


def test_tabs_with_quotation_marks_that_quote_nothing() -> None:
    text = '序号\t名称\n1\t"六尺巷"工作法\n2\t防火\n'
    assert table_to_texts(delimited_to_table(text, SOURCE))[1] == [
        ["1"],
        ['"六尺巷"工作法'],
    ]


def test_a_quoted_cell_that_never_ends_is_a_read_error() -> None:
    with pytest.raises(ReadError, match="quoted cell"):
        delimited_to_table('序号,名称\n1,防火\n2,"防汛\n3,抗旱\n', SOURCE)


def test_a_row_with_more_cells_than_headings_stays_a_row() -> None:
    text = "清单\n序号,名称\n1,防火,多,余\n2,防汛\n"
    assert table_to_texts(delimited_to_table(text, SOURCE))[2:] == [
        [["1"], ["防火"], ["多"], ["余"]],
        [["2"], ["防汛"]],
    ]
