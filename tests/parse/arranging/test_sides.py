"""Lines into which several columns of a page have run."""

from dutygraph.parse.arranging.orders import is_told_in_cells
from dutygraph.parse.arranging.sides import holds_columns, text_to_sides
from dutygraph.parse.arranging.tokens import Cue, lines_to_tokens
from tests.parse.arranging.test_rearranged import lines

ACROSS = (
    "及时将监测到的水情 送、转发气象预警信",
    "灾情报送县防汛抗旱 息，协助开展气象灾",
    "指挥部及上级部门。 害防御知识宣传。",
)


def test_a_line_is_cut_at_its_blanks_and_behind_the_number_of_a_duty() -> None:
    assert text_to_sides("3 防汛工作 县水利局") == ["3", "防汛工作", "县水利局"]
    assert text_to_sides("28 1%人口抽样调查") == ["28", "1%人口抽样调查"]
    assert not holds_columns("3 防汛工作")
    assert holds_columns("防汛工作 县水利局")


def test_columns_that_go_on_beside_each_other_were_not_told_cell_by_cell() -> None:
    assert not is_told_in_cells([lines(*ACROSS)])
    assert is_told_in_cells([lines(ACROSS[0], "2.上报险情。", *ACROSS[1:])])


def test_a_number_is_parted_from_the_last_sign_of_a_title_where_it_is_missing() -> None:
    printed = lines("2", "森林草原防灭", "3 火", "5 元", "8 人", "9", "4")
    found = [token.text for token in lines_to_tokens(printed, frozenset())]
    assert found == ["2", "森林草原防灭", "3", "火", "5", "元", "8", "人", "9", "4"]
    printed = lines("3", "防汛", "3 次", "7 人")
    found = [token.text for token in lines_to_tokens(printed, frozenset())]
    assert found == ["3", "防汛", "3 次", "7 人"]


def test_whoever_is_named_behind_the_label_receives_the_duty() -> None:
    printed = lines(
        "承接部门：县级以上公安机关", "工作方式：由派出所送检。", "承接部门："
    )
    found = [token.cue for token in lines_to_tokens(printed, frozenset())]
    assert found == [Cue.LABEL, Cue.MARK, Cue.MARK]
