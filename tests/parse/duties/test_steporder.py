import pytest

from dutygraph.model import Issue, IssueKind, Place
from dutygraph.parse import parse
from tests.parse.texts import responsibilities, table

HEADINGS = "序号\t事项名称\t对应上级部门\t上级部门职责\t镇配合职责"


def issues(departments: str, township: str = "1.巡查。2.转移。") -> list[Issue]:
    row = f"1\t防汛\t县水利局、县气象局\t{departments}\t{township}"
    found = parse(table("配合履职事项清单", HEADINGS, row)).issues
    return [issue for issue in found if issue.kind is IssueKind.STEP_NUMBERING]


@pytest.mark.parametrize(
    "departments",
    [
        "县水利局：1.预报。2.调度。县气象局：1.预警。",
        "县水利局：1.预报。2.调度。县气象局：3.预警。4.会商。",
        "<p>县水利局：</p><p>一、预报工作</p><p>1.测。2.报。</p>"
        "<p>二、调度工作</p><p>1.拦。2.排。</p>",
        "<p>1.县水利局：预报。</p><p>2.县气象局：预警。</p><p>3.其他部门按职责配合。</p>",
        "预报，罚款5倍以上。",
        "<ol><li>预报。</li><li>调度。</li></ol>",
    ],
)
def test_numbers_that_count_up_or_start_again_are_no_doubt(departments: str) -> None:
    assert issues(departments) == []


@pytest.mark.parametrize(
    ("township", "quote", "details"),
    [
        ("<p>1.巡查。</p><p>3.转移。</p>", "3.转移。", ("2", "3")),
        ("<p>1.巡查。</p><p>2.转移。</p><p>2.上报。</p>", "2.上报。", ("3", "2")),
        ("<p>3.巡查。</p><p>4.转移。</p>", "3.巡查。", ("1", "3")),
    ],
)
def test_a_number_that_jumps_or_repeats_is_an_issue_with_place_and_quote(
    township: str, quote: str, details: tuple[str, str]
) -> None:
    place = Place(lines=(3, 3))
    assert issues("县水利局：预报。", township) == [
        Issue(IssueKind.STEP_NUMBERING, place, quote, details)
    ]


def test_a_closing_paragraph_with_a_number_of_its_own_belongs_to_nobody() -> None:
    row = (
        "1\t防汛\t县水利局\t<p>县水利局：</p><p>1.预报。</p>"
        "<p>1.其他部门按职责配合。</p>\t巡查。"
    )
    duty = parse(table("配合履职事项清单", HEADINGS, row)).duties[0]
    assert responsibilities(duty) == [
        (("县水利局",), ["预报"]),
        ((), ["其他部门按职责配合"]),
    ]
