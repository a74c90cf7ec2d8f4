import pytest

from dutygraph.model import Paragraph, Place
from dutygraph.parse.duties.gluedheadings import find_glued_headings
from dutygraph.parse.duties.responsibilities import divide
from tests.parse.duties.divided import COLUMN


@pytest.mark.parametrize(("page", "headings"), [((1, 1), ["某区公安分局"]), (None, [])])
def test_on_a_page_nothing_need_part_a_numbered_heading_from_its_text(
    page: tuple[int, int] | None, headings: list[str]
) -> None:
    text = Paragraph("二、某区公安分局维护治安。", Place(pages=page))
    (block,) = divide([text], COLUMN, frozenset()).responsibilities
    assert list(block.departments) == headings


def test_on_a_page_a_numbered_heading_joined_to_its_text_may_leave_out_the_place() -> (
    None
):
    page = Place(pages=(1, 1))
    column = ("某县医疗保障局", "某市生态环境局某县分局")
    texts = [
        "一、县医疗保障局参保。",
        "二、市生态环境局某县分局（1）预警。",
        "（2）查处。",
    ]
    divided = divide([Paragraph(t, page) for t in texts], column, frozenset())
    assert [
        (block.departments, [step.text for step in block.steps])
        for block in divided.responsibilities
    ] == [
        (("县医疗保障局",), ["参保"]),
        (("市生态环境局某县分局",), ["预警", "查处"]),
    ]


def test_on_a_page_a_heading_may_be_joined_to_the_text_above() -> None:
    above = "2.协助救治某区公安分局："
    texts = ["某区卫生健康委员会：", "1.监测", above, "1.维护治安", "2.查处"]
    page = Place(pages=(1, 1))
    divided = divide([Paragraph(t, page) for t in texts], COLUMN, frozenset())
    assert [
        (block.departments, [step.text for step in block.steps])
        for block in divided.responsibilities
    ] == [
        (("某区卫生健康委员会",), ["监测", "协助救治"]),
        (("某区公安分局",), ["维护治安", "查处"]),
    ]


@pytest.mark.parametrize("above", ["2.线索移交", "2.会同", "2.报送至", "2.监测。", ""])
def test_a_name_that_a_sentence_leads_to_is_no_heading_joined_to_it(above: str) -> None:
    assert [*find_glued_headings(f"{above}某区公安分局：", COLUMN)] == []


@pytest.mark.parametrize("above", ["县", "2.处罚。县", "某县"])
def test_a_name_that_lacks_its_place_in_the_column_keeps_it_in_a_heading(
    above: str,
) -> None:
    column = ("县林草局", "自然资源局")
    assert [*find_glued_headings(f"{above}自然资源局：", column)] == []


@pytest.mark.parametrize(
    "heading",
    [
        "会泽县林业局:",
        "2.会泽县林业局：",
        "1.会泽县民政局、会泽县林业局：",
        "双江拉祜族佤族自治县林业局：",
        "监测。会泽县林业局：",
    ],
)
def test_a_place_that_the_column_leaves_out_is_no_step_above_the_heading(
    heading: str,
) -> None:
    assert not [*find_glued_headings(heading, ("县民政局", "县林业局"))]


def test_the_state_that_the_column_leaves_out_is_no_step_above_the_heading() -> None:
    column = ("县民政局", "人民银行会泽县支行")
    assert not [*find_glued_headings("2.中国人民银行会泽县支行：", column)]


def test_a_step_of_a_few_words_above_a_heading_is_no_place() -> None:
    column = ("县民政局", "县林业局")
    found = find_glued_headings("监测。2.扑救火灾县林业局：", column)
    assert [name for _, _, name in found] == ["县林业局"]
