"""Texts that a page prints below the numbers and titles of all its duties."""

from dutygraph.model import Cell, Paragraph, Place, Row
from dutygraph.parse.unruled.deferred import fill_deferred


def row(number: str, title: str, *text: str) -> Row:
    cells = ((number,), (title,), (), text)
    return Row(tuple(Cell(tuple(map(paragraph, filter(None, c)))) for c in cells), P)


def paragraph(text: str) -> Paragraph:
    return Paragraph(text, P)


P = Place(lines=(1, 1))


def test_the_rest_of_a_cut_text_goes_to_the_row_before_those_of_its_page() -> None:
    rows = [
        row("6", "工资支付", "承接部门：县人社局"),
        row("7", "工伤认定"),
        row("8", "就业培训"),
        row(
            "",
            "",
            "工作方式：调处纠纷。",
            "承接部门：县人社局",
            "工作方式：鉴定。",
            "承接部门：县人社局",
            "工作方式：培训。",
        ),
    ]
    assert fill_deferred(rows) == [
        row("6", "工资支付", "承接部门：县人社局", "工作方式：调处纠纷。"),
        row("7", "工伤认定", "承接部门：县人社局", "工作方式：鉴定。"),
        row("8", "就业培训", "承接部门：县人社局", "工作方式：培训。"),
    ]


def test_the_first_of_the_texts_below_is_that_of_the_row_itself() -> None:
    rows = [
        row("7", "工伤认定"),
        row("8", "就业培训", "承接部门：甲局", "承接部门：乙局"),
    ]
    assert fill_deferred(rows) == [
        row("7", "工伤认定", "承接部门：乙局"),
        row("8", "就业培训", "承接部门：甲局"),
    ]
