import pytest

from tests.parse.duties.divided import read


def test_a_heading_may_say_what_its_department_is_for() -> None:
    text = (
        "<p>卫生健康部门：</p><p>1.监测。</p><p>2.通知公安部门：封控。</p>"
        "<p>公安机关：维护治安。</p><p>民政部门：救助。</p>"
    )
    assert read(text)[0] == [
        (["卫生健康部门"], ["监测", "通知公安部门：封控"]),
        (["公安机关"], ["维护治安", "民政部门：救助"]),
    ]


def test_a_heading_may_leave_out_what_an_office_is_called() -> None:
    assert read("<p>区卫健：监测。</p><p>区公安：维护治安。</p>")[0] == [
        (["区卫健"], ["监测"]),
        (["区公安"], ["维护治安"]),
    ]


def test_a_name_in_brackets_may_have_brackets_of_its_own() -> None:
    text = (
        "<p>牵头部门（区卫健委（区老龄办））：监测。</p>"
        "<p>配合部门（区公安局）：封控。</p>"
    )
    assert read(text)[0] == [
        (["区卫健委（区老龄办）"], ["监测"]),
        (["区公安局"], ["封控"]),
    ]


def test_a_heading_may_join_whole_names_of_other_bodies() -> None:
    column = ("区公安分局", "区人民检察院", "区民政和退役军人局")
    text = (
        "<p>区公安分局和区人民检察院：</p><p>1.立案。</p><p>2.起诉。</p>"
        "<p>区民政和退役军人局：</p><p>救助。</p>"
    )
    assert read(text, column)[0] == [
        (["区公安分局", "区人民检察院"], ["立案", "起诉"]),
        (["区民政和退役军人局"], ["救助"]),
    ]


@pytest.mark.parametrize("sign", ["，", "、", "/", "和"])
def test_the_names_of_a_heading_may_stand_apart_by_other_signs(sign: str) -> None:
    text = f"<p>司法局{sign}民政局：宣传。</p><p>教育局：1.组织。2.督促。</p>"
    column = ("司法局", "民政局", "教育局")
    assert read(text, column)[0] == [
        (["司法局", "民政局"], ["宣传"]),
        (["教育局"], ["组织", "督促"]),
    ]


def test_one_department_whose_name_print_has_doubled_is_one() -> None:
    text = "区民政局和退役军人事务局：1.抽查。2.公示。"
    column = ("某区民政和退役军人事务局",)
    assert read(text, column)[0] == [(["区民政局和退役军人事务局"], ["抽查", "公示"])]


def test_the_first_name_of_a_heading_says_the_place_of_all() -> None:
    text = "<p>县民政局、农业农村局：提供名单。</p><p>县医保局：征收。</p>"
    assert read(text, ())[0] == [
        (["县民政局", "农业农村局"], ["提供名单"]),
        (["县医保局"], ["征收"]),
    ]
