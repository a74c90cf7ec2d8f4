import pytest

from dutygraph.matters.grouping import match_duties
from tests.limits import processor_seconds

from .duties import duty, members

LONG = "做好沙棘果采摘看护和巡逻、" * 400


def test_empty_titles_belong_to_no_matter() -> None:
    duties = [duty("110101001-b1", ""), duty("110101002-b1", " 　。；")]
    assert members(match_duties(duties)) == {}


def test_equal_titles_of_one_character_are_one_matter() -> None:
    duties = [duty("110101001-b1", "水"), duty("110101002-b1", "水")]
    assert members(match_duties(duties)) == {"水": ["110101001-b1", "110101002-b1"]}


def test_titles_of_opening_words_alone_are_compared_as_they_are() -> None:
    duties = [duty("110101001-b1", "工作"), duty("110101002-b1", "负责")]
    assert members(match_duties(duties)) == {}


def test_a_title_of_five_thousand_characters_is_matched_and_its_name_cut() -> None:
    assert len(LONG) > 5_000
    found = match_duties([duty("110101001-b1", LONG), duty("110101002-b1", LONG)])
    assert [len(one.name) for one in found.matters] == [60]
    assert len(found.memberships) == 2


def test_ten_thousand_equal_titles_are_folded_first() -> None:
    titles = ("沙棘果采摘看护", "办理低保")
    for title in titles:
        many = [duty(f"{110101001 + n}-b1", title) for n in range(10_000)]
        with processor_seconds(5):
            found = match_duties(many)
        assert [len(found.matters), len(found.memberships)] == [1, 10_000]


@pytest.mark.parametrize(
    "title",
    [
        "对" * 3_000 + "处罚",
        "、" * 5_000,
        "残疾人" * 1_600,
        "水、" * 2_500 + "污染防治",
    ],
    ids=["one word", "marks", "openings of a gap", "a list"],
)
def test_titles_made_to_be_slow_are_not(title: str) -> None:
    with processor_seconds(2):
        match_duties([duty("110101001-b1", title), duty("110101002-c1", title)])


def test_traditional_characters_join_simplified_ones() -> None:
    duties = [
        duty("110101001-b1", "開展殘疾人無障礙改造工作"),
        duty("110101002-c1", "残疾人无障碍改造"),
        duty("110101003-b1", "對圍湖造地或者未經批準圍墾河道的處罰"),
        duty("110101004-r1", "对围湖造地或者未经批准围垦河道的处罚"),
    ]
    assert members(match_duties(duties)) == {
        "对围湖造地或者未经批准围垦河道的处罚": ["110101003-b1", "110101004-r1"],
        "残疾人家庭无障碍改造": ["110101001-b1", "110101002-c1"],
    }


def test_text_that_looks_like_markup_is_only_text() -> None:
    title = 'a"> <script>alert(1)</script> \\ \x00'
    found = match_duties([duty("110101001-b1", title), duty("110101002-b1", title)])
    assert len(found.matters) == 1
