from dutygraph.model import Cell, Paragraph, Place, Row, Source, Table
from dutygraph.parse.shapes.ticked import name_ticked

HEADINGS = ("序号", "基本履职", "配合履职", "上级收回", "事项名称", "责任部门")
SOURCE = Source("清单.xlsx", "0", "")


def named(*rows: tuple[str, ...]) -> list[list[str]]:
    cells = [tuple(Cell((Paragraph(t, Place()),) * bool(t)) for t in r) for r in rows]
    table = Table(SOURCE, tuple(Row(row, Place()) for row in cells))
    return [[cell.text for cell in row.cells] for row in name_ticked(table).rows]


def test_the_heading_above_the_tick_is_the_list_of_the_duty() -> None:
    rows = [
        ("一、应急管理",),
        ("1", "√", "", "", "宣传", ""),
        ("2", "", "√", "/", "防汛", "县水利局"),
    ]
    assert named(HEADINGS, *rows) == [
        ["序号", "清单类型", "", "", "事项名称", "责任部门"],
        ["一、应急管理"],
        ["1", "基本履职", "", "", "宣传", ""],
        ["2", "配合履职", "", "", "防汛", "县水利局"],
    ]


def test_numbers_below_the_names_of_lists_are_no_ticks() -> None:
    rows = [HEADINGS, ("1", "9", "3", "2", "党的建设", ""), ("2", "√", "", "", "a", "")]
    assert named(*rows) == [[*row] for row in rows]


def test_a_duty_without_a_tick_leaves_the_columns_as_they_are() -> None:
    rows = [HEADINGS, ("1", "√", "", "", "a", ""), ("2", "", "", "", "b", "县水利局")]
    assert named(*rows) == [[*row] for row in rows]
