"""Each reform changes the rows it names, and the rows it was given stay."""

import contextlib
import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.errors import QueryError
from dutygraph.loads import Load, Loads, Relief
from dutygraph.measures import measure_departments, measure_townships
from dutygraph.scenario.acts import carry_out
from dutygraph.scenario.effects import Effect, compare_loads, effect_to_row
from dutygraph.scenario.reading import text_to_scenario
from dutygraph.scenario.tables import (
    effects_to_columns,
    effects_to_rows,
    leave_out_unmoved,
    select_effects,
)

from .rows import GROUND, LOADS


def after(text: str) -> Loads:
    return carry_out(text_to_scenario(text), GROUND).loads


def step(**keys: object) -> str:
    lines = [
        f"{key} = {list(value) if isinstance(value, tuple) else repr(value)}"
        for key, value in keys.items()
    ]
    return "\n".join(["[[step]]", *lines, ""])


def test_a_reclaimed_duty_leaves_the_loads_and_relieves_its_lead() -> None:
    rows = after(step(do="reclaim", duty="秸秆禁烧", township="石桥镇"))
    assert rows.loads == LOADS.loads[1:]
    assert rows.reliefs == (*LOADS.reliefs, Relief("q:1", "t:1", ("d:a",)))


def test_a_matter_is_reclaimed_wherever_it_is_held() -> None:
    rows = after(step(do="reclaim", matter="秸秆禁烧"))
    assert [load.duty for load in rows.loads] == ["q:2", "q:4"]
    assert rows.reliefs[1:] == (
        Relief("q:1", "t:1", ("d:a",)),
        Relief("q:3", "t:2", ("d:c",)),
    )


def test_a_basic_duty_is_reclaimed_by_the_department_named() -> None:
    rows = after(step(do="reclaim", duty="招商引资", department="县甲局"))
    assert rows.basics == ()
    assert rows.reliefs[1:] == (Relief("b:1", "t:1", ("d:a",)),)


def test_another_lead_is_the_one_of_the_duty_s_own_county() -> None:
    rows = after(step(do="lead", duty="粮食收购", department="县甲局"))
    assert rows.loads[1] == Load("q:2", "t:1", ("d:a", "d:b"), "d:a", 3, False)


def test_merged_departments_are_one_on_all_their_lines() -> None:
    rows = after(
        step(do="merge", departments=("南山县甲局", "南山县乙局"), name="南山县农水局")
    )
    (new,) = rows.departments.keys() - LOADS.departments.keys()
    assert new == "https://w3id.org/dutygraph/id/department/990102/rqyrsaft3q4di34a"
    assert [line.label for line in rows.departments[new].lines] == ["农业", "水利"]
    assert rows.loads[0] == Load("q:1", "t:1", (new,), new, 4, False)
    assert rows.reliefs == (Relief("r:1", "t:1", (new,)),)
    assert measure_departments(rows)[new].values() == (2, 2, 2, 7, 7, 1)


def test_a_later_step_may_name_the_merged_department() -> None:
    merger = step(
        do="merge", departments=("南山县甲局", "南山县乙局"), name="南山县农水局"
    )
    rows = after(
        merger + step(do="guarantee", department="南山县农水局", guarantee="funding")
    )
    assert [load.hard for load in rows.loads] == [True, True, False, False]


def test_a_hard_guarantee_supports_and_a_soft_one_does_not() -> None:
    hard = after(step(do="guarantee", duty="粮食收购", guarantee="资金保障"))
    soft = after(step(do="guarantee", duty="粮食收购", guarantee="业务指导"))
    assert [
        (rows.loads[1].hard, rows.loads[1].guarantees) for rows in (hard, soft)
    ] == [
        (True, ("g:funding",)),
        (False, ("g:guidance",)),
    ]


def test_every_measure_of_what_is_touched_is_told_before_and_after() -> None:
    rows = after(step(do="reclaim", duty="粮食收购"))
    effects = list(compare_loads(LOADS, rows))
    assert [(one.label, one.measure, one.before, one.after) for one in effects] == [
        ("南山县乙局", "duties", 2, 1),
        ("南山县乙局", "share", 1.5, 0.5),
        ("南山县乙局", "lead", 1, 0),
        ("南山县乙局", "steps", 5, 2),
        ("南山县乙局", "unsupported_steps", 5, 2),
        ("南山县乙局", "relief", 1, 2),
        ("石桥镇", "duties", 2, 1),
        ("石桥镇", "share", 2, 1),
        ("石桥镇", "lead", 2, 1),
        ("石桥镇", "steps", 7, 4),
        ("石桥镇", "unsupported_steps", 7, 4),
        ("石桥镇", "relief", 1, 2),
        ("石桥镇", "basic", 1, 1),
        ("石桥镇", "gini", pytest.approx(3 / 14), 0),
        ("石桥镇", "herfindahl", pytest.approx(29 / 49), 0.5),
    ]


def test_a_basic_duty_taken_back_leaves_the_township_s_own() -> None:
    rows = after(step(do="reclaim", duty="招商引资", department="南山县甲局"))
    effects = {
        one.measure: one for one in compare_loads(LOADS, rows) if one.iri == "t:1"
    }
    assert (effects["basic"].before, effects["basic"].after) == (1, 0)
    assert (effects["relief"].before, effects["relief"].after) == (1, 2)


def test_a_table_has_a_row_for_each_who_is_touched() -> None:
    effects = list(compare_loads(LOADS, after(step(do="reclaim", duty="粮食收购"))))
    towns = select_effects(effects, "township")
    assert effects_to_columns(towns, "township") == (
        *("township", "code", "duties", "steps", "unsupported_steps"),
        *("relief", "basic", "gini", "herfindahl"),
    )
    assert effects_to_rows(towns) == [
        (
            *("石桥镇", "990102103", "2 → 1", "7 → 4", "7 → 4", "1 → 2", "1"),
            *("0.21 → 0.00", "0.59 → 0.50"),
        )
    ]
    departments = select_effects(effects, "department")
    assert effects_to_columns(departments, "department")[:2] == ("department", "county")
    assert effects_to_rows(departments) == [
        (
            *("南山县乙局", "南山县", "2 → 1", "1.50 → 0.50", "1 → 0"),
            *("5.00 → 2.00", "5.00 → 2.00", "1 → 2"),
        )
    ]


def test_the_table_leaves_out_whose_measures_stay() -> None:
    soft = step(do="guarantee", duty="粮食收购", guarantee="业务指导")
    effects = list(compare_loads(LOADS, after(soft)))
    assert leave_out_unmoved(select_effects(effects, "township")) == ([], 1)
    effects = list(compare_loads(LOADS, after(step(do="reclaim", duty="粮食收购"))))
    kept, others = leave_out_unmoved(select_effects(effects, "department"))
    assert ({one.label for one in kept}, others) == ({"南山县乙局"}, 0)


def test_a_row_says_by_how_much() -> None:
    effect = Effect("township", "石桥镇", "t:1", "990102103", "steps", 7, 4)
    row = ("township", "石桥镇", "t:1", "990102103", "steps", 7, 4, -3)
    assert effect_to_row(effect) == row


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            step(do="reclaim", duty="秸杆禁烧"),
            "no duty '秸杆禁烧' in the store; expected a name such as 秸秆禁烧",
        ),
        (
            step(do="reclaim", matter="秸秆"),
            "no matter '秸秆' in the store; expected a name such as 秸秆禁烧",
        ),
        (
            step(do="reclaim", duty="粮食收购", township="柳林乡"),
            "'粮食收购' is not in the lists of '柳林乡'; expected one of 石桥镇",
        ),
        (
            step(do="reclaim", duty="粮食收购", township="柳树乡"),
            "no township '柳树乡' in the store; expected a name such as 柳林乡",
        ),
        (
            step(do="lead", duty="粮食收购", department="南山县丙局"),
            "no department '南山县丙局' in the store; expected a name such as "
            "南山县闲局、南山县甲局、南山县乙局",
        ),
        (
            step(do="lead", duty="粮食收购", department="北河县甲局"),
            "'北河县甲局' is a department of 北河县 990103; expected one of county "
            "990102",
        ),
        (
            step(do="lead", duty="招商引资", department="南山县甲局"),
            "'招商引资': nothing to lead; expected a cooperative duty",
        ),
        (
            step(do="reclaim", duty="对排污的处罚"),
            "nothing to reclaim; expected a duty that is not reclaimed already",
        ),
        (
            step(do="reclaim", duty="招商引资"),
            "'招商引资' names no department that could take it back",
        ),
        (
            step(do="reclaim", duty="其他工作", department="相关部门"),
            "'相关部门' names no department",
        ),
        (
            step(do="merge", departments=("县甲局", "南山县乙局"), name="县农水局"),
            "2 departments '县甲局'; expected one of 南山县甲局 d:a、北河县甲局 d:c",
        ),
        (
            step(
                do="merge", departments=("南山县甲局", "南山县乙局"), name="南山县闲局"
            ),
            "'南山县闲局' is a department already; expected a name that is not taken",
        ),
        (
            step(do="merge", departments=("南山县甲局", "北河县甲局"), name="甲局"),
            "'北河县甲局' is a department of 北河县 990103",
        ),
        (
            step(do="guarantee", duty="粮食收购", guarantee="资金"),
            "no type of guarantee '资金' in the store; expected a name such as "
            "资金保障",
        ),
        (
            step(do="guarantee", department="南山县闲局", guarantee="资金保障"),
            "'南山县闲局': nothing to guarantee; expected a department that leads",
        ),
    ],
)
def test_what_cannot_be_done_is_said_with_the_nearest_names(
    text: str, message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        after(text)
    assert str(caught.value).startswith("scenario, step 1: ")
    assert message in str(caught.value)


def test_each_reform_tells_how_many_duties_it_changed() -> None:
    plan = text_to_scenario(
        step(do="reclaim", matter="秸秆禁烧")
        + step(do="guarantee", duty="粮食收购", guarantee="业务指导")
        + step(do="guarantee", duty="粮食收购", guarantee="业务指导")
    )
    assert carry_out(plan, GROUND).changed == (2, 1, 0)


STEPS = st.sampled_from(
    [
        step(do="reclaim", duty="粮食收购"),
        step(do="reclaim", duty="秸秆禁烧", township="柳林乡"),
        step(
            do="lead", duty="秸秆禁烧", township="石桥镇", department="县乙局"
        ).replace("县乙局", "南山县乙局"),
        step(do="guarantee", matter="秸秆禁烧", guarantee="资金保障"),
        step(do="merge", departments=("南山县甲局", "南山县闲局"), name="南山县甲局"),
    ]
)


@given(st.lists(STEPS, min_size=1, max_size=4, unique=True))
def test_no_reform_touches_the_rows_it_was_given(steps: list[str]) -> None:
    kept = copy.deepcopy(GROUND)
    with contextlib.suppress(QueryError):
        carry_out(text_to_scenario("\n".join(steps)), GROUND)
    assert kept == GROUND


@given(st.lists(STEPS, min_size=1, max_size=4, unique=True))
def test_departments_always_share_out_what_townships_bear(steps: list[str]) -> None:
    try:
        rows = after("\n".join(steps))
    except QueryError:
        return
    by_department = measure_departments(rows).values()
    by_township = measure_townships(rows).values()
    assert sum(one.steps for one in by_department) == pytest.approx(
        sum(one.steps for one in by_township)
    )


def test_the_same_loads_have_no_effects() -> None:
    assert list(compare_loads(LOADS, LOADS)) == []
