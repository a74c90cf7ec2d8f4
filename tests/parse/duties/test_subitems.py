import pytest

from dutygraph.parse.duties.numbering import paragraphs_to_steps
from tests.parse.texts import cell


def steps(markup: str) -> list[str]:
    return [step.text for step in paragraphs_to_steps(cell(markup))]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "<p>1.救治。</p><p>2.分类管理，其中：</p><p>（1）每周报告；</p>"
            "<p>（2）每月报告。</p>",
            ["救治", "分类管理，其中：（1）每周报告；（2）每月报告"],
        ),
        (
            "<p>（1）接到预警：</p><p>①撤离。</p><p>②不得返回。</p><p>（2）上报。</p>",
            ["接到预警：①撤离。②不得返回", "上报"],
        ),
        (
            "<ol><li>转移群众：<br>（1）一律撤离；<br>（2）不得返回；</li>"
            "<li>统计灾情。</li></ol>",
            ["转移群众：（1）一律撤离；（2）不得返回", "统计灾情"],
        ),
        (
            "<p>（1）检查，包括：（1）规章；（2）报批。</p><p>（2）治理。</p>",
            ["检查，包括：（1）规章；（2）报批", "治理"],
        ),
        (
            "1.救治。 2.分类管理，其中： （1）每周报告； （2）每月报告。",
            ["救治", "分类管理，其中：（1）每周报告；（2）每月报告"],
        ),
        (
            "<p>按要求分类，做好管理，包括：（1）每周报告；</p><p>（2）每月报告。</p>",
            ["按要求分类，做好管理，包括：（1）每周报告；（2）每月报告"],
        ),
        (
            "<p>按要求分类，做好管理，包括：</p><p>（1）报告；（2）走访；</p>"
            "<p>（3）送医。</p>",
            ["按要求分类，做好管理，包括：（1）报告；（2）走访；（3）送医"],
        ),
        (
            "<p>审核等级，申请人须提供以下材料：（1）身份证；（2）残疾人证。</p>",
            ["审核等级，申请人须提供以下材料：（1）身份证；（2）残疾人证"],
        ),
        (
            "<p>指导学校、医院落实下列措施：（1）巡查；（2）演练。</p>",
            ["指导学校、医院落实下列措施：（1）巡查；（2）演练"],
        ),
        (
            "<p>按照分工，承担以下职责：（1）巡查；（2）演练。</p>",
            ["巡查", "演练"],
        ),
    ],
)
def test_sub_items_in_paragraphs_of_their_own_stay_in_their_step(
    markup: str, expected: list[str]
) -> None:
    assert steps(markup) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "1.宣传。2.查处，程序：1.立案；2.告知；3.决定。3.推进。",
        "<p>1.宣传。</p><p>2.查处，程序：1.立案；2.告知；3.决定。</p><p>3.推进。</p>",
    ],
)
def test_sub_items_numbered_like_their_step_stay_in_it(markup: str) -> None:
    assert steps(markup) == ["宣传", "查处，程序：1.立案；2.告知；3.决定", "推进"]


def test_the_last_step_may_lead_to_sub_items_numbered_like_it() -> None:
    markup = "（1）预警；（2）统筹帮扶，做好：（1）产业；（2）就业；（3）兜底。"
    assert steps(markup) == ["预警", "统筹帮扶，做好：（1）产业；（2）就业；（3）兜底"]


def test_numbers_below_a_sub_heading_are_steps() -> None:
    markup = "<p>一、提案办理工作</p><p>1.交办。</p><p>2.督办。</p>"
    assert steps(markup) == ["交办", "督办"]


def test_a_sub_item_on_a_line_of_its_own_goes_on_with_those_in_the_text() -> None:
    markup = "<p>1.走访。</p><p>2.保障：1）场所；2）经费；</p><p>3）转办。</p>"
    assert steps(markup) == ["走访", "保障：1）场所；2）经费；3）转办"]
