import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.matters.grouping import match_duties
from dutygraph.matters.naming import make_matter, object_to_key, words_to_key
from dutygraph.matters.records import DutyText, Evidence, Matching, Membership
from dutygraph.matters.scoring import is_named, steps_to_score
from tests.matters.duties import WAGES

from .duties import duty, members

GRAZING = "对不签订草畜平衡责任书的处罚"


def test_one_object_in_three_lists_is_one_matter() -> None:
    assert members(match_duties(WAGES)) == {
        "农民工工资": ["110101001-b1", "110101002-c1", "110101003-r1"]
    }


def test_a_penalty_taken_back_is_the_matter_of_the_one_that_stayed() -> None:
    found = match_duties(
        [
            duty("110101001-b1", f"{GRAZING}；对超载放牧的处罚。"),
            duty("110101002-r9", f"开展{GRAZING}。"),
        ]
    )
    assert members(found) == {GRAZING: ["110101001-b1", "110101002-r9"]}


def test_to_pay_and_to_recover_are_two_matters_that_are_near() -> None:
    found = match_duties(
        [
            duty("110101001-c1", "办理低保"),
            duty("110101002-c1", "最低生活保障"),
            duty("110101001-r1", "违规领取低保金的追缴"),
            duty("110101002-r1", "对违规领取最低生活保障的追缴"),
        ]
    )
    assert members(found) == {
        "最低生活保障": ["110101001-c1", "110101002-c1"],
        "最低生活保障（追缴）": ["110101001-r1", "110101002-r1"],
    }
    assert found.related == (tuple(sorted(one.iri for one in found.matters)),)


def test_acts_alike_in_wording_stay_apart() -> None:
    arable = "对占用耕地建窑、建坟或者擅自在耕地上建房、挖砂、采石、采矿、取土等，"
    basic = "对占用基本农田建窑、建房、建坟、挖砂、采石、采矿、取土、堆放固体废弃物"
    found = match_duties(
        [
            duty("110101001-b1", f"{arable}破坏种植条件的处罚"),
            duty("110101002-b1", f"{basic}毁坏种植条件的处罚"),
        ]
    )
    assert found == Matching((), (), ())


def test_a_duty_that_bundles_objects_belongs_to_each() -> None:
    found = match_duties(
        [
            duty("110101001-c1", "落实低保、特困供养、临时救助审批"),
            duty("110101002-c1", "特困人员救助"),
            duty("110101003-b1", "办理“救急难”业务"),
        ]
    )
    assert members(found) == {
        "临时救助": ["110101001-c1", "110101003-b1"],
        "特困人员救助供养": ["110101001-c1", "110101002-c1"],
    }


def test_two_duties_of_one_list_make_no_matter() -> None:
    found = match_duties([duty("110101001-c1", "低保"), duty("110101001-c2", "低保")])
    assert found.matters == ()


def test_a_membership_says_how_surely_and_why() -> None:
    found = match_duties(
        [
            duty(
                "110101001-c1",
                "办理低保业务",
                field="public-services",
                lines=("civil-affairs",),
                steps=("审核最低生活保障申请",),
            ),
            duty(
                "110101002-c1",
                "最低生活保障",
                field="public-services",
                lines=("civil-affairs", "finance"),
                steps=("入户调查",),
            ),
        ]
    )
    matter = make_matter(object_to_key("最低生活保障", ""), "最低生活保障")
    assert found.matters == (matter,)
    why = ("最低生活保障", "", ("civil-affairs",), "public-services")
    assert found.memberships == (
        Membership(
            "https://example.org/duty/110101001-c1",
            matter.iri,
            1.0,
            Evidence(*why, in_steps=True, rule="object"),
        ),
        Membership(
            "https://example.org/duty/110101002-c1",
            matter.iri,
            0.9,
            Evidence(*why, in_steps=False, rule="object"),
        ),
    )


def test_shared_lines_tip_the_scale_for_wordings() -> None:
    titles = "做好沙棘果采摘看护巡逻", "沙棘果园看护巡逻"
    lines = ("forestry-grassland",)
    alone = [duty(f"11010100{n}-c1", title) for n, title in enumerate(titles)]
    helped = [
        duty(f"11010100{n}-c1", title, lines=lines) for n, title in enumerate(titles)
    ]
    assert members(match_duties(alone)) == {}
    assert members(match_duties(helped)) == {
        "做好沙棘果采摘看护巡逻": ["110101000-c1", "110101001-c1"]
    }


def test_a_new_document_joins_without_renaming() -> None:
    first = match_duties(WAGES[:2])
    later = match_duties(WAGES, first.matters)
    assert later.matters == first.matters
    assert members(later)["农民工工资"] == [
        "110101001-b1",
        "110101002-c1",
        "110101003-r1",
    ]


def test_a_matter_keeps_the_name_it_has() -> None:
    named = make_matter(object_to_key("农民工工资", ""), "治理欠薪")
    assert members(match_duties(WAGES, [named])).keys() == {"治理欠薪"}


def test_a_sentence_between_two_matters_joins_the_nearer_and_relates_them() -> None:
    near = make_matter(words_to_key("沙棘采摘季看护巡逻安排"), "甲")
    far = make_matter(words_to_key("沙棘采摘季看护巡逻队伍安排"), "乙")
    duties = [
        duty("110101001-c1", "沙棘采摘季看护巡逻安排"),
        duty("110101002-c1", "沙棘采摘季看护巡逻队伍安排"),
        duty("110101003-c1", "沙棘采摘季的看护巡逻队安排"),
    ]
    found = match_duties(duties, [near, far])
    assert set(found.matters) == {near, far}
    assert members(found) == {
        "甲": ["110101001-c1"],
        "乙": ["110101002-c1", "110101003-c1"],
    }
    assert found.related == (tuple(sorted((near.iri, far.iri))),)


def test_a_matter_that_nobody_holds_any_more_goes() -> None:
    first = match_duties(WAGES)
    assert match_duties([], first.matters) == Matching((), (), ())


def test_a_matter_stays_as_long_as_one_holds_it() -> None:
    first = match_duties(WAGES)
    assert match_duties(WAGES[:1], first.matters).matters == first.matters


TITLES = st.sampled_from(
    [
        "办理低保",
        "最低生活保障及追缴低保金",
        GRAZING,
        "对露天焚烧秸秆、落叶的处罚；对超载放牧的处罚",
        "沙棘果采摘看护巡逻",
        "做好沙棘果采摘季看护巡逻",
        "沙棘果园看护巡逻队",
        "",
        "水",
    ]
)


DUTIES = st.lists(
    st.tuples(st.integers(1, 4), st.sampled_from("bcr"), TITLES), max_size=25
).map(
    lambda rows: [
        duty(f"11010100{township}-{kind}{number}", title)
        for number, (township, kind, title) in enumerate(rows, 1)
    ]
)


@given(DUTIES, st.randoms(use_true_random=False))
def test_the_order_of_duties_is_of_no_account(
    duties: list[DutyText], rng: random.Random
) -> None:
    shuffled = list(duties)
    rng.shuffle(shuffled)
    assert match_duties(shuffled) == match_duties(duties)


@given(DUTIES, DUTIES)
@settings(max_examples=60)
def test_what_is_there_keeps_iri_name_and_members(
    before: list[DutyText], added: list[DutyText]
) -> None:
    first = match_duties(before)
    new = [
        DutyText(f"{one.iri}-new", "220202009", one.kind, one.number, one.title)
        for one in added
    ]
    later = match_duties([*before, *new], first.matters)
    assert set(first.matters) <= set(later.matters)
    assert match_duties([*before, *new], later.matters) == later


def test_a_duty_of_two_documents_is_one_with_what_both_say() -> None:
    twice = [
        duty("110101001-c1", "办理低保", steps=("入户调查",), lines=("finance",)),
        duty("110101001-c1", "办理低保", steps=("审核低保",), field="services"),
    ]
    once = duty(
        *("110101001-c1", "办理低保"),
        steps=("入户调查", "审核低保"),
        lines=("finance",),
        field="services",
    )
    assert match_duties([*twice, *WAGES]) == match_duties([once, *WAGES])


@given(
    st.lists(st.text("低保金救助…", max_size=6), max_size=6),
    st.lists(st.text("低保金救助…", min_size=1, max_size=4), max_size=3),
)
def test_the_steps_that_are_kept_name_what_all_of_them_name(
    steps: list[str], words: list[str]
) -> None:
    kept = steps_to_score(steps, words)
    assert bool(kept) == bool(steps)
    assert [is_named(word, kept) for word in words] == [
        is_named(word, steps) for word in words
    ]
