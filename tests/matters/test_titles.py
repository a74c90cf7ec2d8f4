import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.matters.clauses import expand_lists, title_to_sentences
from dutygraph.matters.folding import fold_title
from dutygraph.matters.sightings import read_title


def objects(title: str) -> list[tuple[str, str]]:
    return [(one.name, one.function) for one in read_title(title).sightings]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("办理低保业务", [("最低生活保障", "")]),
        ("办理最低生活保障金业务", [("最低生活保障", "")]),
        ("對違規領取最低生活保障金的追繳", [("最低生活保障", "追缴")]),
        ("低保金的追缴工作", [("最低生活保障", "追缴")]),
        (
            "低保业务的新增、动态调整及低保金的追缴工作",
            [("最低生活保障", ""), ("最低生活保障", "追缴")],
        ),
        ("林地、草原征占用审核审批及监管", [("林地草原征占用", "")]),
        ("孤儿和事实无人抚养儿童补贴金发放", [("孤儿基本生活费", "")]),
        ("文物普查", [("文物普查", "")]),
        ("落实“林（草）长制”", [("林长制", "")]),
        ("做好人大代表联络；政协委员联络", [("人大工作", ""), ("政协工作", "")]),
    ],
)
def test_a_title_names_its_objects_with_their_functions(
    title: str, expected: list[tuple[str, str]]
) -> None:
    assert objects(title) == expected


def test_a_list_of_modifiers_names_every_object_under_its_head() -> None:
    assert objects("做好水、固废、土壤、大气等污染防治工作") == [
        ("水污染防治", ""),
        ("固体废物污染防治", ""),
        ("土壤污染防治", ""),
        ("大气污染防治", ""),
    ]


def test_a_special_object_stands_in_for_a_general_one() -> None:
    title = "“九小”场所安全生产监督检查"
    assert objects(title) == [("九小场所安全", "")]
    assert read_title(title).near == (("安全生产监管", "九小场所安全"),)
    assert objects("日常安全生产检查") == [("安全生产监管", "")]


def test_a_means_is_no_object() -> None:
    assert objects("综合运用临时救助、低保、医疗等政策") == []


def test_people_named_by_an_allowance_are_no_object() -> None:
    assert objects("最低生活保障家庭适龄妇女“两癌”筛查") == [("两癌筛查", "")]


def test_punishable_acts_are_compared_word_for_word() -> None:
    found = read_title("对围湖造地的处罚；对买卖草原的处罚。")
    assert found.sightings == ()
    assert found.sentences == ("对围湖造地的处罚", "对买卖草原的处罚")


def test_acts_that_share_one_penalty_stay_together() -> None:
    assert title_to_sentences(fold_title("对堆物的；植树的；修堤的处罚。")) == [
        "对堆物的,植树的,修堤的处罚"
    ]


def test_folding_takes_away_typography_and_dialect_of_place() -> None:
    assert fold_title("做好苏木、嘎查的“低保”工作") == "做好镇、村的最低生活保障工作"


def test_a_list_without_head_is_left_as_it_is() -> None:
    assert expand_lists("农药、化肥、农膜") == "农药、化肥、农膜"


@given(st.text(max_size=80))
def test_any_title_can_be_read_and_reads_the_same_twice(title: str) -> None:
    assert read_title(title) == read_title(title)


@given(st.text(alphabet="低保追缴的、,；。等普查污染防治水大气处罚对镇", max_size=60))
def test_every_object_is_met_once_under_a_function(title: str) -> None:
    found = objects(title)
    assert len(found) == len(set(found))
