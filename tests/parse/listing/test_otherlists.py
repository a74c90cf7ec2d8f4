"""Lists of a township that are none of the three, in one document with them."""

import pytest

from dutygraph.model import AsideKind, Cell, IssueKind, Paragraph, Place, Row, Table
from dutygraph.parse import parse
from dutygraph.parse.wording.titles import is_other_list
from tests.parse.texts import (
    FIRST,
    FORMS,
    HEADINGS,
    SECOND,
    SOURCE,
    THIRD,
    TITLE,
    table,
)

RECLAIMED = (
    "某镇上级部门收回事项清单",
    "序号\t事项名称\t承接部门\t工作方式",
    "1\t无照经营的处罚\t县市场监管局\t检查。",
    "2\t滥伐林木的处罚\t县林业局\t巡查。",
)
OTHER = (
    "附件4：某镇赋权事项清单",
    "序号\t事项名称\t原实施部门\t事项类型",
    "一、林业",
    "1\t对无证采伐的处罚\t县林业局\t行政处罚",
    "2\t临时广告审批\t县城管局\t行政许可",
)


@pytest.mark.parametrize("order", [(*RECLAIMED, *OTHER), (*OTHER, *RECLAIMED)])
def test_a_list_of_another_kind_is_set_aside_and_its_title_reported(
    order: tuple[str, ...],
) -> None:
    read = parse(table(TITLE, HEADINGS, FIRST, SECOND, THIRD, *order))
    assert [(d.kind.value, d.number, d.section) for d in read.duties] == [
        ("cooperative", 1, ""),
        ("cooperative", 2, ""),
        ("cooperative", 3, ""),
        ("reclaimed", 1, ""),
        ("reclaimed", 2, ""),
    ]
    assert [(i.kind, i.quote) for i in read.issues] == [
        (IssueKind.TEXT_LEFT_OVER, "附件4：某镇赋权事项清单")
    ]
    aside = [a.quote for a in read.set_aside if a.kind is AsideKind.OTHER_LIST]
    assert aside == [" ".join(line.split("\t")) for line in OTHER[1:]]


def test_a_list_of_another_kind_may_come_first() -> None:
    read = parse(table(*OTHER, TITLE, HEADINGS, FIRST, SECOND, THIRD))
    assert [duty.title for duty in read.duties] == ["防汛", "防火", "普查"]


def test_only_what_stands_above_headings_is_the_title_of_another_list() -> None:
    told = "4.赋权事项清单"
    rows = (TITLE, HEADINGS, FIRST, SECOND, "\t\t\t\t公开权力清单", THIRD)
    read = parse(table(told, "某镇权力清单", *rows))
    assert [duty.number for duty in read.duties] == [1, 2, 3]
    steps = [step.text for step in read.duties[1].township_steps]
    assert steps == ["宣传", "报告", "公开权力清单"]


@pytest.mark.parametrize(
    "text",
    [
        "某镇行政执法事项目录",
        "公共服务清单（2025年版）",
        "部门联系方式",
        "清单修订对照表",
    ],
)
def test_other_lists_have_names_of_their_own(text: str) -> None:
    assert is_other_list(text)


@pytest.mark.parametrize(
    "text",
    [
        "某镇履行职责事项清单",
        "某镇赋权和配合履职事项清单",
        "党的建设事项清单",
        "配合履职事项联系人一览表",
        "提供联系方式；",
    ],
)
def test_a_list_of_duties_is_no_other(text: str) -> None:
    assert not is_other_list(text)


def test_a_list_of_another_kind_is_none_of_the_duties_of_forms() -> None:
    other = "四、赋权事项清单\n1. 对无证采伐的处罚（县林业局）\n2. 临时广告审批\n"
    before, after = parse(table(*FORMS.splitlines())), parse(table(FORMS + other))
    assert [duty.title for duty in after.duties] == [d.title for d in before.duties]
    assert after.duties[-1].work_methods == before.duties[-1].work_methods
    left = [issue.quote for issue in after.issues if issue not in before.issues]
    assert left == [
        "四、赋权事项清单",
        "1. 对无证采伐的处罚（县林业局）",
        "2. 临时广告审批",
    ]


def test_a_step_that_names_such_a_list_goes_on_with_its_duty() -> None:
    more = "公布小微权力清单\n"
    before, after = parse(table(FORMS)), parse(table(FORMS + more))
    assert len(after.duties) == len(before.duties)
    assert [i.quote for i in after.issues] == [i.quote for i in before.issues]


def test_a_sheet_may_be_called_after_a_list_of_another_kind() -> None:
    rows = []
    for name, title in (("基本履职", "防火"), ("赋权事项", "处罚")):
        for at, line in enumerate((name, "序号\t事项名称", f"1\t{title}")):
            place = Place(sheet=name, rows=(at, at))
            cells = (Cell((Paragraph(t, place),)) for t in line.split("\t"))
            rows.append(Row(tuple(cells), place))
    read = parse(Table(SOURCE, tuple(rows), ruled=True))
    assert [duty.title for duty in read.duties] == ["防火"]
