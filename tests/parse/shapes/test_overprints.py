"""Pages whose repeated headings hold text of the row below."""

from dutygraph.model import Cell, Paragraph, Place, Row, Source, Table
from dutygraph.parse.shapes.overprints import move_overprints

HEADINGS = ["序号", "事项名称", "对应上级部门", "上级部门职责", "镇职责"]


def page(number: int, *rows: list[str]) -> list[Row]:
    place = Place(pages=(number, number))
    return [
        Row(
            tuple(
                Cell(tuple(Paragraph(t, place) for t in text.split("\n") if t))
                for text in row
            ),
            place,
        )
        for row in rows
    ]


def texts(rows: list[Row]) -> list[list[str]]:
    table = move_overprints(Table(Source("清单.pdf", "0", ""), tuple(rows)))
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_text_printed_over_headings_that_come_again_is_that_of_the_row_below() -> None:
    over = [*HEADINGS[:3], "上级部门职责\n1.预报，", "镇职责\n1.巡"]
    rows = page(1, HEADINGS, ["1", "防火", "县林业局", "扑救。", "宣传。"])
    rows += page(2, over, ["2", "防汛", "县水利局", "调度。", "查。\n2.转移。"])
    assert texts(rows)[2:] == [
        HEADINGS,
        ["2", "防汛", "县水利局", "1.预报，\n调度。", "1.巡\n查。\n2.转移。"],
    ]


def test_headings_of_two_lines_and_those_above_a_section_stay_as_they_are() -> None:
    two = [*HEADINGS[:4], "镇职责\n（含街道）"]
    over = [*HEADINGS[:4], "镇职责\n1.巡"]
    rows = page(1, two, ["1", "防火", "县林业局", "扑救。", "宣传。"])
    assert texts(rows)[0] == two
    rows = page(1, HEADINGS) + page(2, over, ["一、平安法治"])
    assert texts(rows)[1] == over
