"""Items without numbers that the lines of a page have run together."""

import pytest

from dutygraph.model import Paragraph, Place
from dutygraph.parse.duties.numbering import paragraphs_to_steps

PAGE = Place(pages=(1, 1))


def steps(texts: tuple[str, ...], place: Place) -> list[str]:
    found = paragraphs_to_steps([Paragraph(text, place) for text in texts])
    return [step.text for step in found]


def test_items_are_parted_where_each_paragraph_of_a_page_ends_in_a_semicolon() -> None:
    texts = ("配合选址；", "协调纠纷；确定管护主体；", "巡查。")
    assert steps(texts, PAGE) == ["配合选址", "协调纠纷", "确定管护主体", "巡查"]


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        (("协调纠纷；确定主体；", "巡查。"), Place(lines=(1, 1))),
        (("协调纠纷；确定主体。", "巡查。"), PAGE),
        (("初审：（1）查身份证；（2）查户口簿；", "公示。"), PAGE),
    ],
)
def test_a_semicolon_that_ends_no_item_stays_inside_it(
    texts: tuple[str, ...], place: Place
) -> None:
    assert len(steps(texts, place)) == 2
