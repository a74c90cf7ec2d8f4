"""Tables that were copied one cell a line."""

import pytest

from dutygraph.model import Row
from dutygraph.readers.stacked import lines_to_stacked_rows
from tests.limits import processor_seconds

STACKED = """某县某某镇配合履职事项清单

序号
事项名称
对应上级部门
上级部门职责
镇配合职责
一、平安法治（2项）
1
防汛
县水利局、县气象局
县水利局：1.预报。 县气象局：预警。
1.巡查。 2.转移。
2
防火
县应急局
扑救。
宣传。
二、经济发展（1项）
3
普查
县统计局
培训。
登记。
注：本清单动态调整。
"""


def cells(rows: tuple[Row, ...] | None) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in rows or ()]


def test_a_row_has_as_many_lines_as_there_are_headings() -> None:
    rows = lines_to_stacked_rows(STACKED.split("\n"))
    assert cells(rows) == [
        ["某县某某镇配合履职事项清单"],
        ["序号", "事项名称", "对应上级部门", "上级部门职责", "镇配合职责"],
        ["一、平安法治（2项）"],
        [
            "1",
            "防汛",
            "县水利局、县气象局",
            "县水利局：1.预报。 县气象局：预警。",
            "1.巡查。 2.转移。",
        ],
        ["2", "防火", "县应急局", "扑救。", "宣传。"],
        ["二、经济发展（1项）"],
        ["3", "普查", "县统计局", "培训。", "登记。"],
        ["注：本清单动态调整。"],
    ]
    assert [row.place.lines for row in rows or ()][3:5] == [(9, 13), (14, 18)]


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        ("扑救。", "扑救。\n演练。"),
        ("县应急局\n", ""),
        ("序号\n", ""),
        ("登记。\n注：本清单动态调整。\n", ""),
    ],
)
def test_lines_that_do_not_fit_the_headings_are_no_table(
    printed: str, instead: str
) -> None:
    lines = STACKED.replace(printed, instead).split("\n")
    assert lines_to_stacked_rows(lines) is None


def test_many_lines_without_numbers_take_no_long_time() -> None:
    lines = [*STACKED.split("\n")[:7], *["县应急局"] * 20_000]
    with processor_seconds(2):
        assert lines_to_stacked_rows(lines) is None


def test_where_nothing_is_remarked_a_row_has_one_line_less() -> None:
    remarked = STACKED.replace("镇配合职责\n", "镇配合职责\n备注\n")
    rows = cells(lines_to_stacked_rows(remarked.split("\n")))
    assert rows[1][-1] == "备注"
    assert rows[4] == ["2", "防火", "县应急局", "扑救。", "宣传。"]
