import pytest

from dutygraph.model import IssueKind
from dutygraph.parse import parse
from tests.parse.texts import FIRST, HEADINGS, SECOND, THIRD, TITLE, table

DEPARTMENTS = (
    "1\t防汛抗旱\t县水利局\t监测水情，发布预警。\t1.巡查。",
    "\t\t县应急局\t组织抢险救援，调配物资。\t",
    "\t\t县公安局\t维持秩序，疏导交通。\t",
)


def issues(*rows: str) -> list[tuple[IssueKind, str, tuple[str, ...]]]:
    found = parse(table(TITLE.replace("（3项）", ""), HEADINGS, *rows)).issues
    return [(i.kind, i.quote, i.details) for i in found]


def test_rows_that_fit_raise_nothing() -> None:
    assert issues(*DEPARTMENTS) == []
    assert issues(FIRST, SECOND, THIRD) == []


def test_a_row_printed_twice_is_told() -> None:
    assert issues(FIRST, FIRST, SECOND, THIRD) == [
        (IssueKind.TEXT_TWICE, "防汛", ("1",))
    ]


def test_a_department_printed_twice_is_told_once() -> None:
    found = issues(DEPARTMENTS[0], DEPARTMENTS[1], DEPARTMENTS[1], DEPARTMENTS[2])
    assert found.count((IssueKind.TEXT_TWICE, "防汛抗旱", ("1",))) == 1


def test_two_departments_may_do_the_same() -> None:
    again = DEPARTMENTS[2].replace("县公安局", "县消防大队")
    assert issues(*DEPARTMENTS, again) == []


@pytest.mark.parametrize(
    ("cut", "told"),
    [
        (("组织抢险救援，调配物资。", ""), ("县应急局", ("responsibilities",))),
        (("县应急局", ""), ("组织抢险救援，调配物资。", ("departments",))),
    ],
)
def test_a_row_of_a_department_that_lacks_a_cell_is_told(
    cut: tuple[str, str], told: tuple[str, tuple[str, ...]]
) -> None:
    more = "\t\t县气象局\t发布预报，提供雨情。\t"
    rows = (DEPARTMENTS[0], DEPARTMENTS[1].replace(*cut), DEPARTMENTS[2], more)
    assert (IssueKind.EMPTY_CELL, *told) in issues(*rows)


def test_a_department_and_its_text_that_changed_places_are_told() -> None:
    swapped = "\t\t组织抢险救援，调配物资。\t县应急局\t"
    found = issues(DEPARTMENTS[0], swapped, DEPARTMENTS[2])
    assert (IssueKind.CELLS_UNCERTAIN, "组织抢险救援，调配物资。", ("1",)) in found


def test_a_department_for_a_title_is_told() -> None:
    found = issues("1\t县水利局\t县水利局\t预报。\t巡查。", SECOND, THIRD)
    assert found == [(IssueKind.CELLS_UNCERTAIN, "县水利局", ("1",))]


def test_a_department_that_heads_the_text_of_the_township_is_told() -> None:
    row = "1\t防汛\t县水利局\t巡查堤防。\t县水利局：预报雨情。"
    assert issues(row, SECOND, THIRD) == [
        (IssueKind.CELLS_UNCERTAIN, "县水利局：预报雨情。", ("1",))
    ]


def test_a_row_without_number_is_told() -> None:
    found = issues(FIRST, SECOND, THIRD.removeprefix("3"))
    assert (IssueKind.EMPTY_CELL, "普查", ("number",)) in found


def test_a_number_of_which_nothing_is_left_is_a_duty_without_title() -> None:
    found = issues(FIRST, SECOND, "3\t\t\t\t")
    assert (IssueKind.EMPTY_CELL, "", ("title",)) in found
