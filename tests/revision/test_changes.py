"""What changed between two editions is told, and no more."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.errors import PlaceError
from dutygraph.model import ListKind
from dutygraph.revision.changes import compare_editions, count_changes
from dutygraph.revision.editions import refuse_other_township
from dutygraph.revision.records import Change, ChangeKind, Edition, Entry

from .lists import ASPECTS, edition, entry, told

ORDERED = [kind.value for kind in ListKind]


def test_a_duty_alone_is_added_or_removed() -> None:
    old = edition(entry("秸秆禁烧"), entry("防汛抗旱", 2))
    new = edition(entry("秸秆禁烧"), entry("粮食收购", 2))
    assert told(compare_editions(old, new)) == [
        ("added", "粮食收购", (), ()),
        ("removed", "防汛抗旱", (), ()),
    ]


def test_another_number_alone_is_no_change() -> None:
    old = edition(entry("秸秆禁烧", 1), entry("防汛抗旱", 2))
    new = edition(entry("防汛抗旱", 1), entry("秸秆禁烧", 2))
    changes = compare_editions(old, new)
    assert told(changes) == [
        ("renumbered", "防汛抗旱", ("2",), ("1",)),
        ("renumbered", "秸秆禁烧", ("1",), ("2",)),
    ]
    assert [change.is_change for change in changes] == [False, False]


def test_another_typography_is_no_change() -> None:
    old = edition(entry("秸秆 禁烧。", guarantees=("提供资金（含油费）",)))
    new = edition(entry("秸秆禁烧", guarantees=("提供资金(含油费)。",)))
    assert compare_editions(old, new) == ()


def test_a_title_much_alike_is_reworded() -> None:
    old, new = (
        edition(entry("开展秸秆禁烧工作")),
        edition(entry("开展秸秆禁烧巡查工作")),
    )
    assert told(compare_editions(old, new)) == [
        (
            "reworded",
            "开展秸秆禁烧巡查工作",
            ("开展秸秆禁烧工作",),
            ("开展秸秆禁烧巡查工作",),
        )
    ]


def test_a_duty_in_another_list_is_moved() -> None:
    old = edition(entry("秸秆禁烧", 4, departments=("县环保局",), lead=("县环保局",)))
    new = edition(entry("秸秆禁烧", 9, ListKind.BASIC))
    assert told(compare_editions(old, new)) == [
        ("moved", "秸秆禁烧", ("cooperative",), ("basic",)),
        ("lead", "秸秆禁烧", ("县环保局",), ()),
        ("departments", "秸秆禁烧", ("县环保局",), ()),
    ]


def test_a_reworded_duty_is_found_in_another_list_where_it_is_much_alike() -> None:
    old = edition(entry("开展农村秸秆禁烧巡查"), entry("组织粮食收购", 2))
    new = edition(
        entry("开展农村秸秆禁烧检查", 1, ListKind.BASIC),
        entry("组织粮食调运收购服务", 2, ListKind.BASIC),
    )
    assert [one[:2] for one in told(compare_editions(old, new))] == [
        ("moved", "开展农村秸秆禁烧检查"),
        ("reworded", "开展农村秸秆禁烧检查"),
        ("added", "组织粮食调运收购服务"),
        ("removed", "组织粮食收购"),
    ]


def test_the_most_alike_title_is_taken() -> None:
    old = edition(entry("开展秸秆禁烧巡查"))
    new = edition(entry("开展秸秆禁烧检查"), entry("开展秸秆禁烧巡查工作", 2))
    assert [one[:2] for one in told(compare_editions(old, new))] == [
        ("added", "开展秸秆禁烧检查"),
        ("reworded", "开展秸秆禁烧巡查工作"),
        ("renumbered", "开展秸秆禁烧巡查工作"),
    ]


def test_the_same_list_is_looked_in_before_another() -> None:
    old = edition(entry("秸秆禁烧"))
    new = edition(entry("秸秆禁烧", 1, ListKind.BASIC), entry("秸秆禁烧", 1))
    assert told(compare_editions(old, new)) == [("added", "秸秆禁烧", (), ())]


def test_departments_guarantees_and_steps_are_told_by_what_differs() -> None:
    old = entry(
        "秸秆禁烧",
        lead=("县甲局",),
        departments=("县甲局", "县乙局"),
        guarantees=("提供资金", "业务指导"),
        township_steps=("巡查", "上报"),
        section=("生态环保",),
    )
    new = entry(
        "秸秆禁烧",
        lead=("县乙局",),
        departments=("县乙局", "县丙局"),
        guarantees=("业务指导",),
        township_steps=("上报", "巡查", "宣传"),
        section=("平安法治",),
        delegated=("*",),
    )
    assert told(compare_editions(edition(old), edition(new))) == [
        ("section", "秸秆禁烧", ("生态环保",), ("平安法治",)),
        ("delegated", "秸秆禁烧", (), ("*",)),
        ("lead", "秸秆禁烧", ("县甲局",), ("县乙局",)),
        ("departments", "秸秆禁烧", ("县甲局",), ("县丙局",)),
        ("guarantees", "秸秆禁烧", ("提供资金",), ()),
        ("township_steps", "秸秆禁烧", (), ("宣传",)),
    ]


def test_of_twins_the_one_with_the_same_content_stays() -> None:
    first = entry("秸秆禁烧", 1, guarantees=("提供资金",))
    second = entry("秸秆禁烧", 2, guarantees=("业务指导",))
    gone = compare_editions(edition(first, second), edition(second))
    assert gone == (Change(ChangeKind.REMOVED, first, None),)


def test_changes_are_counted_by_kind() -> None:
    old, new = edition(entry("甲"), entry("乙", 2)), edition(entry("乙", 1))
    assert count_changes(compare_editions(old, new)) == {
        ChangeKind.REMOVED: 1,
        ChangeKind.RENUMBERED: 1,
    }


def test_lists_of_two_townships_are_refused() -> None:
    ours, theirs = edition(), edition(code="990102104", name="新.txt")
    with pytest.raises(PlaceError) as caught:
        refuse_other_township(ours, theirs)
    assert str(caught.value) == (
        "旧.txt, 新.txt: lists of 石桥镇 990102103 and of 柳林乡 990102104; expected "
        "two documents of one township; give its code with --township, or compare "
        "them all the same with --force"
    )


def test_lists_of_unknown_townships_are_refused_unless_their_names_agree() -> None:
    unknown = edition(code="")
    with pytest.raises(PlaceError, match="an unknown township"):
        refuse_other_township(unknown, unknown)
    named = replace(unknown, township="石 桥镇")
    refuse_other_township(named, edition())


TEXTS = st.text("甲乙丙丁戊 。", max_size=6)
ENTRIES = st.builds(
    lambda title, number, kind, steps, name: entry(
        title, number, kind, township_steps=tuple(steps), departments=(name,)
    ),
    TEXTS,
    st.integers(1, 9),
    st.sampled_from(list(ListKind)),
    st.lists(TEXTS, max_size=2),
    TEXTS,
)
EDITIONS = st.lists(ENTRIES, max_size=8).map(lambda own: edition(*own))
MIRRORED = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}


def key(change: Change) -> tuple[object, ...]:
    def of(one: Entry | None) -> tuple[object, ...]:
        return (
            (one.kind, one.number, one.title, *(one.aspects[k] for k in ASPECTS))
            if one
            else ()
        )

    return (
        change.kind.value,
        of(change.old),
        of(change.new),
        change.before,
        change.after,
    )


def mirror(change: Change) -> Change:
    kind = MIRRORED.get(change.kind, change.kind)
    return Change(kind, change.new, change.old, change.after, change.before)


@given(EDITIONS)
def test_a_list_does_not_differ_from_itself(one: Edition) -> None:
    assert compare_editions(one, one) == ()


@given(EDITIONS, EDITIONS)
def test_the_way_back_mirrors_the_way_there(old: Edition, new: Edition) -> None:
    there = sorted(map(repr, map(key, compare_editions(old, new))))
    back = sorted(repr(key(mirror(one))) for one in compare_editions(new, old))
    assert there == back


@given(EDITIONS)
def test_another_numbering_alone_counts_nothing(one: Edition) -> None:
    moved = tuple(
        replace(old, number=old.number + 1 + n) for n, old in enumerate(one.entries)
    )
    changes = compare_editions(one, replace(one, entries=moved))
    assert [change for change in changes if change.is_change] == []


@given(EDITIONS, EDITIONS)
def test_every_duty_is_told_once_at_most_as_added_or_removed(
    old: Edition, new: Edition
) -> None:
    counts = count_changes(compare_editions(old, new))
    added = counts.get(ChangeKind.ADDED, 0)
    removed = counts.get(ChangeKind.REMOVED, 0)
    assert len(new.entries) - added == len(old.entries) - removed >= 0
