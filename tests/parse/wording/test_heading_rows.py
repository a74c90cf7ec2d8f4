import pytest

from dutygraph.model import Cell, DutyList, IssueKind, Paragraph, Place, Row
from dutygraph.parse import parse
from dutygraph.parse.wording.columns import row_to_columns
from tests.parse.texts import table


def read(*lines: str) -> DutyList:
    return parse(table(*lines))


def test_a_second_row_of_headings_fills_what_the_first_merged() -> None:
    duty = read(
        "配合履职事项清单",
        "序号\t事项名称\t县级部门职责（含履职保障）\t\t镇配合职责",
        "\t\t牵头及配合部门\t职责内容\t",
        "1\t防汛\t县水利局\t预报。\t1.巡查。2.转移。",
    ).duties[0]
    assert duty.title == "防汛"
    assert duty.departments == ("县水利局",)
    assert [s.text for b in duty.responsibilities for s in b.steps] == ["预报"]
    assert [step.text for step in duty.township_steps] == ["巡查", "转移"]


def test_a_heading_not_known_in_a_second_row_is_what_the_one_merged_over_it_is() -> (
    None
):
    duty = read(
        "配合履职事项清单",
        "序号\t事项名称\t上级部门\t\t职责分工\t",
        "\t\t牵头部门\t配合部门\t上面的分内事\t镇职责",
        "1\t防汛\t县水利局\t县气象局\t预报。\t1.巡查。2.转移。",
    ).duties[0]
    assert duty.departments == ("县水利局", "县气象局")
    assert [s.text for b in duty.responsibilities for s in b.steps] == ["预报"]
    assert [step.text for step in duty.township_steps] == ["巡查", "转移"]


def test_a_second_row_of_headings_tells_names_from_duties() -> None:
    duty = read(
        "配合履职事项清单",
        "序号\t事项名称\t上级部门\t\t\t镇配合职责",
        "\t\t部门名称\t具体职责\t履职保障\t",
        "1\t防汛\t县水利局\t预报。\t经费\t1.巡查。2.转移。",
    ).duties[0]
    assert (duty.title, duty.departments) == ("防汛", ("县水利局",))
    assert [s.text for b in duty.responsibilities for s in b.steps] == ["预报"]
    assert [g.text for g in duty.guarantees] == ["经费"]


def test_a_heading_over_both_columns_of_who_takes_over_is_known() -> None:
    read_list = read(
        "上级部门收回事项清单",
        "序号\t事项名称\t收回后\t",
        "\t\t承接部门\t工作方式",
        "1\t巡查的处罚\t县水利局\t1.巡查。2.处罚。",
    )
    assert read_list.duties[0].departments == ("县水利局",)
    assert [s.text for s in read_list.duties[0].work_methods] == ["巡查", "处罚"]
    assert read_list.issues == ()


def test_a_heading_that_the_row_below_makes_plain_is_no_doubt() -> None:
    read = parse(
        table(
            "某镇配合履职事项清单",
            "序号\t事项名称\t市级部门\t\t某某镇\t某列",
            "\t\t部门名称\t主要职责\t配合职责\t",
            "1\t防汛\t市水利局\t预报。\t巡查。\t",
        )
    )
    assert [step.text for step in read.duties[0].township_steps] == ["巡查"]
    assert [(i.kind, i.quote) for i in read.issues] == [
        (IssueKind.UNKNOWN_COLUMN, "某列")
    ]


def test_two_rows_of_headings_below_one_over_two_columns() -> None:
    read = parse(
        table(
            "某县某镇配合履职事项清单",
            "序号\t事项名称\t上级部门\t\t乡镇职责",
            "\t\t责任部门\t职责及履职保障\t",
            "1\t防汛\t县水利局\t1.预报。2.调度。 履职保障：经费。\t巡查。",
        )
    )
    (duty,) = read.duties
    assert duty.departments == ("县水利局",)
    assert [s.text for block in duty.responsibilities for s in block.steps] == [
        "预报",
        "调度",
    ]
    assert [one.text for one in duty.guarantees] == ["经费"]


@pytest.mark.parametrize("heading", ["人员及经费保障", "经费支持"])
def test_what_a_guarantee_may_say_heads_a_column_among_other_headings(
    heading: str,
) -> None:
    usual = ["序号", "事项名称", "对应上级部门", "上级部门职责", "配合职责"]
    cells = (Cell((Paragraph(text, Place()),)) for text in (*usual, heading))
    columns = row_to_columns(Row(tuple(cells), Place()))
    assert columns is not None
    assert columns.roles[-1] == "guarantees"
