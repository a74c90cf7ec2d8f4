"""Numbers that no list prints end neither the program nor the other duties."""

import pytest

from dutygraph.errors import ParseError
from dutygraph.parse import parse
from tests.parse.texts import table

LONG = "9" * 5_000
TITLE, HEADINGS = "石桥镇基本履职事项清单", "序号\t事项名称"


@pytest.mark.parametrize(
    "lines",
    [
        (f"石桥镇基本履职事项清单（共{LONG}项）", HEADINGS),
        (TITLE, HEADINGS, f"一、经济发展（{LONG}项）"),
        (TITLE, HEADINGS, f"经济发展（{LONG}项）"),
        ("清单名称\t数量", f"基本履职事项\t{LONG}", TITLE, HEADINGS),
        (f"基本履职事项{LONG}项，配合履职事项{LONG}项", TITLE, HEADINGS),
    ],
)
def test_a_count_of_thousands_of_digits_counts_nothing(
    lines: tuple[str, ...],
) -> None:
    parsed = parse(table(*lines, "1\t招商引资", "2\t修路"))
    assert [duty.title for duty in parsed.duties] == ["招商引资", "修路"]
    assert all(count.count < 1_000_000 for count in parsed.declared)


def form(number: str) -> list[str]:
    return [
        "石桥镇配合履职事项清单",
        f"序号：{number}",
        "事项名称：防汛",
        "对应上级部门：县水利局",
        "上级部门职责：1.开展巡查。",
        "乡镇配合职责：1.上报情况。",
    ]


@pytest.mark.parametrize("number", ["①", "¹", "٣", "", " "])
def test_a_form_whose_number_is_no_plain_one_is_a_duty(number: str) -> None:
    (found,) = parse(table(*form(number))).duties
    assert (found.title, found.departments) == ("防汛", ("县水利局",))


@pytest.mark.parametrize("number", ["Ⅰ", "壹", LONG])
def test_a_form_whose_number_is_none_is_refused(number: str) -> None:
    with pytest.raises(ParseError, match="no duty below them"):
        parse(table(*form(number)))
