import pytest

from dutygraph.errors import ReadError
from dutygraph.model import Place, Source
from dutygraph.readers.xlsx import xlsx_to_table
from tests.readers.packages import sheets_to_xlsx
from tests.readers.tables import table_to_texts

SOURCE = Source("清单.xlsx", "0", "")


def cell(at: str, text: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def sheet(*rows: str, merges: str = "") -> str:
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merges.split())
    return f"<sheetData>{''.join(rows)}</sheetData><mergeCells>{ranges}</mergeCells>"


def test_a_sheet_begins_with_its_name_and_keeps_its_columns() -> None:
    inside = sheet(
        row(1, cell("B1", "序号"), cell("C1", "事项名称"), cell("D1", "备注")),
        row(3, '<c r="B3"><v>1.0</v></c>', cell("C3", "防火\n防汛")),
    )
    table = xlsx_to_table(sheets_to_xlsx({"配合": inside}), SOURCE)
    assert table_to_texts(table) == [
        [["配合"]],
        [["序号"], ["事项名称"], ["备注"]],
        [["1"], ["防火", "防汛"], []],
    ]
    assert table.rows[2].place == Place(sheet="配合", rows=(3, 3))
    assert table.rows[2].cells[1].paragraphs[1].place == Place(
        sheet="配合", rows=(3, 3), cells="C3"
    )


def test_a_merged_range_shows_its_first_cell_only() -> None:
    inside = sheet(
        row(1, cell("A1", "清单"), cell("B1", "旧")),
        row(2, cell("A2", "1"), cell("B2", "应急局")),
        row(3, cell("A3", "1"), cell("B3", "林草局")),
        merges="A1:B1 A2:A3",
    )
    table = xlsx_to_table(sheets_to_xlsx({"s": inside}), SOURCE)
    assert table_to_texts(table) == [
        [["s"]],
        [["清单"]],
        [["1"], ["应急局"]],
        [[], ["林草局"]],
    ]


def test_shared_strings_leave_out_phonetic_guides_and_decode_escapes() -> None:
    strings = (
        "<si><t>防火</t><rPh><t>fang</t></rPh></si>"
        "<si><r><t>应急</t></r><r><t>局_x000D_林草局</t></r></si>"
    )
    inside = sheet('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>')
    table = xlsx_to_table(sheets_to_xlsx({"s": inside}, strings), SOURCE)
    assert table_to_texts(table)[1:] == [[["防火"], ["应急局", "林草局"]]]


def test_hidden_and_empty_sheets_are_left_out() -> None:
    filled = sheet(row(1, cell("A1", "x"), cell("B1", "y")))
    data = sheets_to_xlsx({"a": filled, "b": filled, "c": sheet()}, states="b")
    assert table_to_texts(xlsx_to_table(data, SOURCE)) == [[["a"]], [["x"], ["y"]]]


def test_a_string_that_is_not_there_is_a_read_error() -> None:
    inside = sheet('<row><c t="s"><v>7</v></c></row>')
    with pytest.raises(ReadError, match="shared string '7'"):
        xlsx_to_table(sheets_to_xlsx({"s": inside}), SOURCE)


def test_a_merged_range_beside_a_cell_that_reaches_down_keeps_its_column() -> None:
    inside = sheet(
        row(1, cell("A1", "一、民生"), cell("B1", "")),
        row(2, cell("A2", "1"), cell("B2", "应急局"), cell("C2", "扑救。")),
        row(3, cell("B3", "履职保障：经费。")),
        merges="A1:C1 A2:A3 B3:C3",
    )
    table = xlsx_to_table(sheets_to_xlsx({"s": inside}), SOURCE)
    assert table_to_texts(table)[1:] == [
        [["一、民生"]],
        [["1"], ["应急局"], ["扑救。"]],
        [[], ["履职保障：经费。"], []],
    ]
