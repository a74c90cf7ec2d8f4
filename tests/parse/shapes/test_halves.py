import pytest

from dutygraph.parse import parse
from tests.parse.texts import table, titles


def test_rows_of_two_duties_side_by_side_are_two_duties() -> None:
    duties = parse(
        table(
            "某镇基本履职事项清单（5项）",
            "序号\t事项名称\t序号\t事项名称",
            "一、党的建设（3项）\t\t\t",
            "1\t学习。\t3\t监督。",
            "2\t*宣传。\t\t",
            "二、经济发展（2项）\t\t\t",
            "4\t招商。\t5\t统计。",
        )
    )
    assert titles(duties) == [
        (1, "党的建设", "学习。"),
        (2, "党的建设", "宣传。"),
        (3, "党的建设", "监督。"),
        (4, "经济发展", "招商。"),
        (5, "经济发展", "统计。"),
    ]
    assert duties.issues == ()


def test_sections_inside_a_half_run_down_the_left_column_and_then_the_right() -> None:
    duties = parse(
        table(
            "某镇基本履职事项清单（5项）",
            "序号\t事项名称\t序号\t事项名称",
            "一、党的建设\t\t4\t招商。",
            "1\t学习。\t5\t统计。",
            "2\t宣传。\t三、民生服务\t",
            "二、经济发展\t\t6\t就业。",
            "3\t规划。\t\t",
        )
    )
    assert titles(duties) == [
        (1, "党的建设", "学习。"),
        (2, "党的建设", "宣传。"),
        (3, "经济发展", "规划。"),
        (4, "经济发展", "招商。"),
        (5, "经济发展", "统计。"),
        (6, "民生服务", "就业。"),
    ]


def test_halves_may_have_empty_cells_behind_them_and_another_list_below() -> None:
    duties = parse(
        table(
            "某镇基本履职事项清单\t\t\t\t",
            "序号\t事项名称\t序号\t事项名称\t",
            "一、党的建设\t\t\t\t",
            "1\t学习。\t3\t监督。\t",
            "2\t宣传。\t\t\t",
            "\t\t\t\t",
            "某镇配合履职事项清单\t\t\t\t",
            "序号\t事项名称\t对应上级部门\t上级部门职责\t乡镇配合职责",
            "一、平安法治\t\t\t\t",
            "1\t防汛\t县水利局\t预报。\t巡查。",
        )
    )
    assert titles(duties) == [
        (1, "党的建设", "学习。"),
        (2, "党的建设", "宣传。"),
        (3, "党的建设", "监督。"),
        (1, "平安法治", "防汛"),
    ]


@pytest.mark.parametrize(("below", "beside"), [(2, 3), (3, 2)])
def test_cells_of_both_halves_may_go_on_below_the_headings_of_the_next_page(
    below: int, beside: int
) -> None:
    duties = parse(
        table(
            "某镇基本履职事项清单（6项）",
            "序号\t类别\t事项名称\t序号\t类别\t事项名称",
            f"1\t党的建设\t学习。\t{beside}\t党的建设\t监督。",
            f"{below}\t党的建设\t宣传政\t4\t党的建设\t召集会",
            "序号\t类别\t事项名称\t序号\t类别\t事项名称",
            "\t\t策。\t\t\t议。",
            "5\t民生服务\t就业。\t6\t民生服务\t救助。",
        )
    )
    named = {1: "学习。", below: "宣传政策。", beside: "监督。", 4: "召集会议。"}
    assert {duty.number: duty.title for duty in duties.duties} == {
        **named,
        5: "就业。",
        6: "救助。",
    }
