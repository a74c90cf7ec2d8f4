"""Tables that Word or a browser has copied into a text."""

from dutygraph.model import Row
from dutygraph.readers.copied import lines_to_copied_rows
from tests.limits import processor_seconds

COPIED = """某县某某镇履行职责事项清单
一、配合履职事项
序号\t事项名称\t部门\t职责\t镇职责
一、平安法治（2项）
1\t防汛\t县水利局\t1.预报。
2.调度。\t1.巡查。
2.转移。
\t\t县气象局\t预警。\t
2\t防火\t县应急局
县林业局\t扑救。\t1.宣传。
2.报告。
二、经济发展（1项）
3\t普查\t县统计局\t1.培训。
2.汇总。\t登记。
二、上级部门收回事项
序号\t事项名称\t承接部门
1\t处罚\t县应急局
2\t检查\t县住建局
县交通局
注：本清单动态调整。
"""


def cells(rows: tuple[Row, ...] | None) -> list[list[str]]:
    return [
        ["/".join(p.text for p in cell.paragraphs) for cell in row.cells]
        for row in rows or ()
    ]


def test_a_row_ends_where_its_tabs_are_as_many_as_those_of_the_headings() -> None:
    assert cells(lines_to_copied_rows(COPIED.split("\n"))) == [
        ["某县某某镇履行职责事项清单"],
        ["一、配合履职事项"],
        ["序号", "事项名称", "部门", "职责", "镇职责"],
        ["一、平安法治（2项）"],
        ["1", "防汛", "县水利局", "1.预报。/2.调度。", "1.巡查。/2.转移。"],
        ["", "", "县气象局", "预警。", ""],
        ["2", "防火", "县应急局/县林业局", "扑救。", "1.宣传。/2.报告。"],
        ["二、经济发展（1项）"],
        ["3", "普查", "县统计局", "1.培训。/2.汇总。", "登记。"],
        ["二、上级部门收回事项"],
        ["序号", "事项名称", "承接部门"],
        ["1", "处罚", "县应急局"],
        ["2", "检查", "县住建局/县交通局"],
        ["注：本清单动态调整。"],
    ]


def test_a_section_above_headings_that_come_again_is_no_part_of_a_cell() -> None:
    heads = "序号\t事项名称\t职责"
    rows = [heads, "1\t防汛\t1.预报。", "2.调度。", "二、民生服务", "", heads]
    rows += ["2\t普查\t1.培训。", "2.汇总。", "3\t救助\t1.受理。", "2.发放。"]
    assert cells(lines_to_copied_rows(rows))[1:5] == [
        ["1", "防汛", "1.预报。/2.调度。"],
        ["二、民生服务"],
        ["序号", "事项名称", "职责"],
        ["2", "普查", "1.培训。/2.汇总。"],
    ]


def test_rows_tell_their_lines() -> None:
    rows = lines_to_copied_rows(COPIED.split("\n")) or ()
    assert [row.place.lines for row in rows[3:7]] == [(4, 4), (5, 7), (8, 8), (9, 11)]


def test_tabs_that_do_not_part_all_cells_part_none() -> None:
    cut = COPIED.replace("\t1.巡查。", " 1.巡查。")
    assert lines_to_copied_rows(cut.split("\n")) is None


def test_many_lines_take_work_that_grows_with_their_number() -> None:
    head, row = "序号\t事项名称\t部门", "1\t防汛\t县水利局\n县气象局"
    for line in (row, "一、", "注：", "\t", "", head, "清单"):
        with processor_seconds(4):
            lines_to_copied_rows([head, *"\n".join([line] * 4_000).split("\n")])


GROUPED = """序号\t事项名称\t县级部门\t镇配合职责
名称\t部门职责\t履职保障
1\t防汛\t县水利局\t1.预报。
2.调度。\t经费。\t巡查。
2\t防火\t县应急局
县林业局\t扑救。\t经费。\t宣传。
3\t普查\t县统计局\t1.培训。
2.汇总。\t经费。\t登记。"""


def test_headings_below_a_merged_one_stand_in_its_place() -> None:
    rows = cells(lines_to_copied_rows(GROUPED.split("\n")))
    assert rows[0] == ["序号", "事项名称", "名称", "部门职责", "履职保障", "镇配合职责"]
    assert rows[2] == ["2", "防火", "县应急局/县林业局", "扑救。", "经费。", "宣传。"]


def test_the_number_of_a_page_is_no_part_of_the_cell_above() -> None:
    marked = COPIED.replace("2.转移。\n", "2.转移。\n— 3 —\n")
    assert marked != COPIED
    rows = lines_to_copied_rows(marked.split("\n"))
    assert cells(rows) == cells(lines_to_copied_rows(COPIED.split("\n")))


def test_cells_that_reach_over_several_rows_are_printed_in_the_first_alone() -> None:
    text = """类别\t序号\t事项名称\t对应上级部门\t上级部门职责\t镇职责
平安法治\t1\t防汛\t县水利局\t1.预报。
2.调度。\t1.巡查。
2.转移。
县气象局\t预警。
县住建局\t1.排查。
2.抢修。
2\t防火\t县应急局\t扑救。\t1.宣传。
2.报告。
民生服务\t3\t普查\t县统计局\t1.培训。
2.汇总。\t登记。
4\t救助\t县民政局\t审核。\t受理。
"""
    assert cells(lines_to_copied_rows(text.split("\n")))[1:] == [
        ["平安法治", "1", "防汛", "县水利局", "1.预报。/2.调度。", "1.巡查。/2.转移。"],
        ["", "", "", "县气象局", "预警。"],
        ["", "", "", "县住建局", "1.排查。/2.抢修。"],
        ["", "2", "防火", "县应急局", "扑救。", "1.宣传。/2.报告。"],
        ["民生服务", "3", "普查", "县统计局", "1.培训。/2.汇总。", "登记。"],
        ["", "4", "救助", "县民政局", "审核。", "受理。"],
    ]


def test_empty_lines_between_the_paragraphs_of_a_cell_end_no_row() -> None:
    rows = ["三、收回事项", "序号\t事项名称\t部门\t方式", "1\t处罚\t县应急局", ""]
    rows += [
        "县交通局\t方式：",
        "",
        "1.检查。",
        "",
        "2.处罚。",
        "2\t检查\t县住建局\t方式：",
    ]
    rows += ["", "1.抽查。", "", "扫一扫在手机打开当前页"]
    assert cells(
        lines_to_copied_rows([*rows[:3], "", "县林业局\t抽查。", *rows[2:]])
    ) == [
        ["三、收回事项"],
        ["序号", "事项名称", "部门", "方式"],
        ["1", "处罚", "县应急局/县林业局", "抽查。"],
        ["1", "处罚", "县应急局/县交通局", "方式：/1.检查。/2.处罚。"],
        ["2", "检查", "县住建局", "方式：/1.抽查。"],
        ["扫一扫在手机打开当前页"],
    ]


def test_steps_below_an_empty_line_belong_to_the_cell_above() -> None:
    heads = "序号\t事项名称\t方式"
    rows = [
        heads,
        "1\t防汛\t1.预报。",
        "",
        "2.调度。",
        "2\t防火\t1.扑救。",
        "",
        "2.报告。",
    ]
    rows += ["3\t普查\t1.培训。", "", "2.汇总。", "", "附件下载"]
    assert cells(lines_to_copied_rows(rows))[1:] == [
        ["1", "防汛", "1.预报。/2.调度。"],
        ["2", "防火", "1.扑救。/2.报告。"],
        ["3", "普查", "1.培训。/2.汇总。"],
        ["附件下载"],
    ]
