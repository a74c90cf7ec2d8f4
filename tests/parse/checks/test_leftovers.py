import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dutygraph.parse import parse
from tests.parse.texts import table

TITLE = "某某镇配合履职事项清单"
HEADINGS = "序号\t事项名称\t对应上级部门\t上级部门职责\t乡镇配合职责\t备注"


def left_out(row: str, headings: str = HEADINGS) -> list[str]:
    return [passage.text for passage in parse(table(TITLE, headings, row)).left_out]


def test_numbers_marks_and_headings_are_no_loss() -> None:
    row = (
        "1\t防汛\t县水利局\t县水利局职责：1.预报。2.调度。履职保障：经费。\t1.巡查。\t"
    )
    assert left_out(row) == []


def test_duties_said_behind_a_name_without_a_colon_are_no_loss() -> None:
    texts = ("（一）县水利局职责", "1.预报。", "（二）县民政局职责", "1.救助。")
    text = "".join(f"<p>{one}</p>" for one in texts)
    row = f"1\t防汛\t县水利局、县民政局\t{text}\t1.巡查。\t"
    read = parse(table(TITLE, HEADINGS, row))
    assert [one.departments for one in read.duties[0].responsibilities] == [
        ("县水利局",),
        ("县民政局",),
    ]
    assert read.left_out == ()


def test_sub_headings_and_remarks_are_set_aside() -> None:
    row = "1\t防汛\t县水利局\t1.预报。\t<p>联动监督：</p><p>1.巡查。</p>\t汛期适用"
    read = parse(table(TITLE, HEADINGS, row))
    assert [(one.kind.value, one.quote) for one in read.set_aside] == [
        ("remark", "汛期适用"),
        ("sub-heading", "联动监督"),
    ]
    assert read.left_out == ()


@pytest.mark.parametrize(
    "cells",
    [
        "1.预报。\t<p>某某镇：</p><p>（1）巡查。（2）转移。</p>",
        "预报。保障：经费。\t某某镇：（1）巡查；（2）转移。",
    ],
)
def test_the_township_above_its_numbered_steps_is_a_sub_heading(cells: str) -> None:
    row = f"1\t防汛\t县水利局\t{cells}\t"
    read = parse(table(TITLE, HEADINGS, row))
    assert [one.quote for one in read.set_aside] == ["某某镇"]
    assert read.left_out == ()


def test_a_department_above_steps_of_which_no_record_names_it_is_shown() -> None:
    row = "1\t防汛\t县水利局\t1.预报。\t<p>县民政局：</p><p>1.巡查。</p>\t"
    read = parse(table(TITLE, HEADINGS, row))
    assert [passage.text for passage in read.left_out] == ["县民政局"]
    assert read.set_aside == ()


def test_what_no_remark_says_is_no_aside() -> None:
    row = "1\t防汛\t县水利局\t1.预报。\t1.巡查。\t—"
    assert parse(table(TITLE, HEADINGS, row)).set_aside == ()


def test_the_text_of_an_unknown_column_is_shown() -> None:
    row = "1\t防汛\t县水利局\t1.预报。\t1.巡查。\t每年六月办结"
    assert left_out(row, HEADINGS.replace("备注", "星级")) == ["每年六月办结"]


def test_what_the_next_page_prints_again_is_no_loss() -> None:
    first = "1\t防汛\t县水利局\t1.预报，含雨情。\t1.巡查，含堤防。\t"
    again = "1\t防汛\t县水利局\t2.调度。\t1.巡查,含堤防。\t"
    read = parse(table(TITLE, HEADINGS, first, again))
    assert read.left_out == ()


@given(
    st.lists(
        st.text("巡查报告宣传排查，。；、 1234567890.（）县局：", max_size=30),
        min_size=3,
        max_size=3,
    )
)
@example(["", "", "传：1、00"])
def test_every_character_is_held_or_shown(cells: list[str]) -> None:
    read = parse(table(TITLE, HEADINGS, "\t".join(["1", "防汛", *cells, ""])))
    (duty,) = read.duties
    shown = "".join(one.quote for one in (*read.left_out, *read.set_aside))
    steps = [s for block in duty.responsibilities for s in block.steps]
    texts = [*duty.guarantees, *duty.township_steps, *steps]
    names = [n for block in duty.responsibilities for n in block.departments]
    held = "".join([*(t.text for t in texts), *duty.departments, *names, shown])
    for character in "巡查报告宣传排":
        assert (character in "".join(cells)) == (character in held)


def test_a_word_for_nothing_is_no_loss() -> None:
    headings = "序号\t事项名称\t牵头部门\t配合部门\t部门职责\t镇职责\t备注"
    assert left_out("1\t防汛\t县水利局\t无\t1.预报。\t1.巡查。\t暂无", headings) == []
