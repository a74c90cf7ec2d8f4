"""Sections that a page prints elsewhere than above their first duty."""

from dutygraph.parse import parse
from dutygraph.parse.wording.titles import add_count
from tests.parse.arranging.test_rearranged import COLUMNS, HEAD
from tests.parse.texts import table, titles

LATE = COLUMNS.replace("一、平安法治（2项）\n", "一、平安法治（1项）\n")
LATE += "\n二、经济发展（1项）\n"


def test_a_section_begins_where_those_above_it_have_all_their_duties() -> None:
    read = parse(table(*(HEAD + LATE).split("\n")))
    assert titles(read) == [(1, "平安法治", "防汛工作"), (2, "经济发展", "统计普查")]


def test_sections_without_a_count_tell_nothing_of_those_below() -> None:
    assert add_count(3, "二、经济发展（4项）") == 7
    assert add_count(3, "二、经济发展") is None
    assert add_count(None, "二、经济发展（4项）") is None
