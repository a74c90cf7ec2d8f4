import pytest

from dutygraph.parse import parse
from tests.parse.texts import FIRST, HEADINGS, SECOND, THIRD, TITLE, table


def test_an_asterisk_marks_delegated_enforcement() -> None:
    lines = ("某镇基本履职事项清单", "序号\t事项名称", "1\t*对乱倒垃圾的处罚",
             "2\t宣传法规，*对毁林的处罚", "3\t宣传")  # fmt: skip
    assert [(d.title, d.delegated) for d in parse(table(*lines)).duties] == [
        ("对乱倒垃圾的处罚", True),
        ("宣传法规，*对毁林的处罚", True),
        ("宣传", False),
    ]


@pytest.mark.parametrize(
    "mark",
    [
        "*防火",
        "防火*",
        "∗防火",
        "⁎防火",
        "★防火",
        "☆防火",
        "防火（赋权）",
        "【委托事项】防火",
        "防火（行政处罚赋权）",
    ],
)
def test_the_mark_of_a_delegated_duty_is_no_part_of_its_title(mark: str) -> None:
    duty = parse(table(TITLE, HEADINGS, SECOND.replace("防火", mark))).duties[0]
    assert (duty.title, duty.delegated) == ("防火", True)


@pytest.mark.parametrize("number", ["★2", "2*", "2（赋权）"])
def test_the_mark_of_a_delegated_duty_may_stand_beside_its_number(number: str) -> None:
    second = SECOND.replace("2", number, 1)
    read = parse(table(TITLE, HEADINGS, FIRST, second, THIRD))
    assert [(d.number, d.title, d.delegated) for d in read.duties] == [
        (1, "防汛", False),
        (2, "防火", True),
        (3, "普查", False),
    ]
    assert read.issues == ()
