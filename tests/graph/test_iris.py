from urllib.parse import urlsplit

from hypothesis import given
from hypothesis import strategies as st

from dutygraph import iris
from dutygraph.model import Duty, ListKind, Place

ID = "https://w3id.org/dutygraph/id/"


def duty(title: str, number: int, kind: ListKind = ListKind.BASIC) -> Duty:
    return Duty(kind, number, "", title, Place(), "")


def test_renumbered_duty_keeps_its_iri() -> None:
    before = iris.duty_iris("990102103", [duty("防汛", 1), duty("禁毒", 2)])
    after = iris.duty_iris("990102103", [duty("禁毒", 7), duty("防汛", 8)])
    assert before == [
        f"{ID}duty/990102103/basic/uoseu4keb4foybwq",
        f"{ID}duty/990102103/basic/jv2gynwa325f575j",
    ]
    assert after == before[::-1]


def test_second_duty_that_says_the_same_ends_in_2() -> None:
    one, two, other = iris.duty_iris(
        "990102103",
        [
            duty("禁 毒。", 1),
            duty("禁毒", 2),
            duty("禁毒", 3, ListKind.RECLAIMED),
        ],
    )
    assert two == f"{one}-2"
    assert other == one.replace("/basic/", "/reclaimed/")


def test_lists_of_different_kinds_have_different_graphs() -> None:
    basic = iris.list_iri("990102103", [ListKind.BASIC])
    rest = iris.list_iri("990102103", [ListKind.RECLAIMED, ListKind.COOPERATIVE])
    assert basic == f"{ID}list/990102103/basic"
    assert rest == f"{ID}list/990102103/cooperative-reclaimed"


def test_same_department_of_two_counties_is_two_departments() -> None:
    assert iris.department_iri("990102", "财政局") != iris.department_iri(
        "990103", "财政局"
    )


def test_parts_of_sheets_and_tables_differ_by_each_term() -> None:
    place = Place(sheet="配合", rows=(2, 3))
    others = [
        place._replace(sheet="基本"),
        place._replace(rows=(2, 4)),
        place._replace(cells="B2"),
        place._replace(table=2),
    ]
    found = {iris.place_selectors("d", one)["table"] for one in (place, *others)}
    assert len(found) == 5


@given(st.text(), st.text())
def test_every_iri_is_ascii_without_percent_or_space(one: str, two: str) -> None:
    made = [
        iris.division_iri(one),
        iris.department_iri(one, two),
        iris.concept_iri("policy-field", one),
        *iris.duty_iris(one, [duty(two, 1)]),
        *iris.place_selectors(ID, Place(sheet=one, cells=two, table=1)).values(),
    ]
    for iri in made:
        assert iri.isascii()
        assert iri.startswith(ID)
        assert not set(iri) & set(' %<>"{}|^`\\\n')
        assert urlsplit(iri).query == urlsplit(iri).fragment == ""


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = iris.fold(text)
    assert iris.fold(once) == once
