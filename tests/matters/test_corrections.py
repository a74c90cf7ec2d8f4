"""A reviewer joins, parts and renames matters, each time with a reason."""

import pytest

from dutygraph.matters.corrections import (
    Corrections,
    Join,
    Part,
    Rename,
    load_corrections,
    read_corrections,
)
from dutygraph.matters.grouping import match_duties
from dutygraph.matters.records import Matching
from tests.matters.duties import WAGES

from .duties import duty, members


@pytest.fixture
def found() -> Matching:
    return match_duties(WAGES)


def test_a_reviewer_joins_what_no_word_joins() -> None:
    duties = [duty("110101001-b1", "甲乙丙"), duty("110101002-c1", "丁戊己")]
    join = Join((duties[0].iri, duties[1].iri), "同一件事", "两地同一文件")
    found = match_duties(duties, corrections=Corrections(joins=(join,)))
    assert members(found) == {"同一件事": ["110101001-b1", "110101002-c1"]}
    assert {one.evidence.rule for one in found.memberships} == {"review"}


def test_a_reviewer_parts_a_duty_from_a_matter(found: Matching) -> None:
    part = Part(WAGES[2].iri, found.matters[0].iri, "只管支付")
    parted = match_duties(WAGES, corrections=Corrections(parts=(part,)))
    assert members(parted) == {"农民工工资": ["110101001-b1", "110101002-c1"]}


def test_a_reviewer_renames_a_matter(found: Matching) -> None:
    rename = Rename(found.matters[0].iri, "治理欠薪", "更通行")
    renamed = match_duties(WAGES, corrections=Corrections(renames=(rename,)))
    assert [(one.iri, one.name) for one in renamed.matters] == [
        (found.matters[0].iri, "治理欠薪")
    ]


def test_corrections_are_read_from_their_file() -> None:
    read = read_corrections(
        """
        [[matter-join]]
        duties = ["https://x.org/1", "https://x.org/2"]
        name = "甲"
        reason = "一"
        [[matter-part]]
        duty = "https://x.org/3"
        matter = "https://x.org/m"
        reason = "二"
        [[matter-name]]
        matter = "https://x.org/m"
        name = "乙"
        reason = "三"
        """
    )
    assert read == Corrections(
        (Join(("https://x.org/1", "https://x.org/2"), "甲", "一"),),
        (Part("https://x.org/3", "https://x.org/m", "二"),),
        (Rename("https://x.org/m", "乙", "三"),),
    )


def test_a_correction_without_reason_is_an_error() -> None:
    with pytest.raises(KeyError, match="reason"):
        read_corrections('[[matter-name]]\nmatter = "m"\nname = "n"\n')


def test_every_correction_of_the_project_has_a_reason() -> None:
    corrections = load_corrections()
    for entry in (*corrections.joins, *corrections.parts, *corrections.renames):
        assert entry.reason
