"""What may stand in a wrong cell is said; what holds together is not."""

from dutygraph.model import Issue, IssueKind, Place
from dutygraph.parse import parse
from tests.parse.texts import table
from tests.parse.unruled.test_lines import PAGE

GAP = """某某镇配合履职事项清单（1项）
序号 事项名称 对应上级部门 上级部门职责 乡镇配合职责
1
防汛工作
县水利局
县水利局：
1.预报水情。
4.调度水库。
履职保障：提供物资。
1.巡查河道。"""
REMARK = """某某镇配合履职事项清单（1项）
序号
事项名称
对应上级部门
上级部门职责
乡镇配合职责
备注

1

防汛工作

县水利局

县水利局：
1.预报水情。
3.调度水库。
履职保障：提供物资。

1.巡查河道。

委托执法
"""


def uncertain(*lines: str) -> list[Issue]:
    found = parse(table(*lines)).issues
    return [issue for issue in found if issue.kind is IssueKind.CELLS_UNCERTAIN]


def test_an_item_that_does_not_count_on_is_quoted_with_its_line() -> None:
    place = Place(lines=(8, 8))
    assert uncertain(*GAP.split("\n")) == [
        Issue(IssueKind.CELLS_UNCERTAIN, place, "4.调度水库。", ("1",))
    ]


def test_cells_that_hold_together_raise_no_doubt() -> None:
    assert uncertain(*PAGE.split("\n")) == []
    assert uncertain(*GAP.replace("4.", "2.").split("\n")) == []


def test_a_list_whose_guarantees_have_a_column_misses_none_in_silence() -> None:
    lines = GAP.replace("4.", "2.").replace("履职保障：提供物资。\n", "")
    cut = lines.replace("上级部门职责 ", "上级部门职责\n履职保障\n")
    headed = cut.replace(
        "序号 事项名称 对应上级部门 ", "序号\n事项名称\n对应上级部门\n"
    )
    assert [issue.quote for issue in uncertain(*headed.split("\n"))] == ["防汛工作"]


def test_no_line_of_a_remark_column_is_lost() -> None:
    read = parse(table(*REMARK.split("\n")))
    (duty,) = read.duties
    assert duty.title == "防汛工作"
    assert "委托执法" in repr(read)
