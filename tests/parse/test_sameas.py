import pytest

from dutygraph.parse import parse
from tests.parse.texts import table

HEADINGS = "序号\t事项名称\t责任部门\t部门职责\t镇配合职责\t履职保障"


def test_a_row_that_goes_on_says_nothing_with_the_same() -> None:
    (duty,) = parse(
        table(
            "某镇配合履职事项清单",
            HEADINGS,
            "1\t防汛\t县水利局\t预报。\t1.巡查；2.转移\t经费；培训",
            "\t同上\t县气象局\t预警。\t同上\t同上",
            "\t\t县应急局\t救援。\t同上\t〃",
        )
    ).duties
    assert duty.title == "防汛"
    assert duty.departments == ("县水利局", "县气象局", "县应急局")
    assert [step.text for step in duty.township_steps] == ["巡查", "转移"]
    assert [phrase.text for phrase in duty.guarantees] == ["经费", "培训"]


@pytest.mark.parametrize("same", ["同上", "〃", "同 上"])
def test_a_duty_has_what_the_duty_above_it_says(same: str) -> None:
    first, second = parse(
        table(
            "某镇配合履职事项清单",
            HEADINGS,
            "1\t防汛\t县水利局\t预报。\t巡查。\t经费。",
            f"2\t抗旱\t{same}\t调度。\t送水。\t{same}",
        )
    ).duties
    assert second.departments == first.departments == ("县水利局",)
    assert [phrase.text for phrase in second.guarantees] == ["经费"]
    assert [step.text for step in second.township_steps] == ["送水"]


def test_the_first_duty_of_a_list_has_nothing_above_it() -> None:
    _, duty = parse(
        table(
            "某镇基本履职事项清单",
            "序号\t事项名称",
            "1\t学习",
            "某镇配合履职事项清单",
            HEADINGS,
            "1\t防汛\t同上\t预报。\t巡查。\t经费。",
        )
    ).duties
    assert duty.departments == ()
