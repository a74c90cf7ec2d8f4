import pytest

from dutygraph.errors import ReadError
from dutygraph.model import Place, Row
from dutygraph.readers import bytes_to_table
from tests.readers.tables import table_to_texts

HEAD = (
    '<?xml version="1.0" encoding="gb2312"?>\n'
    '<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
)


def workbook(*sheets: str) -> bytes:
    return f"{HEAD}{''.join(sheets)}</Workbook>".encode("gb18030")


def sheet(name: str, *rows: str, after: str = "") -> str:
    inside = f"<Table>{''.join(rows)}</Table>{after}"
    return f'<Worksheet ss:Name="{name}">{inside}</Worksheet>'


def row(*cells: str, says: str = "") -> str:
    return f"<Row {says}>{''.join(cells)}</Row>"


def cell(text: str, says: str = "", sort: str = "String") -> str:
    return f'<Cell {says}><Data ss:Type="{sort}">{text}</Data></Cell>'


def rows_of(data: bytes) -> tuple[Row, ...]:
    return bytes_to_table(data, "清单.xls").rows


def test_a_workbook_of_2003_is_read_sheet_by_sheet() -> None:
    table = bytes_to_table(
        workbook(
            sheet(
                "基本",
                row(cell("序号"), cell("事项名称")),
                row(cell("1"), cell("防火")),
            ),
            sheet("配合", row(cell("序号"), cell("职责"))),
        ),
        "清单.xls",
    )
    assert table.source.media_type == "application/xml"
    assert table_to_texts(table) == [
        [["基本"]],
        [["序号"], ["事项名称"]],
        [["1"], ["防火"]],
        [["配合"]],
        [["序号"], ["职责"]],
    ]


def test_cells_and_rows_that_name_no_index_come_after_the_last() -> None:
    rows = rows_of(
        workbook(
            sheet(
                "基本",
                row(
                    cell("清单", 'ss:MergeAcross="1"'), cell("备注"), says='ss:Span="2"'
                ),
                row(cell("1"), cell("一项", 'ss:Index="3"')),
                row(cell("2"), says='ss:Index="9"'),
            )
        )
    )
    places = [
        [(cell.paragraphs[0].place.cells) for cell in row.cells if cell.text]
        for row in rows[1:]
    ]
    assert places == [["A1", "C1"], ["A4", "C4"], ["A9"]]
    assert rows[3].place == Place(sheet="基本", rows=(9, 9))


def test_merged_cells_keep_their_columns_and_those_below_are_covered() -> None:
    rows = rows_of(
        workbook(
            sheet(
                "配合",
                row(cell("序号"), cell("事项"), cell("职责")),
                row(cell("一、党建", 'ss:MergeAcross="2"')),
                row(cell("1", 'ss:MergeDown="1"'), cell("防火"), cell("巡查。")),
                row(cell("防汛", 'ss:Index="2"'), cell("值守。")),
            )
        )
    )
    assert [len(row.cells) for row in rows] == [1, 3, 1, 3, 3]
    assert rows[4].cells[0].covered


def test_lines_fonts_and_numbers_are_read_as_shown_and_remarks_left_out() -> None:
    step = (
        '<ss:Data xmlns="http://www.w3.org/TR/REC-html40" ss:Type="String">'
        "<B>1</B>.巡查。&#10;2.上报。</ss:Data>"
    )
    remark = "<Comment><ss:Data><Font>改过</Font></ss:Data></Comment>"
    rows = rows_of(
        workbook(
            sheet(
                "配合", row(cell("3.0", sort="Number"), f"<Cell>{step}{remark}</Cell>")
            )
        )
    )
    texts = [[one.text for one in cell.paragraphs] for cell in rows[1].cells]
    assert texts == [["3"], ["1.巡查。", "2.上报。"]]


def test_a_hidden_sheet_is_not_read() -> None:
    hidden = (
        '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">'
        "<Visible>SheetHidden</Visible></WorksheetOptions>"
    )
    data = workbook(
        sheet("旧稿", row(cell("1")), after=hidden), sheet("基本", row(cell("2")))
    )
    assert [row.cells[0].text for row in rows_of(data)] == ["基本", "2"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (workbook(sheet("基本", row(cell("1"))))[:-30], "not well formed"),
        (
            workbook(sheet("a", row(cell("1")))).replace(
                b"<Workbook", b'<!DOCTYPE a [<!ENTITY x "y">]><Workbook'
            ),
            "a document type",
        ),
        (workbook(sheet("a", row(cell("1")) * 50_001)), "more than 50000 rows"),
        (workbook(sheet("a", row())), "a document without text"),
        (workbook(" " * (65 << 20)), "a workbook of 65 MB; expected at most 64 MB"),
    ],
)
def test_a_workbook_that_cannot_be_read_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        rows_of(data)
