from collections.abc import Callable

from dutygraph.meanings import Decision
from dutygraph.model import DutyList, Place
from dutygraph.resolve import explain, resolve

Builder = Callable[..., DutyList]


def test_explains_the_spellings_merged_where_and_by_which_rule(
    duty_list: Builder,
) -> None:
    rows = ((("县公安局",), ()), (("公安机关",), ()))
    (explanation,) = explain(resolve(duty_list(*rows)), "长沙县公安局")
    assert explanation.department.key == "public-security"
    assert explanation.spellings == (
        (
            Decision("县公安局", "public-security", "name", "县|公安局"),
            (Place(lines=(1, 1)),),
        ),
        (
            Decision("公安机关", "public-security", "function", "公安"),
            (Place(lines=(2, 2)),),
        ),
    )


def test_any_spelling_label_or_key_finds_the_department(duty_list: Builder) -> None:
    resolved = resolve(duty_list((("县卫健委",), ())))
    for name in ("县卫健委", "县 卫健委", "长沙县卫生健康委员会", "health"):
        (explanation,) = explain(resolved, name)
        assert explanation.department.key == "health"


def test_joint_mention_explains_all_its_departments(duty_list: Builder) -> None:
    resolved = resolve(duty_list((("县司法局、公安局",), ())))
    found = explain(resolved, "县司法局、公安局")
    assert [e.department.key for e in found] == ["justice", "public-security"]


def test_unknown_name_explains_nothing(duty_list: Builder) -> None:
    assert explain(resolve(duty_list((("县财政局",), ()))), "县无有局") == ()
