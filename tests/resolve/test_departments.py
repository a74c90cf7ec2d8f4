from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.meanings import Department
from dutygraph.model import DutyList, IssueKind
from dutygraph.resolve import resolve

Builder = Callable[..., DutyList]


def one(departments: tuple[Department, ...]) -> Department:
    (department,) = departments
    return department


@pytest.mark.parametrize(
    "spelling",
    [
        "长沙县卫生健康委员会",
        "县卫健委",
        "卫健委",
        "县卫生和健康委员",
        "长沙县 卫生健康 委员会",
        "县卫生健康主管部门",
    ],
)
def test_spellings_of_one_department_are_one_node(
    duty_list: Builder, spelling: str
) -> None:
    found = resolve(duty_list((("长沙县卫生健康委员会", spelling), ()))).departments
    assert one(found[spelling]).key == "health"
    assert one(found[spelling]).label == "长沙县卫生健康委员会"
    assert one(found[spelling]).lines == ("health",)


def test_a_name_without_place_belongs_to_the_county(duty_list: Builder) -> None:
    department = one(resolve(duty_list((("公安局",), ()))).departments["公安局"])
    assert department == Department(
        county="430121",
        key="public-security",
        label="长沙县公安局",
        lines=("public-security",),
        spellings=("公安局",),
    )


def test_second_name_plate_adds_its_line_and_is_no_other_department(
    duty_list: Builder,
) -> None:
    rows = ((("县发展和改革委员会（县统计局）",), ("县统计局",)),)
    found = resolve(duty_list(*rows)).departments
    assert found["县统计局"] == found["县发展和改革委员会（县统计局）"]
    assert one(found["县统计局"]).lines == ("development-reform", "statistics")


def test_branch_office_is_a_node_of_its_own_with_its_superior(
    duty_list: Builder,
) -> None:
    spelling = "市生态环境局长沙县分局"
    department = one(resolve(duty_list(((spelling,), ()))).departments[spelling])
    assert department.label == "长沙市生态环境局长沙县分局"
    assert department.superior == "长沙市生态环境局"
    assert department.county == "430121"


def test_bureau_of_the_prefecture_is_not_that_of_the_county(
    duty_list: Builder,
) -> None:
    found = resolve(duty_list((("县生态环境局", "市生态环境局"), ()))).departments
    assert one(found["县生态环境局"]).key == "ecology"
    assert one(found["市生态环境局"]).key == "prefecture:ecology"
    assert one(found["市生态环境局"]).label == "长沙市生态环境局"


def test_heading_for_several_departments_is_cut(duty_list: Builder) -> None:
    mention = "县司法局、公安局和自然资源局"
    found = resolve(duty_list(((mention,), ()))).departments[mention]
    assert [d.key for d in found] == ["justice", "public-security", "natural-resources"]


def test_misprint_with_an_inner_bureau_is_the_department_of_the_column(
    duty_list: Builder,
) -> None:
    rows = ((("县民政和退役军人事务局",), ("县民政局和退役军人事务局",)),)
    found = resolve(duty_list(*rows)).departments
    assert found["县民政局和退役军人事务局"] == found["县民政和退役军人事务局"]
    assert one(found["县民政和退役军人事务局"]).label == "长沙县民政和退役军人事务局"


def test_name_by_function_is_the_department_that_has_it(duty_list: Builder) -> None:
    mention = "县级以上公安机关或者其派出机构"
    found = resolve(duty_list((("县公安局", mention), ()))).departments
    assert found[mention] == found["县公安局"]


def test_unnamed_departments_are_generic_and_apart(duty_list: Builder) -> None:
    found = resolve(duty_list((("及其他行业主管部门", "县财政局"), ()))).departments
    assert one(found["及其他行业主管部门"]).generic
    assert one(found["及其他行业主管部门"]).lines == ("generic",)
    assert not one(found["县财政局"]).generic


def test_named_department_with_others_left_open_is_the_named_one(
    duty_list: Builder,
) -> None:
    found = resolve(duty_list((("县应急管理局等相关部门", "县应急管理局"), ())))
    assert len({d.key for ds in found.departments.values() for d in ds}) == 1


def test_office_of_a_commission_is_not_the_bureau_it_sits_in(
    duty_list: Builder,
) -> None:
    names = ("县应急管理局", "县安全生产委员会办公室")
    found = resolve(duty_list((names, ()))).departments
    assert one(found[names[0]]).key != one(found[names[1]]).key
    assert one(found[names[1]]).lines == ("emergency",)


def test_shorter_name_is_the_combined_bureau_where_it_has_no_rival(
    duty_list: Builder,
) -> None:
    found = resolve(duty_list((("县教育体育局", "县教育局"), ()))).departments
    assert found["县教育局"] == found["县教育体育局"]
    names = ("县教育体育局", "县教育局", "县体育局")
    apart = resolve(duty_list((names, ()))).departments
    assert len({one(apart[name]).key for name in names}) == 3


def test_same_names_of_two_counties_are_never_one(duty_list: Builder) -> None:
    one_list, other = duty_list((("县公安局",), ())), duty_list((("县公安局",), ()))
    here = resolve(one_list).departments["县公安局"]
    there = resolve(other, "152224100").departments["县公安局"]
    assert (one(here).county, one(there).county) == ("430121", "152224")
    assert one(there).label == "突泉县公安局"


@pytest.mark.parametrize("mention", ["共性任务", "负责组织开展相关工作，并报告结果"])
def test_what_is_no_department_is_an_issue_with_its_place(
    duty_list: Builder, mention: str
) -> None:
    resolved = resolve(duty_list((("县财政局",), ()), ((mention,), ())))
    assert resolved.departments[mention] == ()
    (issue,) = resolved.issues
    assert issue.kind is IssueKind.NOT_A_DEPARTMENT
    assert issue.place.lines == (2, 2)
    assert issue.details == (mention,)


def test_department_of_unknown_function_is_kept_and_reported(
    duty_list: Builder,
) -> None:
    resolved = resolve(duty_list((("县甲乙丙局",), ())))
    assert one(resolved.departments["县甲乙丙局"]).lines == ()
    assert [i.kind for i in resolved.issues] == [IssueKind.DEPARTMENT_WITHOUT_LINE]


def test_function_borne_by_two_departments_is_reported_not_guessed(
    duty_list: Builder,
) -> None:
    names = ("县教育体育局", "县教育科技局", "教育主管部门")
    resolved = resolve(duty_list((names, ())))
    assert one(resolved.departments["教育主管部门"]).key == "education"
    assert [i.kind for i in resolved.issues] == [IssueKind.DEPARTMENT_AMBIGUOUS]


NAMES = st.lists(
    st.sampled_from(
        [
            "县教育体育局",
            "县教育局",
            "长沙县卫健委",
            "县卫生健康局",
            "县发改局（县统计局）",
            "统计局",
            "公安机关",
            "市公安局长沙县分局",
            "相关部门",
        ]
    ),
    min_size=1,
    unique=True,
)


@given(names=NAMES, data=st.data())
def test_the_order_of_mentions_changes_nothing(
    names: list[str], data: st.DataObject
) -> None:
    from tests.resolve.conftest import build

    shuffled = data.draw(st.permutations(names))
    one_way = resolve(build((tuple(names), ()))).departments
    other = resolve(build((tuple(shuffled), ()))).departments
    assert dict(one_way) == dict(other)


@given(text=st.text(max_size=30))
def test_any_text_resolves_or_is_reported(text: str) -> None:
    from tests.resolve.conftest import build

    resolved = resolve(build(((text,), ())))
    reported = {issue.quote for issue in resolved.issues}
    assert resolved.departments[text] or text in reported
