import pytest

from dutygraph.parse import parse
from tests.parse.texts import (
    FIRST,
    HEADINGS,
    SECOND,
    TITLE,
    table,
    titles,
)


def test_a_title_may_begin_with_the_number_that_no_column_holds() -> None:
    found = parse(
        table(
            "某某镇基本履职事项清单",
            "类别\t事项名称",
            "经济发展\t1.服务企业",
            "\t2.12345热线办理",
            "民生服务\t3. 3岁以下婴幼儿照护",
        )
    )
    assert titles(found) == [
        (1, "经济发展", "服务企业"),
        (2, "经济发展", "12345热线办理"),
        (3, "民生服务", "3岁以下婴幼儿照护"),
    ]


def test_a_numbered_title_may_be_all_that_its_row_says() -> None:
    text = table("某镇基本履职事项清单", "事项名称\t备注", "1.学习\t", "2.宣传\t无",
                 "3.培训\t")  # fmt: skip
    assert titles(parse(text)) == [(1, "", "学习"), (2, "", "宣传"), (3, "", "培训")]


def test_rows_without_any_number_are_counted() -> None:
    found = parse(
        table("某某镇基本履职事项清单", "类别\t事项名称", "党建\t宣传", "\t统战")
    )
    assert titles(found) == [(1, "党建", "宣传"), (2, "党建", "统战")]


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        ("总序号\t类别\t序号\t事项名称", ["1\t党的建设\t1\t甲", "2\t民生服务\t1\t乙"]),
        ("序号\t类别\t序号\t事项名称", ["一\t党的建设\t1\t甲", "一\t党的建设\t2\t乙"]),
    ],
)
def test_of_two_columns_of_numbers_the_one_that_counts_the_duties_is_kept(
    headings: str, rows: list[str]
) -> None:
    read = parse(table("某县某镇基本履职事项清单", headings, *rows))
    assert [(duty.number, duty.title) for duty in read.duties] == [(1, "甲"), (2, "乙")]


def test_numbers_may_stand_below_no_heading() -> None:
    headings = "\t" + HEADINGS.partition("\t")[2]
    text = table(TITLE, headings, FIRST, SECOND, "合计\t\t2\t\t")
    assert titles(parse(text)) == [(1, "", "防汛"), (2, "", "防火")]


def test_a_title_that_repeats_the_number_of_its_row_has_none() -> None:
    read = parse(
        table(
            "某县某镇基本履职事项清单",
            "序号\t事项名称",
            "1\t1.防汛",
            "2\t2、3岁以下儿童照护",
            "3\t5.抗旱",
        )
    )
    assert [duty.title for duty in read.duties] == [
        "防汛",
        "2、3岁以下儿童照护",
        "5.抗旱",
    ]
