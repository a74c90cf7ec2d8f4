from dutygraph.parse import parse
from tests.parse.texts import FIRST, HEADINGS, SECOND, table

DIRECTORY = ("某县某某镇履行职责事项清单目录", "序号\t清单类型\t事项名称")
BASIC = ("基本履职事项清单", "序号\t事项名称", "1\t学习。", "2\t*处罚。")
COOPERATIVE = ("配合履职事项清单", HEADINGS, FIRST, SECOND)


def numbers(*lines: str) -> list[tuple[str, int, str]]:
    read = parse(table(*lines))
    return [(duty.kind.value, duty.number, duty.title) for duty in read.duties]


def test_a_directory_of_the_titles_is_no_list() -> None:
    listed = ("1\t基本履职\t学习。", "2\t基本履职\t处罚。", "3\t配合履职\t防汛",
              "4\t配合履职\t防火")  # fmt: skip
    read = parse(table(*DIRECTORY, *listed, *BASIC, *COOPERATIVE))
    assert [(duty.kind.value, duty.number) for duty in read.duties] == [
        ("basic", 1),
        ("basic", 2),
        ("cooperative", 1),
        ("cooperative", 2),
    ]
    assert read.issues == ()
    contents = [
        aside.quote for aside in read.set_aside if aside.kind.value == "contents"
    ]
    assert contents == ["学习。", "处罚。", "防汛", "防火"]


def test_a_list_of_other_titles_is_kept() -> None:
    listed = ("1\t基本履职\t学习。", "2\t配合履职\t普查")
    assert numbers(*DIRECTORY, *listed, *BASIC, *COOPERATIVE)[:2] == [
        ("basic", 1, "学习。"),
        ("cooperative", 2, "普查"),
    ]


def test_two_lists_that_say_no_more_than_titles_are_both_kept() -> None:
    assert len(numbers(*BASIC, *BASIC)) == 4
