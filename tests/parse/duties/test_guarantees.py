import pytest

from dutygraph.model import Paragraph, Place
from dutygraph.parse.duties.guarantees import paragraphs_to_phrases, part_at_guarantees
from dutygraph.parse.duties.responsibilities import divide
from tests.parse.texts import cell


@pytest.mark.parametrize(
    "ending",
    [
        "<p>（三）履职保障：</p><p>1.经费。</p><p>2.培训。</p>",
        "<p>三、履职保障</p><p>1.经费。</p><p>2.培训。</p>",
        "<p>（3）履职保障：经费；培训。</p>",
        "<p>【履职保障】经费；培训。</p>",
        "<p>【保障措施】：经费；培训。</p>",
        "<p>（履职保障：经费；培训）</p>",
        "<p>履职保障：经费；培训。</p>",
        "<p>◆履职保障：经费；培训。</p>",
        "<p>保障：经费；培训。</p>",
        "<p>（履职保障）经费；培训。</p>",
        "<p>★履职保障：经费；培训。</p>",
        "<p>要素保障：经费；培训。</p>",
        "<p>县级履职保障：经费；培训。</p>",
        "<p>为乡镇提供的履职保障：经费；培训。</p>",
        "<p>履职保障包括：经费；培训。</p>",
        "<p>履职支撑：经费；培训。</p>",
        "<p>履职保障；</p><p>1.经费。</p><p>2.培训。</p>",
        "<p>履职保障——</p><p>1.经费。</p><p>2.培训。</p>",
        "<p>履职支持</p><p>1.经费。</p><p>2.培训。</p>",
        "<p>三、支持保障</p><p>1.经费。</p><p>2.培训。</p>",
        "<p>（三）要素保障</p><p>1.经费。</p><p>2.培训。</p>",
    ],
)
def test_guarantees_begin_with_their_mark_in_whatever_setting(ending: str) -> None:
    divided = divide(cell(f"<p>1.审核。</p><p>2.发放。</p>{ending}"), (), frozenset())
    (block,) = divided.responsibilities
    assert [step.text for step in block.steps] == ["审核", "发放"]
    assert [phrase.text for phrase in divided.guarantees] == ["经费", "培训"]


def test_a_bracket_inside_a_guarantee_stays() -> None:
    divided = divide(cell("履职保障：提供设备（含耗材）。"), (), frozenset())
    assert [phrase.text for phrase in divided.guarantees] == ["提供设备（含耗材）"]


def test_only_the_plain_mark_parts_the_cell_of_the_township() -> None:
    before, after = part_at_guarantees(cell("1.落实保障措施：值班。2.上报。"))
    assert ([p.text for p in before], after) == (["1.落实保障措施：值班。2.上报。"], [])
    before, after = part_at_guarantees(cell("1.值班。 履职保障：经费。"))
    assert [p.text for p in before] == ["1.值班。"]
    assert [p.text for p in after] == ["经费。"]


def test_what_is_ensured_before_the_colon_is_no_mark() -> None:
    text = "<p>1.审核。</p><p>2.资金保障：列入预算。</p>"
    divided = divide(cell(text), (), frozenset())
    assert divided.guarantees == ()


def test_a_step_may_be_about_what_a_mark_says_without_a_number() -> None:
    text = "<p>1.审核。</p><p>2.要素保障：协调用地。</p>"
    (block,) = divide(cell(text), (), frozenset()).responsibilities
    assert [step.text for step in block.steps] == ["审核", "要素保障：协调用地"]


def test_short_lines_without_marks_are_phrases_of_their_own() -> None:
    column = paragraphs_to_phrases(cell("业务指导<br>给予资金支持"))
    assert [phrase.text for phrase in column] == ["业务指导", "给予资金支持"]


@pytest.mark.parametrize("text", ["提供业务<br>指导", "提供设备、<br>经费等支持"])
def test_a_line_that_shows_that_it_goes_on_is_no_phrase(text: str) -> None:
    assert len(paragraphs_to_phrases(cell(text))) == 1


@pytest.mark.parametrize(
    ("lines", "phrases"),
    [
        (["业务指导", "护林员补助资金"], 2),
        (["护林员补助资金、", "业务指导"], 1),
        (["开展业务培训，给予", "经费保障"], 1),
    ],
)
def test_lines_of_a_page_are_phrases_where_none_has_clauses(
    lines: list[str], phrases: int
) -> None:
    page = Place(pages=(1, 1))
    found = paragraphs_to_phrases([Paragraph(text, page) for text in lines])
    assert len(found) == phrases


def test_the_bracket_around_all_guarantees_is_cut_though_one_has_brackets() -> None:
    text = "（履职保障：经费；培训业务人员（网格员））"
    found = divide(
        cell(f"<p>县水利局：预报。</p><p>{text}</p>"), ("县水利局",), frozenset()
    )
    assert [p.text for p in found.guarantees] == ["经费", "培训业务人员（网格员）"]
