import pytest

from dutygraph.model import Paragraph, Place
from dutygraph.parse.duties.cutheadings import join_cut_headings

COLUMN = ("县教育局", "县文化和旅游局", "县卫生健康委员会")


def joined(*lines: str) -> list[str]:
    paragraphs = [Paragraph(line, Place()) for line in lines]
    return [paragraph.text for paragraph in join_cut_headings(paragraphs, COLUMN)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("县教育局、县文化", "和旅游局：", "监管。"),
            ["县教育局、县文化和旅游局：", "监管。"],
        ),
        (
            ("1.预报；县文", "化和旅", "游局：监管。"),
            ["1.预报；", "县文化和旅游局：监管。"],
        ),
        (("（二）县卫健", "委：监测。"), ["（二）县卫健委：监测。"]),
        (
            ("县教育局、县", "文化和旅游局：监管。"),
            ["县教育局、县文化和旅游局：监管。"],
        ),
    ],
)
def test_a_heading_over_several_lines_is_one(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    assert joined(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("【县安全生产委", "员会办公室】（1）监管。"),
            ["【县安全生产委员会办公室】（1）监管。"],
        ),
        (("【县文化", "和旅", "游局】", "监管。"), ["【县文化和旅游局】", "监管。"]),
        (
            ("〖县教育局、县文", "化和旅游局〗：监管。"),
            ["〖县教育局、县文化和旅游局〗：监管。"],
        ),
    ],
)
def test_a_heading_in_brackets_goes_on_to_its_closing_bracket(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    assert joined(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("【县教育局", "监管。"),
        ("【县教育局】", "【县文化和旅游局】监管。"),
        ("监管【备注", "见附表】。"),
        ("【县教育局", "监管；上报】。"),
    ],
)
def test_brackets_that_are_not_closed_join_nothing(lines: tuple[str, ...]) -> None:
    assert joined(*lines) == list(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("县教育局", "县文化和旅游局：监管。"),
        ("将名单上报县", "教育局：监管。"),
        ("做好衔接，其中", "县教育局：监管。"),
    ],
)
def test_what_a_heading_needs_no_more_stays_above_it(lines: tuple[str, ...]) -> None:
    assert joined(*lines) == list(lines)
